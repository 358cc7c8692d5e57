Feature: What the manager does
  Judged where a real manager asks and the harness is the cluster. Specified in a later version.

  @MGR-01 @must @stated @manager @planned
  Rule: MGR-01 The manager asks for a move of a web app participant where canMove allows it, and alerts the operator where not
    Source: S1-09, S1-10
