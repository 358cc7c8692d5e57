import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';

describe('placement', () => {
  let test: TestCluster;
  let mover: { participant: string; numericId: string };

  before(async () => {
    test = await startTestCluster({ settings: { legLoad: 1_000 } });
  });
  after(() => test.close());

  const idOf = (node: number): string => test.cluster.callBridges[node]?.identity.id ?? '';

  /** Who is moved into the call, and where the new participant is homed. */
  const homeAfterMove = async (node: number, call: string, form: Record<string, string> = {}): Promise<number> => {
    const alice = await test.webApps.enter(0, mover.numericId, 'Alice');
    const movedParticipant = alice.opened.participant;
    const moved = await test.operator.make(node, `/calls/${call}/participants`, { movedParticipant, ...form });
    const { participant } = await test.operator.get(node, `/participants/${moved}`);
    await test.operator.send(
      [0, 1, 2].findIndex((one) => idOf(one) === participant.callBridge),
      'DELETE',
      `/participants/${moved}`,
    );
    await alice.end();
    return [0, 1, 2].findIndex((one) => idOf(one) === participant.callBridge);
  };

  const limit = (node: number, form: Record<string, string>) =>
    test.operator.send(node, 'PUT', '/system/configuration/cluster', form);

  before(async () => {
    mover = { participant: '', numericId: (await test.call(0, 'Origin')).numericId };
  });

  it('stays where it was asked when all are alike', async () => {
    const { call } = await test.call(1, 'Target');
    assert.equal(await homeAfterMove(1, call), 1);
  });

  it('goes to a less loaded Call Bridge where the call runs too', async () => {
    const { id, call } = await test.call(1, 'Target');
    await test.operator.make(2, '/calls', { coSpace: id });
    const load = await test.webApps.enter(0, (await test.call(1, 'Load')).numericId, 'Load');
    await limit(1, { loadLimit: '1500' });
    assert.equal(await homeAfterMove(1, call), 2);
    await limit(1, { loadLimit: '' });
    await load.end();
  });

  it('leaves a full Call Bridge alone', async () => {
    const { call } = await test.call(1, 'Target');
    const load = await test.webApps.enter(0, (await test.call(1, 'Load')).numericId, 'Load');
    await limit(1, { loadLimit: '1000' });
    assert.notEqual(await homeAfterMove(1, call), 1);
    await limit(1, { loadLimit: '' });
    await load.end();
  });

  it('keeps to the group that is asked for, and refuses one that has nobody', async () => {
    const { operator } = test;
    const { call } = await test.call(1, 'Target');
    const group = await operator.make(0, '/callBridgeGroups', { name: 'South', loadBalancingEnabled: 'true' });
    const empty = await operator.make(0, '/callBridgeGroups', { name: 'Nobody' });
    await operator.send(0, 'PUT', `/callBridges/${idOf(2)}`, { callBridgeGroup: group });
    assert.equal(await homeAfterMove(1, call, { callBridgeGroup: group }), 2);
    const alice = await test.webApps.enter(0, mover.numericId, 'Alice');
    const form = { movedParticipant: alice.opened.participant, callBridgeGroup: empty };
    const refused = await operator.send(1, 'POST', `/calls/${call}/participants`, form);
    assert.match(refused.text, /<callBridgeGroupUnavailable \/>/);
    const moved = await operator.send(1, 'POST', `/calls/${call}/participants`, { ...form, callBridgeGroup: group });
    assert.equal(moved.status, 200, 'after a refusal the participant can be moved');
    await operator.send(0, 'PUT', `/callBridges/${idOf(2)}`, { callBridgeGroup: '' });
  });
});
