import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recorder } from '../../../harness/participants/recorder.ts';
import { lookForSecrets } from '../../../harness/stage/secrets.ts';
import { Trace } from '../../../harness/trace/trace.ts';

const passcode = '9471108153';

/** A scenario in which Planning has a passcode, and Alice a session. */
const scenario = () => {
  const trace = new Trace(0);
  trace.append({
    kind: 'act',
    actor: 'operator',
    act: 'rule',
    args: { space: 'Planning', coSpace: { passcode } },
  });
  const sink = recorder(trace, { actor: 'Alice', session: 1, node: 'East' }, {});
  const look = async () => {
    const target = { credentials: { username: 'operator', password: 'password' }, provides: provided, secrets: [] };
    await lookForSecrets({ trace, people: [], worker: { target } });
    const looked = trace.records.at(-1);
    assert.equal(looked?.kind, 'act');
    return looked.kind === 'act' ? looked.args.shown : undefined;
  };
  return { sink, look };
};

const provided = { users: [], sip: [], legs: {} };

describe('The passcode of a space', () => {
  it('is found in what a web app is told', async () => {
    const { sink, look } = scenario();
    sink.frame('received', { accessMethod: { code: passcode } });
    assert.deepEqual(await look(), [2]);
  });

  it('is found there also where the wire takes it out of what is recorded', async () => {
    const { sink, look } = scenario();
    sink.frame('received', { accessMethod: { passcode } }, [passcode]);
    assert.deepEqual(await look(), [2]);
  });

  it('is for the operator to set, and for who joins to give', async () => {
    const { sink, look } = scenario();
    sink.frame('sent', { numericId: '1002', passcode }, [passcode]);
    sink.frame('received', { numericId: '1002' });
    assert.deepEqual(await look(), []);
  });
});
