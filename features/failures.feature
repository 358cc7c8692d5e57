Feature: How a move goes wrong
  A move goes wrong in three ways for the one who is moved: nothing happened, dropped and not reconnected, connected to the wrong
  meeting. Any of the eleven steps can be the one that fails:

  | Step fails | Because | The operator is told | Is left | Rules |
  | --- | --- | --- | --- | --- |
  | 1 | the request does not arrive, is not allowed or is wrong | a refusal, or nothing | as before | FAIL-01 |
  | 2, 3 | the home can't be asked, says nothing, or has lost the participant | a refusal | as before | FAIL-16, FAIL-17, STEP-03 |
  | 4 | the chosen Call Bridge does not exist, is down or says nothing | a refusal | as before | FAIL-01, FAIL-16 |
  | 5 | the target is full, its space is gone, or the chosen one dies | a refusal, or that it was accepted | as before | FAIL-01, FAIL-05, FAIL-18 |
  | 6, 7 | there is no link to the Web Bridge, it says nothing or dies | either | as before, or dropped | FAIL-02, FAIL-04, FAIL-14, FAIL-15 |
  | 8 | the web app says nothing, breaks off instead of ending, or ends twice | accepted | as before, or in the target | FAIL-04, FAIL-06, RACE-14, RACE-15 |
  | 9, 10 | the old home dies, says nothing or can't be reached | accepted | in the target | FAIL-13, FAIL-19 |
  | 11 | the web app does not come back, or is not let in | accepted | dropped | FAIL-02, FAIL-04 |

  Accepted means 200 and no more: what became of a move is seen in the participants.

  Background:
    Given Standup and Planning are in session on Paris

  @FAIL-01 @must @stated @cluster
  Rule: FAIL-01 Where nothing happened, the participant is still connected in the old call
    Whatever stands in the way of a move, its participant is not to lose the meeting that it has.

    Source: S1-42, S1-43, S1-46, S1-47, S1-50
    Observable: the old participant and its session.

    @FAIL-01.1
    Scenario Outline: A request that is wrong
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "<request>" to Paris
      Then the request is refused
      And Alice is connected in Standup
      And the session of Alice goes on
      And Planning has 0 participants

      Examples:
        | case        | request                                                                                                  |
        | no call     | POST /calls/00000000-0000-4000-8000-000000000000/participants?movedParticipant={Alice}                   |
        | nobody      | POST /calls/{Planning}/participants?needsActivation=false                                                |
        | no such home | POST /calls/{Planning}/participants?movedParticipant={Alice}&callBridge=00000000-0000-4000-8000-000000000000 |

    @FAIL-01.2
    Scenario: An operator who is not let in
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}" to Paris with a wrong password
      Then the answer is 401
      And Alice is connected in Standup
      And the session of Alice goes on
      And Planning has 0 participants

    @FAIL-01.3
    Scenario: A target that is full
      Given Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Alice is connected in Standup
      And the session of Alice goes on

    @FAIL-01.4 @needs-arrival-time
    Scenario: A web app that does not do what it was told
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the arrival time has passed
      Then the old participant of Alice is connected in Standup
      When Alice writes "still here"
      Then Bob has read "still here"

    @FAIL-01.5 @needs-kill @needs-3-call-bridges
    Scenario: The chosen Call Bridge dies before the web app has ended its session
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris, placed on Lima
      And Lima is killed
      Then the old participant of Alice is connected in Standup
      And the session of Alice goes on

    @FAIL-01.6 @needs-partly-linked-web-bridge @needs-2-call-bridges
    Scenario: The chosen Call Bridge has no link to the Web Bridge
      Given Alice has joined Standup through Web Bridge North
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then the request is accepted or refused
      And the session of Alice goes on
      And Standup has 1 participant

    @FAIL-01.7 @needs-stop @needs-3-call-bridges
    Scenario: The chosen Call Bridge says nothing
      Given Alice has joined Standup through Web Bridge East
      And Lima stops answering
      When the operator moves Alice to Planning at Paris, placed on Lima
      Then the request is accepted or refused
      And the session of Alice goes on
      And Standup has 1 participant

  @FAIL-02 @must @stated @cluster
  Rule: FAIL-02 Where somebody was dropped and did not come back, a manual join works
    Source: S1-42, S1-49, S1-50, S1-52, S1-53, S1-54
    Observable: who joins the target through a Web Bridge that is there is connected in it.

    @FAIL-02.1
    Scenario: The web app does not come back
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      When Alice has joined Planning through Web Bridge East
      Then Alice is connected in Planning

    @FAIL-02.2
    Scenario: Its credential is not good
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      When the web app of Alice tries to come back with a spoiled credential
      Then Alice is not let in
      When Alice has joined Planning through Web Bridge East
      Then Alice is connected in Planning

    @FAIL-02.3
    Scenario Outline: What it was to come back to is no more
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      And the operator sends "<request>" to Paris
      When the web app of Alice tries to come back
      And Alice has joined Planning through Web Bridge East
      Then Alice is connected in Planning

      Examples:
        | case        | request                      |
        | participant | DELETE /participants/{Alice} |
        | call        | DELETE /calls/{Planning}     |

    @FAIL-02.4 @needs-kill @needs-3-call-bridges
    Scenario: The chosen Call Bridge dies between the end and the return
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And the web app of Alice ends the old session
      And Lima is killed
      When the web app of Alice tries to come back
      And Alice has joined Planning through Web Bridge East
      Then Alice is connected in Planning

    @FAIL-02.5 @needs-kill @needs-2-web-bridges
    Scenario: The Web Bridge dies while the move is held
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Web Bridge East is killed
      When Alice has joined Planning through Web Bridge West
      Then Alice is connected in Planning

    @FAIL-02.6 @needs-stop @needs-2-web-bridges
    Scenario: The Web Bridge says nothing while the move is held
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Web Bridge East stops answering
      When Alice has joined Planning through Web Bridge West
      Then Alice is connected in Planning

    @FAIL-02.7 @needs-cut @needs-2-web-bridges
    Scenario: The new home loses the Web Bridge between the end and the return
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      And the link between Paris and Web Bridge East is cut
      When the web app of Alice tries to come back
      And Alice has joined Planning through Web Bridge West
      Then Alice is connected in Planning

    @FAIL-02.8 @needs-users
    Scenario: Somebody who has signed in
      Given Uma has joined Standup through Web Bridge East
      And the operator moves Uma to Planning at Paris
      And the web app of Uma ends the old session
      When Uma has joined Planning through Web Bridge East
      Then Uma is connected in Planning

  @FAIL-03 @must @stated @cluster
  Rule: FAIL-03 Nobody is connected to a wrong meeting
    Source: S1-42, S1-48, S1-55
    Observable: the call of the new participant.

    @FAIL-03.1
    Scenario: Two are moved to two targets
      Given Retro is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | the operator moves Bob to Retro at Paris      |
      And at the same time:
        | the web app of Alice follows what it was told |
        | the web app of Bob follows what it was told   |
      Then Alice is connected in Planning
      And Bob is connected in Retro

    @FAIL-03.2
    Scenario: The first target was full, the second is another
      Given Retro is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When Alice is moved to Retro at Paris
      Then Alice is connected in Retro

    @FAIL-03.3 @needs-arrival-time
    Scenario: The first move came to nothing, the second leads elsewhere
      Given Retro is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the arrival time has passed
      When the operator moves the old participant of Alice to Retro at Paris
      And the web app of Alice follows what it was told
      Then Alice is connected in Retro

    @FAIL-03.4 @needs-kill @needs-3-call-bridges
    Scenario: A credential from before its Call Bridge died leads nowhere
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And the web app of Alice ends the old session
      And Lima is killed
      And Lima is started again
      When the web app of Alice tries to come back
      Then Alice is not let in

  @FAIL-04 @may @derived @call-bridge
  Rule: FAIL-04 A new participant for whom nobody comes is removed after the arrival time
    And not long before it: the web app may take its time. Of several each is waited for by itself.

    Source: S1-54
    Observable: the target's participants, and that the credential is refused.

    @FAIL-04.1 @needs-arrival-time
    Scenario: The web app has ended its old session and does not come back
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      When the arrival time has passed
      Then Planning has 0 participants
      And the credential of Alice is refused at every Web Bridge

    @FAIL-04.2 @needs-arrival-time @needs-3-call-bridges
    Scenario: On every Call Bridge
      Given Retro is in session on Tokyo and Lima
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Retro at Tokyo, placed on Lima
      When the arrival time has passed
      Then Retro has 1 participant
      And Bob sees exactly Bob

    @FAIL-04.3 @needs-stop @needs-arrival-time
    Scenario: The Web Bridge says nothing
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Web Bridge East stops answering
      When the arrival time has passed
      Then Planning has 0 participants
      When Web Bridge East answers again
      Then Standup has 1 participant

    @FAIL-04.4 @needs-arrival-time
    Scenario: Until then it is waited for
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When more than half the arrival time has passed
      Then Alice is initial in Planning

    @FAIL-04.5 @needs-arrival-time
    Scenario: Two, and neither comes
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the operator moves Bob to Planning at Paris
      When the arrival time has passed
      Then Planning has 0 participants
      And Standup has 2 participants

    @FAIL-04.6 @needs-arrival-time
    Scenario: Two, and one of them has come
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      And the operator moves Bob to Planning at Paris
      When the arrival time has passed
      Then Planning has 1 participant
      And Alice is connected in Planning

  @FAIL-05 @may @derived @call-bridge
  Rule: FAIL-05 After a move that came to nothing the same participant can be moved again
    As soon as it is known that nothing will come of it: at a refusal, when the new participant is gone.

    Source: S1-43
    Observable: a second move is accepted and completed.

    @FAIL-05.1
    Scenario: The target was full and is no more
      Given Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Bob leaves
      When the operator moves Alice to Planning at Paris
      Then the move is accepted

    @FAIL-05.2
    Scenario: The operator has taken it back
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the operator removes Alice
      When the operator moves the old participant of Alice to Planning at Paris
      Then the move is accepted
      When the web app of Alice follows what it was told
      Then Alice is connected in Planning

    @FAIL-05.3 @needs-kill @needs-3-call-bridges
    Scenario: The chosen Call Bridge has died
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And Lima is killed
      And Planning has 0 participants
      When the operator moves the old participant of Alice to Planning at Paris
      Then the move is accepted

    @FAIL-05.4
    Scenario: The call has ended into which it was to be moved
      Given Retro is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the operator sends "DELETE /calls/{Planning}" to Paris
      When the operator moves the old participant of Alice to Retro at Paris
      Then the move is accepted

    @FAIL-05.5
    Scenario: The web app had not come yet
      Given Alice is given a credential for Standup at Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Alice comes in
      When the operator moves Alice to Planning at Paris
      Then the move is accepted

  @FAIL-06 @may @derived @call-bridge
  Rule: FAIL-06 An old participant whose web app broke off instead of ending is removed after the reconnect time
    And not long before it: the web app may come back to where it was.

    Source: S1-20, S1-22
    Observable: the old participant, and the new one, which has come and stays.

    @FAIL-06.1 @needs-reconnect-time
    Scenario: The web app breaks off and comes back as it was told
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Alice is told once to move to Planning
      And Alice loses the connection
      And the web app of Alice comes back
      When the reconnect time has passed
      Then the old participant of Alice is gone

    @FAIL-06.2 @needs-reconnect-time @needs-arrival-time
    Scenario: The web app breaks off for good
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Alice loses the connection
      When the reconnect time has passed
      And the arrival time has passed
      Then Standup has 0 participants
      And Planning has 0 participants

    @FAIL-06.3 @needs-reconnect-time
    Scenario: Until then it is there
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Alice loses the connection
      When more than half the reconnect time has passed
      Then Standup has 1 participant

  @FAIL-07 @may @derived @call-bridge
  Rule: FAIL-07 A web app that comes back before it has ended the old session is let in
    Whether its old participant stays until it is ended is open, and so is the reason that its old session is told where it does not.

    Source: S1-20, S1-23
    Observable: the new participant.

    @FAIL-07.1
    Scenario: First the new session
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the web app of Alice tries to come back
      Then Alice is connected in Planning

  @FAIL-08 @may @derived @call-bridge
  Rule: FAIL-08 Who joins the target by hand while a move is held is there as somebody else
    The move is held all the same: its new participant waits for the web app that was told to come.

    Source: S1-53
    Observable: the target's participants, before the arrival time and after it.

    @FAIL-08.1
    Scenario: Both are there
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When Alice has joined Planning through Web Bridge East
      Then Planning has 2 participants
      And Standup has 1 participant
      And everyone has an account of their own, on every Call Bridge

    @FAIL-08.2 @needs-arrival-time
    Scenario: The one for whom nobody came goes
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Alice has joined Planning through Web Bridge East
      When the arrival time has passed
      Then Planning has 1 participant
      And Alice is connected in Planning

    @FAIL-08.3 @needs-users
    Scenario: Somebody who has signed in
      Given Uma has joined Standup through Web Bridge East
      And the operator moves Uma to Planning at Paris
      When Uma has joined Planning through Web Bridge East
      Then Planning has 2 participants
      And Standup has 1 participant

  @FAIL-09 @may @derived @call-bridge
  Rule: FAIL-09 While a move is held, old and new participant can be removed each by itself
    Whether the new one goes with the old one is open.

    Source: S1-15, S1-22
    Observable: the two participants and the session.

    @FAIL-09.1
    Scenario: The new one
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the operator removes Alice
      Then Planning has 0 participants
      And the credential of Alice is refused at every Web Bridge
      And the old participant of Alice is connected in Standup
      And the session of Alice goes on

    @FAIL-09.2
    Scenario: The old one
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the operator removes the old participant of Alice
      Then the session of Alice is ended by the cluster
      And the old participant of Alice is gone
      And Alice is initial in at most one of Planning

  @FAIL-10 @may @derived @call-bridge
  Rule: FAIL-10 While a move is held, either call can be ended, and only who is in it goes
    Source: CMS API reference, "calls"
    Observable: the two participants and the session.

    @FAIL-10.1
    Scenario: The target's call
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the operator sends "DELETE /calls/{Planning}" to Paris
      Then the credential of Alice is refused at every Web Bridge
      And the old participant of Alice is connected in Standup
      And the session of Alice goes on

    @FAIL-10.2
    Scenario: The old call
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the operator sends "DELETE /calls/{Standup}" to Paris
      Then the session of Alice is ended by the cluster
      And the old participant of Alice is gone
      And Alice is initial in at most one of Planning

    @FAIL-10.3
    Scenario: The old call, out of which another one was moved before
      Given Alice has joined Standup with Bob through Web Bridge East
      And Bob is moved to Planning at Paris
      And the operator moves Alice to Planning at Paris
      When the operator sends "DELETE /calls/{Standup}" to Paris
      Then Bob is connected in Planning
      And the session of Bob goes on

  @FAIL-11 @may @derived @cluster
  Rule: FAIL-11 When a Call Bridge dies, those who have their home there are gone, and nobody else
    When it is there again, it takes part as before; nobody whom it had is there again.

    Source: S1-02
    Observable: rosters and lists on the Call Bridges that live.

    @FAIL-11.1 @needs-kill @needs-2-call-bridges
    Scenario: A meeting on two Call Bridges, one of which dies
      Given Retro is in session on Tokyo
      And Bob has joined Retro through Web Bridge East
      And Bob presents
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Retro at Tokyo, placed on Paris
      When Tokyo is killed
      Then Alice sees exactly Alice

    @FAIL-11.2 @needs-kill @needs-3-call-bridges
    Scenario: It is there again
      Given Alice has joined Standup through Web Bridge East
      And Lima is killed
      And Lima is started again
      When Alice is moved to Planning at Paris, placed on Lima
      Then Alice is connected in Planning, homed on Lima

  @FAIL-12 @may @derived @cluster
  Rule: FAIL-12 The Call Bridge that was asked is not needed after its answer
    Source: S1-18, S1-21
    Observable: the move is completed.

    @FAIL-12.1 @needs-kill @needs-3-call-bridges
    Scenario: It dies while the move is held
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Retro at Tokyo, placed on Lima
      And Tokyo is killed
      And the web app of Alice ends the old session
      When the web app of Alice tries to come back
      Then Alice is connected in Retro, homed on Lima

    @FAIL-12.2 @needs-cut @needs-3-call-bridges
    Scenario: It loses the old home while the move is held
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Retro at Tokyo, placed on Lima
      And the link between Paris and Tokyo is cut
      And the web app of Alice ends the old session
      When the web app of Alice tries to come back
      Then Alice is connected in Retro, homed on Lima

  @FAIL-13 @may @derived @cluster
  Rule: FAIL-13 Where the old home dies before the tear-down, the web app still arrives
    Source: S1-22, S1-23
    Observable: its session is over, and the new credential opens another.

    @FAIL-13.1 @needs-kill @needs-2-call-bridges
    Scenario: It dies while the move is held
      Given Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When Tokyo is killed
      Then the session of Alice is ended by the cluster
      When the web app of Alice tries to come back
      Then Alice is connected in Planning

  @FAIL-14 @may @derived @cluster
  Rule: FAIL-14 Where the Web Bridge dies while a move is held, both participants go after their times
    The old one after the reconnect time, the new one after the arrival time. Who came through another Web Bridge stays.

    Source: S1-19, S1-54
    Observable: the lists of both calls.

    @FAIL-14.1 @needs-kill @needs-arrival-time @needs-reconnect-time
    Scenario: Nobody comes any more
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Web Bridge East is killed
      When the reconnect time has passed
      And the arrival time has passed
      Then Standup has 0 participants
      And Planning has 0 participants

    @FAIL-14.2 @needs-kill @needs-2-web-bridges @needs-reconnect-time
    Scenario: Another one came through another Web Bridge
      Given Bob has joined Standup through Web Bridge West
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Web Bridge East is killed
      When the reconnect time has passed
      Then Standup has 1 participant
      And Bob sees exactly Bob

  @FAIL-15 @may @derived @cluster
  Rule: FAIL-15 Without a link from the chosen Call Bridge to the Web Bridge a move comes to nothing and leaves nothing
    Whether it is refused at once or accepted in vain is open.

    Source: S1-18, S1-47
    Observable: the target is empty, at once or after the arrival time.

    @FAIL-15.1 @needs-partly-linked-web-bridge @needs-2-call-bridges @needs-arrival-time
    Scenario: There never was a link
      Given Alice has joined Standup through Web Bridge North
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      And the arrival time has passed
      Then Planning has 0 participants
      And Standup has 1 participant
      And the session of Alice goes on

    @FAIL-15.2 @needs-cut @needs-3-call-bridges @needs-arrival-time
    Scenario: The link is cut
      Given Alice has joined Standup through Web Bridge East
      And the link between Lima and Web Bridge East is cut
      When the operator moves Alice to Planning at Paris, placed on Lima
      And the arrival time has passed
      Then Planning has 0 participants
      And Standup has 1 participant
      And the session of Alice goes on

    @FAIL-15.3 @needs-cut @needs-3-call-bridges @needs-arrival-time
    Scenario: The link is cut while the move is held
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And the link between Lima and Web Bridge East is cut
      When the arrival time has passed
      Then Planning has 0 participants
      And Standup has 1 participant
      And the session of Alice goes on

  @FAIL-16 @may @derived @cluster
  Rule: FAIL-16 What a Call Bridge that said nothing was asked for comes too late
    The operator is refused in the time in which any request is to be answered. When the Call Bridge answers again, nothing comes
    of the request that it had not taken notice of.

    Source: S1-15, S1-47
    Observable: the refusal, and that nobody is told to move.

    @FAIL-16.1 @needs-stop @needs-3-call-bridges
    Scenario: The chosen one
      Given Alice has joined Standup through Web Bridge East
      And Lima stops answering
      When the operator moves Alice to Planning at Paris, placed on Lima
      Then the request is refused
      When Lima answers again
      Then nobody else is told to move
      And Planning has 0 participants

    @FAIL-16.2 @needs-stop @needs-2-call-bridges
    Scenario: The home
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Paris stops answering
      When the operator moves Alice to Retro at Tokyo
      Then the request is refused
      When Paris answers again
      Then nobody else is told to move

    @FAIL-16.3 @needs-stop @needs-2-call-bridges
    Scenario: The home, and the move is asked for again
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Paris stops answering
      And the operator moves Alice to Retro at Tokyo
      And Paris answers again
      When the operator moves Alice to Retro at Tokyo
      Then the move is accepted

  @FAIL-17 @may @derived @cluster
  Rule: FAIL-17 A Call Bridge that can't reach the home refuses the move, and can do it when the link is there again
    Source: S1-12, S1-13, S1-47
    Observable: the refusal; the second move is completed.

    @FAIL-17.1 @needs-cut @needs-2-call-bridges
    Scenario: The link between the one that is asked and the home is cut
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And the link between Paris and Tokyo is cut
      When the operator moves Alice to Retro at Tokyo
      Then the request is refused
      When the link between Paris and Tokyo is mended
      And Alice is moved to Retro at Tokyo

  @FAIL-18 @may @derived @cluster
  Rule: FAIL-18 When a space is removed while a move out of it or into it is held, nobody loses the other meeting by it
    Whether a call goes on without its space is open, and so it is whether the new participant goes with the old one (FAIL-10).

    Source: CMS API reference, "coSpaces"
    Observable: the participants, the session, and that whoever is left without a meeting can join another.

    @FAIL-18.1
    Scenario: The target is removed
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the operator sends "DELETE /coSpaces/{space Planning}" to Paris
      Then the old participant of Alice is connected in Standup
      And the session of Alice goes on

    @FAIL-18.2
    Scenario: The target is removed, and the web app does what it was told
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the operator sends "DELETE /coSpaces/{space Planning}" to Paris
      When the web app of Alice follows as far as it is let
      Then Standup has 0 participants
      When Alice has joined Standup through Web Bridge East
      Then Alice is connected in Standup

    @FAIL-18.3
    Scenario: The old space is removed
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the operator sends "DELETE /coSpaces/{space Standup}" to Paris
      When the web app of Alice follows as far as it is let
      Then the old participant of Alice is gone
      When Alice has joined Planning through Web Bridge East
      Then Alice is connected in Planning

    @FAIL-18.4
    Scenario: Into a space that has been removed nobody is moved
      Given Alice has joined Standup through Web Bridge East
      And the operator sends "DELETE /coSpaces/{space Planning}" to Paris
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Alice is connected in Standup
      And the session of Alice goes on

  @FAIL-19 @may @derived @cluster
  Rule: FAIL-19 Where the old home can't be reached while a move is held, the web app arrives, and the old participant goes in time
    The move was accepted, and the new home needs nothing more from the old one. The old participant goes when its home has heard of
    the end, or else after the reconnect time.

    Source: S1-20, S1-22, S1-23
    Observable: the new participant; the old one, when the home has heard of it.

    @FAIL-19.1 @needs-stop @needs-3-call-bridges
    Scenario: It says nothing
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And Paris stops answering
      When the web app of Alice tries to come back
      Then Alice is connected in Planning, homed on Lima

    @FAIL-19.2 @needs-stop @needs-3-call-bridges @needs-reconnect-time
    Scenario: It says nothing when the web app breaks off, and answers again
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And Paris stops answering
      And Alice loses the connection
      And Paris answers again
      When the reconnect time has passed
      Then Standup has 0 participants

    @FAIL-19.3 @needs-cut @needs-3-call-bridges @needs-reconnect-time
    Scenario: It loses the Web Bridge
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And the link between Paris and Web Bridge East is cut
      When the web app of Alice tries to come back
      Then Alice is connected in Planning, homed on Lima
      When the reconnect time has passed
      Then Standup has 0 participants

    @FAIL-19.4 @needs-cut @needs-3-call-bridges
    Scenario: It loses the new home, and finds it again
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris, placed on Lima
      And the link between Paris and Lima is cut
      And the web app of Alice ends the old session
      When the web app of Alice tries to come back
      And the link between Paris and Lima is mended
      Then Alice is connected in Planning, homed on Lima
