import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCalls } from '../../../reference/call-bridge/calls.ts';
import { createRegister } from '../../../reference/call-bridge/participants/register.ts';
import { createLog } from '../../../reference/log.ts';
import type { News } from '../../../schemas/types/peer.ts';
import { participant } from '../support/participant.ts';

const make = () => {
  const register = createRegister();
  const news: News[] = [];
  const identity = { id: 'paris', name: 'Paris', isOlder: false };
  const calls = createCalls({ identity, log: createLog(), register, announce: (one) => void news.push(one) });
  return { register, news, calls };
};
const space = { id: 'space', name: 'Space' };
const remote = (callCorrelator: string) => ({
  id: 'remote',
  coSpace: 'space',
  callBridge: 'tokyo',
  callCorrelator,
  lock: { locked: false, turn: 0 },
});

describe('calls', () => {
  it('take the correlator of an instance that is there already', () => {
    const { calls } = make();
    calls.learn(remote('common'));
    assert.equal(calls.open(space).callCorrelator, 'common');
    assert.equal(calls.elsewhere('space').length, 1);
    calls.forget('remote');
    assert.equal(calls.elsewhere('space').length, 0);
  });

  it('that began at the same time agree on the smaller correlator, and say so', () => {
    const { calls, news } = make();
    const call = calls.open(space);
    calls.learn(remote('~ larger than any guid'));
    assert.notEqual(call.callCorrelator, '~ larger than any guid');
    calls.learn(remote(' smaller than any guid'));
    assert.equal(call.callCorrelator, ' smaller than any guid');
    assert.deepEqual(news.at(-1)?.call?.callCorrelator, ' smaller than any guid');
  });

  it('end with the last participant anywhere, unless made by the API', () => {
    const { calls, register, news } = make();
    const call = calls.open(space);
    register.put(participant('here'));
    register.put(participant('there', { callBridge: 'tokyo' }));
    register.remove('here');
    assert.equal(calls.get(call.id), call);
    register.remove('there');
    assert.equal(calls.get(call.id), undefined);
    assert.deepEqual(news.at(-1), { callGone: call.id });

    const made = calls.open(space);
    made.staysWhenEmpty = true;
    register.put(participant('here'));
    register.remove('here');
    assert.equal(calls.inSpace('space'), made);
  });
});
