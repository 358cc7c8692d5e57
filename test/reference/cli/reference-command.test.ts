import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Ajv } from 'ajv';
import schema from '../../../schemas/target.schema.json' with { type: 'json' };
import type { TargetFile } from '../../../schemas/types/target.ts';
import { createTestOperator } from '../support/operator.ts';
import { start } from '../support/processes.ts';

const makeFolder = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'reference-command-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
};

test('the target file is whole when the cluster is ready, and leads to it', async (t) => {
  const folder = await makeFolder(t);
  const file = join(folder, 't.json');
  const cluster = start(
    t,
    'reference',
    '--call-bridges',
    '1',
    '--web-bridges',
    '1',
    '--target-file',
    file,
    '--log-dir',
    folder,
  );
  await cluster.says(/^ready$/);

  const target: TargetFile = JSON.parse(await readFile(file, 'utf8'));
  const validate = new Ajv().compile(schema);
  assert.ok(validate(target), JSON.stringify(validate.errors));
  assert.deepEqual([target.profile, target.callBridges.length, target.webBridges.length], ['full', 1, 1]);
  const operator = createTestOperator({
    ca: await readFile(join(folder, String(target.tls?.ca)), 'utf8'),
    operator: target.credentials as { username: string; password: string },
    callBridges: target.callBridges,
  });
  const { users } = await operator.get(0, '/users');
  assert.equal(users['@total'], String(target.provides?.users?.length));
  operator.close();

  assert.equal(await cluster.stop('SIGTERM'), 0);
  assert.deepEqual((await readdir(folder)).sort(), ['east.log', 'paris.log', 't.ca.pem', 't.json']);
  const log = await readFile(join(folder, 'paris.log'), 'utf8');
  assert.match(log, / Info API trace 1: GET for "\/api\/v1\/users" \(from 127\.0\.0\.1\)\n/);
});

test('it ends with its standard input, and leaves no temporary folder', async (t) => {
  const cluster = start(t, 'reference', '--call-bridges', '1', '--web-bridges', '1', '--until-stdin-ends');
  const file = (await cluster.says(/^Target file: /)).slice('Target file: '.length);
  await cluster.says(/^ready$/);
  await readFile(file);
  cluster.child.stdin?.end();
  const [code] = await new Promise<[number | null]>((resolve) =>
    cluster.child.once('exit', (...args) => resolve([args[0]])),
  );
  assert.equal(code, 0);
  await assert.rejects(readFile(file), { code: 'ENOENT' });
});

test('a variant and a defect change what it answers', async (t) => {
  const deviations = ['--variant', 'absolute-location', '--defect', 'wrong-failure'];
  const file = join(await makeFolder(t), 't.json');
  const cluster = start(
    t,
    'reference',
    '--call-bridges',
    '1',
    '--web-bridges',
    '1',
    '--target-file',
    file,
    ...deviations,
  );
  await cluster.says(/^ready$/);
  const target: TargetFile = JSON.parse(await readFile(file, 'utf8'));
  const operator = createTestOperator({
    ca: await readFile(file.replace('.json', '.ca.pem'), 'utf8'),
    operator: target.credentials as { username: string; password: string },
    callBridges: target.callBridges,
  });
  const { location } = await operator.send(0, 'POST', '/coSpaces', { name: 'Space' });
  const { text } = await operator.send(0, 'GET', '/calls/00000000-0000-4000-8000-000000000000');
  operator.close();
  assert.match(text, /<coSpaceDoesNotExist \/>/);
  assert.ok(location?.startsWith(`${target.callBridges[0]?.url}/api/v1/coSpaces/`), location);
});
