import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defaultParts } from '../../reference/parts.ts';
import { startTestCluster } from './support/test-cluster.ts';

it('what nobody waits for any more is not done: nothing is made, nobody is told, and the old one can be moved again', async () => {
  let patience = -1;
  const test = await startTestCluster({
    callBridges: 2,
    webBridges: 1,
    parts: {
      ...defaultParts,
      createHomes: (deps) =>
        defaultParts.createHomes({
          ...deps,
          settings: {
            get peerTime() {
              return patience;
            },
          },
        }),
    },
  });
  try {
    const { cluster, operator, webApps } = test;
    const here = await test.call(0, 'Here');
    const there = await test.call(0, 'There');
    const alice = await webApps.enter(0, here.numericId, 'Alice');
    const form = {
      movedParticipant: alice.opened.participant,
      callBridge: cluster.callBridges[1]?.identity.id ?? '',
    };
    const refused = await operator.send(0, 'POST', `/calls/${there.call}/participants`, form);
    assert.match(refused.text, /<callBridgeUnavailable \/>/);
    assert.equal((await operator.get(1, '/participants')).participants['@total'], '1');

    patience = 1_000;
    await operator.make(0, `/calls/${there.call}/participants`, form);
    assert.equal((await alice.hears('move')).accessMethod.numericId, there.numericId);
  } finally {
    await test.close();
  }
});
