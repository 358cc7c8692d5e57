import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CheckFailure } from '../../../harness/checks/failure.ts';
import { harnessError } from '../../../harness/errors.ts';
import { Refusal } from '../../../harness/participants/driver.ts';
import { causeOf, failureOf } from '../../../harness/stage/failure.ts';

const step = { keyword: 'When', text: 'something is done' } as const;

/** A refusal as a driver of somebody else throws it. */
const theirRefusal = Object.assign(new Error('no'), { name: 'Refusal', reason: 'no' });

const checkFailure = new CheckFailure('STEP-01', { is: 'not yet', expected: 'one', seen: 'none', evidence: [] });

/** What was thrown, then fault and code of the failure. */
const table: Record<string, [unknown, string, string]> = {
  'a check that did not hold': [checkFailure, 'target', 'CHECK_FAILED'],
  'a refusal': [new Refusal('meetingNotFound'), 'target', 'E_REFUSED'],
  "a refusal of somebody else's driver": [theirRefusal, 'target', 'E_REFUSED'],
  'a target that does not answer': [
    harnessError('E_NO_ANSWER', { node: 'Paris', what: 'GET /calls', why: 'reset' }),
    'target',
    'E_NO_ANSWER',
  ],
  'a network of our own that fails': [
    harnessError('E_NETWORK', { node: 'Paris', why: 'EMFILE' }),
    'environment',
    'E_NETWORK',
  ],
  'what the target does not provide': [
    harnessError('E_NOT_PROVIDED', { what: 'a user' }),
    'unprovided',
    'E_NOT_PROVIDED',
  ],
  'a wrong specification': [
    harnessError('E_SPECIFICATION', { where: 'Planning', why: 'no step has made it' }),
    'harness',
    'E_SPECIFICATION',
  ],
  'a wrong file, found in the middle of a run': [
    harnessError('E_OUT_UNWRITABLE', { folder: 'reports', why: 'no space' }),
    'harness',
    'E_OUT_UNWRITABLE',
  ],
  'a fault in a step': [new TypeError('x is not a function'), 'harness', 'E_STEP_FAILED'],
  'something that is no error': ['oops', 'harness', 'E_STEP_FAILED'],
};

describe('What stopped a scenario', () => {
  for (const [title, [thrown, fault, code]] of Object.entries(table))
    it(`is to be blamed on the ${fault}: ${title}`, () => {
      const failure = failureOf(thrown, 'FAILED', step);
      const message = thrown instanceof Error ? thrown.message : 'oops';
      assert.deepEqual(failure, { keyword: 'When', step: step.text, fault, code, message });
    });

  const flood = harnessError('E_FLOOD', { node: 'East', limit: '10000 messages' });
  const people = [{ fault: undefined }, { fault: flood }];

  it('is what made a session impossible, rather than the refusal that this led to', () => {
    assert.equal(causeOf(new Refusal('Alice has no open session'), people), flood);
    assert.equal(causeOf(theirRefusal, people), flood);
  });

  it('is the refusal where every session could go on', () => {
    const refusal = new Refusal('meetingNotFound');
    assert.equal(causeOf(refusal, people.slice(0, 1)), refusal);
  });

  it('is what was seen, whatever became of a session', () => {
    assert.equal(causeOf(checkFailure, people), checkFailure);
  });

  for (const status of ['UNDEFINED', 'AMBIGUOUS', 'PENDING', 'UNKNOWN'])
    it(`is the harness itself where a step is ${status.toLowerCase()}`, () => {
      const failure = failureOf(undefined, status, step);
      assert.deepEqual([failure?.fault, failure?.code], ['harness', 'E_STEP_FAILED']);
      assert.equal(failure?.message, `the step is ${status.toLowerCase()}`);
    });
});
