import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';
import type { TestSession } from './support/web-app.ts';

describe('a call on two Call Bridges and two Web Bridges', () => {
  let test: TestCluster;
  let retro: { id: string; numericId: string; call: string };
  /** Homed on Paris, at Web Bridge East. */
  let alice: TestSession;
  /** Homed on Tokyo, at Web Bridge West. */
  let bob: TestSession;

  const idOf = (node: number): string => test.cluster.callBridges[node]?.identity.id ?? '';
  const roster = (who: TestSession) => (update: { entry?: { participant: string } }) =>
    update.entry?.participant === who.opened.participant;

  before(async () => {
    test = await startTestCluster();
    retro = await test.call(0, 'Retro');
    alice = await test.webApps.enter(0, retro.numericId, 'Alice');
    const elsewhere = await test.call(1, 'Elsewhere');
    const first = await test.webApps.enter(1, elsewhere.numericId, 'Bob');
    await test.operator.make(0, `/calls/${retro.call}/participants`, {
      movedParticipant: first.opened.participant,
      callBridge: idOf(1),
    });
    const { token } = await first.hears('move');
    await first.end();
    bob = await test.webApps.open(1, token);
  });
  after(() => test.close());

  it('has an instance on each, which list everybody', async () => {
    const correlators = new Set<string>();
    for (const node of [0, 1]) {
      const { calls } = await test.operator.get(node, `/calls?coSpaceFilter=${retro.id}`);
      assert.equal(calls['@total'], '1');
      correlators.add(calls.call.callCorrelator);
      const { call } = await test.operator.get(node, `/calls/${calls.call['@id']}`);
      assert.equal(call.numParticipantsLocal, '1');
      assert.equal(call.numParticipantsRemote, '1');
      assert.equal(call.numDistributedInstances, '1');
      const { participants } = await test.operator.get(node, `/calls/${calls.call['@id']}/participants`);
      assert.equal(participants['@total'], '2');
      const { callLegs } = await test.operator.get(node, `/calls/${calls.call['@id']}/callLegs`);
      assert.equal(callLegs['@total'], '1');
    }
    assert.equal(correlators.size, 1);
    const { calls } = await test.operator.get(2, `/calls?coSpaceFilter=${retro.id}`);
    assert.equal(calls['@total'], '0');
  });

  it('has one roster', async () => {
    assert.deepEqual(bob.media.roster.map(({ name }) => name).sort(), ['Alice', 'Bob']);
    await alice.hears('roster', (update) => roster(bob)(update) && update.entry.state === 'connected');
  });

  it('carries chat to all others, once', async () => {
    await alice.say('one');
    await alice.say('two');
    await bob.hears('chat', ({ text }) => text === 'two');
    const chat = bob.told.filter(({ what }) => what === 'chat').map(({ message }) => message);
    assert.deepEqual(chat, [
      { from: alice.opened.participant, name: 'Alice', text: 'one' },
      { from: alice.opened.participant, name: 'Alice', text: 'two' },
    ]);
    assert.equal(alice.told.filter(({ what }) => what === 'chat').length, 0);
  });

  it("shows everybody's own mutes and layout", async () => {
    await bob.choose({ audioMuted: true, layout: 'stacked' });
    const { entry } = await alice.hears('roster', (update) => roster(bob)(update) && update.entry.audioMuted);
    assert.equal(entry.layout, 'stacked');
    assert.equal(entry.videoMuted, false);
    const { callLeg } = await test.operator.get(1, `/callLegs/${bob.opened.participant}`);
    assert.equal(callLeg.status.layout, 'stacked');
    assert.equal(callLeg.configuration?.rxAudioMute, undefined);
  });

  it("shows the operator's mute, which does not become the participant's own", async () => {
    const form = { rxVideoMute: 'true' };
    await test.operator.send(0, 'PUT', `/participants/${alice.opened.participant}`, form);
    await bob.hears('roster', (update) => roster(alice)(update) && update.entry.videoMuted);
    await test.operator.send(0, 'PUT', `/participants/${alice.opened.participant}`, { rxVideoMute: 'false' });
    await bob.hears('roster', (update) => roster(alice)(update) && !update.entry.videoMuted);
  });

  it('has one presenter at a time, and nobody after the last', async () => {
    await alice.present(true);
    await bob.hears('presentation', ({ presenter }) => presenter === alice.opened.participant);
    await bob.present(true);
    await alice.hears('presentation', ({ presenter }) => presenter === bob.opened.participant);
    await bob.hears('roster', (update) => roster(alice)(update) && !update.entry.presenting);
    for (const node of [0, 1]) {
      const { calls } = await test.operator.get(node, `/calls?coSpaceFilter=${retro.id}`);
      const { call } = await test.operator.get(node, `/calls/${calls.call['@id']}`);
      assert.equal(call.presenterCallLeg, bob.opened.participant);
    }
    await bob.present(false);
    await alice.hears('presentation', ({ presenter }) => presenter === null);
  });

  it('tells a late joiner who presents, and those who stay when the presenter leaves', async () => {
    await bob.present(true);
    const cleo = await test.webApps.enter(0, retro.numericId, 'Cleo');
    assert.equal(cleo.media.presenter, bob.opened.participant);
    await bob.end();
    await cleo.hears('presentation', ({ presenter }) => presenter === null);
    await cleo.hears('roster', ({ updateType, participant }) => {
      return updateType === 'remove' && participant === bob.opened.participant;
    });
    await cleo.end();
  });

  it('ends where nobody asked for it by the API, and stays where somebody did', async () => {
    await alice.end();
    assert.equal((await test.operator.get(0, `/calls?coSpaceFilter=${retro.id}`)).calls['@total'], '1');
    assert.equal((await test.operator.get(1, `/calls?coSpaceFilter=${retro.id}`)).calls['@total'], '0');
  });
});
