/** Exploration finds nothing where nothing is wrong, and what is wrong in a few steps. `npm run endurance` does more of both. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { exploration } from '../endurance/support/exploration.ts';
import { dryRunner } from '../specification/support/dry-run.ts';

describe('explore', { concurrency: 2 }, () => {
  let dryRun: Awaited<ReturnType<typeof dryRunner>>;
  before(async () => {
    dryRun = await dryRunner();
  });

  it('finds nothing on the reference', async () => {
    const { code, result, printed } = await exploration([], ['--seed', '1', '--runs', '5']);
    assert.equal(code, 0, printed);
    assert.equal(result?.runs, 5);
  });

  for (const [defect, requirements] of [
    // Some defects break a requirement of the whole move as well, or of two at the same time: which comes first is chance.
    ['gone-before-the-end', ['STEP-01', 'STEP-05']],
    ['no-lock-at-home', ['RACE-01', 'RACE-02']],
    ['end-to-mover', ['STEP-10']],
  ] as const)
    it(`finds ${defect}, in a few steps that the specification has`, async () => {
      const range = ['--seed', '1', '--runs', '10', '--steps', '12'];
      const { code, result, written = '', printed } = await exploration(['--defect', defect], range);
      assert.equal(code, 1, printed);
      assert.ok(result?.found, printed);
      assert.ok(
        requirements.some((id) => id === result.found?.requirement),
        printed,
      );
      assert.ok(result.found.steps <= 6, printed);
      assert.equal(written, result.found.feature);
      assert.deepEqual((await dryRun([written])).wrong, []);
    });
});
