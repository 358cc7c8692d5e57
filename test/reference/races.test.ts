import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';

describe('at once', () => {
  let test: TestCluster;
  before(async () => {
    test = await startTestCluster();
  });
  after(() => test.close());

  const path = (call: string) => `/calls/${call}/participants`;

  it('of six moves of one participant at three Call Bridges one is accepted, and told once', async () => {
    const { operator, webApps } = test;
    const first = await test.call(0, 'First');
    const targets = await Promise.all([0, 1, 2].map((node) => test.call(node, `Target ${node}`)));
    const alice = await webApps.enter(0, first.numericId, 'Alice');
    const form = { movedParticipant: alice.opened.participant };
    const answers = await Promise.all(
      [...targets, ...targets].map(({ call }, index) => operator.send(index % 3, 'POST', path(call), form)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400, 400, 400, 400]);
    await alice.hears('move');
    assert.equal(alice.told.filter(({ what }) => what === 'move').length, 1);
  });

  it('two are removed by six requests, each once', async () => {
    const { operator, webApps } = test;
    const { numericId, call } = await test.call(0, 'Space');
    const people = await Promise.all(['Alice', 'Bob'].map((name) => webApps.enter(0, numericId, name)));
    const ids = people.map(({ opened }) => opened.participant);
    const answers = await Promise.all(
      [...ids, ...ids, ...ids].map((id) => operator.send(0, 'DELETE', `/participants/${id}`)),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 400, 400, 400, 400]);
    assert.equal((await operator.get(0, `/calls/${call}`)).call.numParticipantsLocal, '0');
  });

  it('an operator who undoes a move can repeat it at once', async () => {
    const { operator, webApps } = test;
    const first = await test.call(0, 'First');
    const second = await test.call(1, 'Second');
    const alice = await webApps.enter(0, first.numericId, 'Alice');
    const form = { movedParticipant: alice.opened.participant };
    const moved = await operator.make(1, path(second.call), form);
    assert.equal((await operator.send(1, 'DELETE', `/participants/${moved}`)).status, 200);
    await operator.make(1, path(second.call), form);
  });
});
