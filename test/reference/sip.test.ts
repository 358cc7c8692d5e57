import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';
import type { TestSession } from './support/web-app.ts';

describe('a SIP participant', () => {
  let test: TestCluster;
  let watcher: TestSession;
  let first: { call: string; numericId: string };

  before(async () => {
    test = await startTestCluster({ webBridges: 1, settings: { ringTime: 5 } });
    first = await test.call(0, 'First');
    watcher = await test.webApps.enter(0, first.numericId, 'Watcher');
  });
  after(() => test.close());

  const call = async (): Promise<string> => {
    const id = await test.operator.make(0, `/calls/${first.call}/participants`, { remoteParty: 'sip:rex@example.com' });
    await watcher.hears('roster', ({ entry }) => entry?.participant === id && entry.state === 'connected');
    return id;
  };

  it('rings, and is connected when the far end answers', async () => {
    const id = await call();
    const states = watcher.told
      .filter(({ message }) => message.entry?.participant === id)
      .map(({ message }) => message.entry.state);
    assert.deepEqual(states, ['initial', 'ringing', 'connected']);
    const { callLeg } = await test.operator.get(0, `/callLegs/${id}`);
    assert.equal(callLeg.type, 'sip');
    assert.equal(callLeg.remoteParty, 'sip:rex@example.com');
  });

  for (const [title, asked, chosen] of [
    ['on one Call Bridge', 0, 0],
    ['to another one', 1, 1],
    ['to a third one', 1, 2],
  ] as const) {
    it(`is moved ${title} without a web app`, async () => {
      const old = await call();
      const second = await test.call(asked, 'Second');
      const callBridge = test.cluster.callBridges[chosen]?.identity.id ?? '';
      const form = { movedParticipant: old, callBridge };
      const moved = await test.operator.make(asked, `/calls/${second.call}/participants`, form);
      const { participant } = await test.operator.get(asked, `/participants/${moved}`);
      assert.equal(participant.movedParticipant, old);
      assert.equal(participant.uri, 'sip:rex@example.com');
      const { callLeg } = await test.operator.get(chosen, `/callLegs/${moved}`);
      assert.equal(callLeg.status.state, 'connected');
      for (const node of [0, 1, 2]) {
        assert.equal((await test.operator.send(node, 'GET', `/participants/${old}`)).status, 400);
      }
    });
  }
});
