Feature: The REST API of a move
  The manager speaks to the Call Bridges by the public API. The conventions, the request that moves somebody, its answer, its
  refusals, and the fields in which a move can be read back are required to the letter, where the public documents agree.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @API-01 @must @documented @call-bridge
  Rule: API-01 Without valid credentials the answer is 401 with a Basic challenge
    Some clients send their credentials only after the challenge. The body may be empty.

    Source: CMS API reference, "Authentication"
    Observable: the answer.

    @API-01.1
    Scenario Outline: Bad credentials
      When the operator sends "GET /calls" to Paris with <credentials>
      Then the answer is 401 with a Basic challenge

      Examples:
        | case  | credentials      |
        | none  | no credentials   |
        | wrong | a wrong password |

    @API-01.2
    Scenario: Nobody is moved without credentials
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}" to Paris with no credentials
      Then the answer is 401
      And Planning has 0 participants
      And the session of Alice goes on

  @API-02 @must @documented @call-bridge
  Rule: API-02 A list says how many there are, and is read in pages
    `total` is the number of all that match, however few the page holds. The server may hold a page shorter than `limit`, but
    not empty while there is more.

    Source: CMS API reference, "Retrieving lists"
    Observable: the list.

    @API-02.1
    Scenario Outline: A list and a page of it
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator sends "GET /calls/{Standup}/participants<query>" to Paris
      Then the list of participants has at most <most> and counts 2

      Examples:
        | case  | query             | most |
        | whole |                   | 2    |
        | one   | ?limit=1          | 1    |
        | next  | ?limit=1&offset=1 | 1    |
        | end   | ?offset=2         | 0    |

    @API-02.2
    Scenario: Everyone is found, page by page
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      And Cleo has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then everyone is listed once in pages of 1, on every Call Bridge

  @API-03 @must @documented @call-bridge
  Rule: API-03 A move into a call that does not exist is refused with callDoesNotExist
    Documents disagree on the status: 404 in the text, 400 in practice. Both are accepted, of this refusal and of every other
    that names its failure.

    Source: CMS API reference, "Failure reasons"; open point: 400 or 404
    Observable: the answer, and that nobody is moved.

    @API-03.1
    Scenario: An unknown call
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/00000000-0000-4000-8000-000000000000/participants?movedParticipant={Alice}" to Paris
      Then the request is refused with callDoesNotExist
      And the session of Alice goes on

    @API-03.2 @needs-2-call-bridges
    Scenario: The call id of another Call Bridge
      Each Call Bridge has call ids of its own.

      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Retro}/participants?movedParticipant={Alice}" to Paris
      Then the request is refused with callDoesNotExist
      And the session of Alice goes on

  @API-04 @must @stated @call-bridge
  Rule: API-04 The answer to an accepted move is 200, with an empty body and the new participant in Location
    The recorded exchange: "sending 200 response, size 0", `Location: /api/v1/participants/<id>`. A relative and an absolute
    Location are both accepted.

    Source: S1-29
    Observable: the answer.

    @API-04.1
    Scenario: The recorded request
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the move is accepted
      And Alice is initial in Planning

    @API-04.2 @needs-2-call-bridges
    Scenario: The new participant is remote to the one that answers
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then the move is accepted
      And Alice is initial in Planning, homed on Tokyo

  @API-05 @may @derived @call-bridge
  Rule: API-05 A move of somebody unknown is refused as a wrong parameter
    No failure code for it is documented; `parameterError` is what other wrong values get. Any failure is accepted. It is a may,
    because no public source speaks of an id that never was; of somebody who has left STEP-03 says that the move is refused.

    Source: CMS API reference, "Failure reasons"; open point: the code
    Observable: the answer, and that nobody appears.

    @API-05.1
    Scenario: An unknown participant
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant=00000000-0000-4000-8000-000000000000" to Paris
      Then the request is refused
      And Planning has 0 participants

    @API-05.2
    Scenario Outline: No participant id at all
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant=<value>" to Paris
      Then the request is refused
      And Planning has 0 participants

      Examples:
        | case  | value    |
        | empty |          |
        | word  | somebody |

  @API-06 @must @documented @call-bridge
  Rule: API-06 The new participant names the old one in movedParticipant
    Source: CMS API reference, "participants": movedParticipant
    Observable: the field, on every Call Bridge that shows the participant.

    @API-06.1
    Scenario: After the move is accepted
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then movedParticipant of Alice is the old participant

    @API-06.2
    Scenario: After the move is completed
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then movedParticipant of Alice is the old participant

    @API-06.3
    Scenario: After a second move
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then movedParticipant of Alice is the old participant

    @API-06.4
    Scenario: Somebody who joined was not moved
      When Alice has joined Standup through Web Bridge East
      Then movedParticipant of Alice is absent

  @API-07 @must @documented @call-bridge
  Rule: API-07 The new participant names the home of the old one in movedParticipantCallBridge
    Also where that is the Call Bridge that answers.

    Source: CMS API reference, "participants": movedParticipantCallBridge
    Observable: the field, on every Call Bridge that shows it; the home does.

    @API-07.1
    Scenario: One Call Bridge
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then movedParticipantCallBridge of Alice is Paris

    @API-07.2 @needs-3-call-bridges
    Scenario: Neither the one that was asked nor the chosen one
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Retro at Tokyo, placed on Lima
      Then movedParticipantCallBridge of Alice is Paris

    @API-07.3 @needs-2-call-bridges
    Scenario: The home of the last participant, not of the first
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris, placed on Tokyo
      When the operator moves Alice to Standup at Paris
      Then movedParticipantCallBridge of Alice is Tokyo

  @API-08 @must @documented @call-bridge
  Rule: API-08 The new call leg names the old one in movedCallLeg and its home in movedCallLegCallBridge
    The call leg is there as soon as its participant is, while the move is held too.

    Source: CMS API reference, "callLegs": movedCallLeg, movedCallLegCallBridge
    Observable: the call leg, at its home.

    @API-08.1
    Scenario: The call leg is linked to the old one
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then the call leg of Alice names the old one, homed on Paris

    @API-08.2 @needs-2-call-bridges
    Scenario: The old one was homed elsewhere
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris, placed on Tokyo
      Then the call leg of Alice names the old one, homed on Paris

  @API-09 @must @stated @call-bridge
  Rule: API-09 A web app participant that can be moved shows canMove true
    It can be moved from the moment its session is open. What is shown before, while its connection is lost, and while a move
    of it is held, is open.

    Source: S1-46, S1-10
    Observable: the participant, on every Call Bridge that shows it.

    @API-09.1
    Scenario: A guest
      When Alice has joined Standup through Web Bridge East
      Then canMove of Alice is true

    @API-09.2 @needs-users
    Scenario: A signed-in user
      When Uma has joined Standup through Web Bridge East
      Then canMove of Uma is true

    @API-09.3
    Scenario: Again after a move
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then canMove of Alice is true

  @API-10 @must @documented @call-bridge
  Rule: API-10 Calls of one space have one callCorrelator, and a call id on each Call Bridge
    Source: CMS API reference, "calls": callCorrelator
    Observable: the calls that the Call Bridges list, each looked at by its id.

    @API-10.1 @needs-2-call-bridges
    Scenario: Two Call Bridges
      Given Retro is in session on Paris and Tokyo
      And Alice has joined Retro through Web Bridge East
      And Bob has joined Retro through Web Bridge East
      Then Retro has one callCorrelator and a call id on each Call Bridge

  @API-11 @must @documented @call-bridge
  Rule: API-11 A call counts its local and its remote participants
    Source: CMS API reference, "calls": numParticipantsLocal, numParticipantsRemote
    Observable: the counts of every Call Bridge that has the call, against its list.

    @API-11.1
    Scenario: After a move on one Call Bridge
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then counts agree with lists, on every Call Bridge
      And Planning has 2 participants

    @API-11.2 @needs-3-call-bridges
    Scenario: After a move across Call Bridges
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Retro through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Lima
      Then counts agree with lists, on every Call Bridge
      And Retro has 2 participants

    @API-11.3 @needs-2-call-bridges
    Scenario: While the move is held
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Retro at Tokyo
      Then counts agree with lists, on every Call Bridge
      And Standup has 1 participant
      And Retro has 1 participant

  @API-12 @must @documented @call-bridge
  Rule: API-12 A remote participant can be neither changed nor removed
    Only the home answers for a participant, also to a Call Bridge that shows it.

    Source: CMS API reference, "Failure reasons": participantCannotBeModified, participantCannotBeDeleted
    Observable: the answer of another Call Bridge.

    @API-12.1 @needs-2-call-bridges
    Scenario Outline: Another Call Bridge refuses
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris, placed on Paris
      And everyone is in the right call, on every Call Bridge
      When the operator sends "<request>" to Tokyo
      Then the request is refused with <failure>

      Examples:
        | case   | request                                     | failure                     |
        | change | PUT /participants/{Alice}?rxAudioMute=true  | participantCannotBeModified |
        | remove | DELETE /participants/{Alice}                | participantCannotBeDeleted  |

  @API-13 @must @documented @call-bridge
  Rule: API-13 A move to a Call Bridge that does not exist is refused with callBridgeDoesNotExist
    Source: CMS API reference, "Failure reasons": callBridgeDoesNotExist
    Observable: the answer, and that nobody is moved.

    @API-13.1
    Scenario: An unknown Call Bridge
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callBridge=00000000-0000-4000-8000-000000000000" to Paris
      Then the request is refused with callBridgeDoesNotExist
      And Planning has 0 participants
      And the session of Alice goes on

  @API-14 @should @observed @call-bridge
  Rule: API-14 Paths are understood as existing clients write them
    With or without a slash at the end, in lower case, with an empty query. A `limit` above the server's own is no error.

    Source: public client programs
    Observable: the answer.

    @API-14.1
    Scenario Outline: A path as a client writes it
      When the operator sends "GET <path>" to Paris
      Then the answer is 200

      Examples:
        | case        | path       |
        | slash       | /calls/    |
        | lower case  | /callbridges |
        | empty query | /calls?    |
        | limit       | /coSpaces?limit=19 |

    @API-14.2
    Scenario: The move itself with a slash at the end
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants/?movedParticipant={Alice}&needsActivation=false" to Paris
      Then the move is accepted

  @API-15 @must @documented @call-bridge
  Rule: API-15 An importance that accompanies the move is the new participant's
    Source: CMS API collection, "Creating a new participant for a specific call": importance
    Observable: the setting that the new participant's home shows in `configuration`.

    @API-15.1
    Scenario: Importance
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris with importance 7
      Then importance of Alice is 7

  @API-16 @must @documented @call-bridge
  Rule: API-16 A participant that was called by SIP moves too, without a web app
    Moves of SIP participants came first, in version 2.6. The cluster alone does it. For a moment both participants may be seen.

    Source: S1-06; CMS API reference, "participants": movedParticipant
    Observable: the new participant is connected and the old one gone, on every Call Bridge.

    @API-16.1 @needs-sip
    Scenario: On one Call Bridge
      Given Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris
      Then Rex is connected in Planning
      And the old participant of Rex is gone
      And movedParticipant of Rex is the old participant

    @API-16.2 @needs-sip @needs-2-call-bridges
    Scenario: To another Call Bridge
      Given Retro is in session on Tokyo
      And Rex is called into Standup at Paris
      When the operator moves Rex to Retro at Tokyo, placed on Tokyo
      Then Rex is connected in Retro, homed on Tokyo
      And the old participant of Rex is gone

  @API-17 @must @documented @call-bridge
  Rule: API-17 Bodies are XML and say so
    With or without a charset; it is UTF-8.

    Source: CMS API reference, "Failure reasons" and "Retrieving lists"
    Observable: the content type of lists and objects.

    @API-17.1
    Scenario Outline: What is read
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "GET <path>" to Paris
      Then the answer is 200 as text/xml

      Examples:
        | case        | path                  |
        | list        | /calls                |
        | participant | /participants/{Alice} |
        | call        | /calls/{Standup}      |
