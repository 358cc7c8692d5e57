/** A small part of `npm run endurance`: a long line, a stranger on the same cluster, runs that are killed. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { seeded } from '../../harness/chance.ts';
import { configurations } from '../../harness/run/embedded-reference.ts';
import { command } from '../harness/support/command.ts';
import { reference } from '../harness/support/reference.ts';
import { strangerOn } from './support/beside.ts';
import { type Cluster, type Clusters, startClusters } from './support/clusters.ts';
import { killAndClean, momentBy } from './support/kill.ts';
import { layLongLine } from './support/long-line.ts';

/** At least one scenario of everything that takes its time or looks at others. */
const some = ['STEP-06.2', 'STEP-09.1.a,b,c', 'API-11.1', 'STATE-03.3', 'TRUTH-05.1', 'TRUTH-07.1'].join();

/** Milliseconds; a round trip takes twice that. */
const oneWay = 25;

describe('The specification', () => {
  let clusters: Clusters;
  let folder: string;
  let shared: Cluster;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'move-conformance-endurance-'));
    clusters = await startClusters(configurations.slice(0, 2));
    shared = clusters.all.find(({ others }) => others === 'welcome')!;
  });
  after(async () => {
    await clusters[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const play = async (targetFile: string, name: string, ...options: string[]): Promise<void> => {
    const out = ['--out', join(folder, name)];
    const { stdout, stderr } = await command([
      'run',
      '--target',
      targetFile,
      ...out,
      '--requirement',
      some,
      ...options,
    ]);
    assert.match(stdout, /the \d+ selected passed/, stdout + stderr);
  };

  test('holds at the end of a long line', async () => {
    await using line = await layLongLine(shared.targetFile, oneWay);
    await play(line.targetFile, 'long-line', '--parallel', '8');
  });

  test('blames nobody where the line is too long for the time that a cluster waits', async () => {
    await using hasty = await reference(['--set', 'arrivalTime=500']);
    await using line = await layLongLine(hasty.targetFile, 75);
    const out = ['--out', join(folder, 'hasty')];
    const { code, stdout, stderr } = await command([
      'run',
      '--target',
      line.targetFile,
      ...out,
      '--requirement',
      'STEP-11.1',
    ]);
    assert.match(stdout, /at fault +environment\n.*E_CAME_TOO_LATE/s, stdout + stderr);
    assert.equal(code, 4, stdout + stderr);
  });

  test('holds beside a stranger, who is left alone', async () => {
    await using stranger = await strangerOn(shared.targetFile, 1);
    await play(shared.targetFile, 'stranger', '--order', 'random:1');
    const { acts, differences } = await stranger.leave();
    assert.ok(Object.keys(acts).length > 5, JSON.stringify(acts));
    assert.deepEqual(differences, []);
  });

  test('leaves nothing behind when it is killed and cleaned up after, and nothing of a stranger is touched', async () => {
    const chance = seeded(1);
    await using stranger = await strangerOn(shared.targetFile, 2);
    let cleaned = 0;
    for (let count = 1; count <= 3; count += 1) {
      const moment = momentBy(chance, 'creating', 30);
      const order = ['--order', `random:${count}`];
      const { found, left } = await killAndClean(clusters.all, join(folder, `killed-${count}`), moment, order);
      assert.deepEqual(left, [], JSON.stringify(moment));
      cleaned += found;
    }
    assert.ok(cleaned > 0, 'there was something to clean');
    assert.deepEqual((await stranger.leave()).differences, []);
  });
});
