import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';

/** All five ways in which home A, asked B and chosen C can coincide. */
const topologies = [
  ['A=B=C', 0, 0, 0],
  ['A=B, C elsewhere', 0, 0, 1],
  ['A, B=C elsewhere', 0, 1, 1],
  ['A=C, B elsewhere', 0, 1, 0],
  ['A, B, C all different', 0, 1, 2],
] as const;

describe('a move', () => {
  let test: TestCluster;
  before(async () => {
    test = await startTestCluster();
  });
  after(() => test.close());

  for (const [title, a, b, c] of topologies) {
    it(`takes a guest from one meeting to another, ${title}`, async () => {
      const { operator, webApps, cluster } = test;
      const first = await test.call(a, 'First');
      const second = await test.call(b, 'Second');
      const idOf = (node: number) => cluster.callBridges[node]?.identity.id;

      const { token, participant: old } = await webApps.join(0, { numericId: first.numericId, name: 'Alice' });
      const alice = await webApps.open(0, token);
      assert.equal(alice.opened.participant, old);
      const { participant: before } = await operator.get(a, `/participants/${old}`);
      assert.equal(before.callBridge, idOf(a));

      const form = { movedParticipant: old, needsActivation: 'false', callBridge: idOf(c) ?? '' };
      const moved = await operator.send(b, 'POST', `/calls/${second.call}/participants`, form);
      assert.equal(moved.status, 200, moved.text);
      assert.equal(moved.text, '');
      const created = moved.location?.slice(-36) ?? '';

      const move = await alice.hears('move');
      assert.equal(move.accessMethod.numericId, second.numericId);
      for (const node of [0, 1, 2]) {
        const { participant } = await operator.get(node, `/participants/${created}`);
        assert.equal(participant.callBridge, idOf(c));
        assert.equal(participant.movedParticipant, old);
        assert.equal(participant.movedParticipantCallBridge, idOf(a));
        assert.equal(participant.name, 'Alice');
        assert.notEqual(participant.uri, before.uri);
        assert.equal((await operator.send(node, 'GET', `/participants/${old}`)).status, 200);
      }

      await alice.end();
      for (const node of [0, 1, 2]) {
        assert.equal((await operator.send(node, 'GET', `/participants/${old}`)).status, 400);
      }
      await assert.rejects(webApps.open(0, token), { status: 401 });

      const again = await webApps.open(0, move.token);
      assert.equal(again.opened.participant, created);
      assert.equal(again.opened.call.name, 'Second');
      assert.deepEqual(
        again.media.roster.map(({ name, state }) => [name, state]),
        [['Alice', 'connected']],
      );
      await again.end();
    });
  }
});
