Feature: Who may be moved, and who may ask for it
  When a move is allowed at all. Specified in a later version; the Rules are kept here so that no sentence of the source is lost.

  @GATE-01 @must @stated @call-bridge @planned
  Rule: GATE-01 Participants of the Meeting App and of Skype for Business can't be moved, and say so in canMove
    Source: S1-06

  @GATE-02 @must @stated @web-bridge @planned
  Rule: GATE-02 A web app participant can't start a move
    Source: S1-08

  @GATE-03 @must @stated @call-bridge @planned
  Rule: GATE-03 Web app participants can be moved where the meeting is hosted on version 3.2 or later, which canMove says
    Source: S1-06, S1-07, S1-10

  @GATE-04 @must @stated @call-bridge @planned
  Rule: GATE-04 A move needs the permission to join the target
    Source: S1-51
