import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askAgain } from '../../../harness/stage/again.ts';
import { Asker } from '../../../harness/stage/asker.ts';
import { timingOf } from '../../../harness/target/timing.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { scene } from '../support/scene.ts';

/** Alice was told to move to Planning, and a step has asked whether once. */
const told = async () => {
  const trace = new Trace(0);
  const moved = scene()
    .callBridges('Paris')
    .space('Planning', '1002')
    .act('operator', 'move', { participant: 'Alice' })
    .participant('Alice', 'alice-2', 'Planning', 'move');
  for (const { seq: _, time: __, ...record } of moved.records) trace.append(record);
  const asker = new Asker(trace, timingOf(), new AbortController().signal, 'STEP-06');
  const message = () => tells(trace);
  message();
  await asker.ask('toldToMove', { persona: 'Alice', space: 'Planning' });
  return { trace, asker, message };
};

const tells = (trace: Trace) =>
  trace.append({
    kind: 'experience',
    actor: 'Alice',
    session: 1,
    node: 'East',
    experience: { event: 'move', numericId: '1002', credential: { digest: 'sha256:1' } },
  });

describe('Asked once more, who was told once', () => {
  it('still was', async () => {
    assert.deepEqual(await askAgain(await told()), []);
  });

  it('was told twice, under the requirement that had asked', async () => {
    const scenario = await told();
    scenario.message();
    const [broken, ...others] = await askAgain(scenario);
    assert.deepEqual(others, []);
    assert.equal(broken?.requirement, 'STEP-06');
    assert.equal(broken.answer.seen, '2 move messages came');
  });

  it('is not asked about where there was another move since', async () => {
    const scenario = await told();
    scenario.trace.append({ kind: 'act', actor: 'operator', act: 'move', args: { participant: 'Alice' } });
    scenario.message();
    assert.deepEqual(await askAgain(scenario), []);
  });
});

describe('Asked once more, who saw no presentation', () => {
  const sees = (trace: Trace, event: 'connected' | 'presentation', presenter: string | null) =>
    trace.append({
      kind: 'experience',
      actor: 'Bob',
      session: 0,
      node: 'East',
      experience: event === 'connected' ? { event, roster: [], presenter } : { event, presenter },
    });
  const seen = async () => {
    const trace = new Trace(0);
    for (const { seq: _, time: __, ...record } of scene().callBridges('Paris').space('Planning', '1002').records)
      trace.append(record);
    const asker = new Asker(trace, timingOf(), new AbortController().signal, 'STATE-05');
    sees(trace, 'connected', null);
    await asker.ask('presenterSeen', { by: 'Bob', presenter: null });
    return { trace, asker };
  };

  it('still sees none', async () => {
    assert.deepEqual(await askAgain(await seen()), []);
  });

  it('sees one that came later, under the requirement that had asked', async () => {
    const scenario = await seen();
    for (const act of ['try dead credentials', 'look for secrets'])
      scenario.trace.append({ kind: 'act', actor: 'harness', act, args: {} });
    sees(scenario.trace, 'presentation', 'alice-2');
    assert.deepEqual(
      (await askAgain(scenario)).map(({ requirement }) => requirement),
      ['STATE-05'],
    );
  });

  it('is not asked where something was done since', async () => {
    const scenario = await seen();
    scenario.trace.append({ kind: 'act', actor: 'Alice', act: 'present', args: { active: true } });
    sees(scenario.trace, 'presentation', 'alice-2');
    assert.deepEqual(await askAgain(scenario), []);
  });
});
