import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCalls } from '../../../reference/call-bridge/calls.ts';
import { createHearing } from '../../../reference/call-bridge/hearing.ts';
import { createRegister } from '../../../reference/call-bridge/participants/register.ts';
import { createLog } from '../../../reference/log.ts';
import { participant } from '../support/participant.ts';

const make = () => {
  const register = createRegister();
  const identity = { id: 'lima', name: 'Lima', isOlder: false };
  const calls = createCalls({ identity, log: createLog(), register, announce: () => {} });
  const said: string[] = [];
  const hearing = createHearing({ register, calls, onSaid: ({ update }) => void said.push(update.text) });
  return { register, calls, hearing, said };
};
const call = (id: string, callBridge: string) => ({
  id,
  coSpace: 'space',
  callBridge,
  callCorrelator: 'common',
  lock: { locked: false, turn: 0 },
});
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

describe('a Call Bridge', () => {
  it('takes a greeting for the whole picture of that peer, and of no other', () => {
    const { register, calls, hearing } = make();
    hearing.greeted('paris', [call('one', 'paris')], [participant('alice'), participant('bob')]);
    hearing.greeted('tokyo', [call('two', 'tokyo')], [participant('cleo', { callBridge: 'tokyo' })]);
    hearing.greeted('paris', [call('three', 'paris')], [participant('bob')]);
    assert.deepEqual(ids(register.all()).sort(), ['bob', 'cleo']);
    assert.deepEqual(ids(calls.announced()).sort(), ['three', 'two']);
    hearing.lost('paris');
    assert.deepEqual(ids(register.all()), ['cleo']);
  });

  it('believes nobody but the home', () => {
    const { register, calls, hearing, said } = make();
    hearing.greeted('paris', [call('one', 'paris')], [participant('alice')]);
    const update = { from: 'alice', name: 'alice', text: 'hello' };
    hearing.heard('tokyo', { participant: participant('alice', { callBridge: 'tokyo', name: 'Mallory' }) });
    hearing.heard('tokyo', { participant: participant('bob') });
    hearing.heard('tokyo', { participantGone: 'alice' });
    hearing.heard('tokyo', { callGone: 'one' });
    hearing.heard('tokyo', { said: { coSpace: 'space', update } });
    assert.deepEqual(
      register.all().map(({ name }) => name),
      ['alice'],
    );
    assert.equal(calls.announced().length, 1);
    assert.deepEqual(said, []);
    hearing.heard('paris', { said: { coSpace: 'space', update } });
    hearing.heard('paris', { participantGone: 'alice' });
    hearing.heard('paris', { callGone: 'one' });
    assert.deepEqual([register.all().length, calls.announced().length, said], [0, 0, ['hello']]);
  });
});
