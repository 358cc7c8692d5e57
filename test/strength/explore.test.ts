/** Exploration finds nothing where nothing is wrong, and what is wrong in a few steps. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { evidence } from '../../harness/explore/explore.ts';
import { command, start } from '../harness/support/command.ts';

interface Result {
  runs: number;
  found?: { requirement: string; seed: number; steps: number; feature: string };
}

/** Explore a reference cluster with these options. */
async function explored(options: readonly string[], range: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-explore-'));
  const targetFile = join(folder, 'target.json');
  const reference = start(['reference', ...options, '--target-file', targetFile, '--until-stdin-ends']);
  try {
    await reference.says('ready');
    const { code, stdout, stderr } = await command([
      ...['explore', '--json', '--target', targetFile, '--out', folder, ...range],
    ]);
    const { feature } = evidence(folder);
    const written = code === 1 ? await readFile(feature, 'utf8') : '';
    return { code, result: JSON.parse(stdout) as Result, written, printed: `${stdout}\n${stderr}` };
  } finally {
    reference.child.stdin?.end();
    await reference.ended;
    await rm(folder, { recursive: true, force: true });
  }
}

describe('explore', { concurrency: 2 }, () => {
  it('finds nothing on the reference', async () => {
    const { code, result, printed } = await explored([], ['--seed', '1', '--runs', '8']);
    assert.equal(code, 0, printed);
    assert.equal(result.runs, 8);
  });

  for (const [defect, requirement] of [
    ['gone-before-the-end', 'STEP-05'],
    ['no-lock-at-home', 'RACE-02'],
    ['end-to-mover', 'STEP-10'],
  ] as const)
    it(`finds ${defect}, in a few steps`, async () => {
      const { code, result, written, printed } = await explored(['--defect', defect], ['--seed', '1', '--runs', '10']);
      assert.equal(code, 1, printed);
      assert.equal(result.found?.requirement, requirement, printed);
      assert.ok(result.found.steps <= 6, printed);
      assert.equal(written, result.found.feature);
    });
});
