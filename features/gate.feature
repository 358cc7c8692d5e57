Feature: Who may be moved, and who may ask for it
  When a move is allowed at all, and what the rules of the target's house have to say about it.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @GATE-01 @must @stated @call-bridge @planned
  Rule: GATE-01 Participants of the Meeting App and of Skype for Business can't be moved, and say so in canMove
    Source: S1-06

  @GATE-02 @must @stated @web-bridge @planned
  Rule: GATE-02 A web app participant can't start a move
    Source: S1-08

  @GATE-03 @must @stated @call-bridge @planned
  Rule: GATE-03 Web app participants can be moved where the meeting is hosted on version 3.2 or later, which canMove says
    Source: S1-06, S1-07, S1-10

  @GATE-04 @must @stated @call-bridge @planned
  Rule: GATE-04 A move needs the permission to join the target
    Source: S1-51

  @GATE-05 @may @derived @call-bridge
  Rule: GATE-05 Who is moved isn't asked for the passcode of the target
    The operator has decided that this person is to be in the target. The web app comes back with the new credential, and asks
    nobody anything. Open point: no public source says so in as many words.

    Source: S1-23, S1-32
    Observable: the mover is connected in the target; who joins it has to give the passcode.

    Background:
      Given Planning has the passcode 4711

    @GATE-05.1
    Scenario: A move into a space with a passcode is accepted
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the move is accepted

    @GATE-05.2
    Scenario: The mover arrives
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning
