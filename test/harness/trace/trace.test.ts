import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Trace, visibleTo } from '../../../harness/trace/trace.ts';
import { scene } from '../support/scene.ts';

const step = { kind: 'step', keyword: 'When', text: 'something is done' } as const;

/** Within a test nothing is waited for that long. */
const ages = 60_000;

describe('A trace', () => {
  it('counts its records from 1, and says when and in which scenario each was made', () => {
    const trace = new Trace(Date.now() - 1000, 'STEP-01.1');
    assert.equal(trace.last, 0);
    assert.deepEqual([trace.append(step), trace.append(step)], [1, 2]);
    assert.equal(trace.last, 2);
    const [first, second] = trace.records;
    assert.deepEqual({ ...first, time: 0 }, { seq: 1, time: 0, scenario: 'STEP-01.1', ...step });
    assert.ok(first && second && first.time >= 990 && first.time <= second.time);
  });

  it('names no scenario when it has none', () => {
    const trace = new Trace(Date.now());
    trace.append(step);
    assert.ok(!('scenario' in (trace.records[0] ?? {})));
  });

  it('is written one record a line', () => {
    const trace = new Trace(Date.now(), 'STEP-01.1');
    trace.append(step);
    trace.append(step);
    const lines = trace.toString().split('\n');
    assert.equal(lines.length, 3);
    assert.deepEqual(JSON.parse(lines[1] ?? ''), trace.records[1]);
  });

  it('wakes everybody who waits when something is recorded', async () => {
    const trace = new Trace(Date.now());
    const waiting = Promise.all([trace.activity(ages), trace.activity(ages)]);
    trace.append(step);
    await waiting;
  });

  it('wakes who has waited long enough', async () => {
    await new Trace(Date.now()).activity(1);
  });

  it('lets nobody wait when all is over', async () => {
    const over = new AbortController();
    const waiting = new Trace(Date.now()).activity(ages, over.signal);
    over.abort(new Error('the scenario is over'));
    await assert.rejects(waiting, /the scenario is over/);
    await assert.rejects(new Trace(Date.now()).activity(ages, over.signal), /the scenario is over/);
  });
});

describe('A check sees', () => {
  const { records } = scene()
    .act('operator', 'one')
    .later(99)
    .act('operator', 'two')
    .later(99)
    .act('operator', 'three')
    .act('operator', 'four');
  const seen = (check: Parameters<typeof visibleTo>[0]) =>
    visibleTo(check, records).map((record) => record.kind === 'act' && record.act);

  const table: Record<string, [Parameters<typeof visibleTo>[0], string[]]> = {
    'what was recorded before it': [{ seq: 4 }, ['one', 'two', 'three']],
    'nothing when it comes first': [{ seq: 1 }, []],
    'what was recorded up to its deadline': [{ seq: 5, since: 1, bound: 100 }, ['one', 'two']],
    'nothing that came after it': [{ seq: 5, since: 1, bound: 99 }, ['one']],
    'what came before its time began': [{ seq: 5, since: 2, bound: 0 }, ['one', 'two']],
    'nothing that was recorded after it, however long its bound': [{ seq: 3, since: 1, bound: ages }, ['one', 'two']],
    'everything before it without a bound': [{ seq: 5, since: 1 }, ['one', 'two', 'three', 'four']],
  };
  for (const [title, [check, expected]] of Object.entries(table))
    it(title, () => assert.deepEqual(seen(check), expected));
});
