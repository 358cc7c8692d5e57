Feature: What the web app does in a move
  The web app's half. Where the harness plays the web app with a headless driver, these are reported as `played` and never as
  passed: nobody is judged by its own acting. They are judged where a real web app runs.

  Background:
    Given Standup is in session on Paris
    And Planning is in session on Paris

  @WEB-01 @must @stated @web-app
  Rule: WEB-01 Told to move, the web app ends the old session and comes back at the same Web Bridge with the new credential
    Source: S1-20, S1-23, S1-32
    Observable: the order of its sessions.

    @WEB-01.1
    Scenario: It ends, then returns
      Given Alice has joined Standup through Web Bridge East
      When Alice is moved to Planning at Paris
      Then Alice is connected in Planning
      And the old participant of Alice is gone

  @WEB-02 @must @stated @web-app
  Rule: WEB-02 The web app applies its local mute and layout again
    Source: S1-35, S1-36
    Observable: the roster of the target.

    @WEB-02.1
    Scenario: Muted and with a layout
      Given Alice has joined Standup through Web Bridge East
      And Alice mutes the microphone
      And Alice chooses the layout stacked
      When Alice is moved to Planning at Paris
      Then Alice sees Alice muted
      And Alice sees Alice with the layout stacked

  @WEB-03 @must @stated @web-app
  Rule: WEB-03 The web app does not present in the target
    Source: S1-39
    Observable: the target has no presenter.

    @WEB-03.1
    Scenario: It was presenting
      Given Alice has joined Standup through Web Bridge East
      And Alice presents
      When Alice is moved to Planning at Paris
      Then Alice sees no presentation

  @WEB-04 @must @stated @web-app @planned
  Rule: WEB-04 The web app says, at the lower right, that one was moved to a new call, and "Now in" with the name of the space
    Source: S1-33, S1-34
    Observable: the page.

  @WEB-05 @must @stated @web-app @planned
  Rule: WEB-05 The web app removes earlier messages from its chat
    Source: S1-40
    Observable: the page.
