import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { command } from '../harness/support/command.ts';
import { startProxy } from './proxy.ts';

const bin = fileURLToPath(new URL('../../bin/move-conformance.js', import.meta.url));

/** The bundled cluster, as a user starts it. */
async function reference(targetFile: string) {
  const args = [bin, 'reference', '--target-file', targetFile, '--until-stdin-ends'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') break;
  }
  return {
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

test('The whole specification passes on a wire that it was not written for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foreign-run-'));
  try {
    const targetFile = join(folder, 'target.json');
    await using _cluster = await reference(targetFile);
    await using proxy = await startProxy(targetFile);
    const { code, stdout, stderr } = await command(['run', '--target', proxy.targetFile, '--out', join(folder, 'out')]);
    assert.equal(code, 0, stdout + stderr);
    const { requirements } = JSON.parse(await readFile(join(folder, 'out', 'verdict.json'), 'utf8')) as {
      requirements: { id: string; status: string }[];
    };
    const notApplicable = requirements.filter(({ status }) => status === 'not-applicable').map(({ id }) => id);
    assert.ok(notApplicable.length > 0);
    for (const id of notApplicable)
      assert.match(id, /^(BIND|JWT|SEC)-/, 'only the own wire, and looking into credentials');
  } finally {
    await rm(folder, { recursive: true });
  }
});
