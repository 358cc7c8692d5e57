import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NodeSettings } from '../../reference/settings.ts';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';

const withCluster =
  (settings: Partial<NodeSettings>, run: (test: TestCluster) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const test = await startTestCluster({ callBridges: 2, settings });
    try {
      await run(test);
    } finally {
      await test.close();
    }
  };

const isGone = async ({ operator }: TestCluster, participant: string): Promise<boolean> =>
  (await operator.send(1, 'GET', `/participants/${participant}`)).status === 400;

describe('a session', () => {
  it(
    'is opened again with the same credential after its socket broke, and nobody notices',
    withCluster({ reconnectTime: 10_000 }, async (test) => {
      const { numericId } = await test.call(0, 'Space');
      const bob = await test.webApps.enter(0, numericId, 'Bob');
      const { token, participant } = await test.webApps.join(0, { numericId, name: 'Alice' });
      const first = await test.webApps.open(0, token);
      await first.choose({ audioMuted: true });
      await bob.hears('roster', ({ entry }) => entry?.participant === participant && entry.audioMuted);
      const told = bob.told.length;
      first.cut();
      await first.hears('closed');
      const second = await test.webApps.open(1, token);
      assert.equal(second.opened.participant, participant);
      assert.equal(second.media.roster.find((entry) => entry.participant === participant)?.audioMuted, true);
      assert.equal(bob.told.length, told);
    }),
  );

  it(
    'leaves nothing when nobody comes back in time',
    withCluster({ reconnectTime: 20 }, async (test) => {
      const { numericId } = await test.call(0, 'Space');
      const bob = await test.webApps.enter(0, numericId, 'Bob');
      const { token, participant } = await test.webApps.join(0, { numericId, name: 'Alice' });
      const alice = await test.webApps.open(0, token);
      alice.cut();
      await bob.hears('roster', (update) => update.participant === participant);
      assert.ok(await isGone(test, participant));
      await assert.rejects(test.webApps.open(0, token), { status: 401 });
    }),
  );

  it(
    'that nobody ever opens leaves nothing',
    withCluster({ arrivalTime: 500 }, async (test) => {
      const { numericId } = await test.call(0, 'Space');
      const bob = await test.webApps.enter(0, numericId, 'Bob');
      const { token, participant } = await test.webApps.join(0, { numericId, name: 'Alice' });
      await bob.hears('roster', (update) => update.participant === participant);
      assert.ok(await isGone(test, participant));
      await assert.rejects(test.webApps.open(0, token), { status: 401 });
    }),
  );

  it(
    'stays where it is when nobody comes for the moved participant, who can be moved again then',
    withCluster({ arrivalTime: 500 }, async (test) => {
      const first = await test.call(0, 'First');
      const second = await test.call(1, 'Second');
      const watcher = await test.webApps.enter(1, second.numericId, 'Watcher');
      const alice = await test.webApps.enter(0, first.numericId, 'Alice');
      const path = `/calls/${second.call}/participants`;
      const form = { movedParticipant: alice.opened.participant };
      const moved = await test.operator.make(1, path, form);
      const again = await test.operator.send(1, 'POST', path, form);
      assert.equal(again.status, 400);
      assert.match(again.text, /<participantCannotBeModified \/>/);
      await watcher.hears('roster', (update) => update.participant === moved);
      await alice.say('still here');
      await test.operator.make(1, path, form);
    }),
  );

  it(
    'is ended by the operator: told why, then closed',
    withCluster({}, async (test) => {
      const { numericId, call } = await test.call(0, 'Space');
      const alice = await test.webApps.enter(0, numericId, 'Alice');
      const bob = await test.webApps.enter(1, numericId, 'Bob');
      await test.operator.send(0, 'DELETE', `/participants/${alice.opened.participant}`);
      assert.equal(await alice.hears('closed'), 4410);
      assert.deepEqual(
        alice.told.filter(({ what }) => what === 'ended').map(({ message }) => message),
        [{ reason: 'removedByOperator' }],
      );
      await bob.hears('roster', (update) => update.participant === alice.opened.participant);
      await test.operator.send(0, 'DELETE', `/calls/${call}`);
      assert.deepEqual(await bob.hears('ended'), { reason: 'callEnded' });
      assert.equal(await bob.hears('closed'), 4410);
      assert.equal((await test.operator.get(0, '/calls')).calls['@total'], '0');
    }),
  );
});
