Feature: What the log says about a move
  Judged where the log can be read. Specified in a later version.

  @LOG-01 @must @stated @call-bridge @planned
  Rule: LOG-01 The Call Bridge that is asked logs "move participant operation" with the participant, its home and the target call
    Source: S1-27, S1-45, S1-49
