/** A cluster whose nodes are processes: made by `reference init`, started by `reference node`, ended by signals. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { TargetFile } from '../../../schemas/types/target.ts';
import { eventually } from '../support/eventually.ts';
import { createTestOperator } from '../support/operator.ts';
import { run, start } from '../support/processes.ts';
import { createTestWebApps } from '../support/web-app.ts';

const initialise = async (t: TestContext) => {
  const folder = await mkdtemp(join(tmpdir(), 'processes-'));
  t.after(() => rm(folder, { recursive: true }));
  const directory = join(folder, 'cluster');
  const { code, err } = await run('reference', 'init', directory, '--call-bridges', '2', '--web-bridges', '1');
  assert.equal(code, 0, err);
  const target: TargetFile = JSON.parse(await readFile(join(directory, 'target.json'), 'utf8'));
  const ca = await readFile(join(directory, String(target.tls?.ca)), 'utf8');
  const { callBridges, webBridges, credentials } = target;
  const operator = createTestOperator({
    ca,
    operator: credentials as { username: string; password: string },
    callBridges,
  });
  const webApps = createTestWebApps({ ca, webBridges });
  t.after(() => {
    operator.close();
    webApps.close();
  });
  return { directory, operator, webApps };
};

test('a guest joins, is moved across, one Call Bridge is killed, and the others live on', async (t) => {
  const { directory, operator, webApps } = await initialise(t);
  const startNode = (name: string) => start(t, 'reference', 'node', join(directory, `${name}.json`));
  const [paris, tokyo, east] = [startNode('paris'), startNode('tokyo'), startNode('east')];
  await Promise.all([east.says(/^ready$/), paris.says(/^linked/), tokyo.says(/^linked/)]);

  const first = await operator.make(0, '/coSpaces', { name: 'First', callId: '100' });
  const second = await operator.make(1, '/coSpaces', { name: 'Second', callId: '200' });
  await operator.make(0, '/calls', { coSpace: first });
  const call = await operator.make(1, '/calls', { coSpace: second });

  const bob = await webApps.enter(0, '100', 'Bob');
  const alice = await webApps.enter(0, '100', 'Alice');
  const movedParticipant = alice.opened.participant;
  await operator.make(1, `/calls/${call}/participants`, { movedParticipant, needsActivation: 'false' });
  const move = await alice.hears('move');
  assert.equal(move.accessMethod.numericId, '200');
  await alice.end();
  const moved = await webApps.open(0, move.token);
  // Paris is not the home, and hears of it a moment later.
  const seen = async () => (await operator.get(0, `/participants/${moved.opened.participant}`)).participant;
  await eventually(async () => (await seen()).status.state === 'connected');
  assert.equal((await seen()).movedParticipant, movedParticipant);

  await tokyo.stop('SIGKILL');
  assert.equal((await moved.hears('ended')).reason, 'callBridgeLost');
  assert.equal(
    (await operator.get(0, `/participants/${bob.opened.participant}`)).participant.status.state,
    'connected',
  );
  const cleo = await webApps.enter(0, '100', 'Cleo');
  assert.equal(cleo.opened.call.name, 'First');

  const again = startNode('tokyo');
  await again.says(/^linked/);
  // It hears of them as soon as the others have dialled it again.
  await eventually(async () => (await operator.get(1, '/participants')).participants['@total'] === '2');

  assert.deepEqual(await Promise.all([paris.stop('SIGTERM'), again.stop('SIGINT'), east.stop('SIGTERM')]), [0, 0, 0]);
  assert.match(
    await readFile(join(directory, 'tokyo.log'), 'utf8'),
    / Info move participant operation: moving WC3 participant /,
  );
});

test('a node whose port is taken says so', async (t) => {
  const { directory } = await initialise(t);
  await start(t, 'reference', 'node', join(directory, 'east.json')).says(/^ready$/);
  const { code, err } = await run('reference', 'node', join(directory, 'east.json'));
  assert.equal(code, 3);
  assert.match(err, /^error: 127\.0\.0\.1:\d+ can not be listened on: address already in use\.\n/);
});

test('a database that is missing is not made anew', async (t) => {
  const { directory } = await initialise(t);
  await rm(join(directory, 'cluster.db'));
  const { code, err } = await run('reference', 'node', join(directory, 'paris.json'));
  assert.equal(code, 2);
  assert.match(err, /cluster\.db can not be used as the database: no such file or directory\./);
});
