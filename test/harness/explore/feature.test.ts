import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { featureOf, scenarioOf } from '../../../harness/explore/feature.ts';
import { requirementsOf } from '../../../harness/verdict/requirements.ts';

const performed = {
  givens: ['Standup is in session on Paris', 'Planning is in session on Tokyo'],
  lines: [
    'Alice has joined Standup through Web Bridge East',
    'at the same time:',
    '  | Alice leaves |',
    '  | Bob leaves |',
    'Bob reconnects',
  ],
  spaces: ['Standup', 'Planning'],
  finding: { requirement: 'STEP-10', sentence: 'Alice sees exactly Bob', expected: 'this', seen: 'that' },
  records: [],
};

describe('What was found', () => {
  it('is a scenario', () => {
    assert.equal(
      scenarioOf(performed),
      [
        'Scenario: Breaks STEP-10',
        '  Given Standup is in session on Paris',
        '  And Planning is in session on Tokyo',
        '  And Alice has joined Standup through Web Bridge East',
        '  And at the same time:',
        '    | Alice leaves |',
        '    | Bob leaves |',
        '  When Bob reconnects',
        '  Then Alice sees exactly Bob',
        '',
      ].join('\n'),
    );
  });

  it('ends with what could not be done, where that is what was found', () => {
    const { finding, ...rest } = performed;
    const { sentence: _, ...refused } = finding;
    assert.match(scenarioOf({ ...rest, finding: refused }), /When Bob reconnects\n$/);
  });

  it('is a feature file', () => {
    const tagged = featureOf(performed).replace('  Rule:', '  @STEP-10 @must @derived @cluster\n  Rule:');
    const [requirement] = requirementsOf(tagged.replace('Scenario:', '@STEP-10.1\n    Scenario:'), 'found.feature');
    assert.equal(requirement?.scenarios.length, 1);
  });
});
