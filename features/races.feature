Feature: What happens at the same time
  Somebody is moved, and something else happens to them at the same time: another move, a leave, a mute, a presentation. Where
  either may come first, every outcome that one order or the other would have is right, and no other. Where the web app is held,
  there is one order only, and the outcome is certain.

  No public document speaks of this. What is required here follows from what a move is: one person, in one call.

  @RACE-01 @must @derived @cluster
  Rule: RACE-01 Of several moves of one participant at once exactly one counts
    The home hears of them one after the other, and the first has nothing against it: at least one is accepted. The others are
    refused, or accepted in the place of an earlier one. Each that is accepted is told to the web app, once, also where another has
    taken its place meanwhile; the one that it is told last counts, and the new participants of the others go.

    Source: S1-12, S1-15, S1-19
    Observable: one new participant, on every Call Bridge; the web app that does what it was told last arrives.

    Background:
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-01.1
    Scenario Outline: Two operators, two targets
      Given Retro is in session on <other>
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | the operator moves Alice to Retro at <other>  |
      Then Alice is initial in exactly one of Planning and Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning and Retro

      Examples: the same Call Bridge
        | case | other |
        | same | Paris |

      @needs-2-call-bridges
      Examples: two Call Bridges
        | case | other |
        | two  | Tokyo |

    @RACE-01.2 @needs-2-call-bridges
    Scenario Outline: Two operators, one target
      Given Planning is in session on Tokyo
      When at the same time:
        | the operator moves Alice to Planning at <first>  |
        | the operator moves Alice to Planning at <second> |
      Then Alice is initial in exactly one of Planning
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning

      Examples:
        | case | first | second |
        | same | Paris | Paris  |
        | two  | Paris | Tokyo  |
        | away | Tokyo | Tokyo  |

    @RACE-01.3 @needs-3-call-bridges
    Scenario: Three Call Bridges, three targets
      Given Retro is in session on Tokyo and Lima
      When at the same time:
        | the operator moves Alice to Planning at Paris, placed on Lima |
        | the operator moves Alice to Retro at Tokyo                    |
        | the operator moves Alice to Retro at Lima, placed on Paris    |
      Then Alice is initial in exactly one of Planning and Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning and Retro

  @RACE-02 @must @derived @cluster
  Rule: RACE-02 A second move while one is held is refused, or takes the place of the first
    Refused, it changes nothing: the first goes on. Accepted, the first one's new participant goes, and the web app is told of the
    second. Never do both wait. To move the new participant while it waits is the same. Between the end and the return there is no
    session in which anybody could be told: a move is refused then.

    Source: S1-12, S1-19, S1-22
    Observable: as RACE-01.

    Background:
      Given Standup and Planning and Retro are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-02.1
    Scenario Outline: Another target
      When the operator moves Alice to Planning at Paris
      And the operator moves <who> to Retro at Paris
      Then Alice is initial in exactly one of Planning and Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning and Retro

      Examples:
        | case    | who                          |
        | old     | the old participant of Alice |
        | waiting | Alice                        |

    @RACE-02.2
    Scenario: The same target again
      When the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Planning at Paris
      Then Alice is initial in exactly one of Planning
      And Planning has 1 participant
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning

    @RACE-02.3
    Scenario: A second move that can't be done does not harm the first
      When the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Planning at Paris with callBridge 00000000
      Then the request is refused
      When the web app of Alice follows what it was told
      Then Alice is connected in Planning

    @RACE-02.4
    Scenario: A second move between the end and the return
      When the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      And the operator moves Alice to Retro at Paris
      Then the request is refused
      When the web app of Alice comes back
      Then Alice is connected in Planning


    @RACE-02.5
    Scenario: A credential of a move that no longer counts
      When the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Retro at Paris
      And the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning and Retro
      And no credential outlives its participant, on every Call Bridge

    @RACE-02.6
    Scenario: A second move for which there is no room does not harm the first
      Given Retro admits 1 participant
      And Bob has joined Retro through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Retro at Paris
      Then Alice is initial in exactly one of Planning

    @RACE-02.7
    Scenario: Two more after one that was refused
      Given Retro admits 1 participant
      And Bob has joined Retro through Web Bridge East
      When the operator moves Alice to Retro at Paris
      And the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Planning at Paris
      Then Alice is initial in exactly one of Planning

  @RACE-03 @must @derived @cluster
  Rule: RACE-03 Who is removed while being moved is removed once, and the other participant is not harmed
    The operator who removes the new participant while the move is held undoes the move: the old one is as it was, and can be moved
    again at once. The operator who removes the old one takes it out of its call; whether the new one goes with it, or waits for
    its web app as after an end, is open.

    Source: S1-15, S1-22
    Observable: the participants on every Call Bridge, and whether the web app is let in.

    Background:
      Given Standup and Planning and Retro are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-03.1
    Scenario: The new one is removed, and the old one moved again
      When the operator moves Alice to Planning at Paris
      And the operator removes Alice
      And the operator moves the old participant of Alice to Retro at Paris
      Then Alice is initial in exactly one of Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Retro

    @RACE-03.2
    Scenario: The old one is removed
      When the operator moves Alice to Planning at Paris
      And the operator removes the old participant of Alice
      And the web app of Alice follows what it was told
      Then Alice is connected in at most one of Planning

    @RACE-03.3
    Scenario: The old one is removed just when the web app ends it
      Given Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And at the same time:
        | the operator removes the old participant of Alice |
        | the web app of Alice ends the old session         |
      And the web app of Alice follows what it was told
      Then Alice is connected in at most one of Planning
      And Bob sees exactly Bob

    @RACE-03.4
    Scenario: Removed twice at once
      Given Bob has joined Standup through Web Bridge East
      When at the same time:
        | the operator removes Alice |
        | the operator removes Alice |
      Then Bob sees exactly Bob
      And Standup has 1 participant
      And counts agree with lists, on every Call Bridge

    @RACE-03.5 @needs-3-call-bridges
    Scenario: The new one is removed at another Call Bridge, and the old one moved again
      When the operator moves Alice to Planning at Paris, placed on Lima
      And the operator removes Alice
      And Planning has 0 participants
      And the operator moves the old participant of Alice to Retro at Paris
      Then Alice is initial in exactly one of Retro

    @RACE-03.6
    Scenario: The new one is removed, and the old one goes on presenting
      Given Alice presents
      When the operator moves Alice to Planning at Paris
      And the operator removes Alice
      Then Planning has 0 participants
      And Alice sees the presentation of Alice

  @RACE-04 @must @derived @cluster
  Rule: RACE-04 Who leaves while being moved has left
    Where the move comes first, a new participant may wait until its arrival time is over, or go at once. Nobody is pulled into a
    meeting after having left.

    Source: S1-13, S1-22
    Observable: nobody is connected, on any Call Bridge.

    @RACE-04.1 @needs-2-call-bridges
    Scenario Outline: Leaving just when being moved
      Given Standup is in session on Paris
      And Planning is in session on <at>
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at <at> |
        | Alice leaves                                 |
      Then Bob sees exactly Bob
      And Alice is initial in at most one of Planning
      And Standup has 1 participant

      Examples:
        | case      | at    |
        | home      | Paris |
        | elsewhere | Tokyo |

    @RACE-04.2
    Scenario: Leaving while the move is held
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Alice leaves
      Then Alice is initial in at most one of Planning
      And Standup has 0 participants

    @RACE-04.3 @needs-arrival-time
    Scenario: Nothing is left when the arrival time is over
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | Alice leaves                                  |
      And the arrival time has passed
      Then Planning has 0 participants
      And Standup has 0 participants
      And no credential outlives its participant, on every Call Bridge

    @RACE-04.4 @needs-arrival-time @needs-reconnect-time
    Scenario: The connection breaks just when somebody is moved
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | Alice loses the connection                    |
      And the reconnect time has passed
      And the arrival time has passed
      Then Planning has 0 participants
      And Standup has 0 participants

  @RACE-05 @must @derived @call-bridge
  Rule: RACE-05 A mute that comes during a move stays with the participant for whom it was meant
    What the operator sets for the old participant, or for everyone in the old meeting, is not handed to the new one, whether it
    comes before the request or while the move is held (STATE-09). What the user chooses in the web app meanwhile is applied again
    by the web app, as ever (STATE-01).

    Source: S1-35; CMM 3.2 online help, "Move participants to a different meeting"
    Observable: the settings of the new participant, and the rosters.

    Background:
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-05.1
    Scenario: Muted by the operator just when being moved
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | the operator sets rxAudioMute of Alice to true |
      And the web app of Alice follows what it was told
      Then Alice is connected in Planning
      And rxAudioMute of Alice is false or absent
      And Alice sees Alice unmuted

    @RACE-05.2
    Scenario: Muted by the operator while the move is held
      When the operator moves Alice to Planning at Paris
      And the operator sets rxAudioMute of the old participant of Alice to true
      And the web app of Alice follows what it was told
      Then rxAudioMute of Alice is false or absent
      And Alice sees Alice unmuted

    @RACE-05.3
    Scenario: Everyone in the old meeting is muted just when somebody is moved out
      Given Bob has joined Standup through Web Bridge East
      When at the same time:
        | the operator mutes everyone in Standup at Paris |
        | the operator moves Alice to Planning at Paris   |
      And the web app of Alice follows what it was told
      Then rxAudioMute of Alice is false or absent
      And rxAudioMute of Bob is true

    @RACE-05.4
    Scenario: Muting oneself just when being moved
      Given Cleo has joined Planning through Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | Alice mutes the microphone                    |
      And the web app of Alice follows what it was told
      Then Cleo sees Alice muted

    @RACE-05.5 @needs-2-call-bridges
    Scenario: Muted by the operator while a move to another Call Bridge is held
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      And the operator sets rxAudioMute of the old participant of Alice to true
      And the web app of Alice follows what it was told
      Then rxAudioMute of Alice is false or absent
      And Alice sees Alice unmuted

    @RACE-05.6
    Scenario: The operator turns the camera off while the move is held
      When the operator moves Alice to Planning at Paris
      And the operator sets rxVideoMute of the old participant of Alice to true
      And the web app of Alice follows what it was told
      Then rxVideoMute of Alice is false or absent
      And Alice sees Alice with the camera on

    @RACE-05.7
    Scenario: Everyone in the old meeting is muted while the move is held
      When the operator moves Alice to Planning at Paris
      And the operator mutes everyone in Standup at Paris
      And the web app of Alice follows what it was told
      Then rxAudioMute of Alice is false or absent
      And Alice sees Alice unmuted

  @RACE-06 @must @derived @call-bridge
  Rule: RACE-06 A presentation that begins during a move ends with the old participant
    While the move is held it goes on like any other.

    Source: S1-37, S1-38, S1-39
    Observable: what the people in both meetings are shown.

    Background:
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East

    @RACE-06.1
    Scenario: It begins just when the presenter is moved
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | Alice presents                                |
      And the web app of Alice follows what it was told
      Then Bob sees no presentation
      And Alice sees no presentation
      And presenterCallLeg of Planning is absent

    @RACE-06.2
    Scenario: It begins while the move is held
      When the operator moves Alice to Planning at Paris
      And Alice presents
      Then Bob sees the presentation of Alice
      When the web app of Alice follows what it was told
      Then Bob sees no presentation

    @RACE-06.3
    Scenario: Two begin at once, and one of them is moved
      When at the same time:
        | Alice presents                                |
        | Bob presents                                  |
        | the operator moves Alice to Planning at Paris |
      And the web app of Alice follows what it was told
      Then Alice sees no presentation
      And presenterCallLeg of Planning is absent

    @RACE-06.4
    Scenario: It began while the move was held, and does not begin in the target
      When the operator moves Alice to Planning at Paris
      And Alice presents
      And the web app of Alice follows what it was told
      Then Alice sees no presentation
      And presenterCallLeg of Planning is absent

  @RACE-07 @must @derived @cluster
  Rule: RACE-07 Who is just joining is moved or not, and is in one call in the end
    Somebody who has a credential and no session yet can't be told, so to move them is refused. Just when the session is opened
    either may come first.

    Source: S1-19
    Observable: the refusal, and where the participant is.

    @RACE-07.1
    Scenario: Moved before the web app has come
      Given Standup and Planning are in session on Paris
      And Alice is given a credential for Standup at Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      When Alice comes in
      Then Alice is connected in exactly one of Standup

    @RACE-07.2
    Scenario: Moved just when the web app comes
      Given Standup and Planning are in session on Paris
      And Alice is given a credential for Standup at Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | Alice comes in                                |
      And the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Standup and Planning

    @RACE-07.3 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: One is moved in just when another one joins
      Given Standup and Planning are in session on Paris and Tokyo
      And Alice has joined Standup through Web Bridge East
      When at the same time:
        | Alice is moved to Planning at Tokyo         |
        | Bob joins Planning through Web Bridge West  |
        | Cleo joins Planning through Web Bridge East |
      Then Alice sees exactly Alice and Bob and Cleo
      And Bob sees exactly Alice and Bob and Cleo
      And counts agree with lists, on every Call Bridge

    @RACE-07.4 @needs-2-call-bridges
    Scenario: Moved before the web app has come, another Call Bridge being asked
      Given Standup is in session on Paris
      And Planning is in session on Tokyo
      And Alice is given a credential for Standup at Web Bridge East
      When the operator moves Alice to Planning at Tokyo
      Then the request is refused
      When Alice comes in
      Then Alice is connected in exactly one of Standup

  @RACE-08 @must @derived @cluster
  Rule: RACE-08 Who is moved into the call in which they are is there once
    It is refused, or done like any other move.

    Source: S1-15, S1-22
    Observable: one participant, connected.

    @RACE-08.1 @needs-2-call-bridges
    Scenario Outline: Into where it is
      Given Standup is in session on Paris and Tokyo
      And Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Standup at <at>
      And the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Standup
      And Bob sees exactly Alice and Bob
      And Standup has 2 participants

      Examples:
        | case  | at    |
        | paris | Paris |
        | tokyo | Tokyo |

    @RACE-08.2
    Scenario: Into where it is, and elsewhere, at once
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East
      When at the same time:
        | the operator moves Alice to Standup at Paris  |
        | the operator moves Alice to Planning at Paris |
      And the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Standup and Planning

  @RACE-09 @must @derived @cluster
  Rule: RACE-09 However often people are moved, and whoever else is, everybody ends where they were moved last
    Source: S1-15, S1-22, S1-23
    Observable: the participants and credentials that are left, on every Call Bridge.

    @RACE-09.1
    Scenario: There and back
      Given Standup and Planning are in session on Paris
      And Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then Alice is connected in exactly one of Standup
      And Bob sees exactly Alice and Bob
      And Alice has a new account

    @RACE-09.2 @needs-3-call-bridges
    Scenario: Five moves over three Call Bridges
      Given Standup and Planning are in session on Paris and Tokyo and Lima
      And Alice has joined Standup through Web Bridge East
      When Alice is moved 5 times between Planning and Standup at Paris and Tokyo and Lima
      Then Alice is connected in exactly one of Planning
      And Standup has 0 participants
      And no credential outlives its participant, on every Call Bridge

    @RACE-09.3 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Two change places at the same time
      Given Standup is in session on Paris
      And Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge West
      When at the same time:
        | Alice is moved to Planning at Tokyo |
        | Bob is moved to Standup at Paris    |
      Then Alice is connected in exactly one of Planning
      And Bob is connected in exactly one of Standup
      And nobody else is disturbed, on every Call Bridge

  @RACE-10 @must @derived @cluster
  Rule: RACE-10 A hundred moves at once into one space are as good as one
    Twenty-five people are moved by four operators each, all at once. Everybody arrives, once, with an account, a credential and a
    participant of their own, and sees all the others. So many are more than a page of a list holds, and while none of them has
    followed yet, all of them are in both meetings.

    Source: S1-15, S1-16, S1-18
    Observable: the lists, the counts, the accounts and the rosters.

    @RACE-10.1 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Twenty-five people, four operators
      Given Standup and Planning are in session on Paris and Tokyo
      And a crowd of 25 has joined Standup through Web Bridge East and West
      When operators at Paris, Paris, Tokyo and Tokyo move the whole crowd to Planning at once
      Then Planning has 25 participants
      And Standup has 0 participants
      And counts agree with lists, on every Call Bridge
      And everyone has an account of their own, on every Call Bridge
      And every roster is complete, on every Call Bridge

    @RACE-10.2 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: All are asked for before anybody follows
      Given Standup and Planning are in session on Paris and Tokyo
      And a crowd of 25 has joined Standup through Web Bridge East and West
      When operators at Paris and Tokyo ask to move the whole crowd to Planning
      Then Planning has 25 participants
      And Standup has 25 participants
      When the web apps of the whole crowd follow what they were told
      Then Planning has 25 participants
      And Standup has 0 participants

  @RACE-11 @must @derived @cluster
  Rule: RACE-11 The last one who is moved out leaves a call that goes or stays, as if they had left
    A call that participants have made by joining goes with the last of them, and not while a move of that one is held, nor while
    somebody is on the way into it. A call that the API has made stays, unless it was told `activeWhenEmpty=false`.

    Source: CMS API reference, "calls": activeWhenEmpty
    Observable: the calls, on every Call Bridge.

    Background:
      Given Planning is in session on Paris

    @RACE-11.1
    Scenario: A call that was made by joining
      Given Standup is in session on no Call Bridge
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the call of Standup goes on
      When the web app of Alice follows what it was told
      Then the call of Standup is over
      And the call of Planning goes on

    @RACE-11.2
    Scenario: A call that the API has made
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Standup has 0 participants
      And the call of Standup goes on

    @RACE-11.3
    Scenario: A call that the API has made, not to stay
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And the operator sends "PUT /calls/{Standup}?activeWhenEmpty=false" to Paris
      When Alice is moved to Planning at Paris
      Then the call of Standup is over

    @RACE-11.4
    Scenario: Another one comes in just when the last one goes
      Given Standup is in session on no Call Bridge
      And Alice has joined Standup through Web Bridge East
      When at the same time:
        | Alice is moved to Planning at Paris       |
        | Bob joins Standup through Web Bridge East |
      Then Bob is connected in exactly one of Standup
      And Alice is connected in exactly one of Planning
      And Bob sees exactly Bob

    @RACE-11.5
    Scenario: The last one goes just when another one is moved in
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When at the same time:
        | Alice is moved to Planning at Paris |
        | Bob is moved to Standup at Paris    |
      Then the call of Standup goes on
      And Bob sees exactly Bob
      And Alice sees exactly Alice

    @RACE-11.6
    Scenario: The last one leaves while another one is on the way
      Given Standup is in session on Paris
      And Bob has joined Standup through Web Bridge East
      And the operator sends "PUT /calls/{Standup}?activeWhenEmpty=false" to Paris
      And Alice has joined Planning through Web Bridge East
      When the operator moves Alice to Standup at Paris
      And Bob leaves
      Then the call of Standup goes on

  @RACE-12 @must @derived @call-bridge
  Rule: RACE-12 Whether somebody waits in a lobby depends on who is there in the end
    And not on who went or came first.

    Source: CMS API reference, "callLegProfiles": needsActivation, deactivationMode
    Observable: the call legs, and what the web apps are told of themselves.

    Background:
      Given Standup and Planning are in session on Paris
      And Standup sends people to the lobby when no activator is left
      And Bob has joined Standup through Web Bridge East

    @RACE-12.1
    Scenario: The last activator is moved out just when another one is moved in
      Given Alice has joined Standup through Web Bridge East
      And Cleo has joined Planning through Web Bridge East
      And the operator sets needsActivation of Alice to false
      When at the same time:
        | Alice is moved to Planning at Paris |
        | Cleo is moved to Standup at Paris   |
      Then Bob takes part in Standup

    @RACE-12.2
    Scenario: The last two activators are moved out at once
      Given Alice has joined Standup through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      And at the same time:
        | the operator sets needsActivation of Alice to false |
        | the operator sets needsActivation of Cleo to false  |
      When at the same time:
        | Alice is moved to Planning at Paris |
        | Cleo is moved to Planning at Paris  |
      Then Bob waits in the lobby of Standup

  @RACE-13 @must @derived @cluster
  Rule: RACE-13 The last place in a call is given to one
    Of two whom one Call Bridge is asked to move at once into a call that admits one more, one is refused and stays where they are.
    Where two Call Bridges are asked at once, before they have heard of each other, both may be given it.

    Source: CMS API reference, "callProfiles": participantLimit
    Observable: the lists of both calls.

    @RACE-13.1
    Scenario: One place for two
      Given Standup and Planning are in session on Paris
      And Planning admits 1 participant
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | the operator moves Bob to Planning at Paris   |
      Then Planning has 1 participant
      And Standup has 2 participants
      And everyone is in the right call, on every Call Bridge

  @RACE-14 @must @derived @cluster
  Rule: RACE-14 An end that is said twice ends one session
    A web app that does not know whether it was heard says it again. One of the two is accepted, and what is answered to the
    other is open; it is meant for the session in which it is said, and harms nobody else, least of all who waits to take the place
    of the one that is ended.

    Source: S1-20, S1-21, S1-22
    Observable: the old participant is gone, the new one waits, and arrives.

    Background:
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-14.1
    Scenario: Twice in one breath
      When the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session twice
      Then Alice is initial in exactly one of Planning
      And Standup has 0 participants
      When the web app of Alice comes back
      Then Alice is connected in exactly one of Planning

    @RACE-14.2
    Scenario: Twice, just when the operator removes the old participant
      Given Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And at the same time:
        | the operator removes the old participant of Alice   |
        | the web app of Alice ends the old session twice     |
      And the web app of Alice follows what it was told
      Then Alice is connected in at most one of Planning
      And Standup has 1 participant

    @RACE-14.3 @needs-2-call-bridges
    Scenario: Twice, and the new one is at another Call Bridge
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      And the web app of Alice ends the old session twice
      Then Alice is initial in exactly one of Planning
      When the web app of Alice comes back
      Then Alice is connected in exactly one of Planning

  @RACE-15 @may @derived @cluster
  Rule: RACE-15 Who ends the old session and loses the connection at the same moment is waited for in the target all the same
    Where the end was heard, the old participant is gone at once; where it was not, after the reconnect time.

    Source: S1-20, S1-22, S1-23
    Observable: the new participant waits and arrives; both are gone in time where nobody comes.

    Background:
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-15.1
    Scenario: The new one waits
      When the operator moves Alice to Planning at Paris
      And at the same time:
        | the web app of Alice ends the old session |
        | Alice loses the connection                |
      Then Planning has 1 participant
      When the web app of Alice tries to come back
      Then Alice is connected in Planning

    @RACE-15.2 @needs-reconnect-time @needs-arrival-time
    Scenario: Nothing is left when nobody comes back
      When the operator moves Alice to Planning at Paris
      And at the same time:
        | the web app of Alice ends the old session |
        | Alice loses the connection                |
      And the reconnect time has passed
      And the arrival time has passed
      Then Standup has 0 participants
      And Planning has 0 participants
