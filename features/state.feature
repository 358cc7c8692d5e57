Feature: What carries over, what is dropped, what is reset
  Two documents seem to disagree: one says that mute and layout are kept, the other that they are replaced by the target's
  defaults. Both are right, of different things. What the *web app* keeps it applies again itself when it returns, and the
  cluster has to accept that. What the *server* holds for the old participant is not handed to the new one.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @STATE-01 @must @stated @call-bridge
  Rule: STATE-01 A local mute that the web app applies again is accepted and shown to everybody
    Source: S1-35, S1-36
    Observable: the rosters of the people in the target, and of the mover.

    @STATE-01.1
    Scenario Outline: Muted before, muted after
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice <habit>
      When Alice is moved to Planning at Paris
      Then Bob sees Alice <look>
      And Alice sees Alice <look>

      Examples:
        | case       | habit                | look                |
        | microphone | mutes the microphone | muted               |
        | camera     | turns the camera off | with the camera off |

    @STATE-01.2 @needs-3-call-bridges @needs-2-web-bridges
    Scenario: Seen from another Call Bridge and another Web Bridge
      Given Retro is in session on Tokyo and Lima
      And Bob has joined Retro through Web Bridge West
      And Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      When Alice is moved to Retro at Tokyo, placed on Lima
      Then Bob sees Alice muted

    @STATE-01.3
    Scenario: A second move keeps it too
      Given Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then Alice sees Alice muted

    @STATE-01.4
    Scenario: Both at once
      Given Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      And Alice turns the camera off
      When Alice is moved to Planning at Paris
      Then Alice sees Alice muted
      And Alice sees Alice with the camera off

  @STATE-02 @must @stated @call-bridge
  Rule: STATE-02 A layout that the web app applies again is accepted
    Source: S1-35
    Observable: the roster.

    @STATE-02.1
    Scenario: The chosen layout is there again
      Given Alice has joined Standup through Web Bridge East
      And Alice chooses the layout speakerOnly
      When Alice is moved to Planning at Paris
      Then Alice sees Alice with the layout speakerOnly

    @STATE-02.2 @needs-2-call-bridges
    Scenario: The chosen layout is there again on another Call Bridge
      Given Alice has joined Standup through Web Bridge East
      And Alice chooses the layout speakerOnly
      When Alice is moved to Planning at Paris, placed on Tokyo
      Then Alice sees Alice with the layout speakerOnly

    @STATE-02.3
    Scenario: The chosen layout is there again together with a mute
      Given Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      And Alice chooses the layout speakerOnly
      When Alice is moved to Planning at Paris
      Then Alice sees Alice with the layout speakerOnly
      And Alice sees Alice muted

  @STATE-03 @must @stated @call-bridge
  Rule: STATE-03 Nobody is muted by a move
    Local state is carried by the web app; who was not muted is not muted afterwards.

    Source: S1-35
    Observable: the rosters.

    @STATE-03.1
    Scenario: Not muted before, not muted after
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob sees Alice unmuted
      And rxAudioMute of Alice is false or absent

    @STATE-03.2
    Scenario: The people in the target stay as they are
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      When Alice is moved to Planning at Paris
      Then Alice sees Bob unmuted
      And Bob sees Alice muted

    @STATE-03.3
    Scenario: The mute of one mover is not given to the next
      Given Cleo has joined Planning through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Bob mutes the microphone
      And Bob is moved to Planning at Paris
      When Cleo is moved to Standup at Paris
      Then Cleo sees Cleo unmuted

  @STATE-04 @must @stated @call-bridge
  Rule: STATE-04 A presentation ends for everybody in the old call when the presenter is moved
    Source: S1-38
    Observable: the viewers are told, and no instance of the call names a presenter.

    @STATE-04.1
    Scenario: The viewers no longer see it
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      Then Bob sees no presentation
      And presenterCallLeg of Standup is absent

    @STATE-04.2 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Viewers at other Call Bridges and Web Bridges no longer see it
      Given Standup is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge West
      And Alice presents
      When Alice is moved to Planning at Paris
      Then Bob sees no presentation

    @STATE-04.3 @needs-2-call-bridges
    Scenario: No other Call Bridge names the presenter any more
      Given Standup is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      Then presenterCallLeg of Standup is absent

    @STATE-04.4
    Scenario: The presenter was moved in before
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris
      And Alice presents
      When Alice is moved to Standup at Paris
      Then Cleo sees no presentation

    @STATE-04.5
    Scenario: Who comes afterwards does not see it
      Given Alice has joined Standup through Web Bridge East
      And Alice presents
      And Alice is moved to Planning at Paris
      When Bob has joined Standup through Web Bridge East
      Then Bob sees no presentation

  @STATE-05 @must @stated @call-bridge
  Rule: STATE-05 The presentation does not begin in the target
    Source: S1-37, S1-39
    Observable: the mover and the people in the target see none, and the call has no presenter.

    @STATE-05.1
    Scenario: Nobody presents in the target
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      Then Cleo sees no presentation
      And Alice sees no presentation

    @STATE-05.2
    Scenario: Somebody else's presentation in the target goes on
      Given Cleo has joined Planning through Web Bridge East
      And Cleo presents
      And Alice has joined Standup through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      Then Alice sees the presentation of Cleo

    @STATE-05.3
    Scenario: The call has no presenter
      Given Alice has joined Standup through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      Then presenterCallLeg of Planning is absent

    @STATE-05.4
    Scenario: Nor does it on the way back
      Given Alice has joined Standup with Bob through Web Bridge East
      And Alice presents
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then Bob sees no presentation
      And Alice sees no presentation

  @STATE-06 @must @stated @call-bridge
  Rule: STATE-06 No earlier chat reaches the mover in the target
    That of the old meeting does not follow, and that of the target was for those who were there: who is on the way is not
    there yet, and who comes back was away.

    Source: S1-37, S1-40, S1-41
    Observable: what the new session is told.

    @STATE-06.1
    Scenario: The old meeting's chat does not follow
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Bob writes "old news"
      When Alice is moved to Planning at Paris
      Then Alice has read nothing for a while

    @STATE-06.2
    Scenario: What is said in the old meeting afterwards does not follow
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob writes "she is gone"
      Then Alice has read nothing for a while

    @STATE-06.3 @needs-2-call-bridges
    Scenario: Nor does it to another Call Bridge
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo
      And Bob writes "she is gone"
      Then Alice has read nothing for a while

    @STATE-06.4
    Scenario: Nor does what was said in the target before
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Cleo writes "are we all here?"
      When Alice is moved to Planning at Paris
      Then Alice has read nothing for a while

    @STATE-06.5
    Scenario: Nor does what was said in the target while the move was held
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator moves Alice to Planning at Paris
      And Cleo writes "are we all here?"
      When the web app of Alice follows what it was told
      Then Alice has read nothing for a while

    @STATE-06.6
    Scenario: Nor does what was said while the mover was away
      Given Alice has joined Standup with Bob through Web Bridge East
      And Alice is moved to Planning at Paris
      And Bob writes "she is gone"
      When Alice is moved to Standup at Paris
      Then Alice has read nothing for a while

  @STATE-07 @may @derived @call-bridge
  Rule: STATE-07 The chat goes on in both meetings, each for its own people
    Source: S1-40, S1-41
    Observable: what the sessions are told.

    @STATE-07.1
    Scenario: The people in the target read the mover
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Alice writes "hello"
      Then Cleo has read "hello"

    @STATE-07.2
    Scenario: Those who stay keep their chat
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Alice writes "before"
      When Alice is moved to Planning at Paris
      And Alice writes "elsewhere"
      Then Bob has read "before" for a while

    @STATE-07.3 @needs-2-call-bridges @needs-2-web-bridges
    Scenario: Across Call Bridges and Web Bridges
      Given Retro is in session on Tokyo
      And Cleo has joined Retro through Web Bridge West
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Paris
      And Cleo writes "welcome"
      Then Alice has read "welcome"

    @STATE-07.4
    Scenario: Those who stay write to each other
      Given Alice has joined Standup with Bob through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      And Bob writes "she is gone"
      Then Cleo has read "she is gone"

    @STATE-07.5 @needs-2-call-bridges
    Scenario: The mover is read at another Call Bridge
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice is moved to Planning at Paris, placed on Tokyo
      And Cleo sees exactly Alice and Cleo
      When Alice writes "hello"
      Then Cleo has read "hello"

  @STATE-08 @must @documented @call-bridge
  Rule: STATE-08 Importance and other settings of the participant are the target's defaults again
    What the target's profiles give may be shown or left out.

    Source: CMM 3.2 online help, "Move participants to a different meeting"
    Observable: the settings that the new participant's home shows in `configuration`.

    @STATE-08.1
    Scenario Outline: What the operator set for the old participant is not handed on
      Given Alice has joined Standup through Web Bridge East
      And the operator sets <setting> of Alice to <value>
      And <setting> of Alice is <value>
      When Alice is moved to Planning at Paris
      Then <setting> of Alice is <default>

      Examples:
        | case             | setting          | value | default         |
        | importance       | importance       | 7     | 0 or absent     |
        | layout           | defaultLayout    | stacked | automatic or allEqual or speakerOnly or telepresence or absent |
        | name label       | nameLabelOverride | Boss | absent          |
        | right            | presentationContributionAllowed | false | true or absent |

    @STATE-08.2 @needs-2-call-bridges
    Scenario: Nor is it handed to another Call Bridge
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And the operator sets importance of Alice to 7
      And importance of Alice is 7
      When Alice is moved to Retro at Tokyo
      Then importance of Alice is 0 or absent

    @STATE-08.3 @needs-users
    Scenario: Nor is that of a signed-in user
      Given Uma has joined Standup through Web Bridge East
      And the operator sets importance of Uma to 7
      And importance of Uma is 7
      When Uma is moved to Planning at Paris
      Then importance of Uma is 0 or absent

  @STATE-09 @must @documented @call-bridge
  Rule: STATE-09 A mute that the operator set is replaced by the target's default
    "Everyone" are those who are there when it is said; who comes later is not muted by it. There are four mutes: `rxAudioMute` and
    `rxVideoMute` keep somebody from being heard and seen, `txAudioMute` and `txVideoMute` from hearing and seeing.

    Source: CMM 3.2 online help, "Move participants to a different meeting"
    Observable: the settings that the new participant's home shows in `configuration`, and the rosters.

    @STATE-09.1
    Scenario Outline: Muted by the operator before, not after
      Given Alice has joined Standup through Web Bridge East
      And the operator sets <mute> of Alice to true
      And <mute> of Alice is true
      When Alice is moved to Planning at Paris
      Then <mute> of Alice is false or absent

      Examples:
        | case    | mute        |
        | audio   | rxAudioMute |
        | video   | rxVideoMute |
        | hearing | txAudioMute |
        | seeing  | txVideoMute |

    @STATE-09.2
    Scenario: Everybody in the old meeting was muted
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And the operator mutes everyone in Standup at Paris
      When Alice is moved to Planning at Paris
      Then rxAudioMute of Alice is false or absent
      And rxAudioMute of Bob is true

    @STATE-09.3
    Scenario Outline: Those in the target see it so
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator sets <mute> of Alice to true
      And Alice sees Alice <before>
      When Alice is moved to Planning at Paris
      Then Cleo sees Alice <after>

      Examples:
        | case  | mute        | before              | after              |
        | audio | rxAudioMute | muted               | unmuted            |
        | video | rxVideoMute | with the camera off | with the camera on |

    @STATE-09.4 @needs-users
    Scenario: A signed-in user was muted
      Given Uma has joined Standup through Web Bridge East
      And the operator sets rxAudioMute of Uma to true
      And rxAudioMute of Uma is true
      When Uma is moved to Planning at Paris
      Then rxAudioMute of Uma is false or absent

    @STATE-09.5 @needs-sip
    Scenario: A room was muted
      Given Rex is called into Standup at Paris
      And the operator sets rxAudioMute of Rex to true
      And rxAudioMute of Rex is true
      When the operator moves Rex to Planning at Paris
      Then rxAudioMute of Rex is false or absent

    @STATE-09.6 @needs-2-call-bridges
    Scenario: Another Call Bridge is asked and chosen
      Given Retro is in session on Tokyo
      And Alice has joined Standup through Web Bridge East
      And the operator sets rxAudioMute of Alice to true
      And rxAudioMute of Alice is true
      When Alice is moved to Retro at Tokyo
      Then rxAudioMute of Alice is false or absent

    @STATE-09.7
    Scenario: Everybody in the target was muted before
      Given Bob has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And the operator mutes everyone in Planning at Paris
      When Alice is moved to Planning at Paris
      Then rxAudioMute of Alice is false or absent
      And rxAudioMute of Bob is true

    @STATE-09.8
    Scenario: Nor on the way back
      Given Alice has joined Standup through Web Bridge East
      And the operator sets rxAudioMute of Alice to true
      And rxAudioMute of Alice is true
      And Alice is moved to Planning at Paris
      When Alice is moved to Standup at Paris
      Then rxAudioMute of Alice is false or absent

  @STATE-10 @must @stated @call-bridge
  Rule: STATE-10 The others notice a move only in their roster
    One person is moved. For everybody else, in both meetings, somebody leaves or arrives. Whether the people in the target
    see the mover as soon as the move is accepted, or only when connected, is open.

    Source: S1-01
    Observable: the sessions and the rosters of the others.

    @STATE-10.1
    Scenario: In the old meeting somebody leaves
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob sees exactly Bob
      And the session of Bob goes on
      And nobody else is disturbed, on every Call Bridge

    @STATE-10.2
    Scenario: In the target somebody arrives
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Planning through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Bob sees exactly Alice and Bob
      And the session of Bob goes on
      And nobody else is disturbed, on every Call Bridge

    @STATE-10.3 @needs-3-call-bridges @needs-2-web-bridges
    Scenario: In the old meeting, at another Web Bridge
      Given Retro is in session on Tokyo
      And Bob has joined Standup through Web Bridge West
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Lima
      Then Bob sees exactly Bob

    @STATE-10.4 @needs-3-call-bridges @needs-2-web-bridges
    Scenario: In the target, at another Call Bridge and another Web Bridge
      Given Retro is in session on Tokyo
      And Cleo has joined Retro through Web Bridge West
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Retro at Tokyo, placed on Lima
      Then Cleo sees exactly Alice and Cleo

    @STATE-10.5
    Scenario: In the old meeting somebody presents
      Given Alice has joined Standup through Web Bridge East
      And Bob has joined Standup through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      And Bob presents
      When Alice is moved to Planning at Paris
      Then Cleo sees the presentation of Bob

    @STATE-10.6
    Scenario: The mover has presented before somebody else did
      Given Alice has joined Standup with Bob through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      And Alice presents
      And Bob presents
      When Alice is moved to Planning at Paris
      Then Cleo sees the presentation of Bob

    @STATE-10.7
    Scenario: Somebody else presents after the mover
      Given Alice has joined Standup with Bob through Web Bridge East
      And Cleo has joined Standup through Web Bridge East
      And Alice presents
      And Alice is moved to Planning at Paris
      When Bob presents
      Then Cleo sees the presentation of Bob

    @STATE-10.8
    Scenario: In the target somebody has chosen a layout
      Given Bob has joined Planning through Web Bridge East
      And Bob chooses the layout speakerOnly
      And Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice sees Bob with the layout speakerOnly

  @STATE-11 @may @derived @call-bridge
  Rule: STATE-11 The mover presents and mutes in the target like anybody else
    Source: S1-39
    Observable: what the people in the target are told.

    @STATE-11.1
    Scenario: A new presentation begins
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice presents
      And Alice is moved to Planning at Paris
      When Alice presents
      Then Cleo sees the presentation of Alice

    @STATE-11.2
    Scenario: The mute can be taken off
      Given Cleo has joined Planning through Web Bridge East
      And Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      And Alice is moved to Planning at Paris
      When Alice unmutes the microphone
      Then Cleo sees Alice unmuted
