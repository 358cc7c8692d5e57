/** Specificity: the harness objects to nothing that is permitted, even where a cluster differs in several points at once. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Variant } from '../../reference/deviation.ts';
import { variants } from '../../reference/variants/index.ts';
import { trial } from './support/trial.ts';

/** How many differences one cluster has. */
const atOnce = 11;

/** Neighbours in the list are often of one kind; so they are dealt out like cards. One with options has a cluster of its own. */
function dealt(all: readonly Variant[]): Variant[][] {
  const ordinary = all.filter(({ options }) => !options);
  const piles = Math.ceil(ordinary.length / atOnce);
  const groups = Array.from({ length: piles }, (_, pile) =>
    ordinary.filter((_variant, index) => index % piles === pile),
  );
  return [...groups, ...all.filter(({ options }) => options).map((one) => [one])];
}

describe('no variant fails anything', { concurrency: 2 }, () => {
  for (const group of dealt(variants)) {
    it(group.map(({ id }) => id).join(' + '), async () => {
      const deviations = group.flatMap(({ id, options = [] }) => [...options, '--variant', id]);
      const { verdict, printed } = await trial(deviations);
      assert.deepEqual(verdict.failures, [], printed);
      assert.equal(verdict.outcome, 'conformant', printed);
    });
  }
});
