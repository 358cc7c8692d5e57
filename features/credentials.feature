Feature: What a credential opens, and until when
  A Web Bridge lets a web app into a call by a credential that a Call Bridge issued for one participant. A move gives a new
  one; the old one dies with the old participant. Credentials are opaque, unless the target declares its keys.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @JWT-01 @must @stated @call-bridge
  Rule: JWT-01 The move gives a new credential
    Source: S1-17
    Observable: the credential in the move message is another than the one of the join.

    @JWT-01.1
    Scenario: The credentials differ
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And Alice has a new credential

    @JWT-01.2 @needs-users
    Scenario: The credentials of a user differ too
      Given Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris
      Then Uma is told once to move to Planning
      And Uma has a new credential

    @JWT-01.3 @needs-users
    Scenario: There and back is a third credential
      Given Uma has joined Standup through Web Bridge East
      And Uma is moved to Planning at Paris
      When the operator moves Uma to Standup at Paris
      Then Uma is told once to move to Standup
      And Uma has a new credential

  @JWT-02 @must @stated @call-bridge
  Rule: JWT-02 After the end the old credential opens nothing, at any Web Bridge
    It is refused as soon as the end has been answered, not only within the bound; and as a credential that is not good, not
    because something can't be reached just now.

    Source: S1-22
    Observable: a session is refused to it.

    @JWT-02.1
    Scenario: Before the web app has come back
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      Then the old credential of Alice is refused at every Web Bridge

    @JWT-02.2
    Scenario: After the web app has come back
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then the old credential of Alice is refused at every Web Bridge
      And the session of Alice goes on

    @JWT-02.3 @needs-3-call-bridges
    Scenario: With three Call Bridges
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Lima
      Then the old credential of Alice is refused at every Web Bridge

    @JWT-02.4 @needs-users
    Scenario: For a signed-in user
      Given Uma has joined Standup through Web Bridge East
      When Uma is moved to Planning at Paris
      Then the old credential of Uma is refused at every Web Bridge

  @JWT-03 @must @stated @call-bridge
  Rule: JWT-03 The new credential opens the new participant's session, in the target
    Source: S1-23
    Observable: whoever comes back with it is the new participant and sees the people of the target.

    @JWT-03.1
    Scenario: The guest is in the company of the target
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Cleo has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice sees exactly Alice and Cleo
      And Bob sees exactly Bob

  @JWT-04 @must @stated @call-bridge
  Rule: JWT-04 The old session stays whole until its end
    The old credential dies at the tear-down, which follows the end: while the move is held, what the participant does in
    the old meeting is still answered and still reaches the others.

    Source: S1-20, S1-22
    Observable: chat in both directions while the move is held.

    @JWT-04.1
    Scenario: The mover still speaks in the old meeting
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Alice writes "I am being moved"
      Then Bob has read "I am being moved"

    @JWT-04.2 @needs-2-call-bridges
    Scenario: The mover still speaks where the message comes from another Call Bridge
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      And Alice writes "I am being moved"
      Then Bob has read "I am being moved"

    @JWT-04.3
    Scenario: The mover still presents in the old meeting
      Given Alice has joined Standup with Bob through Web Bridge East
      And Alice presents
      When the operator moves Alice to Planning at Paris
      And Alice writes "the next page"
      Then Bob has read "the next page"
      And Bob sees the presentation of Alice

    @JWT-04.4
    Scenario: The mover is seen muted in the old meeting
      Given Alice has joined Standup with Bob through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Alice mutes the microphone
      Then every roster is complete, on every Call Bridge

  @JWT-05 @may @derived @call-bridge
  Rule: JWT-05 A credential dies when the operator removes its participant
    Source: S1-22
    Observable: a session is refused to it.

    @JWT-05.1
    Scenario: Somebody connected is removed
      Given Alice has joined Standup through Web Bridge East
      When the operator removes Alice
      Then the credential of Alice is refused at every Web Bridge

    @JWT-05.2
    Scenario: Somebody is removed between the end and the return
      Given Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      When the operator removes Alice
      Then the credential of Alice is refused at every Web Bridge
      And Planning has 0 participants

  @JWT-06 @may @derived @call-bridge
  Rule: JWT-06 The credential is signed by a key that the cluster declares
    The target file says where the public keys are. Which algorithm is used is the vendor's choice among those of RFC 7518 that have
    a public key, and Ed25519 of RFC 8037; never `none`.

    Source: S1-17
    Observable: the signature in the move message's credential verifies.

    @JWT-06.1 @needs-jwks
    Scenario: The signature verifies
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And the credential of Alice is signed by a declared key

    @JWT-06.2 @needs-jwks @needs-2-call-bridges
    Scenario: The signature of another Call Bridge verifies
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Tokyo, placed on Tokyo
      Then Alice is told once to move to Planning
      And the credential of Alice is signed by a declared key

  @JWT-07 @should @observed @call-bridge
  Rule: JWT-07 The credential names its participant and no other
    Web Bridge logs show that the token binds the user, the Call Bridge, the call and the participant.

    Source: Web Bridge 3 log, "Got authenticated JWT for … callbridge … call … participant …"
    Observable: some claim is the new participant's id, none is another's.

    @JWT-07.1 @needs-jwks
    Scenario: The claims are the new participant's
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And the credential of Alice is bound to the new participant

    @JWT-07.2 @needs-jwks @needs-users
    Scenario: The claims are those of a signed-in user's new participant
      Given Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris
      Then Uma is told once to move to Planning
      And the credential of Uma is bound to the new participant

  @JWT-08 @must @documented @call-bridge
  Rule: JWT-08 The credential lives for 24 hours at most
    The default life is 24 hours; later versions allow 1 to 24. It binds every cluster, but only where keys are declared can it
    be seen: a credential says in `iat` and `exp` from when and until when it is good, and has a `jti` of its own.

    Source: CMS MMP command `callbridge wc3jwt expiry <1-24>`
    Observable: the claims `iat` and `exp`, and a `jti` that no other credential has.

    @JWT-08.1 @needs-jwks
    Scenario: The life is bounded
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And the credential of Alice is bounded in time

    @JWT-08.2 @needs-jwks @needs-users
    Scenario: The life of a user's credential is bounded
      Given Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris
      Then Uma is told once to move to Planning
      And the credential of Uma is bounded in time
