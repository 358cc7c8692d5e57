import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startCallBridge } from '../../reference/call-bridge/call-bridge.ts';
import { loopbackNames } from '../../reference/certificates.ts';
import type { ClusterOptions } from '../../reference/cluster.ts';
import type { Refusal } from '../../reference/link/refusal.ts';
import { createLog } from '../../reference/log.ts';
import { defaultParts } from '../../reference/parts.ts';
import { defaultSettings } from '../../reference/settings.ts';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';

const withCluster =
  (options: ClusterOptions, run: (test: TestCluster) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const test = await startTestCluster(options);
    try {
      await run(test);
    } finally {
      await test.close();
    }
  };

const names = ({ participants }: { participants: { participant?: { name: string } | { name: string }[] } }): string[] =>
  [participants.participant ?? []].flat().map(({ name }) => name);

describe('when a Call Bridge is gone', () => {
  it(
    'its people are told and leave the others, and it is asked no more; when it is back, all goes on',
    withCluster({ callBridges: 2, webBridges: 1 }, async (test) => {
      const { cluster, operator, webApps } = test;
      const here = await test.call(0, 'Here');
      const there = await test.call(1, 'There');
      const alice = await webApps.enter(0, here.numericId, 'Alice');
      const bob = await webApps.enter(0, there.numericId, 'Bob');
      const moved = await operator.make(0, `/calls/${here.call}/participants`, {
        movedParticipant: bob.opened.participant,
        callBridge: cluster.callBridges[1]?.identity.id ?? '',
      });
      const { token } = await bob.hears('move');
      await bob.end();
      const bobHere = await webApps.open(0, token);
      assert.deepEqual(names(await operator.get(0, `/calls/${here.call}/participants`)), ['Alice', 'Bob']);

      await cluster.callBridges[1]?.close();
      assert.deepEqual(await bobHere.hears('ended'), { reason: 'callBridgeLost' });
      assert.equal(await bobHere.hears('closed'), 4410);
      await alice.hears('roster', (update) => update.updateType === 'remove' && update.participant === moved);
      assert.deepEqual(names(await operator.get(0, `/calls/${here.call}/participants`)), ['Alice']);
      await assert.rejects(webApps.open(0, token), { status: 503 });
      const form = {
        movedParticipant: alice.opened.participant,
        callBridge: cluster.callBridges[1]?.identity.id ?? '',
      };
      const refused = await operator.send(0, 'POST', `/calls/${here.call}/participants`, form);
      assert.match(refused.text, /<callBridgeUnavailable \/>/);
      for (const name of ['Cleo', 'Dan']) await (await webApps.enter(0, there.numericId, name)).end();

      const again = await startCallBridge({
        name: 'Tokyo',
        host: '127.0.0.1',
        port: 0,
        tls: { ca: cluster.ca, ...(await cluster.authority.issue({ commonName: 'Tokyo', names: loopbackNames })) },
        database: cluster.database,
        log: createLog(),
        settings: defaultSettings,
        parts: defaultParts,
        user: cluster.operator,
      });
      await Promise.all([again.whenLinked(), cluster.callBridges[0]?.whenLinked()]);
      const back = await operator.make(0, `/calls/${here.call}/participants`, form);
      const { participant } = await operator.get(0, `/participants/${back}`);
      assert.equal(participant.callBridge, again.identity.id);
      await alice.hears('move');
      await again.close();
    }),
  );

  it(
    'and was the last one, joins are answered 503',
    withCluster({ callBridges: 1, webBridges: 1 }, async ({ cluster, webApps }) => {
      await cluster.callBridges[0]?.close();
      await assert.rejects(
        webApps.join(0, { numericId: '1', name: 'Alice' }),
        ({ status, body }: Refusal) => status === 503 && body.error === 'serviceUnavailable',
      );
    }),
  );
});

describe('when a Web Bridge is gone', () => {
  it(
    'its status says so, its people can come back through another one, and nobody can be moved meanwhile',
    withCluster({ callBridges: 1, settings: { reconnectTime: 10_000 } }, async (test) => {
      const { cluster, operator, webApps } = test;
      const first = await test.call(0, 'First');
      const second = await test.call(0, 'Second');
      const { token, participant } = await webApps.join(0, { numericId: first.numericId, name: 'Alice' });
      await webApps.open(0, token);
      const { webBridges } = await operator.get(0, '/webBridges');
      const statusOf = async (index: number): Promise<string> =>
        (await operator.get(0, `/webBridges/${webBridges.webBridge[index]['@id']}/status`)).webBridgeStatus.status;
      assert.deepEqual([await statusOf(0), await statusOf(1)], ['success', 'success']);

      await cluster.webBridges[0]?.close();
      const shown = async () => (await operator.get(0, `/participants/${participant}`)).participant;
      while ((await shown()).canMove === 'true');
      assert.equal((await shown()).status.state, 'connected');
      assert.equal(await statusOf(0), 'connectionFailure');
      const form = { movedParticipant: participant };
      const refused = await operator.send(0, 'POST', `/calls/${second.call}/participants`, form);
      assert.match(refused.text, /<participantCannotBeModified \/>/);

      const alice = await webApps.open(1, token);
      assert.equal(alice.opened.participant, participant);
      await operator.make(0, `/calls/${second.call}/participants`, form);
      await alice.hears('move');
    }),
  );

  it(
    'and never was there, its status says why, and nobody is sent through it',
    withCluster({ callBridges: 1, webBridges: 1 }, async ({ operator }) => {
      const lost = await operator.make(0, '/webBridges', { url: 'c2w://nobody.invalid:9999' });
      const elsewhere = await operator.make(0, '/callBridgeGroups', { name: 'Elsewhere' });
      const unused = await operator.make(0, '/webBridges', {
        url: 'c2w://nobody.invalid:9998',
        callBridgeGroup: elsewhere,
      });
      const statusOf = async (id: string) => (await operator.get(0, `/webBridges/${id}/status`)).webBridgeStatus.status;
      while ((await statusOf(lost)) !== 'dnsFailure');
      assert.equal(await statusOf(unused), 'unused');
    }),
  );
});

describe('when a Web Bridge stops', () => {
  it('its web apps are told so by the close code', async () => {
    const test = await startTestCluster({ callBridges: 1, webBridges: 1 });
    const { numericId } = await test.call(0, 'Space');
    const alice = await test.webApps.enter(0, numericId, 'Alice');
    await test.close();
    assert.equal(await alice.hears('closed'), 1001);
  });
});
