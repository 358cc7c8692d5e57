/** Specificity: the harness objects to nothing that is permitted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { variants } from '../../reference/variants/index.ts';
import { trial } from './support/trial.ts';

describe('no variant fails anything', { concurrency: 2 }, () => {
  for (const { id, options = [] } of variants) {
    it(id, async () => {
      const { verdict, printed } = await trial([...options, '--variant', id]);
      assert.deepEqual(verdict.failures, [], printed);
      assert.equal(verdict.outcome, 'conformant', printed);
    });
  }
});
