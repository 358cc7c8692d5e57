Feature: What the manager does
  Judged where the target file names a manager. The harness is the cluster then: a stand-in with two Call Bridges, Paris and Tokyo,
  that says it runs version 3.2. A manager is told once to move one participant into one space; what it asked for, and whether it
  ended with 0, is all that is looked at (README.md, "A manager"). In the stand-in Bob is always where Alice is. MGR-03, MGR-04 and
  MGR-05 are asked after every scenario, but for how often a move was asked for.

  Background:
    Given a stand-in cluster where Alice is in Standup on Paris

  @MGR-01 @must @stated @manager
  Rule: MGR-01 The manager asks for a move of a web app participant where canMove allows it, and alerts the operator where not
    `canMove` is what the cluster says of a participant, and of its call leg; which of the two is read is left open. The version
    doesn't decide: it is 3.2 in both cases. An alert is an end with another code than 0, after a look and without a request for a
    move.

    Source: S1-09, S1-10
    Observable: what the Call Bridges are asked, and how the manager ends.

    @MGR-01.1 @needs-manager
    Scenario Outline: Allowed or not
      Given Planning is in session on Paris
      And a move there <move>
      When the manager is told to move Alice to Planning
      Then the manager has asked <asks>
      And the manager reports <report>

      Examples:
        | case        | move           | asks                        | report  |
        | allowed     | completes      | once for a move to Planning | success |
        | not allowed | is not allowed | for no move                 | failure |

  @MGR-02 @must @stated @manager
  Rule: MGR-02 The manager asks a Call Bridge on which the target is in session, with the id that the call has there
    One call has an id of its own on every Call Bridge. Which one is asked, where there are several, is left open; so is whether the
    manager puts the target in session on another one first.

    Source: S1-11
    Observable: the Call Bridge that is asked, and the id in the path.

    @MGR-02.1 @needs-manager
    Scenario Outline: Where the participant is homed or not
      Given Planning is in session on <where>
      When the manager is told to move Alice to Planning
      Then the manager has asked once for a move to Planning

      Examples:
        | case      | where           |
        | elsewhere | Tokyo           |
        | on both   | Paris and Tokyo |

  @MGR-03 @must @stated @manager
  Rule: MGR-03 The manager names the participant by its id, in a form
    The recorded request is a form with `movedParticipant` and `needsActivation`; what else goes with it is left open.

    Source: S1-11, S1-27
    Observable: the body of the request.

    @MGR-03.1 @needs-manager
    Scenario: The one of two who is to be moved
      Given Planning is in session on Paris
      When the manager is told to move Alice to Planning
      Then the manager has asked in a form that names Alice

  @MGR-04 @may @derived @manager
  Rule: MGR-04 The manager asks for a move once, and for nothing else
    A move whose answer is lost may have been obeyed: asked for again it would be another move. What is refused with 503 may be
    asked for again; no scenario refuses so. Looking is free, and so are asking for a token for events and putting the target in
    session (MGR-02).

    Source: our own: no public document says what becomes of a request that is repeated
    Observable: the requests.

    @MGR-04.1 @needs-manager
    Scenario: The answer is lost, and the move is done
      Given Planning is in session on Paris
      And a move there completes unanswered
      When the manager is told to move Alice to Planning
      Then the manager has asked once for a move to Planning
      And the manager has asked for nothing else

    @MGR-04.2 @needs-manager
    Scenario: The answer is lost, and another Call Bridge could be asked
      Given Planning is in session on Paris and Tokyo
      And a move there completes unanswered
      When the manager is told to move Alice to Planning
      Then the manager has asked once for a move to Planning
      And the manager has asked for nothing else

  @MGR-05 @may @derived @manager
  Rule: MGR-05 The manager takes a move for completed when the new participant is connected, not when it is accepted
    In the recorded log the answer comes 25 milliseconds before the old participant goes, and 186 before the new one joins.

    Source: S1-29, S1-31
    Observable: a look that shows the new participant, or its call leg, connected; and only then the end.

    @MGR-05.1 @needs-manager
    Scenario: The participant takes a moment
      Given Planning is in session on Tokyo
      And a move there completes
      When the manager is told to move Alice to Planning
      Then the manager has seen Alice connected
      And the manager reports success

  @MGR-06 @may @derived @manager
  Rule: MGR-06 The manager reports a move that was refused, or was accepted and not completed, and gives up by itself
    The source names three things that it can be: nothing happened, dropped and not connected again, connected to a wrong meeting.

    Source: S1-42, S1-43, S1-54, S1-55
    Observable: how the manager ends.

    @MGR-06.1 @needs-manager
    Scenario Outline: Not where it was to go
      Given Planning is in session on Paris
      And a move there <move>
      When the manager is told to move Alice to Planning
      Then the manager has asked once for a move to Planning
      And the manager reports failure

      Examples:
        | case         | move                  |
        | refused      | is refused            |
        | not followed | is not followed       |
        | dropped      | drops the participant |
        | elsewhere    | leads elsewhere       |
