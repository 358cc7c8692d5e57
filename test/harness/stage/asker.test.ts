import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { rejudge } from '../../../harness/checks/index.ts';
import { Asker } from '../../../harness/stage/asker.ts';
import { timingOf } from '../../../harness/target/timing.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { scene } from '../support/scene.ts';

/** Whether Alice is gone within a time, asked of a Call Bridge that answers after another. Milliseconds. */
async function asked(within: number, milliseconds: number) {
  const trace = new Trace(0);
  const told = scene().callBridges('Paris').participant('Alice', 'alice-1', 'Standup');
  for (const { seq: _, time: __, ...record } of told.records) trace.append(record);
  const { seq: _, time: __, ...gone } = scene().refuses('Paris', '/participants/alice-1').records[0]!;
  const asker = new Asker(trace, timingOf(), new AbortController().signal, 'STEP-10');
  const look = async () => {
    await pause(milliseconds);
    trace.append(gone);
  };
  await asker.ask('instanceIsGone', { persona: 'Alice', which: 'new' }, { look, within });
  return trace.records;
}

describe('Whoever asks', () => {
  it('sees a look that has begun in time to its end', async () => {
    const records = await asked(20, 60);
    const check = records.findLast((record) => record.kind === 'check');
    assert.ok(check?.holds && Number(check.bound) >= 60, JSON.stringify(check));
    assert.deepEqual(rejudge(records).at(-1), check);
  });

  it('has the bound that was set where a look is short', async () => {
    const check = (await asked(60_000, 0)).findLast((record) => record.kind === 'check');
    assert.equal(check?.bound, 60_000);
  });
});
