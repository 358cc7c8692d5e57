import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unlessTooLate } from '../../../harness/stage/lateness.ts';
import type { CheckRecord, TraceRecord } from '../../../harness/trace/record.ts';
import { scene } from '../support/scene.ts';

const failure = (code: string) =>
  ({ keyword: 'Then', step: 'it is so', fault: 'target', code, message: 'no' }) as const;

/** Alice is moved, and waited for until 803; after `milliseconds` somebody looks, and goes on to look for two seconds. */
function waited(milliseconds: number, check: Partial<CheckRecord> = {}): readonly TraceRecord[] {
  const patience = { arrival: 1000, reconnect: 500 };
  const until = scene()
    .append({ kind: 'started', requirement: 'STEP-01', title: 'A move', patience })
    .participant('Alice', 'alice-1', 'Standup')
    .act('operator', 'move', { participant: 'Alice' })
    .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from: 'alice-1', asked: 3 })
    .later(milliseconds);
  const asked = { kind: 'check', requirement: 'STEP-01', check: 'callHas', args: {}, since: 4, bound: 2000 } as const;
  return until
    .refuses('Paris', '/participants/alice-2')
    .later(2000)
    .refuses('Paris', '/participants/alice-2')
    .append({ ...asked, holds: false, expected: 'somebody', seen: 'nobody', ...check }).records;
}

describe('Who is waited for no longer', () => {
  it('is not missed by whoever looks too late', () => {
    assert.deepEqual(unlessTooLate(waited(900), failure('CHECK_FAILED')), {
      ...failure('CHECK_FAILED'),
      fault: 'environment',
      code: 'E_CAME_TOO_LATE',
      message: 'The harness came 102 ms after the cluster could stop waiting for Alice, so what it saw says nothing.',
    });
  });

  for (const code of ['E_REFUSED', 'E_NOT_SHOWN'])
    it(`is excused where it ends with ${code}`, () => {
      assert.equal(unlessTooLate(waited(0), failure(code))?.code, 'E_CAME_TOO_LATE');
    });

  it('is missed by whoever looked in time, however long it looks again', () => {
    assert.equal(unlessTooLate(waited(700), failure('CHECK_FAILED'))?.code, 'CHECK_FAILED');
  });

  it('excuses nothing else', () => {
    assert.equal(unlessTooLate(waited(900), failure('E_NO_ANSWER'))?.code, 'E_NO_ANSWER');
    assert.equal(unlessTooLate(waited(900), undefined), undefined);
  });

  it('is nobody who was waited for on purpose', () => {
    const { records } = scene().participant('Alice', 'alice-1', 'Standup').later(20_000).act('operator', 'look');
    assert.equal(unlessTooLate(records, failure('CHECK_FAILED'))?.code, 'CHECK_FAILED');
  });
});
