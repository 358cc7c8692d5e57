Feature: What an attacker can't do
  Somebody holds a credential that is another's, or none; a web app says what it has no business to say; a name is more than a name;
  a machine pretends to be a bridge. Nothing comes of it, and nobody else notices. These Rules are ours: Cisco's documents ask for
  certificates and tokens, and leave it at that.

  Background:
    Given Standup is in session on Paris

  @SEC-01 @must @derived @web-bridge
  Rule: SEC-01 A credential that is not exactly the one that was given opens nothing
    Whatever a credential is made of. Nothing is changed of which another spelling would mean the same.

    Source: S1-23
    Observable: no session is opened with it at any Web Bridge, and the real one is still good.

    @SEC-01.1
    Scenario Outline: Altered
      Given Bob is given a credential for Standup at Web Bridge East
      And Alice is given a credential for Standup at Web Bridge East
      Then the credential of Alice, <altered>, is refused at every Web Bridge

      Examples:
        | case                     | altered                  |
        | cut in half              | cut in half              |
        | written twice            | written twice            |
        | left empty               | left empty               |
        | with a character changed | with a character changed |
        | that ends like another   | that ends like another   |

    @SEC-01.2
    Scenario Outline: That of a move, altered while it is held
      Given Planning is in session on Paris
      And Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And the new credential of Alice, <altered>, is refused at every Web Bridge
      And the session of Alice goes on

      Examples:
        | case                     | altered                  |
        | with a character changed | with a character changed |
        | that ends like another   | that ends like another   |

    @SEC-01.3
    Scenario: The real one is still good
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Alice is told once to move to Planning
      And the credential of Alice, with a character changed, is refused at every Web Bridge
      When the web app of Alice follows what it was told
      Then Alice is connected in Planning

  @SEC-02 @must @derived @call-bridge
  Rule: SEC-02 A credential that no key of the cluster has signed opens nothing
    Not with the algorithm `none`, in whatever spelling; not with a password where a key pair is meant, be it the public key in each
    way in which it is usually written; not with a key of somebody else's, under the right name, under none, or brought along in
    the header.

    Source: RFC 8725, 2.1, 2.2, 3.1
    Observable: no session is opened with it at any Web Bridge.

    @SEC-02.1 @needs-jwks
    Scenario Outline: Not signed by the cluster
      Given Alice is given a credential for Standup at Web Bridge East
      Then the credential of Alice, <signed>, is refused at every Web Bridge

      Examples:
        | case                                     | signed                                   |
        | without a signature                      | without a signature                      |
        | with the signature cut off               | with the signature cut off               |
        | signed with the public key as a password | signed with the public key as a password |
        | signed with a key of its own             | signed with a key of its own             |
        | signed with a key that it brings along   | signed with a key that it brings along   |

    @SEC-02.2 @needs-jwks @needs-2-call-bridges
    Scenario Outline: That of a move to another Call Bridge
      Given Planning is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Tokyo, placed on Tokyo
      Then Alice is told once to move to Planning
      And the new credential of Alice, <signed>, is refused at every Web Bridge
      And the session of Alice goes on

      Examples:
        | case                                     | signed                                   |
        | without a signature                      | without a signature                      |
        | with the signature cut off               | with the signature cut off               |
        | signed with the public key as a password | signed with the public key as a password |
        | signed with a key of its own             | signed with a key of its own             |
        | signed with a key that it brings along   | signed with a key that it brings along   |

  @SEC-03 @must @derived @call-bridge
  Rule: SEC-03 What a credential says can't be changed
    The signature is over all of it: who it is for, at which Call Bridge, and until when.

    Source: RFC 7515, 5.2
    Observable: no session is opened with it at any Web Bridge.

    @SEC-03.1 @needs-jwks
    Scenario Outline: Changed
      Given Bob is given a credential for Standup at Web Bridge East
      And Alice is given a credential for Standup at Web Bridge East
      Then the credential of Alice, <changed>, is refused at every Web Bridge

      Examples:
        | case                     | changed                  |
        | that names somebody else | that names somebody else |
        | that lasts ten years     | that lasts ten years     |

    @SEC-03.2 @needs-jwks @needs-2-call-bridges
    Scenario: Meant for another Call Bridge
      Given Alice is given a credential for Standup at Web Bridge East
      Then the credential of Alice, that names another Call Bridge, is refused at every Web Bridge

  @SEC-04 @must @derived @call-bridge
  Rule: SEC-04 A credential that is in use opens no second session anywhere
    STEP-11 and BIND-03 say so of the same Web Bridge. Web Bridges don't know each other: the home decides.

    Source: S1-23
    Observable: exactly one of the two sessions lives.

    @SEC-04.1 @needs-2-web-bridges
    Scenario: At another Web Bridge
      Given Alice has joined Standup through Web Bridge East
      When somebody else uses the credential of Alice too at Web Bridge West
      Then one session with the credential of Alice lives

    @SEC-04.2 @needs-2-web-bridges
    Scenario: After a move
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When somebody else uses the credential of Alice too at Web Bridge West
      Then one session with the credential of Alice lives

  @SEC-05 @must @derived @call-bridge @not-testable
  Rule: SEC-05 A credential that has expired opens nothing
    That its life is bounded is JWT-08, and that its end can't be put off is SEC-03.

    Source: CMS MMP command `callbridge wc3jwt expiry <1-24>`
    Not testable: it lives for an hour at least, nothing public makes that shorter, and no run waits so long

  @SEC-06 @must @derived @web-bridge
  Rule: SEC-06 A web app that says what only bridges say to each other is not understood
    Neither the words of C2W nor those between Call Bridges, nor those that a Web Bridge says to web apps.

    Source: schemas/asyncapi.yaml, "Errors"; S1-08
    Observable: the answers in a visitor's socket, and that nobody else notices.

    @SEC-06.1 @needs-binding
    Scenario Outline: The words of a bridge
      Given Bob has joined Standup through Web Bridge East
      And Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      And the visitor sends:
        """json
        <message>
        """
      Then the Web Bridge answers 404 unknownPath
      And the session of Bob goes on

      Examples:
        | case            | message                                                                                                                                                                                               |
        | greet           | { "type": "request", "id": 2, "method": "POST", "path": "/c2w/hello", "body": { "callBridge": "00000000-0000-4000-8000-000000000000", "name": "cb-paris" } }                                          |
        | end another     | { "type": "request", "id": 2, "method": "POST", "path": "/c2w/session/end", "body": { "participant": "{Bob}" } }                                                                                      |
        | lose another    | { "type": "request", "id": 2, "method": "POST", "path": "/c2w/session/lost", "body": { "participant": "{Bob}" } }                                                                                     |
        | mute another    | { "type": "request", "id": 2, "method": "PUT", "path": "/c2w/session/state", "body": { "participant": "{Bob}", "state": { "audioMuted": true } } }                                                    |
        | move another    | { "type": "request", "id": 2, "method": "POST", "path": "/c2w/move", "body": { "participant": "{Bob}", "move": { "accessMethod": { "numericId": "{Standup}" }, "token": "{credential of Alice}" } } } |
        | dismiss another | { "type": "request", "id": 2, "method": "POST", "path": "/c2w/ended", "body": { "participant": "{Bob}", "ended": { "reason": "removedByOperator" } } }                                                |
        | ask for a move  | { "type": "request", "id": 2, "method": "POST", "path": "/peer/move", "body": { "participant": "{Bob}" } }                                                                                            |
        | drop another    | { "type": "request", "id": 2, "method": "POST", "path": "/peer/drop", "body": { "participant": "{Bob}" } }                                                                                            |
        | spread news     | { "type": "request", "id": 2, "method": "POST", "path": "/peer/announcement", "body": { "news": [{ "participantGone": "{Bob}" }] } }                                                                  |
        | move itself     | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/move", "body": { "accessMethod": { "numericId": "{Standup}" }, "token": "{credential of Alice}" } }                        |
        | tell the others | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/ended", "body": { "reason": "callEnded" } }                                                                                |

    @SEC-06.2 @needs-binding
    Scenario Outline: Without a session
      Given Bob has joined Standup through Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        <message>
        """
      Then the Web Bridge answers 401 notAuthenticated
      And the session of Bob goes on

      Examples:
        | case         | message                                                                                                          |
        | end another  | { "type": "request", "id": 2, "method": "POST", "path": "/c2w/session/end", "body": { "participant": "{Bob}" } } |
        | drop another | { "type": "request", "id": 2, "method": "POST", "path": "/peer/drop", "body": { "participant": "{Bob}" } }       |

  @SEC-07 @must @derived @web-bridge
  Rule: SEC-07 A web app speaks for its own participant, whomever it names
    The session says who speaks. A message that names somebody, too, is refused whole.

    Source: schemas/web-app.schema.json
    Observable: the answers in a visitor's socket, and what the others see.

    @SEC-07.1 @needs-binding
    Scenario Outline: In the name of another
      Given Bob has joined Standup through Web Bridge East
      And Alice is given a credential for Standup at Web Bridge East
      When a visitor connects to Web Bridge East
      And the visitor sends:
        """json
        { "type": "request", "id": 1, "method": "POST", "path": "/api/call/session", "body": { "token": "{credential of Alice}" } }
        """
      And the visitor sends:
        """json
        <message>
        """
      Then the Web Bridge answers 400 malformed
      And Bob sees Bob unmuted

      Examples:
        | case    | message                                                                                                                                               |
        | mute    | { "type": "request", "id": 2, "method": "PUT", "path": "/api/call/session/state", "body": { "participant": "{Bob}", "audioMuted": true } }            |
        | present | { "type": "request", "id": 2, "method": "PUT", "path": "/api/call/session/presentation", "body": { "participant": "{Bob}", "active": true } }         |
        | chat    | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/chat", "body": { "text": "hello", "from": "{Bob}" } }                      |
        | end     | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/end", "body": { "participant": "{Bob}" } }                                 |
        | media   | { "type": "request", "id": 2, "method": "POST", "path": "/api/call/session/media", "body": { "audio": true, "video": true, "participant": "{Bob}" } } |

  @SEC-08 @must @derived @cluster
  Rule: SEC-08 A display name is text, and comes back as it was given
    Whatever it looks like to XML, to a web page, to a shell, to a database or to a log.

    Source: S1-28; XML 1.0, 2.4
    Observable: `name` on every Call Bridge, and the rosters.

    @SEC-08.1
    Scenario Outline: Seen by everybody
      Given Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East with <something> in the name
      Then name of Alice is as given
      And Bob sees Alice under the given name

      Examples:
        | case                  | something             |
        | markup                | markup                |
        | escaped signs         | escaped signs         |
        | quotes                | quotes                |
        | the end of an element | the end of an element |
        | a template            | a template            |
        | a query               | a query               |
        | a path                | a path                |
        | other scripts         | other scripts         |
        | a picture             | a picture             |
        | a turned direction    | a turned direction    |
        | a composed letter     | a composed letter     |

    @SEC-08.2 @needs-2-call-bridges
    Scenario Outline: Moved to another Call Bridge
      Given Planning is in session on Tokyo
      And Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East with <something> in the name
      When Alice is moved to Planning at Tokyo, placed on Tokyo
      Then name of Alice is as given
      And Bob sees Alice under the given name

      Examples:
        | case              | something         |
        | markup            | markup            |
        | escaped signs     | escaped signs     |
        | quotes            | quotes            |
        | other scripts     | other scripts     |
        | a picture         | a picture         |
        | a composed letter | a composed letter |

  @SEC-09 @must @derived @web-bridge
  Rule: SEC-09 A chat message is text, and is read as it was written
    Source: schemas/asyncapi.yaml, "Session"; S1-40
    Observable: what the others read.

    @SEC-09.1
    Scenario Outline: Read by somebody else
      Given Bob has joined Standup through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice writes <text>
      Then Bob has read <text>

      Examples:
        | case       | text                           |
        | markup     | "<img src=x onerror=alert(1)>" |
        | entities   | "&lt;b&gt; &amp;amp; &#x41;"   |
        | escapes    | "\\u0041 \\n %41 '"            |
        | a template | "${7*7} {{7*7}} %s"            |
        | two lines  | "one\ntwo"                     |
        | blanks     | "  two  blanks, and two  "     |
        | a message  | "{'type': 'request', 'id': 9}" |
        | a picture  | "👩‍👩‍👧 𝔄"                      |

  @SEC-10 @must @derived @cluster
  Rule: SEC-10 A name that can't be shown as it is is refused, or shown as well as can be
    Control characters, and what is no character at all. XML 1.0 has no way to write most of them; U+FFFD stands for each then.
    Nobody else is harmed: lists stay lists.

    Source: XML 1.0, 2.2; schemas/openapi.yaml, "Transport"
    Observable: the answer to the join, and the list of participants.

    @SEC-10.1 @needs-binding
    Scenario Outline: Who asks to join
      Given Bob has joined Standup through Web Bridge East
      When a visitor asks Web Bridge East to join:
        """json
        <join>
        """
      Then the Web Bridge answers 200 or 400
      And counts agree with lists, on every Call Bridge
      And the session of Bob goes on

      Examples:
        | case             | join                                                                                |
        | a line of a log  | { "numericId": "{Standup}", "name": "Al\\r\\n2021-03-04 15:50:03.915 Info forged" } |
        | a colour         | { "numericId": "{Standup}", "name": "\\u001b[31mAl" }                               |
        | a zero           | { "numericId": "{Standup}", "name": "A\\u0000l" }                                   |
        | no character     | { "numericId": "{Standup}", "name": "A\\uffffl" }                                   |
        | half a character | { "numericId": "{Standup}", "name": "A\\ud83d" }                                    |

  @SEC-11 @must @derived @cluster
  Rule: SEC-11 No answer shows a password, and nobody is shown the credential of another
    Credentials go to the web app that they are for, and nowhere else. Passcodes and secrets of spaces are the operator's to read,
    and no web app's.

    Source: S1-17; RFC 6749, 10.3
    Observable: everything that the cluster says in a scenario; this is asked after each. Words of fewer than 8 characters are not
    looked for.

    @SEC-11.1
    Scenario Outline: What the operator reads
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      When the operator sends "GET <path>" to Paris
      Then the answer is 200
      And no secret is shown, on every Call Bridge

      Examples:
        | case        | path                           |
        | participant | /participants/{Alice}          |
        | call legs   | /participants/{Alice}/callLegs |
        | call        | /calls/{Planning}              |
        | list        | /calls/{Planning}/participants |

    @SEC-11.2
    Scenario: While a move is held
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Alice writes "I am being moved"
      Then no secret is shown, on every Call Bridge

    @SEC-11.3 @needs-users
    Scenario: A password
      Given Planning is in session on Paris
      And Uma has joined Standup through Web Bridge East
      When Uma is moved to Planning at Paris
      Then no secret is shown, on every Call Bridge

    @SEC-11.4
    Scenario: Asked with a wrong password
      When the operator sends "GET /calls" to Paris with a wrong password
      Then the answer is 401
      And no secret is shown, on every Call Bridge

    @SEC-11.5
    Scenario: The secret of the way in
      Given Planning is in session on Paris
      And Planning has no numeric id of its own
      And Planning has a public access method with a secret
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      Then Alice is told once to move to Planning
      And no secret is shown, on every Call Bridge

    @SEC-11.6
    Scenario: The passcode of the target
      Given Planning is in session on Paris
      And Planning has the passcode 9471108153
      And Alice has joined Standup through Web Bridge East
      When the operator moves Alice to Planning at Paris
      And Alice writes "I am being moved"
      Then no secret is shown, on every Call Bridge

  @SEC-12 @must @derived @cluster @not-testable
  Rule: SEC-12 A log has no line that a participant wrote, and no password, passcode or credential
    A name with a line break does not begin a line, and a request is logged without what it keeps secret.

    Source: CWE-117, CWE-532
    Not testable: logs are not to be had over the interfaces that this version looks at; a cluster's own tests see them, as the
    bundled one's do

  @SEC-13 @must @derived @call-bridge
  Rule: SEC-13 A Call Bridge says nothing to a Web Bridge whose certificate it does not trust
    It connects as a TLS client, and the Web Bridge shows its certificate first. The right name is not enough: who signed it has to be
    trusted. Whether it is dialled again and again is open.

    Source: CMS certificate guidelines, "callbridge trust c2w"; CMS API reference, "webBridges/<id>/status"
    Observable: a Web Bridge that the harness plays, entered by `POST /webBridges`; and `status`, which is not `success`.

    @SEC-13.1 @exclusive-use @needs-observer
    Scenario: A Web Bridge that somebody else has set up
      When a Web Bridge that nobody trusts is added at Paris
      Then no Call Bridge has said a word to it

    @SEC-13.2 @exclusive-use @needs-observer
    Scenario: The others' links stay as they are
      Given Planning is in session on Paris
      And Alice has joined Standup through Web Bridge East
      And a Web Bridge that nobody trusts is added at Paris
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning
      And no Call Bridge has said a word to it

  @SEC-14 @must @derived @web-bridge
  Rule: SEC-14 A Web Bridge lets nobody in for C2W who shows no certificate that it trusts
    The harness looks up the addresses in `/webBridges` and connects from where it is; where it can't, nobody is let in. It asks for the
    path of this project's own binding, and whoever speaks another one has turned it away before that.

    Source: CMS certificate guidelines, "webbridge3 c2w trust"
    Observable: the connection is closed, or the upgrade refused.

    @SEC-14.1
    Scenario Outline: Somebody who is no Call Bridge
      When somebody with <papers> connects to the Web Bridges as a Call Bridge does
      Then they are turned away

      Examples:
        | case    | papers                     |
        | none    | no certificate             |
        | another | a certificate of their own |

  @SEC-15 @must @derived @call-bridge
  Rule: SEC-15 A Call Bridge lets nobody in as a peer who shows no certificate that it trusts
    Anybody may talk to the API, which asks for a password; the same listener may serve both.

    Source: schemas/asyncapi.yaml, "Peer link, for information"
    Observable: the connection is closed, or the upgrade refused.

    @SEC-15.1 @needs-binding
    Scenario Outline: Somebody who is no Call Bridge
      When somebody with <papers> connects to Paris as a Call Bridge does
      Then they are turned away

      Examples:
        | case    | papers                     |
        | none    | no certificate             |
        | another | a certificate of their own |

  @SEC-16 @must @derived @call-bridge
  Rule: SEC-16 What stands in a path or a query is data, and nothing else
    No quotation mark ends a statement, no dot leads elsewhere, no zero ends a text.

    Source: CWE-74
    Observable: the answer is no fault of the server's, and nothing has changed.

    @SEC-16.1
    Scenario Outline: An id that is none
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "<method> /participants/<id>" to Paris
      Then the answer is 400 or 404 or 405 or 414
      And Alice is connected in Standup

      Examples:
        | case            | method | id                          |
        | a quote         | GET    | '                           |
        | a statement     | GET    | '%20OR%20'1'='1             |
        | a wildcard      | DELETE | %25                         |
        | everybody       | DELETE | *                           |
        | a way up        | DELETE | ..%2Fparticipants%2F{Alice} |
        | a zero          | DELETE | {Alice}%00                  |
        | a line          | GET    | {Alice}%0D%0AX-Forged:%201  |
        | markup          | GET    | %3Cscript%3E                |
        | broken encoding | GET    | %E0%A4%A                    |

    @SEC-16.2
    Scenario Outline: A filter that is none
      When the operator sends "GET /coSpaces?filter=<filter>" to Paris
      Then the answer is 200 or 400
      And nothing else has changed, on every Call Bridge

      Examples:
        | case          | filter                             |
        | a quote       | '                                  |
        | a statement   | ';%20DROP%20TABLE%20coSpaces;%20-- |
        | a wildcard    | %25                                |
        | an expression | (a%2B)%2B$                         |
        | a zero        | %00                                |
        | markup        | %3C!%5BCDATA%5B                    |

    @SEC-16.3
    Scenario Outline: A call that is none
      Given Alice has joined Standup through Web Bridge East
      When the operator sends "<method> /calls/<id>" to Paris
      Then the answer is 400 or 404 or 405 or 414
      And Alice is connected in Standup

      Examples:
        | case       | method | id          |
        | a quote    | GET    | '           |
        | everything | DELETE | *           |
        | a wildcard | DELETE | %25         |
        | a way up   | DELETE | ..%2Fcalls  |
