Feature: How a move goes wrong
  The three ways in which a move fails for the one who is moved. Specified in a later version.

  @FAIL-01 @must @stated @cluster @planned
  Rule: FAIL-01 Where nothing happened, the participant is still connected in the old call
    Source: S1-42, S1-43

  @FAIL-02 @must @stated @cluster @planned
  Rule: FAIL-02 Where somebody was dropped and did not come back, a manual join works
    Source: S1-42, S1-49, S1-50, S1-53, S1-54

  @FAIL-03 @must @stated @cluster @planned
  Rule: FAIL-03 Nobody is connected to a wrong meeting
    Source: S1-42, S1-48, S1-55
