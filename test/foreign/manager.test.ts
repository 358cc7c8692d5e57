import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TargetFile } from '../../schemas/types/target.ts';
import type { Verdict } from '../../schemas/types/verdict.ts';
import { command } from '../harness/support/command.ts';
import { reference } from '../harness/support/reference.ts';

const manager = fileURLToPath(new URL('manager.sh', import.meta.url));

test('A manager that knows nothing of this project is found to do what a manager does', async () => {
  await using cluster = await reference(['--no-exclusive-use']);
  const target = JSON.parse(await readFile(cluster.targetFile, 'utf8')) as TargetFile;
  const targetFile = join(cluster.folder, 'with-manager.json');
  await writeFile(targetFile, JSON.stringify({ ...target, manager: { command: `sh '${manager}'` } }));
  const out = join(cluster.folder, 'out');
  const { stdout } = await command(['run', '--target', targetFile, '--tags', '@manager', '--out', out]);
  const verdict = JSON.parse(await readFile(join(out, 'verdict.json'), 'utf8')) as Verdict;
  assert.deepEqual(verdict.failures, [], stdout);
  const judged = verdict.requirements.filter(({ subject, status }) => subject === 'manager' && status === 'pass');
  assert.ok(judged.length >= 6, stdout);
});
