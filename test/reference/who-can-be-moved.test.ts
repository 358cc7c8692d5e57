import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';

describe('Who can be moved', () => {
  let test: TestCluster;
  let first: { call: string; numericId: string };
  let second: { call: string; numericId: string };
  const oslo = 1;

  before(async () => {
    test = await startTestCluster({ callBridges: 1, older: 1, webBridges: 1, settings: { ringTime: 1 } });
    first = await test.call(0, 'First');
    second = await test.call(0, 'Second');
  });
  after(() => test.close());

  const call = (user: string, into = first) =>
    test.operator.make(0, `/calls/${into.call}/participants`, { remoteParty: `sip:${user}@example.com` });
  const move = (participant: string, at = 0, to = second) =>
    test.operator.send(at, 'POST', `/calls/${to.call}/participants`, { movedParticipant: participant });

  for (const [user, type, subType] of [
    ['lync', 'sip', 'lync'],
    ['meetingApp', 'acano', undefined],
    ['recorder', 'sip', undefined],
    ['streamer', 'sip', undefined],
    ['distribution', 'sip', 'distributionLink'],
  ] as const) {
    it(`nobody whose leg is that of ${user}`, async () => {
      const id = await call(user);
      const { callLeg } = await test.operator.get(0, `/callLegs/${id}`);
      assert.equal(callLeg.type, type);
      assert.equal(callLeg.subType, subType);
      assert.equal(callLeg.canMove, 'false');
      assert.match((await move(id)).text, /participantCannotBeModified/);
      assert.equal((await test.operator.send(0, 'GET', `/participants/${id}`)).status, 200);
    });
  }

  it('nobody into a meeting that is dual-homed', async () => {
    const dual = await test.call(0, 'Dual');
    await call('lyncConference', dual);
    assert.equal((await test.operator.get(0, `/calls/${dual.call}`)).call.callType, 'lyncConferencing');
    const alice = await test.webApps.enter(0, first.numericId, 'Alice');
    assert.match((await move(alice.opened.participant, 0, dual)).text, /invalidOperation/);
  });

  it('no web app whose home is older, whoever is asked', async () => {
    const there = await test.call(oslo, 'There');
    const alice = await test.webApps.enter(0, there.numericId, 'Alice');
    for (const node of [0, oslo]) {
      const { participant } = await test.operator.get(node, `/participants/${alice.opened.participant}`);
      assert.equal(participant.canMove, 'false');
    }
    assert.match((await move(alice.opened.participant)).text, /participantCannotBeModified/);
    assert.match((await move(alice.opened.participant, oslo, there)).text, /participantCannotBeModified/);
  });

  it('others, but not through an older one, nor to one', async () => {
    const there = await test.call(oslo, 'There');
    const bob = await test.webApps.enter(0, first.numericId, 'Bob');
    assert.match((await move(bob.opened.participant, oslo, there)).text, /participantCannotBeModified/);
    const callBridge = test.cluster.callBridges[oslo]?.identity.id ?? '';
    const form = { movedParticipant: bob.opened.participant, callBridge };
    const answer = await test.operator.send(0, 'POST', `/calls/${second.call}/participants`, form);
    assert.match(answer.text, /callBridgeUnavailable/);
    assert.equal((await move(bob.opened.participant)).status, 200);
  });
});
