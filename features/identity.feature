Feature: Who somebody is after a move
  A move does not carry a participant over: it makes a new one for the same person. What identifies the participant is new,
  what the others know the person by stays.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @IDENT-01 @must @stated @call-bridge
  Rule: IDENT-01 The new participant has an id of its own
    Source: S1-15, S1-29
    Observable: the id in `Location`, shown on every Call Bridge beside the old one.

    @IDENT-01.1
    Scenario: The ids differ
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice has a new participant
      And Alice is initial in Planning

    @IDENT-01.2
    Scenario: Each move makes another
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When the operator moves Alice to Standup at Paris
      Then Alice has a new participant
      And Alice is initial in Standup

  @IDENT-02 @must @stated @call-bridge
  Rule: IDENT-02 The new participant has a call leg of its own
    Source: S1-30, S1-31
    Observable: the call legs that the home shows for the old and for the new participant.

    @IDENT-02.1
    Scenario: The call legs differ
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice has a new call leg

  @IDENT-03 @must @stated @call-bridge
  Rule: IDENT-03 A guest gets a new guest account
    An account is any text; those of the recorded log are `guest` and digits.

    Source: S1-16, S1-28
    Observable: the account that Call Bridges show for the old and for the new participant.

    @IDENT-03.1
    Scenario: The guest accounts differ
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice has a new account

    @IDENT-03.2 @needs-3-call-bridges
    Scenario: The guest accounts differ across Call Bridges
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Retro at Tokyo, placed on Lima
      Then Alice has a new account

    @IDENT-03.3
    Scenario: There and back is a third account
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then Alice has a new account
      And everyone has an account of their own, on every Call Bridge

  @IDENT-04 @may @derived @call-bridge
  Rule: IDENT-04 A signed-in user keeps the account
    The source says of guests alone that they get a new one. That users keep theirs is this specification's conclusion: whoever
    signed in is the same user afterwards.

    Source: S1-16
    Observable: the account that Call Bridges show for the old and for the new participant.

    @IDENT-04.1 @needs-users
    Scenario: The user is the same
      Given Uma has joined Standup through Web Bridge East
      When Uma is moved to Planning at Paris
      Then Uma keeps the account

    @IDENT-04.2 @needs-2-call-bridges @needs-users
    Scenario: The user is the same across Call Bridges
      Given Retro is in session on Tokyo
      And Uma has joined Standup through Web Bridge East
      When Uma is moved to Retro at Tokyo
      Then Uma keeps the account

  @IDENT-05 @must @stated @call-bridge
  Rule: IDENT-05 The display name is kept
    The recorded log shows the guest as "User X" before and after.

    Source: S1-30, S1-31
    Observable: the name on every Call Bridge, and in the roster of everybody in the target.

    @IDENT-05.1
    Scenario: The Call Bridges show the name
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice keeps the display name

    @IDENT-05.2
    Scenario: The people in the target see the name
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob sees Alice under the same name

    @IDENT-05.3
    Scenario: The name survives two moves
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then Alice keeps the display name

    @IDENT-05.4
    Scenario: A label that was shown instead is no name
      Given Alice has joined Standup through Web Bridge East
      And the operator sets nameLabelOverride of Alice to Boss
      And nameLabelOverride of Alice is Boss
      When Alice is moved to Planning at Paris
      Then name of Alice is as given

  @IDENT-06 @should @observed @call-bridge
  Rule: IDENT-06 The id of a web app participant is the id of its call leg
    In the recorded log one id names both, before and after the move. Nothing else in this specification rests on it.

    Source: S1-29, S1-30
    Observable: the call legs of the participant.

    @IDENT-06.1
    Scenario: One id names the participant and its call leg
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then the call leg of Alice has the id of the participant

  @IDENT-07 @may @derived @call-bridge
  Rule: IDENT-07 A move that comes to nothing leaves neither an account nor a participant behind
    Step 5 makes two things, an account and a participant instance; neither is left without the other. An account alone is
    seen by what it takes away: a place in a space that admits so many.

    Source: S1-15, S1-16, S1-28
    Observable: the target's participants, and whether a place that was given up is free again.

    Background:
      Given Planning admits 1 participant

    @IDENT-07.1
    Scenario: Nobody is left of a move that was refused
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Planning has 1 participant

    @IDENT-07.2
    Scenario: The place of somebody who never came is free again
      What the operator removes while the move is held is the new participant.

      Given Alice has joined Standup with Bob through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the operator removes Alice
      When the operator moves Bob to Planning at Paris
      Then the move is accepted

  @IDENT-08 @must @stated @call-bridge
  Rule: IDENT-08 The new participant has its account from the beginning
    The account is made first, and then the participant; not when the web app comes.

    Source: S1-15, S1-16, S1-28
    Observable: the account that Call Bridges show for the new participant while it waits.

    @IDENT-08.1
    Scenario: While the move is held
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice has a new account
      And Alice is initial in Planning

    @IDENT-08.2 @needs-3-call-bridges
    Scenario: While the move is held, across Call Bridges
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Retro at Tokyo, placed on Lima
      Then Alice has a new account
      And Alice is initial in Retro, homed on Lima
