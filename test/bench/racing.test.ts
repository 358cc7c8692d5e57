import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allBut, racingIn, racingScenarios } from '../../bench/racing.ts';

const feature = `
Feature: Moves
  @MOVE-01
  Rule: MOVE-01 One after the other
    @MOVE-01.1
    Scenario: One after the other, at the same time of the year
      When the operator moves Alice
      Then Alice is there at once, and stays
  @MOVE-02
  Rule: MOVE-02 All of them
    @MOVE-02.1 @needs-2-call-bridges
    Scenario Outline: Two
      When at the same time:
        | the operator moves Alice to <space> |
        | Alice leaves                        |
      Examples:
        | case | space    |
        | near | Standup  |
        | far  | Planning |
    @MOVE-02.2
    Scenario: A crowd
      When operators move the whole crowd at once
`;

test('a scenario races where several act at once, and nowhere else', () => {
  const racing = racingIn(feature, 'moves.feature');
  assert.deepEqual(racing, [
    { id: 'MOVE-02.1.near', needs: ['needs-2-call-bridges'] },
    { id: 'MOVE-02.1.far', needs: ['needs-2-call-bridges'] },
    { id: 'MOVE-02.2', needs: [] },
  ]);
  assert.equal(allBut(racing), 'not (@MOVE-02.1 or @MOVE-02.2)');
});

test('the specification has races, and of each kind one is found', () => {
  const ids = racingScenarios().map(({ id }) => id);
  assert.ok(ids.includes('RACE-13.1') && ids.includes('RACE-10.1') && ids.includes('FAIL-03.1'), ids.join(', '));
});
