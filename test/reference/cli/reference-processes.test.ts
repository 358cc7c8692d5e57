/** `reference --processes`: the target file's own commands make faults in it, and take them back. */
import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import type { TargetFile } from '../../../schemas/types/target.ts';
import { eventually } from '../support/eventually.ts';
import { createTestOperator } from '../support/operator.ts';
import { run, start } from '../support/processes.ts';
import { createTestWebApps } from '../support/web-app.ts';

const shell = promisify(exec);

test('nodes are killed, stopped and cut off, come back, and leave nothing behind', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'processes-'));
  t.after(() => rm(folder, { recursive: true }));
  const targetFile = join(folder, 'target.json');
  const bridges = ['--call-bridges', '2', '--web-bridges', '1', '--partly-linked', '1'];
  const cluster = start(
    t,
    'reference',
    '--processes',
    ...bridges,
    '--target-file',
    targetFile,
    '--set',
    'arrivalTime=900',
  );
  await cluster.says(/^ready$/);

  const target: TargetFile = JSON.parse(await readFile(targetFile, 'utf8'));
  const { callBridges, webBridges, credentials, faults = {} } = target;
  assert.deepEqual(target.timing, { arrival: 900 });
  assert.deepEqual(
    webBridges.map(({ name, linkedTo }) => [name, linkedTo]),
    [
      ['East', undefined],
      ['North', ['Paris']],
    ],
  );
  assert.deepEqual(Object.keys(faults), [
    ...['kill Paris', 'kill Tokyo', 'kill East', 'kill North'],
    ...['stop Paris', 'stop Tokyo', 'stop East', 'stop North'],
    ...['cut Paris Tokyo', 'cut Paris East', 'cut Paris North', 'cut Tokyo East'],
  ]);
  const fault = (name: string, what: 'do' | 'undo') => shell(faults[name]?.[what] ?? 'false', { cwd: folder });

  const ca = await readFile(join(folder, String(target.tls?.ca)), 'utf8');
  const user = credentials as { username: string; password: string };
  const operator = createTestOperator({ ca, operator: user, callBridges });
  const webApps = createTestWebApps({ ca, webBridges });
  t.after(() => {
    operator.close();
    webApps.close();
  });
  const coSpace = await operator.make(0, '/coSpaces', { name: 'First', callId: '100' });
  await operator.make(0, '/calls', { coSpace });
  const alice = await webApps.enter(0, '100', 'Alice');
  const known = async (node: number) => (await operator.get(node, '/participants')).participants['@total'] === '1';

  await fault('kill Tokyo', 'do');
  await fault('kill Tokyo', 'undo');
  assert.ok(await known(1), 'when the undo has ended, the cluster is whole');

  await fault('cut Paris Tokyo', 'do');
  await eventually(async () => !(await known(1)));
  assert.ok(await known(0));
  await fault('cut Paris Tokyo', 'undo');
  assert.ok(await known(1));

  await fault('stop East', 'do');
  const chat = alice.say('slow');
  await fault('stop East', 'undo');
  await chat;

  await fault('cut Paris East', 'do');
  assert.equal((await alice.hears('ended')).reason, 'callBridgeLost');

  const { code, err } = await run('reference', 'tell', faultSocket(faults), 'melt', 'Paris');
  assert.equal(code, 3);
  assert.match(err, /^error: "melt Paris" was not carried out: There is no order "melt Paris"\./);

  await fault('stop Tokyo', 'do');
  assert.equal(await cluster.stop('SIGTERM'), 0);
  await assert.rejects(access(faultSocket(faults)));
});

/** The folder of the cluster stands in its commands. */
const faultSocket = (faults: NonNullable<TargetFile['faults']>): string =>
  /'([^']+control\.sock)'/.exec(faults['kill Paris']?.undo ?? '')?.[1] ?? '';
