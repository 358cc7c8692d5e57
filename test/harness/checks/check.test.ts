import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { all, broken, holds, notYet } from '../../../harness/checks/check.ts';

describe('An answer', () => {
  it('names the records on which it rests', () => {
    assert.deepEqual(holds({ seq: 3 }, { seq: 1 }), { is: 'holds', evidence: [3, 1] });
    assert.deepEqual(notYet('one', 'none', { seq: 2 }), {
      is: 'not yet',
      expected: 'one',
      seen: 'none',
      evidence: [2],
    });
    assert.deepEqual(broken('one', 'two'), { is: 'broken', expected: 'one', seen: 'two', evidence: [] });
  });
});

describe('All answers', () => {
  const [yes, no, never] = [holds({ seq: 1 }), notYet('one', 'none'), broken('one', 'two')];

  it('hold when each holds, on the evidence of all', () => {
    assert.deepEqual(all([yes, holds({ seq: 2 })]), { is: 'holds', evidence: [1, 2] });
    assert.deepEqual(all([]), { is: 'holds', evidence: [] });
  });

  it('are not yet there when one is not', () => assert.equal(all([yes, no, yes]), no));

  it('are broken when one is, wherever it stands', () => {
    assert.equal(all([no, yes, never]), never);
    assert.equal(all([never, no]), never);
  });
});
