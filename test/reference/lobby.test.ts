import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';
import type { TestSession } from './support/web-app.ts';

interface Room {
  id: string;
  numericId: string;
  /** Its call at each of two Call Bridges. */
  calls: [string, string];
}

describe('The lobby', () => {
  let test: TestCluster;

  before(async () => {
    test = await startTestCluster({ callBridges: 2, webBridges: 1 });
  });
  after(() => test.close());

  const room = async (legs: Record<string, string> = {}, calls: Record<string, string> = {}): Promise<Room> => {
    const { id, numericId } = await test.space('Room');
    const callLegProfile = await test.operator.make(0, '/callLegProfiles', legs);
    const callProfile = await test.operator.make(0, '/callProfiles', calls);
    await test.operator.send(0, 'PUT', `/coSpaces/${id}`, { callLegProfile, callProfile });
    const here = await test.operator.make(0, '/calls', { coSpace: id });
    const there = await test.operator.make(1, '/calls', { coSpace: id });
    return { id, numericId, calls: [here, there] };
  };
  /** At its home, whichever of the two it is. */
  const set = (who: TestSession, form: Record<string, string>) =>
    Promise.all([0, 1].map((node) => test.operator.send(node, 'PUT', `/participants/${who.opened.participant}`, form)));
  const lock = (node: 0 | 1, { calls }: Room, locked: boolean) =>
    test.operator.send(node, 'PUT', `/calls/${calls[node]}`, { locked: String(locked) });
  const enter = ({ numericId }: Room, name: string) => test.webApps.enter(0, numericId, name);
  const waits = ({ media, opened }: TestSession): boolean =>
    media.roster.find(({ participant }) => participant === opened.participant)?.waiting === true;
  /** Somebody is told of oneself. */
  const hears = (who: TestSession, waiting: boolean) =>
    who.hears(
      'roster',
      ({ entry }) => entry?.participant === who.opened.participant && (entry.waiting === true) === waiting,
    );
  const deactivated = async ({ opened }: TestSession): Promise<string> => {
    for (const node of [0, 1]) {
      const { data } = await test.operator.send(node, 'GET', `/callLegs/${opened.participant}`);
      if (data?.callLeg) return data.callLeg.status.deactivated;
    }
    return 'no leg';
  };

  it('lets in those who wait when an activator is made', async () => {
    const one = await room({ needsActivation: 'true' });
    const [alice, bob] = [await enter(one, 'Alice'), await enter(one, 'Bob')];
    assert.ok(waits(alice) && waits(bob));
    assert.equal(await deactivated(alice), 'true');
    await set(alice, { needsActivation: 'false' });
    await hears(bob, false);
    await hears(alice, false);
    assert.equal(await deactivated(bob), 'false');
  });

  it('is told nothing of the presentation, and hears of it when let in', async () => {
    const one = await room({ needsActivation: 'true' }, { lockMode: 'needsActivation' });
    const alice = await enter(one, 'Alice');
    await set(alice, { needsActivation: 'false' });
    await hears(alice, false);
    await lock(0, one, true);
    const bob = await enter(one, 'Bob');
    assert.ok(waits(bob));
    await alice.present(true);
    await lock(0, one, false);
    await bob.hears('presentation', ({ presenter }) => presenter === alice.opened.participant);
    await set(bob, { deactivated: 'true' });
    await bob.hears('presentation', ({ presenter }) => presenter === null);
    await assert.rejects(bob.say('hello'), /notAllowed/);
    await set(bob, { deactivated: 'false' });
    await hears(bob, false);
  });

  it('keeps those who come while it is locked, until it is unlocked at any Call Bridge', async () => {
    const one = await room({}, { lockMode: 'all' });
    const alice = await enter(one, 'Alice');
    await lock(1, one, true);
    for (const node of [0, 1] as const)
      assert.equal((await test.operator.get(node, `/calls/${one.calls[node]}`)).call.locked, 'true');
    const bob = await enter(one, 'Bob');
    assert.ok(!waits(alice) && waits(bob));
    await lock(0, one, false);
    await hears(bob, false);
  });

  it('begins locked where the profile says so', async () => {
    const one = await room({}, { locked: 'true' });
    assert.ok(waits(await enter(one, 'Alice')));
  });

  it('ends the sessions of those who are left without an activator, after a while', async () => {
    const one = await room({ needsActivation: 'true', deactivationMode: 'disconnect', deactivationModeTime: '1' });
    const [alice, bob] = [await enter(one, 'Alice'), await enter(one, 'Bob')];
    await set(alice, { needsActivation: 'false' });
    await hears(bob, false);
    await alice.end();
    const { reason } = await bob.hears('ended', () => true);
    assert.equal(reason, 'deactivated');
  });
});
