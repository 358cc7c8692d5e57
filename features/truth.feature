Feature: What is always true
  These hold after every scenario, whatever it was about, over its own people, once things are quiet; so each of them has been
  asked as often as there are scenarios. Here they are the subject.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @TRUTH-01 @must @derived @cluster
  Rule: TRUTH-01 Everybody is in exactly the call they ought to be in, on every Call Bridge's list, on every page
    A Call Bridge that has an instance of a call lists all its participants, its own and those homed elsewhere, each once.
    While a move is held the person is in two calls: connected in the old, initial in the target.

    Source: S1-15, S1-22
    Observable: the lists.

    @TRUTH-01.1
    Scenario: Two move at a time
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Bob is moved to Standup at Paris
      Then everyone is in the right call, on every Call Bridge
      And everyone is listed once in pages of 1, on every Call Bridge

    @TRUTH-01.2 @needs-3-call-bridges
    Scenario: A meeting on three Call Bridges
      Given Retro is in session on Paris and Tokyo and Lima
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Lima
      Then everyone is in the right call, on every Call Bridge
      And everyone is listed once in pages of 1, on every Call Bridge

    @TRUTH-01.3 @needs-2-call-bridges
    Scenario: A Call Bridge that has no part in the move
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris, placed on Paris
      Then everyone is in the right call, on every Call Bridge

    @TRUTH-01.4
    Scenario: Two are on their way into one meeting, and one arrives
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Bob is moved to Planning at Paris
      Then everyone is in the right call, on every Call Bridge

    @TRUTH-01.5
    Scenario: Two of one name, and one is moved
      Given Bob has joined Standup through Web Bridge East with just Alex in the name
      And Alice has joined Standup through Web Bridge East with just Alex in the name
      When Alice is moved to Planning at Paris
      Then everyone is in the right call, on every Call Bridge

  @TRUTH-02 @must @derived @cluster
  Rule: TRUTH-02 What is shown of one thing is the same by id and in lists, on every Call Bridge
    A list may say less of a participant than the participant itself; what both say is the same. Who is gone is shown by no
    Call Bridge. So it is with name, account, home and origin of a participant, with name, space and correlator of a call, with
    call legs. The home shows the state in which somebody ought to be; what others show of state and `canMove` is what it shows.

    Source: CMS API reference, "participants"
    Observable: each participant by id and in the lists, on every Call Bridge.

    @TRUTH-02.1 @needs-2-call-bridges
    Scenario: A participant homed elsewhere
      Given Retro is in session on Paris and Tokyo
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Paris
      Then lists and ids agree, on every Call Bridge

    @TRUTH-02.2
    Scenario: The call leg of one who was moved
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning
      And Alice takes part in Planning
      And lists and ids agree, on every Call Bridge

  @TRUTH-03 @must @derived @cluster
  Rule: TRUTH-03 Counts agree with lists
    Every list of calls, call legs and participants counts in `total` all that its pages hold, and holds nothing twice.

    Source: CMS API reference, "calls"
    Observable: `numParticipantsLocal` and `numParticipantsRemote` of every instance of a call; `total` of the lists.

    @TRUTH-03.1 @needs-2-call-bridges
    Scenario: Local here, remote there
      Given Retro is in session on Paris and Tokyo
      And Alice has joined Retro through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When Bob is moved to Retro at Tokyo, placed on Tokyo
      Then counts agree with lists, on every Call Bridge

  @TRUTH-04 @must @derived @cluster
  Rule: TRUTH-04 Every web app participant has an account, and no two guests share one
    A user who is in two meetings, or twice in one, has one account in both.

    Source: S1-16, S1-28
    Observable: `userJid` or `uri` of the participants that the lists show, in the list or by id.

    @TRUTH-04.1
    Scenario: Two guests change places
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob is moved to Standup at Paris
      Then everyone has an account of their own, on every Call Bridge

    @TRUTH-04.2 @needs-users
    Scenario: One user in two meetings
      Given Uma has joined Standup through Web Bridge East
      When Uma has joined Planning through Web Bridge East
      Then everyone has an account of their own, on every Call Bridge

  @TRUTH-05 @must @derived @cluster
  Rule: TRUTH-05 No credential outlives its participant
    Source: S1-22
    Observable: every credential that was given and whose participant is gone is refused as one that is not good (JWT-02).

    @TRUTH-05.1
    Scenario: Those of a chain of moves
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved 4 times between Planning and Standup at Paris
      Then no credential outlives its participant, on every Call Bridge

    @TRUTH-05.2
    Scenario: Those of people who left
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Alice leaves
      Then no credential outlives its participant, on every Call Bridge

  @TRUTH-06 @must @derived @cluster
  Rule: TRUTH-06 Nothing has changed but what the scenario names
    Elements that say how something is used may change, such as times and counters. No call is locked unless a request has said
    so, of it or in a profile. What was put into a space last is what it shows, or it doesn't show it, but
    for name and numeric id.

    Source: S1-01
    Observable: name, numeric id and whatever was put into the spaces; `locked` of the calls; name, account and settings of every
    participant, since they were last changed on purpose.

    @TRUTH-06.1
    Scenario: The spaces are as they were
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then nothing else has changed, on every Call Bridge

    @TRUTH-06.2
    Scenario: Those in the target are as the operator has set them
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator sets rxAudioMute of Bob to true
      And rxAudioMute of Bob is true
      When Alice is moved to Planning at Paris
      Then rxAudioMute of Bob is true

    @TRUTH-06.3
    Scenario: The target is as the operator has set it
      Given Alice has joined Standup through Web Bridge East
      And the operator sends "PUT /coSpaces/{space Planning}?defaultLayout=stacked" to Paris
      When Alice is moved to Planning at Paris
      Then nothing else has changed, on every Call Bridge

  @TRUTH-07 @must @derived @cluster
  Rule: TRUTH-07 Nobody is told to move, and nobody's session ends, unasked
    A move message is of a move that was accepted. An end is told once, with a reason that fits, where the wire has the words.

    Source: S1-19, S1-20
    Observable: the sessions of everybody in the scenario.

    @TRUTH-07.1
    Scenario: One moves among four
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Cleo has joined Planning through Web Bridge East
      And Dan has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then nobody else is disturbed, on every Call Bridge

    @TRUTH-07.2 @needs-users
    Scenario: One account in two meetings, and one of them is left
      Given Retro is in session on Paris
      And Uma has joined Standup through Web Bridge East
      And Udo has joined Retro through Web Bridge East
      When Uma is moved to Planning at Paris
      Then nobody else is disturbed, on every Call Bridge
      And Udo is connected in Retro

    @TRUTH-07.3
    Scenario: One is removed, and nobody has ended the call
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator removes Alice
      Then nobody else is disturbed, on every Call Bridge

  @TRUTH-08 @must @derived @web-bridge
  Rule: TRUTH-08 Every message from the cluster keeps the schema of its wire
    Asked of wires that have a schema, as this project's own binding does: of what a Web Bridge says by itself, of its answers
    and of its answer to a join.

    Source: schemas/web-app.schema.json
    Observable: every message of every session.

    @TRUTH-08.1
    Scenario: All that happens in a move
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      And Bob writes "welcome"
      Then every message is valid, on every Call Bridge

  @TRUTH-09 @must @derived @cluster
  Rule: TRUTH-09 Nothing returns to a state that it has left for good
    What states a participant, a credential, a call and a move have, and which follows which, is in [machines.md](machines.md).
    States may be so short that nobody sees them. Where two looks overlap in time, neither comes before the other; and a Call
    Bridge that is not the home may lose sight of a participant for a while.

    Source: schemas/machines.json
    Observable: participants and calls on each Call Bridge by itself, and what comes of presenting a credential.

    @TRUTH-09.1
    Scenario: A participant that was connected is not initial again
      Given Alice has joined Standup through Web Bridge East
      When Alice loses the connection
      Then every state follows from the one before, on every Call Bridge

    @TRUTH-09.2
    Scenario: Who is gone stays gone when others come
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      And the old participant of Alice is gone
      When Bob has joined Standup through Web Bridge East
      Then every state follows from the one before, on every Call Bridge

    @TRUTH-09.3
    Scenario: A credential that was refused is not good again when others die
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      And the old credential of Alice is refused at every Web Bridge
      When Bob is moved to Planning at Paris
      Then every state follows from the one before, on every Call Bridge

    @TRUTH-09.4
    Scenario: A space in session once more is another call
      Given the operator sends "DELETE /calls/{Planning}" to Paris
      When Planning is in session on Paris
      Then every state follows from the one before, on every Call Bridge

    @TRUTH-09.5 @needs-sip
    Scenario: A room that is moved goes on from where it is
      Given Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris
      Then Rex is connected in Planning
      And every state follows from the one before, on every Call Bridge

  @TRUTH-10 @must @derived @cluster
  Rule: TRUTH-10 Who was refused a move is where they were, whatever the code of the refusal
    Also where the Call Bridge was only busy and said so with 503: then the same request may be sent again, because nothing has
    happened.

    Source: CMS API reference, "Failure reasons"
    Observable: the participant that the request named, by id on every Call Bridge, and its session. No scenario can make a
    Call Bridge busy; where one is, this is asked.

    @TRUTH-10.1
    Scenario Outline: Refused
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/<request>" to Paris
      Then the request is refused
      And everyone refused is where they were, on every Call Bridge

      Examples:
        | case             | request                                                                                                         |
        | no such call     | 00000000-0000-4000-8000-000000000000/participants?movedParticipant={Alice}                                      |
        | no such bridge   | {Planning}/participants?movedParticipant={Alice}&callBridge=00000000-0000-4000-8000-000000000000                |
        | wrong importance | {Planning}/participants?movedParticipant={Alice}&importance=high                                                |

    @TRUTH-10.2
    Scenario: Asked for somebody who is not yet connected
      Given Alice is given a credential for Standup at Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then everyone refused is where they were, on every Call Bridge

    @TRUTH-10.3
    Scenario: Whatever the answer is
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then everyone refused is where they were, on every Call Bridge

  @TRUTH-11 @must @derived @cluster
  Rule: TRUTH-11 Everybody in a call is told of everybody in it
    Of those who are still waited for, everybody may be told or nobody. Who has left is taken off. Where there are lobbies, some
    may be told less. Each is there once, under their name, in their state, presenting if they do; muted as they chose, once they
    are connected and where nobody else has muted; and everybody is told the same.

    Source: S1-15, S1-22, S1-31
    Observable: the roster that each session was told, from its beginning to the end of the scenario.

    @TRUTH-11.1
    Scenario: Some come, some go
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Cleo has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob leaves
      Then every roster is complete, on every Call Bridge

    @TRUTH-11.2 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Two arrive at the same time, through different Call Bridges
      Given Retro is in session on Paris and Tokyo
      And Cleo has joined Retro through Web Bridge West
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge West
      When at the same time:
        | Alice is moved to Retro at Paris, placed on Paris |
        | Bob is moved to Retro at Tokyo, placed on Tokyo   |
      Then every roster is complete, on every Call Bridge

    @TRUTH-11.3
    Scenario: Two of one name, and one goes
      Given Alice has joined Standup through Web Bridge East with just Alex in the name
      And Bob has joined Standup through Web Bridge East with just Alex in the name
      And Cleo has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Cleo sees exactly Bob and Cleo
      And every roster is complete, on every Call Bridge

    @TRUTH-11.4 @needs-kill @needs-3-call-bridges
    Scenario: Who comes by way of a Call Bridge that was away
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Lima is killed
      And Lima is started again
      When Alice is moved to Planning at Paris, placed on Lima
      Then every roster is complete, on every Call Bridge

    @TRUTH-11.5 @needs-2-web-bridges
    Scenario: One is muted before somebody comes, who is muted afterwards
      Given Bob has joined Planning through Web Bridge West
      And Bob is muted and watching
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Alice mutes the microphone
      Then every roster is complete, on every Call Bridge

    @TRUTH-11.6
    Scenario: One has chosen a layout
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice chooses the layout speakerOnly
      When Alice is moved to Planning at Paris
      Then Alice sees Alice with the layout speakerOnly
      And every roster is complete, on every Call Bridge

  @TRUTH-12 @must @derived @cluster
  Rule: TRUTH-12 Everybody in a call is shown the same presentation
    Of two who begin at the same time one is shown, to everybody.

    Source: S1-37, S1-38
    Observable: what each session was told last.

    @TRUTH-12.1 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Two begin at the same time, at different Call Bridges
      Given Bob has joined Planning through Web Bridge West
      And Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Tokyo, placed on Tokyo
      When at the same time:
        | Alice presents |
        | Bob presents   |
      Then everyone is shown the same presentation, on every Call Bridge

    @TRUTH-12.2 @needs-2-call-bridges
    Scenario: One goes on when somebody arrives at another Call Bridge
      Given Cleo has joined Planning through Web Bridge East
      And Cleo presents
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris, placed on Tokyo
      Then everyone is shown the same presentation, on every Call Bridge

  @TRUTH-13 @must @derived @call-bridge
  Rule: TRUTH-13 Every answer of a Call Bridge keeps the schema of the API
    Of what is looked at: objects and lists. Elements that the schema does not name may be there, failures that it does not name too.
    A status is 200, 400 to 499, or 503; a body says that it is XML; a 401 challenges. Where nodes are down it may be otherwise.

    Source: schemas/rest.schema.json, after the CMS API reference
    Observable: every answer that the harness has read.

    @TRUTH-13.1
    Scenario: All that is looked at in a move
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then counts agree with lists, on every Call Bridge
      And every answer is valid, on every Call Bridge

  @TRUTH-14 @must @derived @call-bridge
  Rule: TRUTH-14 Whoever was moved says from where, whoever joined does not
    At home the new participant names the old one and its home (API-06, API-07); others say the same or nothing. A setting that
    the request named is shown as it was said, or not at all.

    Source: CMS API reference, "participants"
    Observable: every answer that shows a participant by id.

    @TRUTH-14.1
    Scenario: One was moved, one was not
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then lists and ids agree, on every Call Bridge
      And everyone moved says from where, on every Call Bridge

    @TRUTH-14.2
    Scenario: The request names a setting
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris with rxAudioMute true
      Then lists and ids agree, on every Call Bridge
      And everyone moved says from where, on every Call Bridge

  @TRUTH-15 @must @derived @web-bridge
  Rule: TRUTH-15 Who opens a session is told who they are and where, and nobody is given a credential twice
    Where the wire tells it: the id of the participant, its account as the Call Bridges show it, name and numeric id of the call.

    Source: schemas/asyncapi.yaml, "Session"
    Observable: what each web app was told when it opened a session, and the credentials that were given.

    @TRUTH-15.1
    Scenario: Before and after a move
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then lists and ids agree, on every Call Bridge
      And everyone is told who they are, on every Call Bridge

    @TRUTH-15.2
    Scenario: Two are on their way, with a credential each
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the operator moves Bob to Planning at Paris
      Then everyone is told who they are, on every Call Bridge

  @TRUTH-16 @must @derived @cluster
  Rule: TRUTH-16 What is read in the chat was written in the same call, by whom it names, and is read once
    It names the participant that wrote it, and none that its person had been before.

    Source: S1-36
    Observable: the chat that each session was told.

    @TRUTH-16.1
    Scenario: A word after a move
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob writes "welcome"
      Then Alice has read "welcome"
      And every chat is read once, on every Call Bridge

    @TRUTH-16.2
    Scenario: A word after a move there and back
      Given Alice has joined Standup with Bob through Web Bridge East
      And Alice is moved to Planning at Paris
      And Alice is moved to Standup at Paris
      When Alice writes "back again"
      Then Bob has read "back again"
      And every chat is read once, on every Call Bridge

  @TRUTH-17 @must @derived @web-bridge
  Rule: TRUTH-17 Whoever is moved is told so, of every move that was accepted
    But for a move that comes to nothing for want of a link to the Web Bridge, which may have been accepted (FAIL-15).

    Source: S1-19, S1-20
    Observable: the session of everyone whose move was accepted, as long as it is open.

    @TRUTH-17.1
    Scenario: Two are moved
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the operator moves Bob to Planning at Paris
      Then everyone moved is told so, on every Call Bridge
