import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';
import type { TestSession } from './support/web-app.ts';

describe('placement', () => {
  let test: TestCluster;
  let origin: string;
  let sessions: TestSession[] = [];
  let made: string[] = [];

  before(async () => {
    test = await startTestCluster({ settings: { legLoad: 1_000 } });
    origin = (await test.call(0, 'Origin')).numericId;
  });
  after(() => test.close());

  const idOf = (node: number): string => test.cluster.callBridges[node]?.identity.id ?? '';

  const set = (node: number, form: Record<string, string>) =>
    test.operator.send(node, 'PUT', '/system/configuration/cluster', form);

  afterEach(async () => {
    await Promise.all(sessions.map((session) => session.end()));
    for (const path of made) await test.operator.send(0, 'DELETE', path);
    for (const node of [0, 1, 2]) await set(node, { loadLimit: '', participantLimit: '' });
    sessions = [];
    made = [];
  });

  const make = async (path: string, form: Record<string, string>): Promise<string> => {
    const id = await test.operator.make(0, path, form);
    made.unshift(`${path}/${id}`);
    return id;
  };

  /** A group of these Call Bridges. */
  const group = async (nodes: readonly number[], form: Record<string, string> = {}): Promise<string> => {
    const id = await make('/callBridgeGroups', { name: 'Group', loadBalancingEnabled: 'true', ...form });
    for (const node of nodes) await test.operator.send(0, 'PUT', `/callBridges/${idOf(node)}`, { callBridgeGroup: id });
    return id;
  };

  const enter = async (numericId: string, name = 'Alice'): Promise<TestSession> => {
    const session = await test.webApps.enter(0, numericId, name);
    sessions.push(session);
    return session;
  };

  /** Somebody is homed on the Call Bridge, whose load is then so many percent of its limit. */
  const load = async (node: number, percent: number): Promise<void> => {
    await enter((await test.call(node, 'Load')).numericId, 'Load');
    const { load } = await test.operator.get(node, '/system/load');
    await set(node, { loadLimit: String(Math.round((Number(load?.mediaProcessingLoad ?? 1_000) * 100) / percent)) });
  };

  const move = async (node: number, call: string, form: Record<string, string> = {}, mover?: TestSession) => {
    const { opened } = mover ?? (await enter(origin));
    const answer = await test.operator.send(node, 'POST', `/calls/${call}/participants`, {
      movedParticipant: opened.participant,
      ...form,
    });
    const id = answer.location?.split('/').at(-1) ?? '';
    const home = id && (await test.operator.get(node, `/participants/${id}`)).participant.callBridge;
    const failure = /<failureDetails><(\w+)/.exec(answer.text)?.[1];
    const at = [0, 1, 2].findIndex((one) => idOf(one) === home);
    if (id) made.unshift(`/participants/${id}`);
    return { failure, home: at };
  };

  /** A space with a call on each of these Call Bridges, and the call's id on the first. */
  const callOn = async (...nodes: readonly number[]): Promise<{ id: string; call: string }> => {
    const space = await test.call(nodes[0] ?? 0, 'Target');
    for (const node of nodes.slice(1)) await test.operator.make(node, '/calls', { coSpace: space.id });
    return space;
  };

  it('stays where it was asked when there are no groups, whatever the load', async () => {
    const { call } = await callOn(1);
    await load(1, 90);
    assert.deepEqual(await move(1, call), { failure: undefined, home: 1 });
  });

  it('keeps a conference where it runs until that Call Bridge is full', async () => {
    const { call } = await callOn(1);
    await group([1, 2]);
    await load(1, 60);
    assert.equal((await move(1, call)).home, 1, 'busy');
    await load(1, 90);
    assert.equal((await move(1, call)).home, 2, 'full');
  });

  it('prefers a less loaded one where the call runs too', async () => {
    const { call } = await callOn(1, 2);
    await group([1, 2]);
    await load(1, 60);
    assert.equal((await move(1, call)).home, 2);
  });

  it('has one order for each conference, whoever is asked', async () => {
    await group([1, 2]);
    const homes = new Set<number>();
    for (let turn = 0; turn < 8; turn += 1) {
      const { id, call } = await callOn(1, 2);
      const { '@id': other } = (await test.operator.get(2, `/calls?coSpaceFilter=${id}`)).calls.call;
      const { home } = await move(1, call);
      assert.equal((await move(2, other)).home, home);
      homes.add(home);
    }
    assert.deepEqual([...homes].sort(), [1, 2]);
  });

  it('refuses where everybody in the group is full', async () => {
    const { call } = await callOn(1);
    await group([1]);
    await load(1, 90);
    assert.equal((await move(1, call)).failure, 'callBridgeUnavailable');
  });

  it('balances nothing in a group that does not balance, or not the calls of users', async () => {
    const { call } = await callOn(1);
    await load(1, 90);
    await group([1, 2], { loadBalancingEnabled: 'false' });
    assert.equal((await move(1, call)).home, 1);
    await group([1, 2], { loadBalanceUserCalls: 'false' });
    assert.equal((await move(1, call)).home, 1);
  });

  it('keeps to the group that is asked for, and refuses one that has nobody or does not balance', async () => {
    const { call } = await callOn(1);
    const south = await group([2]);
    const empty = await group([]);
    const fixed = await group([], { loadBalancingEnabled: 'false' });
    const alice = await enter(origin);
    assert.equal((await move(1, call, { callBridgeGroup: empty }, alice)).failure, 'callBridgeGroupUnavailable');
    assert.equal((await move(1, call, { callBridgeGroup: fixed }, alice)).failure, 'loadBalancingDisabled');
    assert.equal((await move(1, call, { callBridgeGroup: south }, alice)).home, 2, 'who was refused can be moved');
  });

  it('does not wait for a Call Bridge that nobody has heard of', async () => {
    const { call } = await callOn(1);
    const nowhere = await make('/callBridges', { name: 'nowhere', address: 'https://127.0.0.1:1' });
    const alice = await enter(origin);
    assert.equal((await move(1, call, { callBridge: nowhere }, alice)).failure, 'callBridgeUnavailable');
    assert.equal((await move(1, call, {}, alice)).home, 1);
  });
});

describe('limits', () => {
  let test: TestCluster;

  before(async () => {
    test = await startTestCluster({ callBridges: 2, webBridges: 1 });
  });
  after(() => test.close());

  const limited = async (limits: { call?: string; tenant?: string }) => {
    const { operator } = test;
    const space = await test.call(0, 'Limited');
    const profile = limits.call && (await operator.make(0, '/callProfiles', { participantLimit: limits.call }));
    const tenant =
      limits.tenant && (await operator.make(0, '/tenants', { name: 'Acme', participantLimit: limits.tenant }));
    await operator.send(0, 'PUT', `/coSpaces/${space.id}`, { callProfile: profile ?? '', tenant: tenant ?? '' });
    return { ...space, tenant: tenant ?? '' };
  };

  const move = async (session: TestSession, call: string, form: Record<string, string> = {}): Promise<string> => {
    const { participant } = session.opened;
    const path = `/calls/${call}/participants`;
    const { text } = await test.operator.send(0, 'POST', path, { movedParticipant: participant, ...form });
    return /<failureDetails><(\w+)/.exec(text)?.[1] ?? 'moved';
  };

  const enter = async (name: string, space?: { numericId: string }): Promise<TestSession> =>
    test.webApps.enter(0, (space ?? (await test.call(0, 'Origin'))).numericId, name);

  it('of a Call Bridge stop whoever would be homed there', async () => {
    const { cluster, operator } = test;
    const [paris] = cluster.callBridges;
    const space = await test.call(0, 'Target');
    const elsewhere = await test.call(1, 'Elsewhere');
    const alice = await enter('Alice', elsewhere);
    const bob = await enter('Bob', space);
    const homed = (await operator.get(0, '/callLegs')).callLegs['@total'];
    await operator.send(0, 'PUT', '/system/configuration/cluster', { participantLimit: homed });
    const callBridge = paris?.identity.id ?? '';
    assert.equal(await move(alice, space.call, { callBridge }), 'participantLimitReached');
    assert.equal(await move(bob, space.call, { callBridge }), 'moved', 'who is there already');
    await operator.send(0, 'PUT', '/system/configuration/cluster', { participantLimit: '' });
    assert.equal(await move(alice, space.call, { callBridge }), 'moved');
  });

  it('of a call and of a tenant stop whoever is new', async () => {
    for (const [kind, failure] of [
      ['call', 'participantLimitReached'],
      ['tenant', 'tenantParticipantLimitReached'],
    ] as const) {
      const space = await limited({ [kind]: '1' });
      const bob = await enter('Bob', space);
      const alice = await enter('Alice');
      assert.equal(await move(alice, space.call), failure);
      await bob.end();
      assert.equal(await move(alice, space.call), 'moved');
    }
  });

  it("of a tenant's call profile hold where the space has none of its own", async () => {
    const { operator } = test;
    const space = await limited({ tenant: '9' });
    const callProfile = await operator.make(0, '/callProfiles', { participantLimit: '1' });
    await operator.send(0, 'PUT', `/tenants/${space.tenant}`, { callProfile });
    await enter('Bob', space);
    assert.equal(await move(await enter('Alice'), space.call), 'participantLimitReached');
    const own = await operator.make(0, '/callProfiles', { participantLimit: '2' });
    await operator.send(0, 'PUT', `/coSpaces/${space.id}`, { callProfile: own });
    assert.equal(await move(await enter('Alice'), space.call), 'moved');
  });

  it('count who is being moved once', async () => {
    const space = await limited({ tenant: '1' });
    const other = await test.call(0, 'Other');
    await test.operator.send(0, 'PUT', `/coSpaces/${other.id}`, { tenant: space.tenant });
    const alice = await enter('Alice', space);
    assert.equal(await move(alice, other.call), 'moved', 'within a tenant');
    assert.equal(await move(await enter('Bob'), space.call), 'tenantParticipantLimitReached', 'while it is held');
    const narrow = await limited({ call: '1' });
    const cleo = await enter('Cleo', narrow);
    assert.equal(await move(cleo, narrow.call), 'moved', 'within a call');
  });
});
