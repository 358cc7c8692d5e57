/** Sensitivity: the harness sees every defect, under the requirement that it breaks, in a Then or in an invariant. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defects } from '../../reference/defects/index.ts';
import { trial } from './support/trial.ts';

describe('every defect fails its requirement', { concurrency: 3 }, () => {
  for (const { id, requirement, options = [] } of defects) {
    it(`${id}: ${requirement}`, async () => {
      const { verdict, printed } = await trial([...options, '--defect', id], [requirement]);
      const result = verdict.requirements.find((one) => one.id === requirement);
      assert.equal(result?.status, 'fail', printed);
      const seen = verdict.failures.filter((failure) => failure.requirement === requirement);
      // A scenario that collapses in a Given or a When shows that something is wrong, but not what.
      const asserted = seen.filter(({ code }) => code === 'CHECK_FAILED' || code === 'INVARIANT_BROKEN');
      assert.ok(asserted.length > 0, printed);
    });
  }
});
