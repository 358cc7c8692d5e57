Feature: This project's own wire between web app and Web Bridge
  What Cisco's web app says inside its socket is not public. This project defines a wire of its own, so that a cluster can be
  run against the harness without further work: schemas/web-app.schema.json holds the messages, schemas/asyncapi.yaml says who
  sends what when. A target that names another driver has nothing to do with this feature.

  Background:
    Given Standup is in session on Paris

  @BIND-01 @must @derived @web-bridge
  Rule: BIND-01 A join is answered with a credential, or with an error that says why not
    Source: schemas/asyncapi.yaml, "Join"
    Observable: the answer to POST /api/join.

    @BIND-01.1 @needs-binding
    Scenario: A guest is given a credential
      When a visitor asks Web Bridge East to join:
        """json
        { "numericId": "{Standup}", "name": "Somebody" }
        """
      Then the Web Bridge answers 200

    @BIND-01.2 @needs-binding
    Scenario Outline: Why not
      When a visitor asks Web Bridge East to join:
        """json
        <join>
        """
      Then the Web Bridge answers <status> <error>

      Examples:
        | case       | join                                                                      | status | error           |
        | no meeting | { "numericId": "00", "name": "Somebody" }                                 | 404    | meetingNotFound |
        | no name    | { "numericId": "{Standup}" }                                              | 400    | malformed       |
        | no digits  | { "numericId": "Standup", "name": "Somebody" }                            | 400    | malformed       |
        | extra      | { "numericId": "{Standup}", "name": "Somebody", "role": "owner" }         | 400    | malformed       |
        | half       | { "numericId":                                                            | 400    | malformed       |
        | nobody     | { "numericId": "{Standup}", "username": "nobody", "password": "nothing" } | 401    | signInFailed    |

    @BIND-01.3 @needs-binding
    Scenario Outline: The passcode is not the right one
      Given Standup has the passcode 4711
      When a visitor asks Web Bridge East to join:
        """json
        <join>
        """
      Then the Web Bridge answers 403 passcodeIncorrect

      Examples:
        | case  | join                                                                    |
        | none  | { "numericId": "{Standup}", "name": "Somebody" }                        |
        | wrong | { "numericId": "{Standup}", "name": "Somebody", "passcode": "47110000" } |
        | short | { "numericId": "{Standup}", "name": "Somebody", "passcode": "471" }      |

  @BIND-02 @must @derived @web-bridge
  Rule: BIND-02 A session begins with its credential
    Before that every other request is answered 401 notAuthenticated, known or not, and the socket stays open.

    Source: schemas/asyncapi.yaml, "Session"
    Observable: the answers in a visitor's socket.

    @BIND-02.1 @needs-binding
    Scenario: Something else comes first
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello" } }
        """
      Then the Web Bridge answers 401 notAuthenticated

    @BIND-02.2 @needs-binding
    Scenario: A credential that nobody issued
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "eyJhbGciOiJub25lIn0.e30." } }
        """
      Then the Web Bridge answers 401 credentialRefused
      And the Web Bridge closes the connection with 4401

    @BIND-02.3 @needs-binding
    Scenario: A session is opened
      Given Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      Then the Web Bridge answers 200

    @BIND-02.4 @needs-binding
    Scenario: Something else comes first, and then the session
      Given Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello" } }
        """
      And the visitor sends:
        """json
        { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      Then the Web Bridge answers 200

  @BIND-03 @must @derived @web-bridge
  Rule: BIND-03 A second session with one credential is refused, and the first goes on
    Source: schemas/asyncapi.yaml, "Session"
    Observable: the answer and the close of the second, the life of the first.

    @BIND-03.1 @needs-binding
    Scenario: The second is refused
      Given Alice has joined Standup through Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      Then the Web Bridge answers 409 sessionExists
      And the Web Bridge closes the connection with 4409
      And the session of Alice goes on

    @BIND-03.2 @needs-binding
    Scenario: The second is refused after a lost connection, too
      Given Alice has joined Standup through Web Bridge East
      And Alice loses the connection
      And Alice reconnects
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      Then the Web Bridge answers 409 sessionExists
      And the session of Alice goes on

  @BIND-04 @must @derived @web-bridge
  Rule: BIND-04 A request that the binding does not know is answered with an error, and harms nobody
    The session goes on, too.

    Source: schemas/asyncapi.yaml, "Errors"
    Observable: the answers in a visitor's socket.

    @BIND-04.1 @needs-binding
    Scenario Outline: A request that makes no sense
      Given Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      And the visitor sends:
        """json
        <request>
        """
      Then the Web Bridge answers <status> <error>

      Examples:
        | case         | request                                                                                                           | status | error       |
        | unknown path | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/dance", "body": {} }                    | 404    | unknownPath |
        | wrong method | { "type": "request", "id": 2, "method": "DELETE", "path": "/api/call/session/media", "body": {} }                  | 404    | unknownPath |
        | wrong body   | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/media", "body": { "audio": "loud" } }   | 400    | malformed   |
        | too early    | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello" } }    | 403    | notAllowed  |

    @BIND-04.2 @needs-binding
    Scenario: The session goes on
      Given Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      And the visitor sends:
        """json
        { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/dance", "body": {} }
        """
      And the visitor sends:
        """json
        { "type": "request", "id": 3, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello" } }
        """
      Then the Web Bridge answers 403 notAllowed

  @BIND-05 @must @derived @web-bridge
  Rule: BIND-05 What is no message ends the connection
    A message has up to 64 KiB, and may come in fragments.

    Source: schemas/asyncapi.yaml, "Close codes", "Bounds"
    Observable: the close code.

    @BIND-05.1 @needs-binding
    Scenario Outline: No message
      When a visitor connects to Web Bridge East
      And the visitor sends <something>
      Then the Web Bridge closes the connection with <code>

      Examples:
        | case      | something                | code |
        | binary    | a binary frame           | 1003 |
        | half      | half a message           | 1007 |
        | array     | a list                   | 1007 |
        | bytes     | bytes that are no text   | 1007 |
        | oversized | a message of 70000 bytes | 1009 |

    @BIND-05.2 @needs-binding
    Scenario: Others are not harmed
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends a message of 70000 bytes
      And Bob writes "still here"
      Then Alice has read "still here"
      And the session of Alice goes on

    @BIND-05.3 @needs-binding
    Scenario: A message in fragments is a message
      When a visitor connects to Web Bridge East
      And the visitor sends a message in fragments
      Then the Web Bridge answers 401 notAuthenticated

    @BIND-05.4 @needs-binding
    Scenario: A long message is a message
      When a visitor connects to Web Bridge East
      And the visitor sends a message of 65000 bytes
      And the visitor sends:
        """json
        { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello" } }
        """
      Then the Web Bridge answers 401 notAuthenticated

  @BIND-06 @must @derived @web-bridge
  Rule: BIND-06 A connection on which no session is opened is closed within 5 seconds
    Counted from the upgrade; 2 seconds are recommended. The close may take the bound to arrive.

    Source: schemas/asyncapi.yaml, "Bounds"
    Observable: the close code.

    @BIND-06.1 @needs-binding
    Scenario: Nothing is sent
      When a visitor connects to Web Bridge East
      Then the Web Bridge closes the connection with 4408 within 5 seconds

    @BIND-06.2 @needs-binding
    Scenario: Something else is sent
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello" } }
        """
      Then the Web Bridge answers 401 notAuthenticated
      And the Web Bridge closes the connection with 4408 within 5 seconds

  @BIND-07 @must @derived @web-bridge
  Rule: BIND-07 A web app that lost its connection comes back with the same credential
    The participant stays for the reconnect time. A connection that is cut is noticed at once; a web app that is refused because
    it was not noticed yet tries again.

    Source: schemas/asyncapi.yaml, "Lost connections"
    Observable: the participant on every Call Bridge, and the roster of the others.

    @BIND-07.1 @needs-binding
    Scenario: Lost and found
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When Alice loses the connection
      And Alice reconnects
      Then Alice is connected in Standup
      And Bob sees exactly Alice and Bob

    @BIND-07.2 @needs-binding
    Scenario: Lost and found, and moved
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice loses the connection
      And Alice reconnects
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning

    @BIND-07.3 @needs-binding
    Scenario: Moved, and lost and found
      Given Planning is in session on Paris
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When Alice loses the connection
      And at the same time:
        | Alice reconnects         |
        | Bob writes "still here?" |
      Then the session of Alice goes on

    @BIND-07.4 @needs-binding @needs-reconnect-time
    Scenario: Two are lost, and one of them comes back
      Given Alice has joined Standup with Bob through Web Bridge East
      And Alice loses the connection
      And Alice reconnects
      And Bob loses the connection
      When the reconnect time has passed
      Then Alice is connected in Standup
      And Alice sees exactly Alice

  @BIND-08 @must @derived @web-bridge
  Rule: BIND-08 When the operator removes somebody, the web app is told and the connection closed
    Source: schemas/asyncapi.yaml, "Close codes"
    Observable: the session.

    @BIND-08.1 @needs-binding
    Scenario: Removed
      Given Alice has joined Standup through Web Bridge East
      When the operator removes Alice
      Then the session of Alice is ended by the cluster

    @BIND-08.2 @needs-binding @needs-2-call-bridges
    Scenario: Moved to another Call Bridge, and removed
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris, placed on Tokyo
      When the operator removes Alice
      Then the session of Alice is ended by the cluster
