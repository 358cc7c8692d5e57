Feature: What happens at the same time
  Somebody is moved, and something else happens to them at the same time: another move, a leave, a mute, a presentation. Where
  either may come first, every outcome that one order or the other would have is right, and no other. Where the web app is held,
  there is one order only, and the outcome is certain.

  No public document speaks of this. What is required here follows from what a move is: one person, in one call.

  @RACE-01 @must @derived @cluster
  Rule: RACE-01 Of several moves of one participant at once at most one leads anywhere
    Each request is refused or accepted. Where several are accepted, each of them is told to the web app once; the one that it is
    told last counts, and the new participants of the others go. Whether all but one are refused, or all, is open.

    Source: S1-12, S1-15, S1-19
    Observable: one new participant at most, on every Call Bridge; the web app that does what it was told last arrives.

    Background:
      Given Standup and Planning are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-01.1
    Scenario Outline: Two operators, two targets
      Given Retro is in session on <other>
      When at the same time:
        | the operator moves Alice to Planning at Paris |
        | the operator moves Alice to Retro at <other>  |
      Then Alice is initial in at most one of Planning and Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Standup and Planning and Retro

      Examples: the same Call Bridge
        | case | other |
        | same | Paris |

      @needs-2-call-bridges
      Examples: two Call Bridges
        | case | other |
        | two  | Tokyo |

    @RACE-01.2 @needs-2-call-bridges
    Scenario Outline: Two operators, one target
      Given Planning is in session on Tokyo
      When at the same time:
        | the operator moves Alice to Planning at <first>  |
        | the operator moves Alice to Planning at <second> |
      Then Alice is initial in at most one of Planning
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Standup and Planning

      Examples:
        | case | first | second |
        | same | Paris | Paris  |
        | two  | Paris | Tokyo  |
        | away | Tokyo | Tokyo  |

    @RACE-01.3 @needs-3-call-bridges
    Scenario: Three Call Bridges, three targets
      Given Retro is in session on Tokyo and Lima
      When at the same time:
        | the operator moves Alice to Planning at Paris, placed on Lima |
        | the operator moves Alice to Retro at Tokyo                    |
        | the operator moves Alice to Retro at Lima, placed on Paris    |
      Then Alice is initial in at most one of Planning and Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Standup and Planning and Retro

  @RACE-02 @must @derived @cluster
  Rule: RACE-02 A second move while one is held is refused, or takes the place of the first
    Refused, it changes nothing: the first goes on. Accepted, the first one's new participant goes, and the web app is told of the
    second. Never do both wait. To move the new participant while it waits is the same. Between the end and the return there is no
    session in which anybody could be told: a move is refused then.

    Source: S1-12, S1-19, S1-22
    Observable: as RACE-01.

    Background:
      Given Standup and Planning and Retro are in session on Paris
      And Alice has joined Standup through Web Bridge East

    @RACE-02.1
    Scenario Outline: Another target
      When the operator moves Alice to Planning at Paris
      And the operator moves <who> to Retro at Paris
      Then Alice is initial in exactly one of Planning and Retro
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning and Retro

      Examples:
        | case    | who                          |
        | old     | the old participant of Alice |
        | waiting | Alice                        |

    @RACE-02.2
    Scenario: The same target again
      When the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Planning at Paris
      Then Alice is initial in exactly one of Planning
      When the web app of Alice follows what it was told
      Then Alice is connected in exactly one of Planning

    @RACE-02.3
    Scenario: A second move that can't be done does not harm the first
      When the operator moves Alice to Planning at Paris
      And the operator moves the old participant of Alice to Planning at Paris with callBridge 00000000
      Then the request is refused
      When the web app of Alice follows what it was told
      Then Alice is connected in Planning

    @RACE-02.4
    Scenario: A second move between the end and the return
      When the operator moves Alice to Planning at Paris
      And the web app of Alice ends the old session
      And the operator moves Alice to Retro at Paris
      Then the request is refused
      When the web app of Alice comes back
      Then Alice is connected in Planning
