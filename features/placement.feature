Feature: Where somebody who is moved is placed
  The Call Bridge that is asked chooses a home for the new participant: by load, by group, or because the request names one. What
  is public of it are the settings, their defaults, and that a conference is kept together as far as possible. Where that is not
  enough to tell what happens, a model fills in, and its Rules are called ours; another cluster may have another.

  Background:
    Given Planning is in session on Paris

  @PLACE-01 @must @documented @call-bridge
  Rule: PLACE-01 Without a named Call Bridge, who is moved goes where the target is running
    A running conference is kept on one Call Bridge as far as possible, wherever the mover comes from.

    Source: Preferred Architecture for CMS 3.x, "load balancing"; S1-14
    Observable: `callBridge` of the new participant, on every Call Bridge that shows it.

    @PLACE-01.1
    Scenario: From the same Call Bridge
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Paris

    @PLACE-01.2 @needs-2-call-bridges
    Scenario: From another Call Bridge
      Given Standup is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Paris

    @PLACE-01.3 @needs-3-call-bridges
    Scenario: Running on two of three
      Given Retro is in session on Tokyo and Lima
      And Alice has joined Planning through Web Bridge East
      When the operator moves Alice to Retro at Tokyo
      Then Alice is initial in Retro, homed on Tokyo or Lima

    @PLACE-01.4 @needs-2-call-bridges @needs-sip
    Scenario: A room from another Call Bridge
      Given Standup is in session on Tokyo
      And Rex is called into Standup at Tokyo
      When the operator moves Rex to Planning at Paris
      Then Rex is connected in Planning, homed on Paris

  @PLACE-02 @must @documented @call-bridge @exclusive-use
  Rule: PLACE-02 In a group that balances load, a Call Bridge takes nobody once its load has reached 80 % of its limit
    80 % is the default of `existingConferenceLoadLimitBasisPoints`; below it a running conference is kept where it is. The
    load that is set against it is the one in `/system/load`.

    Source: CMS API reference, "callBridgeGroups" and "system/configuration/cluster": defaults 5000 and 8000. Open point: one
    structure of the same document says 5000 for both; table and example say 8000.
    Observable: `callBridge` of the new participant.

    Background:
      Given Bob has joined Planning through Web Bridge East
      And Standup is in session on Paris

    @PLACE-02.1 @needs-2-call-bridges
    Scenario Outline: The default
      Given Alice has joined Standup through Web Bridge East
      And group Red of Paris at <load> % and Tokyo balances load
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on <home>

      Examples:
        | case  | load | home  |
        | quiet | 20   | Paris |
        | busy  | 60   | Paris |
        | full  | 90   | Tokyo |
        | over  | 300  | Tokyo |

    @PLACE-02.2 @needs-2-call-bridges
    Scenario Outline: Set otherwise
      Given Alice has joined Standup through Web Bridge East
      And group Red of Paris at <load> % and Tokyo balances load
      And Paris keeps conferences up to <limit> %
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on <home>

      Examples:
        | case  | load | limit | home  |
        | later | 90   | 95    | Paris |
        | soon  | 40   | 30    | Tokyo |

  @PLACE-03 @must @documented @call-bridge @exclusive-use
  Rule: PLACE-03 Without groups, and in a group that does not balance load, nobody is refused for load
    Quality falls instead.

    Source: CMS deployment guides, "load balancing": without Call Bridge groups calls are taken whatever the load
    Observable: the answer.

    Background:
      Given Bob has joined Planning through Web Bridge East
      And Standup is in session on Paris

    @PLACE-03.1
    Scenario Outline: Fuller than full
      Given Alice has joined Standup through Web Bridge East
      And group Red of Paris at <load> % balances no load
      When the operator moves Alice to Planning at Paris
      Then the move is accepted
      And Alice is initial in Planning

      Examples:
        | case     | load |
        | full     | 90   |
        | overfull | 300  |

    @PLACE-03.2 @needs-2-call-bridges
    Scenario: In no group
      Given Alice has joined Standup through Web Bridge East
      And Paris is in no group, at 90 %
      When the operator moves Alice to Planning at Paris
      Then the move is accepted
      And Alice is initial in Planning

    @PLACE-03.3 @needs-2-call-bridges
    Scenario: In no group, and fuller than full
      Given Alice has joined Standup through Web Bridge East
      And Paris is in no group, at 300 %
      When the operator moves Alice to Planning at Paris
      Then the move is accepted
      And Alice is initial in Planning

  @PLACE-04 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-04 Where load is not balanced, who is moved stays on the Call Bridge that is asked
    In a group that does not balance load at all, or not the load of web apps. Open point: that `loadBalanceUserCalls`, which
    was made for the Meeting App, is about web apps too is our reading.

    Source: CMS API reference, "callBridgeGroups": loadBalancingEnabled, loadBalanceUserCalls
    Observable: `callBridge` of the new participant.

    Background:
      Given Bob has joined Planning through Web Bridge East
      And Standup is in session on Paris

    @PLACE-04.1 @needs-2-call-bridges
    Scenario Outline: The next one is idle
      Given Alice has joined Standup through Web Bridge East
      And group Red of Paris at 90 % and Tokyo <balancing>
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Paris

      Examples:
        | case     | balancing                               |
        | nothing  | balances no load                        |
        | not them | balances load, but not that of web apps |

  @PLACE-05 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-05 A full conference goes on where there is room: first where it is running too, then where there is the least load
    Full is a Call Bridge at its limit for running conferences. Of the others, one that is below its threshold for new conferences
    is better than one above it. This is our reading of the three levels that a recorded log has.

    Source: S1 log excerpt, "load level"; CMS API reference, "callBridgeGroups": calls to non-active conferences are disfavoured
    Observable: `callBridge` of the new participant.

    @PLACE-05.1 @needs-3-call-bridges
    Scenario: Where it is running too
      Given Bob has joined Planning through Web Bridge East
      And Planning is in session on Lima
      And Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Red of Paris at 90 %, Tokyo and Lima balances load
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Lima

    @PLACE-05.2 @needs-3-call-bridges
    Scenario: Where there is the least load
      Given Bob has joined Planning through Web Bridge East
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And group Red of Paris at 90 %, Tokyo at 60 % and Lima balances load
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Lima

    @PLACE-05.3 @needs-3-call-bridges
    Scenario: The threshold for new conferences is set otherwise
      Given Bob has joined Planning through Web Bridge East
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And group Red of Paris at 90 %, Tokyo at 20 % and Lima balances load
      And Tokyo begins conferences up to 10 %
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Lima

    @PLACE-05.4 @needs-3-call-bridges
    Scenario: Where it is running too, with more load than elsewhere
      Given Bob has joined Planning through Web Bridge East
      And Planning and Retro are in session on Lima
      And Alice has joined Retro through Web Bridge East
      And group Red of Paris at 90 %, Tokyo and Lima at 60 % balances load
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Lima

  @PLACE-06 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-06 Where Call Bridges are equally good, each conference has one order of them, whoever is asked
    So that a conference is not scattered. Which order it is, is open.

    Source: Preferred Architecture for CMS 3.x: an ordered list for each conference; S1 log excerpt, "priority"
    Observable: `callBridge` of two new participants.

    @PLACE-06.1 @needs-3-call-bridges
    Scenario: Two are moved, by way of two Call Bridges
      Given Retro is in session on Tokyo and Lima
      And Alice has joined Planning through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      And group Red of Tokyo and Lima balances load
      When the operator moves Alice to Retro at Tokyo
      And the operator moves Bob to Retro at Lima
      Then Alice is initial in Retro, homed with Bob

  @PLACE-07 @must @documented @call-bridge @exclusive-use
  Rule: PLACE-07 With callBridgeGroup, who is moved is placed on a Call Bridge of that group
    On the best of them, as in a group that the Call Bridge that is asked belongs to.

    Source: CMS API reference, "participants": callBridgeGroup
    Observable: `callBridge` of the new participant.

    @PLACE-07.1 @needs-2-call-bridges
    Scenario: A group of one
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Blue of Tokyo balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then Alice is initial in Planning, homed on Tokyo

    @PLACE-07.2 @needs-3-call-bridges
    Scenario: Where it is running too
      Given Planning is in session on Lima
      And Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Blue of Tokyo and Lima balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then Alice is initial in Planning, homed on Lima

    @PLACE-07.3 @needs-3-call-bridges
    Scenario: One of them is full
      Given Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And group Blue of Tokyo at 90 % and Lima balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then Alice is initial in Planning, homed on Lima

    @PLACE-07.4 @needs-2-call-bridges @needs-sip
    Scenario: A room
      Given Standup is in session on Paris
      And Rex is called into Standup at Paris
      And group Blue of Tokyo balances load
      When the operator moves Rex to Planning at Paris, placed in group Blue
      Then Rex is connected in Planning, homed on Tokyo

    @PLACE-07.5 @needs-3-call-bridges
    Scenario: One of them is full by what is set for it
      Given Planning is in session on Tokyo
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And group Blue of Tokyo at 40 % and Lima balances load
      And Tokyo keeps conferences up to 30 %
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then Alice is initial in Planning, homed on Lima

    @PLACE-07.6
    Scenario: A group of the one that is asked
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Blue of Paris balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then Alice is initial in Planning, homed on Paris

  @PLACE-08 @must @documented @call-bridge @exclusive-use
  Rule: PLACE-08 A move into a group of which no Call Bridge can be reached is refused with callBridgeGroupUnavailable
    Source: CMS API reference, "Failure reasons": callBridgeGroupUnavailable
    Observable: the answer; everything is as it was.

    @PLACE-08.1
    Scenario: Nobody of it answers
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Nowhere is a Call Bridge at which nobody answers
      And group Blue of Nowhere balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then the request is refused with callBridgeGroupUnavailable
      And the session of Alice goes on

    @PLACE-08.2 @needs-2-call-bridges
    Scenario: One of it answers
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Nowhere is a Call Bridge at which nobody answers
      And group Blue of Nowhere and Tokyo balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then Alice is initial in Planning, homed on Tokyo

  @PLACE-09 @must @documented @call-bridge
  Rule: PLACE-09 A move to a Call Bridge that can't be reached is refused with callBridgeUnavailable
    Where it is not named, but only one of a group, it is no candidate.

    Source: CMS API reference, "Failure reasons": callBridgeUnavailable
    Observable: the answer; everything is as it was.

    Background:
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East

    @PLACE-09.1 @exclusive-use
    Scenario: It is named
      Given Nowhere is a Call Bridge at which nobody answers
      When the operator moves Alice to Planning at Paris, placed on Nowhere
      Then the request is refused with callBridgeUnavailable
      And Planning has 0 participants
      And the session of Alice goes on

    @PLACE-09.2 @exclusive-use
    Scenario: Who was refused can be moved
      Given Nowhere is a Call Bridge at which nobody answers
      And the operator moves Alice to Planning at Paris, placed on Nowhere
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning

    @PLACE-09.3 @exclusive-use @needs-2-call-bridges
    Scenario: It is one of a group
      Given Nowhere is a Call Bridge at which nobody answers
      And group Red of Paris at 90 %, Nowhere and Tokyo balances load
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Tokyo

    @PLACE-09.4 @needs-3-call-bridges @needs-kill
    Scenario: It is down
      Given Lima is killed
      When the operator moves Alice to Planning at Paris, placed on Lima
      Then the request is refused with callBridgeUnavailable
      And Planning has 0 participants
      And the session of Alice goes on

  @PLACE-10 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-10 A move into a group that does not balance load is refused with loadBalancingDisabled
    The failure is documented, but not of what. To name a group means to have somebody placed among its Call Bridges.

    Source: CMS API reference, "Failure reasons": loadBalancingDisabled. Open point: when it is given
    Observable: the answer; everything is as it was.

    @PLACE-10.1 @needs-2-call-bridges
    Scenario: A group that does not balance
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Blue of Tokyo balances no load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then the request is refused with loadBalancingDisabled
      And Planning has 0 participants
      And the session of Alice goes on

  @PLACE-11 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-11 A Call Bridge that is named in the request is taken, whatever its load and its group
    The operator knows better. Open point: no public source says whether a named one can be full.

    Source: CMS API reference, "participants": callBridge
    Observable: `callBridge` of the new participant.

    Background:
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East

    @PLACE-11.1 @needs-2-call-bridges
    Scenario: A full one
      Given group Red of Paris at 90 % and Tokyo balances load
      When the operator moves Alice to Planning at Paris, placed on Paris
      Then Alice is initial in Planning, homed on Paris

    @PLACE-11.2 @needs-2-call-bridges
    Scenario: One of another group
      Given group Red of Paris balances load
      And group Blue of Tokyo balances load
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then Alice is initial in Planning, homed on Tokyo

  @PLACE-12 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-12 Where everybody in the group of the Call Bridge that is asked is full, the move is refused
    Any failure will do; no public source names one. Who is moved stays where it is.

    Source: Preferred Architecture for CMS 3.x: above the threshold calls are rejected
    Observable: the answer; everything is as it was.

    @PLACE-12.1
    Scenario: A group of one
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Red of Paris at 90 % balances load
      When the operator moves Alice to Planning at Paris
      Then the request is refused
      And Planning has 0 participants
      And the session of Alice goes on

  @PLACE-13 @must @documented @call-bridge
  Rule: PLACE-13 A move into a call that has as many participants as its call profile admits is refused with participantLimitReached
    All participants of the call count, wherever they are homed. Who is there already is not touched.

    Source: CMS API reference, "Limiting a call's participants"; "Failure reasons": participantLimitReached
    Observable: the answer; everything is as it was.

    @PLACE-13.1
    Scenario: The call is full
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with participantLimitReached
      And the session of Alice goes on

    @PLACE-13.2
    Scenario: The last place
      Given Standup is in session on Paris
      And Planning admits 2 participants
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-13.3
    Scenario: A place that was left
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Bob leaves
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-13.4 @needs-3-call-bridges
    Scenario: Who is homed elsewhere counts too
      Given Retro is in session on Tokyo
      And Retro admits 1 participant
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Planning through Web Bridge East
      When the operator moves Alice to Retro at Tokyo, placed on Lima
      Then the request is refused with participantLimitReached
      And the session of Alice goes on

    @PLACE-13.5
    Scenario: Who was refused can be moved elsewhere
      Given Standup and Retro are in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When Alice is moved to Retro at Paris
      Then Alice is connected in Retro

    @PLACE-13.6
    Scenario Outline: Who was refused keeps everything
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice <habit>
      When the operator moves Alice to Planning at Paris
      Then Alice sees <what>

      Examples:
        | case  | habit                | what                      |
        | mute  | mutes the microphone | Alice muted               |
        | share | presents             | the presentation of Alice |

    @PLACE-13.7 @needs-sip
    Scenario: Whoever it is
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Rex is called into Planning at Paris
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with participantLimitReached
      And the session of Alice goes on

    @PLACE-13.8 @needs-sip
    Scenario: A room that finds no place stays
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris
      Then the request is refused with participantLimitReached
      And Rex is connected in Standup

    @PLACE-13.9
    Scenario: A place that somebody was moved out of
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Bob is moved to Standup at Paris
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-13.10
    Scenario: Who was moved in counts like anybody else
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Bob is moved to Planning at Paris
      When the operator moves Alice to Planning at Paris
      Then the request is refused with participantLimitReached

    @PLACE-13.11 @needs-users
    Scenario: One account that is there twice counts twice
      Given Standup is in session on Paris
      And Planning admits 2 participants
      And Uma has joined Planning through Web Bridge East
      And Udo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with participantLimitReached

    @PLACE-13.12
    Scenario: A place that the operator took back
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Alice has joined Standup with Bob through Web Bridge East
      And the operator moves Bob to Planning at Paris
      And the operator removes Bob
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-13.13 @needs-2-call-bridges
    Scenario: Who is on the way to another Call Bridge counts too
      Given Standup is in session on Paris
      And Planning admits 1 participant
      And Alice has joined Standup with Bob through Web Bridge East
      And the operator moves Bob to Planning at Paris, placed on Tokyo
      When the operator moves Alice to Planning at Paris
      Then the request is refused with participantLimitReached

  @PLACE-14 @must @documented @call-bridge
  Rule: PLACE-14 A move into a space of a tenant that has as many participants as it admits is refused with tenantParticipantLimitReached
    All participants in the spaces of the tenant count, and nobody else.

    Source: CMS API reference, "Limiting a call's participants"; "Failure reasons": tenantParticipantLimitReached
    Observable: the answer; everything is as it was.

    @PLACE-14.1
    Scenario: The tenant is full
      Given Retro is in session on Paris
      And Planning and Retro belong to a tenant that admits 1 participant
      And Standup is in session on Paris
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with tenantParticipantLimitReached

    @PLACE-14.2
    Scenario: Who was refused stays
      Given Planning belongs to a tenant that admits 1 participant
      And Standup is in session on Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with tenantParticipantLimitReached
      And the session of Alice goes on

    @PLACE-14.3
    Scenario: People elsewhere do not count
      Given Planning belongs to a tenant that admits 1 participant
      And Retro is in session on Paris
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Retro through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-14.4
    Scenario: Who is moved out of it leaves a place
      Given Planning belongs to a tenant that admits 1 participant
      And Standup is in session on Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Bob is moved to Standup at Paris
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-14.5 @needs-2-call-bridges
    Scenario: Who is homed elsewhere counts too
      Given Retro is in session on Tokyo
      And Planning and Retro belong to a tenant that admits 1 participant
      And Standup is in session on Paris
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with tenantParticipantLimitReached

    @PLACE-14.6 @needs-sip
    Scenario: A room counts too
      Given Retro is in session on Paris
      And Planning and Retro belong to a tenant that admits 1 participant
      And Standup is in session on Paris
      And Rex is called into Retro at Paris
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with tenantParticipantLimitReached

  @PLACE-15 @must @documented @call-bridge
  Rule: PLACE-15 Of the call profiles of a space and of its tenant, that of the space counts
    Profiles can be given to the whole system, to a tenant and to a space; the most specific takes effect. From wherever it
    comes, it is about each call by itself.

    Source: CMS API reference, "Limiting a call's participants"
    Observable: the answer.

    @PLACE-15.1
    Scenario: The tenant's, where the space has none
      Given Planning belongs to a tenant that admits 1 participant to each call
      And Standup is in session on Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the request is refused with participantLimitReached
      And the session of Alice goes on

    @PLACE-15.2
    Scenario: The space's own
      Given Planning belongs to a tenant that admits 1 participant to each call
      And Planning admits 2 participants
      And Standup is in session on Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-15.3
    Scenario: The tenant's is about each call by itself
      Given Retro is in session on Paris
      And Planning and Retro belong to a tenant that admits 1 participant to each call
      And Standup is in session on Paris
      And Bob has joined Retro through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

  @PLACE-16 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-16 A Call Bridge at its own participantLimit is no home for anybody else
    What is documented is that new incoming calls by SIP are rejected then. Named in the request, the move is refused, with any
    failure; one of a group that balances load, it counts as full. Those count who are homed there, in whatever call, and nobody
    else.

    Source: CMS API reference, "system/configuration/cluster": participantLimit
    Observable: the answer; `callBridge` of the new participant.

    @PLACE-16.1 @needs-2-call-bridges
    Scenario: It is named
      Given Bob has joined Planning through Web Bridge East
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And Paris admits nobody else
      When the operator moves Alice to Planning at Paris, placed on Paris
      Then the request is refused
      And the session of Alice goes on

    @PLACE-16.2 @needs-2-call-bridges
    Scenario: It is one of a group
      Given Bob has joined Planning through Web Bridge East
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And group Red of Paris and Tokyo balances load
      And Paris admits nobody else
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning, homed on Tokyo

    @PLACE-16.3 @needs-2-call-bridges
    Scenario: There is a last place
      Given Bob has joined Planning through Web Bridge East
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And Paris admits 1 more participant
      When the operator moves Alice to Planning at Paris, placed on Paris
      Then Alice is initial in Planning, homed on Paris

    @PLACE-16.4 @needs-2-call-bridges
    Scenario: People in another call count
      Given Standup is in session on Paris
      And Bob has joined Standup through Web Bridge East
      And Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And Paris admits nobody else
      When the operator moves Alice to Planning at Paris, placed on Paris
      Then the request is refused

  @PLACE-17 @may @derived @call-bridge
  Rule: PLACE-17 Who is being moved counts once for a limit that counts both participants
    While a move is held, one person has two participants. Counted twice, nobody could be moved within a full tenant. Open
    point: no public source says it; the documents speak of participants that are active.

    Source: CMS API reference, "Limiting a call's participants"
    Observable: the answers.

    @PLACE-17.1
    Scenario: Within a tenant
      Given Retro is in session on Paris
      And Planning and Retro belong to a tenant that admits 1 participant
      And Alice has joined Retro through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-17.2
    Scenario Outline: While the move is held
      Given Standup and Retro are in session on Paris
      And Planning and Retro belong to a tenant that admits <most> participants
      And Alice has joined Retro through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      When the operator moves Bob to Planning at Paris
      Then <then>

      Examples:
        | case    | most | then                                                      |
        | a place | 2    | Bob is initial in Planning                                |
        | none    | 1    | the request is refused with tenantParticipantLimitReached |

    @PLACE-17.4 @needs-2-call-bridges
    Scenario: Within a tenant, from one Call Bridge to another
      Given Retro is in session on Tokyo
      And Planning and Retro belong to a tenant that admits 1 participant
      And Alice has joined Retro through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is initial in Planning

    @PLACE-17.5 @needs-sip
    Scenario: A room within a tenant
      Given Retro is in session on Paris
      And Planning and Retro belong to a tenant that admits 1 participant
      And Rex is called into Retro at Paris
      When the operator moves Rex to Planning at Paris
      Then Rex is connected in Planning

    @PLACE-17.3 @exclusive-use
    Scenario: On a Call Bridge
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Paris admits nobody else
      When the operator moves Alice to Planning at Paris, placed on Paris
      Then Alice is initial in Planning, homed on Paris

  @PLACE-18 @may @derived @call-bridge @exclusive-use
  Rule: PLACE-18 A move into a group that has no Call Bridge, or only full ones, is refused with callBridgeGroupUnavailable
    The failure is documented, but not whether it is given for this, too.

    Source: CMS API reference, "Failure reasons": callBridgeGroupUnavailable. Open point: when it is given
    Observable: the answer; everything is as it was.

    @PLACE-18.1
    Scenario: Nobody belongs to it
      Given Standup is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And group Blue of nobody balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then the request is refused with callBridgeGroupUnavailable
      And Planning has 0 participants
      And the session of Alice goes on

    @PLACE-18.2 @needs-2-call-bridges
    Scenario: All of it are full
      Given Retro is in session on Tokyo
      And Alice has joined Retro through Web Bridge East
      And group Blue of Tokyo at 90 % balances load
      When the operator moves Alice to Planning at Paris, placed in group Blue
      Then the request is refused with callBridgeGroupUnavailable
      And Planning has 0 participants
      And the session of Alice goes on
