Feature: The REST API of a move
  The manager speaks to the Call Bridges by the public API. The conventions, the request that moves somebody, its answer, its
  refusals, and the fields in which a move can be read back are required to the letter, where the public documents agree.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @API-01 @must @documented @call-bridge
  Rule: API-01 Without valid credentials the answer is 401 with a Basic challenge
    Some clients send their credentials only after the challenge. The body may be empty. Whatever the request was, and however its
    path was written, nothing of it is done.

    Source: CMS API reference, "Authentication"
    Observable: the answer.

    @API-01.1
    Scenario Outline: Bad credentials
      When the operator sends "GET /calls" to Paris with <credentials>
      Then the answer is 401 with a Basic challenge

      Examples:
        | case       | credentials      |
        | none       | no credentials   |
        | wrong      | a wrong password |
        | wrong name | a wrong name     |

    @API-01.2
    Scenario: Nobody is moved without credentials
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}" to Paris with no credentials
      Then the answer is 401
      And Planning has 0 participants
      And the session of Alice goes on

    @API-01.3
    Scenario Outline: Nobody is changed or removed without credentials
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "<request>" to Paris with no credentials
      Then the answer is 401
      And rxAudioMute of Alice is false or absent
      And the session of Alice goes on

      Examples:
        | case     | request                                              |
        | change   | PUT /participants/{Alice}?rxAudioMute=true           |
        | remove   | DELETE /participants/{Alice}                         |
        | everyone | PUT /calls/{Standup}/participants/*?rxAudioMute=true |

    @API-01.4
    Scenario: Nobody is moved without credentials where the path has doubled slashes
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST //calls/{Planning}//participants?movedParticipant={Alice}" to Paris with no credentials
      Then the answer is 400 or 401 or 404
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

    @API-02.3
    Scenario: What is left for the second page
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      When the operator sends "GET /calls/{Standup}/participants?limit=2&offset=2" to Paris
      Then the list of participants has at most 1 and counts 3

  @API-03 @must @documented @call-bridge
  Rule: API-03 A move into a call that does not exist is refused with callDoesNotExist
    Documents disagree on the status: 404 in the text, 400 in practice. Both are accepted, of this refusal and of every other
    that names its failure. A call that has ended doesn't exist any more, and the id of a space is none of its call.

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

    @API-03.3
    Scenario: A call that has ended
      Given Alice has joined Standup through Web Bridge East
      And the operator sends "DELETE /calls/{Planning}" to Paris
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}" to Paris
      Then the request is refused with callDoesNotExist
      And the session of Alice goes on

    @API-03.4
    Scenario: The id of the space
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{space Planning}/participants?movedParticipant={Alice}" to Paris
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

    @API-04.3 @needs-sip
    Scenario: A room
      Given Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris
      Then the move is accepted

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

    @API-06.5 @needs-users
    Scenario: A signed-in user
      Given Uma has joined Standup through Web Bridge East
      When Uma is moved to Planning at Paris
      Then movedParticipant of Uma is the old participant

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

    @API-08.3 @needs-2-call-bridges
    Scenario: The call leg of the last participant, not of the first
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris, placed on Tokyo
      When the operator moves Alice to Standup at Paris
      Then the call leg of Alice names the old one, homed on Tokyo

    @API-08.4 @needs-sip
    Scenario: A room
      Given Rex is called into Standup at Paris
      And canMove of the call leg of Rex is true
      When the operator moves Rex to Planning at Paris
      Then the call leg of Rex names the old one, homed on Paris

    @API-08.5 @needs-users
    Scenario: A signed-in user
      Given Uma has joined Standup through Web Bridge East
      When the operator moves Uma to Planning at Paris
      Then the call leg of Uma names the old one, homed on Paris

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

    @API-09.4 @needs-2-call-bridges
    Scenario: Again after a move to another Call Bridge
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris, placed on Tokyo
      Then canMove of Alice is true

    @API-09.5
    Scenario: Again after a lost connection
      Given Alice has joined Standup through Web Bridge East
      And Alice loses the connection
      When Alice reconnects
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

    @API-10.2 @needs-2-call-bridges
    Scenario: On the second one the call begins with somebody who is moved
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris, placed on Tokyo
      Then Alice is connected in Planning, homed on Tokyo
      And Planning has one callCorrelator and a call id on each Call Bridge

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

    @API-12.2 @needs-sip @needs-2-call-bridges
    Scenario: A room stays where it is
      Given Standup is in session on Tokyo
      And Rex is called into Standup at Paris
      And everyone is in the right call, on every Call Bridge
      When the operator sends "DELETE /participants/{Rex}" to Tokyo
      Then the request is refused with participantCannotBeDeleted
      And Rex is connected in Standup

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

    @API-14.3
    Scenario: The move itself with a doubled slash
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST //calls/{Planning}//participants?movedParticipant={Alice}&needsActivation=false" to Paris
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

    @API-15.2
    Scenario: The largest importance
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris with importance 2147483647
      Then the move is accepted
      And importance of Alice is 2147483647

    @API-15.3 @needs-2-call-bridges
    Scenario: On another Call Bridge than the one that is asked
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris, placed on Tokyo with importance 7
      Then importance of Alice is 7

    @API-15.4 @needs-sip
    Scenario: The importance of a room
      Given Rex is called into Standup at Paris
      When the operator moves Rex to Planning at Paris with importance 7
      Then importance of Rex is 7

    @API-15.5 @needs-users
    Scenario: The importance of a signed-in user
      Given Uma has joined Standup through Web Bridge East
      When Uma is moved to Planning at Paris with importance 7
      Then importance of Uma is 7

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

    @API-16.3 @needs-sip
    Scenario: There and back
      Given Rex is called into Standup at Paris
      And the operator moves Rex to Planning at Paris
      And Rex is connected in Planning
      When the operator moves Rex to Standup at Paris
      Then Rex is connected in Standup
      And the old participant of Rex is gone

    @API-16.4 @needs-sip @needs-2-call-bridges
    Scenario: There and back between Call Bridges
      Given Rex is called into Standup at Paris
      And the operator moves Rex to Planning at Paris, placed on Tokyo
      And Rex is connected in Planning, homed on Tokyo
      When the operator moves Rex to Standup at Paris, placed on Paris
      Then Rex is connected in Standup, homed on Paris
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

  @API-18 @may @derived @call-bridge
  Rule: API-18 Every parameter of a new participant may accompany a move
    The documents say that the request which makes a participant takes all of these, and name `movedParticipant` among them.
    Which of them count in a move they do not say. So the move is accepted, and the new participant shows what was said, or
    does not show it. Importance has a Rule of its own (API-15). `layoutTemplate` names an object that this specification does not
    know; `callBridge` and `callBridgeGroup` belong to area PLACE.

    Source: CMS API reference, "participants"; CMS API collection, "Creating a new participant for a specific call"; open point:
    which are honoured
    Observable: the answer, and the settings that the new participant's home shows in `configuration`.

    @API-18.1
    Scenario Outline: A parameter
      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris with <parameter> <value>
      Then the move is accepted
      And <parameter> of Alice is <value> or absent

      Examples:
        | case                            | parameter                       | value           |
        | bandwidth                       | bandwidth                       | 2000000         |
        | confirmation                    | confirmation                    | false           |
        | ownerId                         | ownerId                         | somebody        |
        | needsActivation true            | needsActivation                 | true            |
        | needsActivation false           | needsActivation                 | false           |
        | defaultLayout                   | defaultLayout                   | speakerOnly     |
        | layout                          | layout                          | stacked         |
        | participantLabels               | participantLabels               | true            |
        | participantCounter              | participantCounter              | always          |
        | presentationDisplayMode         | presentationDisplayMode         | singleStream    |
        | presentationContributionAllowed | presentationContributionAllowed | false           |
        | presentationViewingAllowed      | presentationViewingAllowed      | false           |
        | endCallAllowed                  | endCallAllowed                  | true            |
        | disconnectOthersAllowed         | disconnectOthersAllowed         | true            |
        | addParticipantAllowed           | addParticipantAllowed           | true            |
        | muteOthersAllowed               | muteOthersAllowed               | true            |
        | videoMuteOthersAllowed          | videoMuteOthersAllowed          | true            |
        | muteSelfAllowed                 | muteSelfAllowed                 | true            |
        | videoMuteSelfAllowed            | videoMuteSelfAllowed            | true            |
        | changeLayoutAllowed             | changeLayoutAllowed             | false           |
        | joinToneParticipantThreshold    | joinToneParticipantThreshold    | 5               |
        | leaveToneParticipantThreshold   | leaveToneParticipantThreshold   | 5               |
        | videoMode                       | videoMode                       | disabled        |
        | rxAudioMute                     | rxAudioMute                     | true            |
        | txAudioMute                     | txAudioMute                     | true            |
        | rxVideoMute                     | rxVideoMute                     | true            |
        | txVideoMute                     | txVideoMute                     | true            |
        | sipMediaEncryption              | sipMediaEncryption              | optional        |
        | audioPacketSizeMs               | audioPacketSizeMs               | 20              |
        | deactivationMode                | deactivationMode                | disconnect      |
        | deactivationModeTime            | deactivationModeTime            | 30              |
        | telepresenceCallsAllowed        | telepresenceCallsAllowed        | true            |
        | sipPresentationChannelEnabled   | sipPresentationChannelEnabled   | true            |
        | bfcpMode                        | bfcpMode                        | serverAndClient |
        | qualityMain                     | qualityMain                     | max720p30       |
        | qualityPresentation             | qualityPresentation             | max720p5        |
        | dtmfSequence                    | dtmfSequence                    | 1234            |
        | controlRemoteCameraAllowed      | controlRemoteCameraAllowed      | true            |
        | audioGainMode                   | audioGainMode                   | agc             |
        | deactivated                     | deactivated                     | false           |

    @API-18.2
    Scenario Outline: A label
      `nameLabelOverride` is documented to hold 50 bytes of UTF-8 at most.

      Given Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris with nameLabelOverride <label>
      Then the move is accepted
      And nameLabelOverride of Alice is <label> or absent
      And Alice keeps the display name

      Examples:
        | case         | label                                                |
        | blanks       | "Team Lead, Rome"                                    |
        | signs        | "R&D <Lead> 100% + 1; a=b?"                          |
        | other script | "Zoë 山田"                                             |
        | apostrophe   | "O'Neill"                                            |
        | fifty bytes  | "ééééééééééééééééééééééééé"                          |

    @API-18.3
    Scenario: The others' settings stay as they are
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris with rxAudioMute true
      Then rxAudioMute of Bob is false or absent
      And Bob sees Bob unmuted

  @API-19 @may @derived @call-bridge
  Rule: API-19 A parameter that accompanies one move is forgotten by the next
    What one request said of the participant is a setting of that participant, and settings are not carried (STATE-08, STATE-09).

    Source: CMM 3.2 online help, "Move participants to a different meeting"
    Observable: the settings that the new participant's home shows in `configuration`.

    @API-19.1
    Scenario Outline: Moved once with it and once without
      Given Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris with <parameter> <value>
      When Alice is moved to Standup at Paris
      Then <parameter> of Alice is <default>

      Examples:
        | case       | parameter         | value | default         |
        | importance | importance        | 7     | 0 or absent     |
        | mute       | rxAudioMute       | true  | false or absent |
        | label      | nameLabelOverride | Boss  | absent          |

    @API-19.2
    Scenario: Moved once in another role and once without
      Given Retro mutes whoever comes
      And Alice has joined Standup through Web Bridge East
      And the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callLegProfile={profile of Retro}" to Paris
      And the web app of Alice follows what it was told
      When Alice is moved to Standup at Paris
      Then Alice sees Alice unmuted

  @API-20 @must @documented @call-bridge
  Rule: API-20 An importance that is none is refused with parameterError, and nobody is moved
    It is a whole number up to 2147483647.

    Source: CMS API reference, "participants": importance; "Failure reasons": parameterError
    Observable: the answer, the target and the session.

    @API-20.1
    Scenario Outline: Not a number, or too large
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&importance=<importance>" to Paris
      Then the request is refused with parameterError
      And Planning has 0 participants
      And the session of Alice goes on

      Examples:
        | case      | importance |
        | word      | high       |
        | too large | 2147483648 |

  @API-21 @should @observed @call-bridge
  Rule: API-21 parameterError says which parameter is wrong, and in what way
    Source: public client programs: `<parameterError parameter="streamUrl" error="invalidValue" />`
    Observable: the attributes of the failure.

    @API-21.1
    Scenario Outline: A wrong value
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&<parameter>=<value>" to Paris
      Then the request is refused with parameterError for <parameter> as invalidValue

      Examples:
        | case       | parameter     | value      |
        | number     | importance    | high       |
        | bound      | importance    | 2147483648 |
        | truth      | rxAudioMute   | perhaps    |
        | one of few | defaultLayout | sideways   |

    @API-21.2
    Scenario: A list
      When the operator sends "GET /calls?limit=many" to Paris
      Then the request is refused with parameterError for limit as invalidValue

  @API-22 @must @documented @call-bridge
  Rule: API-22 A call leg profile that does not exist is refused with callLegProfileDoesNotExist
    Source: CMS API reference, "Failure reasons": callLegProfileDoesNotExist
    Observable: the answer, and that nobody is moved.

    @API-22.1
    Scenario: An unknown profile
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callLegProfile=00000000-0000-4000-8000-000000000000" to Paris
      Then the request is refused with callLegProfileDoesNotExist
      And Planning has 0 participants
      And the session of Alice goes on

  @API-23 @may @derived @call-bridge
  Rule: API-23 Any other value that is none of its kind is refused too, and nobody is moved
    It is a may, because a cluster that does not honour a parameter in a move may not look at its value.

    Source: CMS API reference, "participants"; "Failure reasons": parameterError
    Observable: the answer, the target and the session.

    @API-23.1
    Scenario Outline: A wrong value
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&<parameter>" to Paris
      Then the request is refused with <failure>
      And Planning has 0 participants
      And the session of Alice goes on

      Examples:
        | case             | parameter                                                                | failure                                      |
        | truth            | rxAudioMute=perhaps                                                      | parameterError                               |
        | activation       | needsActivation=2                                                        | parameterError                               |
        | layout           | defaultLayout=sideways                                                   | parameterError                               |
        | negative         | importance=-1                                                            | parameterError                               |
        | fraction         | importance=7.5                                                           | parameterError                               |
        | another notation | importance=0x7                                                           | parameterError                               |
        | no id            | callBridge=somewhere                                                     | parameterError or callBridgeDoesNotExist     |
        | no profile's id  | callLegProfile=large                                                     | parameterError or callLegProfileDoesNotExist |
        | 51 letters       | nameLabelOverride=ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXY    | parameterError                               |
        | 51 bytes         | nameLabelOverride=€€€€€€€€€€€€€€€€€                                      | parameterError                               |

  @API-24 @may @derived @call-bridge
  Rule: API-24 A parameter that nobody knows changes nothing
    It is ignored, or the request is refused: then nobody is moved (TRUTH-10). Names are exact.

    Source: CMS API reference, "Failure reasons"; open point: ignored or refused
    Observable: the answer, and everything that is looked at after each scenario.

    @API-24.1
    Scenario Outline: Unknown
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&<parameter>" to Paris
      Then the request is accepted or refused
      And rxAudioMute of Alice is false or absent

      Examples:
        | case           | parameter        |
        | invented       | mood=good        |
        | no value       | mood             |
        | other letters  | RXAUDIOMUTE=true |
        | of a call      | locked=true      |
        | a name of ours | constructor=true |

  @API-25 @may @derived @call-bridge
  Rule: API-25 A parameter that is said twice is refused, and nobody is moved
    Source: schemas/openapi.yaml, "Changing"; open point: whether the first or the last might count
    Observable: the answer, the target and the sessions.

    @API-25.1
    Scenario Outline: Twice
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?<form>" to Paris as it stands
      Then the request is refused
      And Planning has 0 participants
      And the session of Alice goes on

      Examples:
        | case         | form                                                      |
        | two people   | movedParticipant={Alice}&movedParticipant={Bob}           |
        | one, twice   | movedParticipant={Alice}&movedParticipant={Alice}         |
        | two settings | movedParticipant={Alice}&importance=1&importance=2        |

  @API-26 @may @derived @call-bridge
  Rule: API-26 A parameter with an empty value counts as absent
    Source: schemas/openapi.yaml, "Creating"; CMS API reference, where an empty value in a PUT takes back what was set
    Observable: the answer, and the new participant.

    @API-26.1
    Scenario Outline: Empty
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&<parameter>=" to Paris
      Then the move is accepted
      And <parameter> of Alice is <default>

      Examples:
        | case        | parameter         | default         |
        | importance  | importance        | 0 or absent     |
        | mute        | rxAudioMute       | false or absent |
        | label       | nameLabelOverride | absent          |

    @API-26.2
    Scenario: An empty place
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callBridge=" to Paris
      Then the move is accepted
      And Alice is initial in Planning

  @API-27 @must @documented @call-bridge
  Rule: API-27 The request is a form, in every way in which a form can be written
    Percent-encoding of any character, a plus sign for a blank, a charset behind the content type, parameters in any order.

    Source: CMS API reference, "Access and methods": application/x-www-form-urlencoded
    Observable: the answer.

    @API-27.1
    Scenario Outline: A form
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?<form>" to Paris <manner>
      Then the move is accepted
      And importance of Alice is 7
      And nameLabelOverride of Alice is "Team Lead!" or absent

      Examples:
        | case          | form                                                                                           | manner             |
        | plus          | movedParticipant={Alice}&importance=7&nameLabelOverride=Team+Lead!                             | as it stands       |
        | percent       | %6DovedParticipant={Alice}&im%70ortance=%37&nameLabelOverride=Team%20%4cead%21                 | as it stands       |
        | other order   | nameLabelOverride=Team%20Lead!&importance=7&needsActivation=false&movedParticipant={Alice}     | as it stands       |
        | with a charset | movedParticipant={Alice}&importance=7&nameLabelOverride=Team+Lead!                            | as a form in UTF-8 |

    @API-27.2
    Scenario: A value that looks like more of the form
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&importance=7&nameLabelOverride=R%26importance%3D9" to Paris as it stands
      Then the move is accepted
      And importance of Alice is 7
      And nameLabelOverride of Alice is "R&importance=9" or absent

  @API-28 @may @derived @call-bridge
  Rule: API-28 A body that is no form, and a POST that says all in its query, move nobody
    The status is open. Clients have been seen to send such content types only without a body.

    Source: CMS API reference, "Access and methods"; public client programs
    Observable: the answer, the target and the session.

    @API-28.1
    Scenario Outline: Not a form
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}" to Paris <manner>
      Then the answer is 400 or 404 or 415 or 422
      And Planning has 0 participants
      And the session of Alice goes on

      Examples:
        | case      | manner                 |
        | object    | as application/json    |
        | parts     | as multipart/form-data |
        | the query | in the query           |

    @API-28.2
    Scenario: A form with broken percent-encoding
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&nameLabelOverride=%E0%A4%A" to Paris as it stands
      Then the request is accepted or refused

  @API-29 @must @documented @call-bridge
  Rule: API-29 Without movedParticipant and remoteParty the request is refused with parameterError
    One of them must be there.

    Source: CMS API collection, "Creating a new participant for a specific call"
    Observable: the answer, and that nobody appears.

    @API-29.1
    Scenario Outline: Neither
      When the operator sends "POST /calls/{Planning}/participants?<form>" to Paris
      Then the request is refused with parameterError
      And Planning has 0 participants

      Examples:
        | case        | form         |
        | nothing     |              |
        | else        | importance=7 |
        | other words | movedparticipants=all |

  @API-30 @may @derived @call-bridge
  Rule: API-30 movedParticipant together with remoteParty is refused, and nobody is moved or called
    Source: CMS API collection, "Creating a new participant for a specific call"; open point: which would win
    Observable: the answer, the target and the session.

    @API-30.1
    Scenario: Both
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&remoteParty=nobody@nowhere.invalid" to Paris
      Then the request is refused
      And Planning has 0 participants
      And the session of Alice goes on

  @API-31 @may @derived @call-bridge
  Rule: API-31 The id of something else moves nobody
    A call leg's is no case of its own: of a web app it is the participant's.

    Source: CMS API collection, "Creating a new participant for a specific call": movedParticipant
    Observable: the answer, the target and the sessions.

    @API-31.1
    Scenario Outline: Not a participant's id
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant=<id>" to Paris
      Then the request is refused
      And Planning has 0 participants
      And the session of Alice goes on

      Examples:
        | case           | id              |
        | the call's     | {Standup}       |
        | the target's   | {Planning}      |
        | everybody      | *               |
        | two at a time  | {Alice},{Alice} |
        | a part of it   | {Alice}0        |

  @API-32 @may @derived @call-bridge
  Rule: API-32 Other methods than GET and POST do nothing to the participants of a call
    Source: CMS API reference, "Access and methods"; open point: the status
    Observable: the answer, and that everybody is still there.

    @API-32.1
    Scenario Outline: Another method
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "<method> /calls/{Standup}/participants?movedParticipant={Alice}" to Paris
      Then the answer is 400 or 404 or 405 or 501
      And Standup has 1 participant
      And the session of Alice goes on

      Examples:
        | case   | method |
        | PUT    | PUT    |
        | PATCH  | PATCH  |
        | DELETE | DELETE |

    @API-32.2
    Scenario: A GET that names somebody to be moved is a GET
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "GET /calls/{Planning}/participants?movedParticipant={Alice}" to Paris
      Then the answer is 200
      And Planning has 0 participants

  @API-33 @should @observed @call-bridge
  Rule: API-33 A path that is none is refused with unrecognizedObject
    Both spellings have been seen.

    Source: public client programs
    Observable: the answer.

    @API-33.1
    Scenario Outline: No such thing
      When the operator sends "GET <path>" to Paris
      Then the request is refused with unrecognizedObject or unrecognisedObject

      Examples:
        | case          | path                            |
        | invented      | /moves                          |
        | below a call  | /calls/{Standup}/moves          |
        | in the middle | /call/{Standup}/participants    |

  @API-34 @may @derived @call-bridge
  Rule: API-34 An id means the same in capitals
    Source: RFC 9562, 4: a UUID is read without regard to case
    Observable: the answer, and the new participant.

    @API-34.1
    Scenario Outline: In capitals
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{<call>}/participants?movedParticipant={<participant>}&needsActivation=false" to Paris
      Then the move is accepted
      And movedParticipant of Alice is the old participant
      And Alice is initial in Planning

      Examples:
        | case            | call                 | participant       |
        | the participant | Planning             | Alice in capitals |
        | the call        | Planning in capitals | Alice             |

    @API-34.2
    Scenario: A Call Bridge in capitals
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callBridge={Paris in capitals}" to Paris
      Then the move is accepted
      And Alice is initial in Planning, homed on Paris

  @API-35 @may @derived @call-bridge
  Rule: API-35 A call leg profile that accompanies a move counts for the new participant
    So somebody is moved from one role to another. It is more specific than the target's own.

    Source: CMS API collection, "Creating a new participant for a specific call": callLegProfile; VQ Conference Manager, "Move
    participant", which moves people between roles
    Observable: the rosters.

    @API-35.1
    Scenario: Into another role
      Given Retro mutes whoever comes
      And Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callLegProfile={profile of Retro}" to Paris
      Then the move is accepted
      And the web app of Alice follows what it was told
      And Alice sees Alice muted

    @API-35.2
    Scenario: Against the role that everybody has in the target
      Given Retro lets whoever comes speak
      And Planning mutes whoever comes
      And Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callLegProfile={profile of Retro}" to Paris
      And the web app of Alice follows what it was told
      Then Alice sees Alice unmuted

    @API-35.3
    Scenario: Without it, the target's own
      Given Planning mutes whoever comes
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice sees Alice muted

    @API-35.4 @needs-2-call-bridges
    Scenario: Placed on another Call Bridge
      Given Retro mutes whoever comes
      And Alice has joined Standup through Web Bridge East
      When the operator sends "POST /calls/{Planning}/participants?movedParticipant={Alice}&callLegProfile={profile of Retro}&callBridge={Tokyo}" to Paris
      Then the move is accepted
      And the web app of Alice follows what it was told
      And Alice sees Alice muted
