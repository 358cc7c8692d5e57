Feature: What went wrong, from logs and recordings
  The harness reads a cluster's log and a browser's recording and names the cause. Specified in a later version.

  @DIAG-01 @must @stated @cluster @planned
  Rule: DIAG-01 A move that did not happen is told from one that was dropped and one that led to the wrong meeting
    Source: S1-42, S1-43, S1-44, S1-47, S1-48, S1-50, S1-51, S1-52, S1-53
