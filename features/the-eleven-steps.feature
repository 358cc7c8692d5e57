Feature: The eleven steps of a move
  An operator moves somebody who uses the web app from one meeting into another. Three Call Bridges take part: the
  *home* of the participant (A), the one that is *asked* (B), and the one that is *chosen* for the new participant (C);
  they may coincide. The Web Bridge stays the same. The web app itself ends the old session and comes back.

  Until the web app has ended its old session, the move is *held*: the old participant is untouched, the new one waits.
  The scenarios hold the web app there and look at every Call Bridge, so that nothing depends on who is faster.

  Background:
    Given Standup is in session on Paris

  @STEP-01 @must @stated @call-bridge
  Rule: STEP-01 Any Call Bridge accepts a move by one request on the target call
    The manager posts `movedParticipant`, the id of the participant, to the participants of the target call. It may ask any
    Call Bridge on which that call is in session, with that Call Bridge's own call id, wherever the participant is homed.
    200 means accepted, not completed: what follows is seen in the participants.

    Source: S1-11, S1-26, S1-29
    Observable: the answer to the request.

    Background:
      Given Alice has joined Standup through Web Bridge East

    @STEP-01.1
    Scenario: The home of the participant is asked
      Given Planning is in session on Paris
      When the operator moves Alice to Planning at Paris
      Then the move is accepted

    @STEP-01.2 @needs-2-call-bridges
    Scenario: Another Call Bridge is asked
      Given Planning is in session on Tokyo
      When the operator moves Alice to Planning at Tokyo
      Then the move is accepted

    @STEP-01.3 @needs-2-call-bridges
    Scenario Outline: A call in session on two Call Bridges can be joined by a move through either
      Given Planning is in session on Paris and Tokyo
      When the operator moves Alice to Planning at <asked>
      Then the move is accepted
      And Alice is initial in Planning

      Examples:
        | case  | asked |
        | paris | Paris |
        | tokyo | Tokyo |

    @STEP-01.4 @needs-2-call-bridges
    Scenario: Somebody who was moved is moved on by another Call Bridge
      Given Planning is in session on Paris
      And Retro is in session on Tokyo
      And Alice is moved to Planning at Paris
      When the operator moves Alice to Retro at Tokyo
      Then the move is accepted

  @STEP-02 @must @stated @call-bridge
  Rule: STEP-02 The Call Bridge that is asked learns from the home who is being moved
    What makes up the participant is known at its home only: display name, account, Web Bridge. The Call Bridge that is asked
    has to ask for it, or the new participant would be nameless and unreachable.

    Source: S1-12
    Observable: with the home elsewhere, the new participant bears the display name, and `movedParticipantCallBridge` is
    the home.

    Background:
      Given Planning is in session on Tokyo

    @STEP-02.1 @needs-2-call-bridges
    Scenario: A guest homed elsewhere is moved under the same name
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Tokyo
      Then Alice keeps the display name
      And movedParticipantCallBridge of Alice is Paris

    @STEP-02.2 @needs-2-call-bridges @needs-users
    Scenario: A signed-in user homed elsewhere is moved under the same name
      Given Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Tokyo
      Then Uma keeps the display name
      And movedParticipantCallBridge of Uma is Paris

    @STEP-02.3 @needs-3-call-bridges
    Scenario: The name reaches a third Call Bridge
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Tokyo, placed on Lima
      Then Alice keeps the display name
      And movedParticipantCallBridge of Alice is Paris

  @STEP-03 @must @stated @call-bridge
  Rule: STEP-03 The home answers with what the move needs, or the move is refused and nothing is created
    The home alone knows whether the participant is still there. One that has left can't be moved, whoever is asked; with which
    failure that is refused is open (API-05).

    Source: S1-13
    Observable: the refusal, and that the target call stays empty on every Call Bridge.

    @STEP-03.1
    Scenario: The home itself is asked to move somebody who has left
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice leaves
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Planning has 0 participants

    @STEP-03.2 @needs-2-call-bridges
    Scenario: Another Call Bridge is asked to move somebody whom the home has lost
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Alice leaves
      When the operator moves Alice to Planning at Tokyo
      Then the request is refused
      And Planning has 0 participants

    @STEP-03.3 @needs-2-call-bridges
    Scenario: Somebody whom the operator removed can't be moved
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And the operator removes Alice
      When the operator moves Alice to Planning at Tokyo
      Then the request is refused
      And Planning has 0 participants

    @STEP-03.4 @needs-2-call-bridges
    Scenario: Somebody who has left can't be placed anywhere
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice leaves
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then the request is refused
      And Planning has 0 participants

  @STEP-04 @must @stated @call-bridge
  Rule: STEP-04 The new participant is homed where it was placed, and every Call Bridge says so
    The Call Bridge that is asked chooses a home for the new participant, by load or because the request names one; it may be
    one on which the target is not yet in session. The old home, the one that was asked and the chosen one may coincide in
    five ways.

    Source: S1-02, S1-07, S1-14
    Observable: `callBridge` of the new participant, on every Call Bridge that shows it.

    Background:
      Given Alice has joined Standup through Web Bridge East

    @STEP-04.1
    Scenario Outline: Placed by the request
      Given Planning is in session on <B>
      When the operator moves Alice to Planning at <B>, placed on <C>
      Then Alice is initial in Planning, homed on <C>
      And the old participant of Alice is connected in Standup, homed on Paris

      Examples: one Call Bridge is all three
        | case | B     | C     |
        | a=b=c | Paris | Paris |

      @needs-2-call-bridges
      Examples: two coincide
        | case | B     | C     |
        | a=b  | Paris | Tokyo |
        | a=c  | Tokyo | Paris |
        | b=c  | Tokyo | Tokyo |

      @needs-3-call-bridges
      Examples: three Call Bridges
        | case  | B     | C    |
        | a,b,c | Tokyo | Lima |

    @STEP-04.2 @needs-2-call-bridges
    Scenario: Placed by the second request
      Given Planning is in session on Paris
      And Alice is moved to Planning at Paris, placed on Tokyo
      When the operator moves Alice to Standup at Paris, placed on Paris
      Then Alice is initial in Standup, homed on Paris
      And the old participant of Alice is connected in Planning, homed on Tokyo

  @STEP-05 @must @stated @call-bridge
  Rule: STEP-05 A participant instance is created beside the old one, and waits
    The chosen Call Bridge creates a new participant instance. Until the web app comes, it is `initial`. The old one is
    neither changed nor replaced by it.

    Source: S1-15
    Observable: while the move is held, both are there, on every Call Bridge that has their call.

    Background:
      Given Alice has joined Standup through Web Bridge East

    @STEP-05.1
    Scenario: Both are there on one Call Bridge
      Given Planning is in session on Paris
      When the operator moves Alice to Planning at Paris, placed on Paris
      Then Alice is initial in Planning, homed on Paris
      And the old participant of Alice is connected in Standup, homed on Paris
      And everyone is in the right call, on every Call Bridge

    @STEP-05.2 @needs-3-call-bridges
    Scenario: Both are there with three Call Bridges
      Given Planning is in session on Tokyo
      When the operator moves Alice to Planning at Tokyo, placed on Lima
      Then Alice is initial in Planning, homed on Lima
      And the old participant of Alice is connected in Standup, homed on Paris
      And everyone is in the right call, on every Call Bridge

    @STEP-05.3 @needs-2-call-bridges
    Scenario: The new one joins the people who are there already
      Given Planning is in session on Tokyo
      And Bob has joined Planning through Web Bridge East
      When the operator moves Alice to Planning at Tokyo
      Then Alice is initial in Planning
      And Planning has 2 participants
      And everyone is in the right call, on every Call Bridge

  @STEP-06 @must @stated @call-bridge
  Rule: STEP-06 The chosen Call Bridge sends one move message to the Web Bridge of the participant
    The message takes the link between the chosen Call Bridge and the Web Bridge that the browser already uses, so every Call
    Bridge needs a link to every Web Bridge.

    Source: S1-18
    Observable: the participant is told, once, over its own session. That is at the Web Bridge where it joined, and there is none
    elsewhere: a message that went to another Web Bridge reaches nobody.

    @STEP-06.1
    Scenario Outline: The message comes from wherever the new participant is homed
      Given Planning is in session on <B>
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at <B>, placed on <C>
      Then Alice is told once to move to Planning

      Examples: one Call Bridge
        | case  | B     | C     |
        | a=b=c | Paris | Paris |

      @needs-2-call-bridges
      Examples: two Call Bridges
        | case | B     | C     |
        | a=b  | Paris | Tokyo |
        | a=c  | Tokyo | Paris |
        | b=c  | Tokyo | Tokyo |

      @needs-3-call-bridges
      Examples: three Call Bridges
        | case  | B     | C    |
        | a,b,c | Tokyo | Lima |

    @STEP-06.2 @needs-2-web-bridges
    Scenario: The message reaches the other Web Bridge
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge West
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning

    @STEP-06.3
    Scenario: A refused move tells nobody
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Bob leaves
      When the operator moves Bob to Planning at Paris
      Then the request is refused
      And nobody else is told to move

    @STEP-06.4
    Scenario Outline: One message, not two
      Given Planning is in session on <B>
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at <B>, placed on <C>
      Then Alice is told once to move to Planning
      And nobody else is told to move

      Examples: one Call Bridge
        | case  | B     | C     |
        | a=b=c | Paris | Paris |

      @needs-3-call-bridges
      Examples: three Call Bridges
        | case  | B     | C    |
        | a,b,c | Tokyo | Lima |

    @STEP-06.5 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: The message reaches the other Web Bridge from another Call Bridge
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge West
      When the operator moves Alice to Planning at Tokyo, placed on Tokyo
      Then Alice is told once to move to Planning

    @STEP-06.6 @needs-kill
    Scenario: The message reaches a Web Bridge that was away
      Given Planning is in session on Paris
      And Web Bridge East is killed
      And Web Bridge East is started again
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the web app of Alice follows what it was told
      Then Alice is connected in Planning

  @STEP-07 @must @stated @web-bridge
  Rule: STEP-07 The Web Bridge passes the move message to that participant alone, and it names the target
    The message carries the access method of the target, with its numeric id: a wrong one would lead the web app into the wrong
    meeting. Whether it reaches the web app before or after the manager has the answer is open.

    Source: S1-19, S1-48
    Observable: the session of the participant, and the sessions of others at the same and at the other Web Bridge.

    @STEP-07.1
    Scenario: Others at the same Web Bridge are not told
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Cleo has joined Planning through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And nobody else is told to move

    @STEP-07.2 @needs-2-web-bridges
    Scenario: Others at the other Web Bridge are not told
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge West
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And nobody else is told to move

    @STEP-07.3 @needs-users
    Scenario: One user in two meetings is told in the right one
      Udo is Uma a second time: the same account, signed in again in another meeting.

      Given Planning is in session on Paris
      And Retro is in session on Paris
      And Uma has joined Standup through Web Bridge East
      And Udo has joined Retro through Web Bridge East
      When the operator moves Uma to Planning at Paris
      Then Uma is told once to move to Planning
      And nobody else is told to move

    @STEP-07.4
    Scenario: The second move names the second target
      Given Planning is in session on Paris
      And Retro is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When the operator moves Alice to Retro at Paris
      Then Alice is told once to move to Retro

    @STEP-07.5
    Scenario: A numeric id is digits, and no number
      Given Retro has a numeric id that begins with 0
      And Retro is in session on Paris
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Retro at Paris
      Then Alice is told once to move to Retro

    @STEP-07.6 @needs-users
    Scenario: One user in two meetings is told in the other one
      Given Planning is in session on Paris
      And Retro is in session on Paris
      And Uma has joined Standup through Web Bridge East
      And Udo has joined Retro through Web Bridge East
      When the operator moves Udo to Planning at Paris
      Then Udo is told once to move to Planning
      And nobody else is told to move

  @STEP-08 @must @stated @web-bridge
  Rule: STEP-08 The Web Bridge accepts the end of the old session
    The web app ends the old session; nobody else does. Until it has done so the old session goes on as if nothing had happened.

    Source: S1-20
    Observable: the old session lives while the move is held; its end is accepted.

    Background:
      Given Planning is in session on Paris

    @STEP-08.1
    Scenario: The old session lives while the move is held
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Bob writes "still there?"
      Then Alice has read "still there?"
      And the session of Alice goes on

    @STEP-08.2
    Scenario: The end is accepted
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      Then the old participant of Alice is gone

    @STEP-08.3 @needs-2-web-bridges
    Scenario: The end is accepted at the other Web Bridge
      Given Alice has joined Standup through Web Bridge West
      When the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      Then the old participant of Alice is gone

    @STEP-08.4
    Scenario: Who comes and goes in the old meeting is told while the move is held
      Given Alice has joined Standup with Bob through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Cleo has joined Standup through Web Bridge East
      And Bob leaves
      Then every roster is complete, on every Call Bridge
      And the session of Alice goes on

    @STEP-08.5
    Scenario: A presentation that begins while the move is held is seen
      Given Alice has joined Standup with Bob through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Bob presents
      Then Alice sees the presentation of Bob
      And the session of Alice goes on

  @STEP-09 @must @stated @web-bridge
  Rule: STEP-09 The Web Bridge carries the end to the home of the old participant
    The home may be another Call Bridge than the one that sent the move message.

    Source: S1-21
    Observable: after the end the old participant is gone on every Call Bridge; the new one is still waiting.

    @STEP-09.1
    Scenario Outline: The end reaches the home, wherever the new participant is
      Given Planning is in session on <B>
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at <B>, placed on <C>
      And the web app of Alice ends the old session
      Then the old participant of Alice is gone
      And Alice is initial in Planning, homed on <C>

      Examples: one Call Bridge
        | case  | B     | C     |
        | a=b=c | Paris | Paris |

      @needs-2-call-bridges
      Examples: two Call Bridges
        | case | B     | C     |
        | a=b  | Paris | Tokyo |
        | a=c  | Tokyo | Paris |
        | b=c  | Tokyo | Tokyo |

      @needs-3-call-bridges
      Examples: three Call Bridges
        | case  | B     | C    |
        | a,b,c | Tokyo | Lima |

    @STEP-09.2 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: The end reaches the home from the other Web Bridge
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge West
      When the operator moves Alice to Planning at Tokyo, placed on Tokyo
      And the web app of Alice ends the old session
      Then the old participant of Alice is gone
      And Alice is initial in Planning, homed on Tokyo

    @STEP-09.3 @needs-2-call-bridges
    Scenario: The end reaches the home of somebody who was moved there
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris, placed on Tokyo
      When the operator moves Alice to Standup at Paris
      And the web app of Alice ends the old session
      Then the old participant of Alice is gone
      And Alice is initial in Standup

  @STEP-10 @must @stated @call-bridge
  Rule: STEP-10 The home destroys the old participant after the end, not before
    Source: S1-22, S1-30
    Observable: while the move is held the old participant stays connected; after the end it is in no list and no count.

    Background:
      Given Planning is in session on Paris

    @STEP-10.1
    Scenario: Nothing of the old goes while the move is held
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then nobody else is told to move
      And the old participant of Alice is connected in Standup
      And Standup has 2 participants

    @STEP-10.2
    Scenario: After the end it is in no list
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then the old participant of Alice is gone
      And Standup has 1 participant
      And counts agree with lists, on every Call Bridge

    @STEP-10.3 @needs-3-call-bridges
    Scenario: After the end it is in no list of any Call Bridge
      Given Standup is in session on Tokyo and Lima
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then the old participant of Alice is gone
      And Standup has 0 participants
      And counts agree with lists, on every Call Bridge

    @STEP-10.4
    Scenario: Its call leg goes too
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice has a new call leg
      When the web app of Alice ends the old session
      Then the old participant of Alice is gone

    @STEP-10.5 @needs-2-call-bridges
    Scenario: Its call leg goes too where the new one is on another Call Bridge
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then Alice has a new call leg
      When the web app of Alice ends the old session
      Then the old participant of Alice is gone

  @STEP-11 @must @stated @cluster
  Rule: STEP-11 The cluster lets the web app in again at the same Web Bridge with the new credential, once, and connects the new participant in the target
    The Web Bridge carries the new session to the home of the new participant; the media are set up anew there. That the web
    app comes back is WEB-01.

    Source: S1-23, S1-31
    Observable: the new participant is connected on every Call Bridge that shows it, and of two sessions with one credential
    one lives: the second is refused, or the first is closed.

    @STEP-11.1
    Scenario: A guest arrives
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning

    @STEP-11.2
    Scenario: One credential carries one session
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When somebody else uses the credential of Alice too
      Then one session with the credential of Alice lives

    @STEP-11.5 @needs-users
    Scenario: A user's credential carries one session too
      Given Planning is in session on Paris
      And Uma has joined Standup through Web Bridge East
      And Uma is moved to Planning at Paris
      When somebody else uses the credential of Uma too
      Then one session with the credential of Uma lives

    @STEP-11.3
    Scenario: Five moves in a row
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved 5 times between Planning and Standup at Paris
      Then Alice is connected in Planning
      And everyone is in the right call, on every Call Bridge

    @STEP-11.4 @needs-3-call-bridges @needs-2-web-bridges @needs-users
    Scenario Outline: Whoever is moved arrives, from wherever and however
      Every pair of values of any two columns occurs in some row (A is Paris throughout).

      Given Planning is in session on <B>
      And <mover> has joined Standup <company> through Web Bridge <web bridge>
      And <mover> is <microphone> and <activity>
      When <mover> is moved to Planning at <B>, placed on <C>
      Then <mover> is connected in Planning, homed on <C>
      And <mover> sees <mover> <microphone>
      And <mover> sees no presentation

      Examples: pairwise
        | case | B     | C     | mover | web bridge | microphone | activity   | company        |
        | 01   | Paris | Paris | Alice | West       | muted      | watching   | with Bob       |
        | 02   | Paris | Paris | Uma   | East       | unmuted    | presenting | after Bob left |
        | 03   | Paris | Paris | Uma   | East       | unmuted    | presenting | alone          |
        | 04   | Paris | Tokyo | Alice | East       | muted      | presenting | after Bob left |
        | 05   | Paris | Tokyo | Alice | West       | unmuted    | presenting | alone          |
        | 06   | Paris | Tokyo | Uma   | East       | muted      | watching   | with Bob       |
        | 07   | Tokyo | Paris | Alice | East       | muted      | watching   | alone          |
        | 08   | Tokyo | Paris | Alice | East       | unmuted    | watching   | after Bob left |
        | 09   | Tokyo | Paris | Uma   | West       | unmuted    | presenting | with Bob       |
        | 10   | Tokyo | Tokyo | Alice | West       | muted      | presenting | alone          |
        | 11   | Tokyo | Tokyo | Uma   | East       | unmuted    | watching   | after Bob left |
        | 12   | Tokyo | Tokyo | Uma   | West       | unmuted    | presenting | with Bob       |
        | 13   | Tokyo | Lima  | Alice | East       | unmuted    | watching   | with Bob       |
        | 14   | Tokyo | Lima  | Alice | West       | unmuted    | presenting | after Bob left |
        | 15   | Tokyo | Lima  | Uma   | East       | muted      | presenting | alone          |
        | 16   | Paris | Lima  | Uma   | West       | muted      | watching   | alone          |
