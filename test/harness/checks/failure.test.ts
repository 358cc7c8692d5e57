import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CheckFailure } from '../../../harness/checks/failure.ts';

it('A check that fails says what it expected and what it saw', () => {
  const failure = new CheckFailure('STEP-01', { is: 'broken', expected: '200', seen: '503', evidence: [1] });
  assert.equal(failure.name, 'CheckFailure');
  assert.match(failure.message, /^STEP-01\n *expected: 200\n *seen: *503$/);
});
