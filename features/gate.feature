Feature: Who may be moved, and who may ask for it
  When a move is allowed at all, and what the rules of the target's house have to say about it.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @GATE-01 @must @stated @call-bridge
  Rule: GATE-01 Participants of the Meeting App and of Skype for Business can't be moved, and say so in canMove
    What such a participant is asked to do, its client can't. A refusal leaves it where it is.

    Source: S1-06; CMS API reference, "participants" and "callLegs": canMove
    Observable: the participant, its call leg, and the answer to a move.

    @GATE-01.1 @needs-lync
    Scenario: Somebody with Skype for Business shows canMove false
      When Lyn is called into Standup at Paris
      Then canMove of Lyn is false
      And canMove of the call leg of Lyn is false

    @GATE-01.2 @needs-lync
    Scenario: Somebody with Skype for Business stays
      Given Lyn is called into Standup at Paris
      When the operator moves Lyn to Planning at Paris
      Then the request is refused
      And Lyn is connected in Standup
      And Planning has 0 participants

    @GATE-01.3 @needs-lync @needs-2-call-bridges
    Scenario: Somebody with Skype for Business stays, another Call Bridge being asked
      Given Retro is in session on Tokyo
      And Lyn is called into Standup at Paris
      When the operator moves Lyn to Retro at Tokyo
      Then the request is refused
      And Lyn is connected in Standup, homed on Paris

    @GATE-01.4 @needs-meeting-app
    Scenario: Somebody with the Meeting App shows canMove false
      When Max is called into Standup at Paris
      Then canMove of Max is false
      And canMove of the call leg of Max is false

    @GATE-01.5 @needs-meeting-app
    Scenario: Somebody with the Meeting App stays
      Given Max is called into Standup at Paris
      When the operator moves Max to Planning at Paris
      Then the request is refused
      And Max is connected in Standup
      And Planning has 0 participants

  @GATE-02 @must @stated @cluster
  Rule: GATE-02 A web app participant can't start a move
    Moves are the operator's. The credential of a participant opens a session and nothing else, and in a session there is no
    request by which anybody is moved.

    Source: S1-08
    Observable: the answers, and that nobody has moved.

    @GATE-02.1
    Scenario: With a participant's credential nobody is moved through the API
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}" to Paris with the credential of Alice
      Then the answer is 401
      And Alice is connected in Standup
      And Planning has 0 participants

    @GATE-02.2 @needs-binding
    Scenario Outline: In a session there is no request for it
      Given Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      And the visitor sends:
        """json
        { "type": "request", "id": 2, "method": "POST", "path": "<path>", "body": <body> }
        """
      Then the Web Bridge answers 404 unknownPath
      And Planning has 0 participants

      Examples:
        | case            | path                              | body                                                                                |
        | move message    | /api/call/session/move            | { "accessMethod": { "numericId": "{Planning}" }, "token": "{credential of Alice}" } |
        | moved elsewhere | /api/call/session/move            | { "participant": "{Alice}", "numericId": "{Planning}" }                             |
        | the API's own   | /api/v1/calls/{Planning}/participants | { "movedParticipant": "{Alice}" }                                               |

    @GATE-02.3
    Scenario: With a participant's credential nothing is read through the API
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "GET /calls/{Standup}/participants" to Paris with the credential of Alice
      Then the answer is 401

    @GATE-02.4
    Scenario Outline: With a participant's credential nothing is changed through the API
      Given Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator sends "<request>" to Paris with the credential of Alice
      Then the answer is 401
      And Bob sees exactly Alice and Bob

      Examples:
        | case    | request                                  |
        | muted   | PUT /participants/{Bob}?rxAudioMute=true |
        | removed | DELETE /participants/{Bob}               |

  @GATE-03 @must @stated @call-bridge
  Rule: GATE-03 Web app participants can be moved where the meeting is hosted on version 3.2 or later, which canMove says
    In a cluster of mixed versions the home decides: a web app participant that is homed on an older Call Bridge shows canMove
    false, also on the others, and stays, whichever of them is asked. The others are moved as ever.

    Source: S1-06, S1-07, S1-10
    Observable: the participant, its call leg, and what comes of a move.

    @GATE-03.1 @needs-older-call-bridge
    Scenario: Who is homed on an older Call Bridge shows canMove false
      Given Retro is in session on Oslo
      When Alice has joined Retro through Web Bridge East
      Then canMove of Alice is false
      And canMove of the call leg of Alice is false

    @GATE-03.2 @needs-older-call-bridge
    Scenario Outline: Who is homed on an older Call Bridge stays
      Given Retro is in session on Oslo
      And Planning is in session on Oslo
      And Alice has joined Retro through Web Bridge East
      When the operator moves Alice to Planning at <asked>
      Then the request is refused
      And Alice is connected in Retro, homed on Oslo

      Examples:
        | case  | asked |
        | newer | Paris |
        | older | Oslo  |

    @GATE-03.3 @needs-older-call-bridge
    Scenario: Beside an older Call Bridge the others are moved
      Given Alice has joined Standup through Web Bridge East
      And canMove of Alice is true
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning, homed on Paris

    @GATE-03.4 @needs-older-call-bridge
    Scenario: Also into a meeting that is on an older Call Bridge too
      Given Retro is in session on Oslo and Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Paris, placed on Paris
      Then Alice is connected in Retro, homed on Paris

  @GATE-04 @must @stated @call-bridge
  Rule: GATE-04 A move needs the permission to join the target
    Who may not join a space by hand doesn't get there by a move. Open point: the source has people dropped for want of it, so
    that the move may have been accepted; GATE-15 has it refused.

    Source: S1-51
    Observable: whatever was answered, and whatever the web app then does, the mover is never connected in the target.

    Background:
      Given Planning admits members only

    @GATE-04.1
    Scenario: A guest does not get into a space for members
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the web app of Alice follows as far as it is let
      Then Alice stays out of Planning

    @GATE-04.2 @needs-users
    Scenario: A member does
      Given Planning has Uma as a member
      And Uma has joined Standup through Web Bridge East
      When Uma is moved to Planning at Paris
      Then Uma is connected in Planning

    @GATE-04.3
    Scenario: By hand it is the same
      When Dan tries to join Planning through Web Bridge East
      Then Dan stays out of Planning

    @GATE-04.4 @needs-users
    Scenario: Somebody who has signed in and is no member does not
      Given Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris
      And the web app of Uma follows as far as it is let
      Then Uma stays out of Planning

    @GATE-04.5 @needs-users @needs-2-call-bridges
    Scenario: A member who gets another home
      Given Planning has Uma as a member
      And Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris, placed on Tokyo
      And the web app of Uma follows what it was told
      Then Uma is connected in Planning, homed on Tokyo

  @GATE-05 @may @derived @call-bridge
  Rule: GATE-05 Who is moved isn't asked for the passcode of the target
    The operator has decided that this person is to be in the target. The web app comes back with the new credential, and asks
    nobody anything. Everybody else has to give it, as before. Open point: no public source says so in as many words.

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

    @GATE-05.3
    Scenario: Who joins is asked
      When Dan tries to join Planning through Web Bridge East
      Then Dan stays out of Planning

    @GATE-05.4
    Scenario: Who joins with it meets the mover
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning with the passcode 4711 through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob sees exactly Alice and Bob

    @GATE-05.5
    Scenario: Who joins with another one is not let in
      When Dan tries to join Planning with the passcode 4712 through Web Bridge East
      Then Dan stays out of Planning

    @GATE-05.6
    Scenario: Who joins is asked also when somebody was moved in
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Dan tries to join Planning through Web Bridge East
      Then Dan stays out of Planning

    @GATE-05.7
    Scenario: Who joins with one that has a digit more is not let in
      When Dan tries to join Planning with the passcode 47110 through Web Bridge East
      Then Dan stays out of Planning

  @GATE-06 @may @derived @call-bridge
  Rule: GATE-06 Legs that record, stream or join two Call Bridges can't be moved, and say so in canMove
    They belong to the meeting and are nobody's. Open point: no public source names them.

    Source: CMS API reference, "participants" and "callLegs": canMove
    Observable: the participant, its call leg, and the answer to a move.

    @GATE-06.1
    Scenario Outline: It shows canMove false, and stays
      Given <leg> is called into Standup at Paris
      And canMove of <leg> is false
      And canMove of the call leg of <leg> is false
      When the operator moves <leg> to Planning at Paris
      Then the request is refused
      And <leg> is connected in Standup

      @needs-recorder
      Examples: a recorder
        | case     | leg |
        | recorder | Ray |

      @needs-streamer
      Examples: a streamer
        | case     | leg |
        | streamer | Stu |

      @needs-distribution
      Examples: a distribution link
        | case         | leg  |
        | distribution | Dora |

  @GATE-07 @must @documented @call-bridge
  Rule: GATE-07 Nobody is moved into a dual-homed meeting
    A meeting that is held in Skype for Business as well has a leg to that conference, at one of its Call Bridges. Open point: the
    source speaks of what an operator sees; that the Call Bridge refuses is our reading. Who is to be moved stays.

    Source: CMM 3.2 online help, "Move participants to a different meeting"
    Observable: the answer to the move; the mover is where it was.

    @GATE-07.1 @needs-lync-conference
    Scenario: A web app
      Given Lou is called into Planning at Paris
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Alice is connected in Standup
      And the session of Alice goes on

    @GATE-07.2 @needs-lync-conference @needs-sip
    Scenario: A room
      Given Lou is called into Planning at Paris
      And Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris
      Then the request is refused
      And Rex is connected in Standup

    @GATE-07.3 @needs-lync-conference
    Scenario: Into other meetings as ever
      Given Lou is called into Standup at Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning

    @GATE-07.4 @needs-lync-conference @needs-2-call-bridges
    Scenario: The leg is at another Call Bridge than the one that is asked
      Given Planning is in session on Tokyo
      And Lou is called into Planning at Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Alice is connected in Standup

  @GATE-08 @may @derived @call-bridge
  Rule: GATE-08 What an older Call Bridge can't do for a move, it refuses or leaves to a newer one
    Somebody homed on version 3.2 can be moved, as canMove says. Whether an older Call Bridge that is asked for it can have it
    done, and whether it can be the new home, is open; whichever it is, the mover is in one meeting afterwards.

    Source: S1-07, S1-10
    Observable: where everybody is, whether the move was accepted or not.

    @GATE-08.1 @needs-older-call-bridge
    Scenario Outline: Moved or refused, but not lost
      Given Retro is in session on Oslo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Retro at Oslo, placed on <C>
      And the web app of Alice follows what it was told
      Then everyone is in the right call, on every Call Bridge
      And canMove of Alice is <can move>

      Examples:
        | case     | C     | can move      |
        | asked    | Paris | true          |
        | new home | Oslo  | true or false |

  @GATE-09 @must @documented @call-bridge
  Rule: GATE-09 Who is moved with needsActivation false is in the target at once, and lets in those who wait there
    Where people wait in the lobby of the target, the manager makes the mover an activator: needsActivation false goes with the
    request, whatever the target's profiles say. In the lobby nobody is heard or seen. The call leg says so in deactivated.

    Source: CMM 3.2 online help, "Move participants to a different meeting"; CMS API reference: needsActivation, isActivator
    Observable: the call legs at their homes, and what the web apps are told of themselves.

    Background:
      Given Planning lets people wait for an activator

    @GATE-09.1
    Scenario: Who joins waits, and is let in when the mover has come
      Given Bob has joined Planning through Web Bridge East
      And Bob waits in the lobby of Planning
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob takes part in Planning

    @GATE-09.2
    Scenario: The mover is an activator
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris with needsActivation false
      Then Alice takes part in Planning
      And isActivator of Alice is true
      And needsActivation of Alice is false or absent

    @GATE-09.3 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Those who wait at another Call Bridge are let in, too
      Given Bob has joined Planning through Web Bridge West
      And Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Tokyo, placed on Tokyo
      Then Bob takes part in Planning

    @GATE-09.4
    Scenario: Who comes later takes part at once
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob has joined Planning through Web Bridge East
      Then Bob takes part in Planning

    @GATE-09.5
    Scenario: Two wait, and both are let in
      Given Cleo has joined Planning with Bob through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob takes part in Planning
      And Cleo takes part in Planning

    @GATE-09.6 @needs-sip
    Scenario: A room lets them in, too
      Given Bob has joined Planning through Web Bridge East
      And Bob waits in the lobby of Planning
      And Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris
      Then Bob takes part in Planning

  @GATE-10 @must @documented @call-bridge
  Rule: GATE-10 Who is moved with needsActivation true waits in the lobby until there is an activator
    Source: CMS API reference: needsActivation
    Observable: the call leg at its home.

    @GATE-10.1
    Scenario: Nobody is there
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris with needsActivation true
      Then Alice waits in the lobby of Planning
      And isActivator of Alice is false

    @GATE-10.2
    Scenario: An activator comes
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris with needsActivation true
      When Bob is moved to Planning at Paris with needsActivation false
      Then Alice takes part in Planning

    @GATE-10.3
    Scenario: An activator is there
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Bob is moved to Planning at Paris with needsActivation false
      When Alice is moved to Planning at Paris with needsActivation true
      Then Alice takes part in Planning

  @GATE-11 @must @documented @call-bridge
  Rule: GATE-11 The mover passes the lock of the target, and nobody else does
    The manager overrides the lock for the one that it moves. The lock stays, and is stronger than an activator: who waits goes
    on to wait. The lock mode is that of the call profile; here it keeps out those who need activation.

    Source: CMM 3.2 online help, "Move participants to a different meeting"; CMS API reference: locked, lockMode
    Observable: the call legs at their homes; the call still says that it is locked.

    Background:
      Given Planning lets people wait for an activator

    @GATE-11.1
    Scenario: The mover takes part, and the meeting stays locked
      Given Planning is locked at Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice takes part in Planning
      And locked of Planning is true

    @GATE-11.2
    Scenario: Who waits is not let in by the mover
      Given Planning is locked at Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob waits in the lobby of Planning

    @GATE-11.3
    Scenario: Who comes later is not let in either
      Given Planning is locked at Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob has joined Planning through Web Bridge East
      Then Bob waits in the lobby of Planning

    @GATE-11.4 @needs-2-call-bridges
    Scenario: Another Call Bridge is asked than the one at which it was locked
      Given Planning is in session on Tokyo
      And Planning is locked at Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Tokyo
      Then Alice takes part in Planning

    @GATE-11.5
    Scenario: It is locked while the move is held
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Planning is locked at Paris
      And the web app of Alice follows what it was told
      Then Alice takes part in Planning

  @GATE-12 @may @derived @call-bridge
  Rule: GATE-12 The mover passes also a lock that keeps everybody out
    Open point: the manager's help says that the lock mode matters, and not how. Here needsActivation false is enough for the mover;
    an operator who has to say deactivated false as well would find that the mover waits. A call has one lock, at whichever of its
    Call Bridges it is locked or unlocked.

    Source: CMM 3.2 online help, "Move participants to a different meeting"; CMS API reference: lockMode, deactivated
    Observable: the call legs at their homes; `locked` of every instance of the call.

    Background:
      Given Planning locks out everybody

    @GATE-12.1
    Scenario: The mover takes part
      Given Planning is locked at Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice takes part in Planning

    @GATE-12.2
    Scenario: Who joins waits
      Given Planning is locked at Paris
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob has joined Planning through Web Bridge East
      Then Bob waits in the lobby of Planning

    @GATE-12.3
    Scenario: The operator lets in who waits
      Given Planning is locked at Paris
      And Bob has joined Planning through Web Bridge East
      And Bob waits in the lobby of Planning
      When the operator sets deactivated of Bob to false
      Then Bob takes part in Planning

    @GATE-12.4 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Unlocked at one Call Bridge, those who wait at another are let in
      Given Planning is locked at Paris
      And Bob has joined Planning through Web Bridge West
      And Planning is in session on Tokyo
      When Planning is unlocked at Tokyo
      Then Bob takes part in Planning

    @GATE-12.5 @needs-2-call-bridges
    Scenario: Locked at one Call Bridge, it is locked at the other
      Given Planning is in session on Tokyo
      When Planning is locked at Paris
      Then locked of Planning is true

  @GATE-13 @must @documented @call-bridge
  Rule: GATE-13 When the last activator is moved out, deactivationMode says what becomes of those who stay
    They need activation, and nobody activates them any more: deactivate sends them to the lobby, disconnect ends their sessions,
    remainActivated lets them stay, each when deactivationModeTime is over, which is 0 here.

    Source: CMS API reference, "callLegProfiles": deactivationMode, deactivationModeTime
    Observable: the call legs and the sessions of those who stay.

    @GATE-13.1
    Scenario Outline: They wait again, or stay
      Given Standup <does> when no activator is left
      And Alice has joined Standup with Bob through Web Bridge East
      And the operator sets needsActivation of Alice to false
      And Bob takes part in Standup
      When Alice is moved to Planning at Paris
      Then Bob <attends> Standup

      Examples:
        | case            | does                      | attends               |
        | deactivate      | sends people to the lobby | waits in the lobby of |
        | remainActivated | lets people stay          | takes part in         |

    @GATE-13.2
    Scenario: Their sessions are ended
      Given Standup ends their sessions when no activator is left
      And Alice has joined Standup with Bob through Web Bridge East
      And the operator sets needsActivation of Alice to false
      And Bob takes part in Standup
      When Alice is moved to Planning at Paris
      Then the session of Bob is ended by the cluster

    @GATE-13.3
    Scenario: Until the mover has gone nothing happens to them
      Given Standup sends people to the lobby when no activator is left
      And Alice has joined Standup with Bob through Web Bridge East
      And the operator sets needsActivation of Alice to false
      And Bob takes part in Standup
      When the operator moves Alice to Planning at Paris
      Then Bob takes part in Standup

    @GATE-13.4
    Scenario: While there is another activator they stay
      Given Standup sends people to the lobby when no activator is left
      And Alice has joined Standup with Bob through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      And at the same time:
        | the operator sets needsActivation of Alice to false |
        | the operator sets needsActivation of Cleo to false  |
      When Alice is moved to Planning at Paris
      Then Bob takes part in Standup

    @GATE-13.5 @needs-2-call-bridges
    Scenario: The last activator was at another Call Bridge
      Given Standup sends people to the lobby when no activator is left
      And Bob has joined Standup through Web Bridge East
      And Alice has joined Planning through Web Bridge East
      And Alice is moved to Standup at Paris, placed on Tokyo
      When Alice is moved to Planning at Paris
      Then Bob waits in the lobby of Standup

    @GATE-13.6
    Scenario Outline: Two stay, and both wait again
      Given Standup sends people to the lobby when no activator is left
      And Cleo has joined Standup with Bob through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator sets needsActivation of Alice to false
      When Alice is moved to Planning at Paris
      Then <who> waits in the lobby of Standup

      Examples:
        | case   | who  |
        | first  | Bob  |
        | second | Cleo |

  @GATE-14 @may @derived @call-bridge
  Rule: GATE-14 Who waits in a lobby can be moved out of it, and is told nothing of the meeting meanwhile
    An operator who sees somebody wait in the wrong lobby moves them. Who waits reads no chat and sees no presentation, and is
    shown to others as waiting. What they write or present themselves reaches nobody in the meeting, whether it is refused or not.

    Source: CMS API reference: needsActivation; S1-40
    Observable: the call legs, and what the web apps are told.

    @GATE-14.1
    Scenario: Out of the lobby into a meeting
      Given Planning lets people wait for an activator
      And Alice has joined Planning through Web Bridge East
      And Alice waits in the lobby of Planning
      When Alice is moved to Standup at Paris
      Then Alice takes part in Standup
      And Planning has 0 participants

    @GATE-14.2
    Scenario: From one lobby into another
      Given Standup lets people wait for an activator
      And Planning lets people wait for an activator
      And Alice has joined Planning through Web Bridge East
      When Alice is moved to Standup at Paris with needsActivation true
      Then Alice waits in the lobby of Standup

    @GATE-14.3
    Scenario: What is said while somebody waits is not for them
      Given Planning locks out everybody
      And Alice has joined Planning through Web Bridge East
      And Planning is locked at Paris
      And Bob has joined Planning through Web Bridge East
      When Alice writes "not for Bob"
      Then Bob has read nothing for a while

    @GATE-14.4
    Scenario: The others see who waits
      Given Planning lets people wait for an activator
      And Planning is locked at Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice sees Bob in the lobby

    @GATE-14.5
    Scenario: What is shown while somebody waits is not for them
      Given Planning locks out everybody
      And Alice has joined Planning through Web Bridge East
      And Alice presents
      And Planning is locked at Paris
      When Bob has joined Planning through Web Bridge East
      Then Bob sees no presentation

    @GATE-14.6
    Scenario: Out of a lobby in which a lock keeps people
      Given Planning locks out everybody
      And Planning is locked at Paris
      And Alice has joined Planning through Web Bridge East
      When the operator moves Alice to Standup at Paris
      Then the move is accepted

    @GATE-14.7
    Scenario Outline: What comes from the lobby is not for the meeting
      Given Planning locks out everybody
      And Alice has joined Planning through Web Bridge East
      And Planning is locked at Paris
      And Bob has joined Planning through Web Bridge East
      When at the same time:
        | Bob writes "let me in" |
        | Bob presents           |
      Then Alice <notices>

      Examples:
        | case         | notices                     |
        | chat         | has read nothing for a while |
        | presentation | sees no presentation        |

  @GATE-15 @may @derived @call-bridge
  Rule: GATE-15 For want of permission a move is refused before anything is done
    The mover keeps meeting, participant and session. Also somebody who has signed in needs to be a member where those only are
    admitted; being one in the meeting that they are moved out of is no help.

    Source: S1-51
    Observable: the answer, and where the mover is.

    Background:
      Given Planning admits members only

    @GATE-15.1
    Scenario: A guest
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Alice is connected in Standup
      And the session of Alice goes on

    @GATE-15.2 @needs-users
    Scenario: A member of another space
      Given Standup has Uma as a member
      And Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris
      Then the request is refused
      And Uma is connected in Standup

    @GATE-15.3 @needs-2-call-bridges
    Scenario: Another Call Bridge is to be the new home
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then the request is refused
      And Alice is connected in Standup, homed on Paris

    @GATE-15.4
    Scenario: A way in that is public is none for a guest
      Given Planning has a public access method
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Alice is connected in Standup

  @GATE-16 @may @derived @call-bridge
  Rule: GATE-16 Scope and secret of the ways into the target keep nobody out who is moved
    The scope says to whom an access method may be shown, the secret is what a guest's link brings along. Who is moved was shown
    nothing and brings nothing; it is the operator who decided. Open point: the source speaks only of those who are shown a way in
    or join by it. Whoever is refused here has to keep meeting, participant and session, as ever (FAIL-01).

    Source: CMS API reference, "accessMethods": scope, secret
    Observable: the answer to the move, and where the mover is.

    Background:
      Given Planning has no numeric id of its own

    @GATE-16.1
    Scenario Outline: A move through the only way in is accepted
      Given Planning has a <way in>
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the move is accepted
      And Alice is told once to move to Planning

      Examples:
        | case    | way in                             |
        | private | private access method              |
        | member  | member access method               |
        | secret  | public access method with a secret |

    @GATE-16.2
    Scenario: The mover arrives
      Given Planning has a private access method with a secret
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And the web app of Alice follows as far as it is let
      Then Alice is connected in Planning

  @GATE-17 @may @derived @call-bridge
  Rule: GATE-17 The numeric id of a private access method is told to the mover only where there is no other
    What is private is not to be shown, and the web app shows where it is. The space's own numeric id, or one of an access method
    that is not private, leads into the same meeting. Which of those is told is open.

    Source: S1-48; CMS API reference, "accessMethods": callId, scope
    Observable: the numeric id in the move message.

    @GATE-17.1
    Scenario Outline: The space has one of its own
      Given Planning has a <scope> access method
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning

      Examples:
        | case    | scope   |
        | private | private |
        | public  | public  |

    @GATE-17.2
    Scenario: An access method has one, and a private one too
      Given Planning has no numeric id of its own
      And Planning has a private access method
      And Planning has a public access method
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning

    @GATE-17.3
    Scenario: An access method has one, and the private one was made after it
      Given Planning has no numeric id of its own
      And Planning has a public access method
      And Planning has a private access method
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
