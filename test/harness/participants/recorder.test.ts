import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { credentialView } from '../../../harness/participants/credential-view.ts';
import type { DriverEvent } from '../../../harness/participants/driver.ts';
import { recorder } from '../../../harness/participants/recorder.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { jwt } from '../support/jwt.ts';

const from = { actor: 'Alice', session: 2, node: 'East' };
const canary = jwt({ participant: 'alice-1' });

function recording(declaresKeys = false) {
  const trace = new Trace(Date.now(), 'STEP-01.1');
  const heard: DriverEvent[] = [];
  const sink = recorder(trace, from, { declaresKeys }, (event) => heard.push(event));
  const last = () => {
    const { seq: _seq, time: _time, scenario: _scenario, ...record } = trace.records.at(-1)!;
    return record;
  };
  return { trace, heard, sink, last };
}

describe('The recorder of a session', () => {
  const events: DriverEvent[] = [
    { event: 'admitted', numericId: '1001', credential: canary },
    { event: 'opened', credential: canary, participant: 'alice-1' },
    { event: 'move', numericId: '1002', credential: canary },
    { event: 'refused', credential: canary, reason: 'credentialRefused' },
  ];
  for (const event of events)
    it(`writes down that somebody was told "${event.event}", with a digest for the credential`, () => {
      const { sink, last } = recording();
      sink.experience(event);
      const experience = { ...event, credential: credentialView(canary, false) };
      assert.deepEqual(last(), { kind: 'experience', ...from, experience });
    });

  it('writes down what has no credential as it is', () => {
    const { sink, last } = recording();
    for (const event of [
      { event: 'refused', reason: 'meetingNotFound' },
      { event: 'closed', code: 1000, by: 'cluster' },
    ] as const) {
      sink.experience(event);
      assert.deepEqual(last(), { kind: 'experience', ...from, experience: event });
    }
  });

  it('tells its owner of the credential itself', () => {
    const { sink, heard } = recording();
    for (const event of events) sink.experience(event);
    assert.deepEqual(heard, events);
  });

  it('needs no owner', () => {
    const trace = new Trace(Date.now());
    recorder(trace, from, {}).experience({ event: 'closed', code: 1000, by: 'us' });
    assert.equal(trace.last, 1);
  });

  it('looks into a credential where the target declares its keys', () => {
    const { sink, last } = recording(true);
    sink.experience(events[0]!);
    const experience = { ...events[0], credential: credentialView(canary, true) };
    assert.deepEqual(last(), { kind: 'experience', ...from, experience });
  });

  it('writes frames down without their secrets, by their digests', () => {
    const { sink, last } = recording();
    sink.frame('sent', { body: { token: canary } }, [canary]);
    const { digest } = credentialView(canary, false);
    assert.deepEqual(last(), {
      kind: 'frame',
      ...from,
      direction: 'sent',
      payload: { body: { token: `<${digest}>` } },
    });
  });

  it('says of a frame that it was none, and whose', () => {
    const { sink, last } = recording();
    const invalid = { by: 'target', errors: 'no type' } as const;
    sink.frame('received', 'half a frame', undefined, invalid);
    assert.deepEqual(last(), { kind: 'frame', ...from, direction: 'received', payload: 'half a frame', invalid });
  });

  it('lets no credential into the trace', () => {
    const { trace, sink } = recording(true);
    for (const event of events) sink.experience(event);
    sink.frame('sent', [canary, `Bearer ${canary}`, { [canary]: canary }], [canary]);
    assert.ok(!trace.toString().includes(canary));
    assert.ok(!trace.toString().includes(canary.split('.')[2] ?? ''));
  });
});
