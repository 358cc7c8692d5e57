import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadTarget } from '../../harness/target/target.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';
import { claimsAll, classOf } from '../../harness/verdict/target-class.ts';
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
    const target = await loadTarget(targetFile);
    const plain = classOf(target);
    target.close();
    const onOwnWire = readRequirements().filter(({ scenarios }) =>
      scenarios.some(({ needs }) => claimsAll(plain, needs)),
    );
    const statuses = new Map(requirements.map(({ id, status }) => [id, status]));
    const lost = onOwnWire.map(({ id }) => id).filter((id) => statuses.get(id) === 'not-applicable');
    assert.ok(lost.length > 0);
    for (const id of lost) assert.match(id, /^(BIND|JWT|SEC)-/, 'only the own wire, and looking into credentials');
  } finally {
    await rm(folder, { recursive: true });
  }
});
