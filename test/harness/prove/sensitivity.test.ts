import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '../../../harness/chance.ts';
import { judgeDefect, pairsOf } from '../../../harness/prove/sensitivity.ts';
import type { Seen, Tried } from '../../../harness/prove/trial.ts';

const failure = (requirement: string, code: string, fault: Seen['fault'] = 'target'): Seen => ({
  ...{ requirement, scenario: `${requirement}.1`, code, fault },
  ...{ expected: 'one', seen: 'two' },
});

const tried = (...failures: Seen[]): Tried => ({ failures, played: 3, took: 12.4 });

const defect = { id: 'told-twice', requirement: 'STEP-06' };

describe('The fate of a defect', () => {
  it('is to be killed by an assertion of its requirement, whatever else fails', () => {
    const result = judgeDefect(
      defect,
      tried(
        failure('TRUTH-07', 'INVARIANT_BROKEN'),
        failure('STEP-06', 'CHECK_FAILED'),
        failure('STEP-06', 'E_NOT_MADE'),
      ),
    );
    assert.deepEqual(result, {
      ...defect,
      fate: 'killed',
      by: ['STEP-06.1'],
      collateral: ['TRUTH-07'],
      saw: 'two',
      took: 12,
    });
  });

  for (const [fate, failures] of [
    ['survived', []],
    ['wrong requirement', [failure('TRUTH-07', 'INVARIANT_BROKEN'), failure('STEP-06', 'E_NOT_MADE')]],
    ['collapsed', [failure('STEP-06', 'E_NOT_MADE')]],
    ['collapsed', [failure('STEP-06', 'CHECK_FAILED', 'harness')]],
  ] as const)
    it(`is ${fate} after ${failures.map(({ code, requirement }) => `${code} of ${requirement}`).join(', ') || 'nothing'}`, () => {
      assert.equal(judgeDefect(defect, tried(...failures)).fate, fate);
    });

  it('is to have collapsed where nothing could be judged', () => {
    const { fate, saw } = judgeDefect(defect, { ...tried(), refused: 'Nobody answers.' });
    assert.deepEqual({ fate, saw }, { fate: 'collapsed', saw: 'Nobody answers.' });
  });
});

describe('Pairs of defects', () => {
  const all = ['A', 'A', 'B', 'C'].map((requirement, index) => ({
    ...{ id: `${index}`, requirement, title: '', how: '', options: [] },
  }));

  it('are of different requirements, each once, and the same for the same seed', () => {
    const pairs = pairsOf(all, 99, seeded(1));
    const names = pairs.map(([one, other]) => `${one.id}${other.id}`);
    assert.deepEqual(names.toSorted(), ['02', '03', '12', '13', '23']);
    assert.deepEqual(pairsOf(all, 99, seeded(1)), pairs);
  });

  it('are as many as are asked for', () => {
    assert.equal(pairsOf(all, 2, seeded(1)).length, 2);
  });
});
