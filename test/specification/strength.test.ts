/** The page of the suite's strength, and that it is of what there is to be tried today. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { strengthPage } from '../../features/strength-page.ts';
import { listDefects, listVariants } from '../../harness/prove/deviations.ts';
import type { Proof } from '../../schemas/types/proof.ts';

const committed = () => readFile(new URL('../../features/strength.md', import.meta.url), 'utf8');

test('The page has every defect under its requirement, and every variant with what permits it', async () => {
  const page = await committed();
  const rows = [
    ...(await listDefects()).map(({ id, requirement, title }) => `| ${requirement} | \`${id}\` | ${title} `),
    ...(await listVariants()).map(({ id, title }) => `| \`${id}\` | ${title} `),
  ];
  assert.deepEqual(
    rows.filter((row) => !page.includes(row)),
    [],
    'the page is old: `npm run strength`',
  );
});

test('The page says what was measured, with intervals for samples', () => {
  const counts = { defects: 1, killed: 1, survivors: 0, wrongRequirement: 0, collapsed: 0, pairs: 40, pairsRight: 38 };
  const proof: Proof = {
    ...{ format: 1, specification: '0.1', seed: 1, pairs: [], variants: [], took: {} },
    summary: { ...counts, variants: 1, variantsRed: 0, mutants: 0, mutantsKilled: 0, toothless: 0 },
    defects: [
      {
        id: 'told-twice',
        requirement: 'STEP-06',
        fate: 'killed',
        by: ['STEP-06.1'],
        collateral: ['TRUTH-07'],
        took: 1,
      },
    ],
  };
  const page = strengthPage({
    proof,
    defects: [{ id: 'told-twice', requirement: 'STEP-06', title: 'Told | twice.', how: 'A retry.', options: [] }],
    variants: [{ id: 'late', permits: 'STEP-06', title: 'Told late.', options: [] }],
  });
  for (const line of [
    '| Pairs of defects, a sample | 40 | both caught in 38: 95.0 % (95 % confidence: 83.5 % to 98.6 %) |',
    '| STEP-06 | `told-twice` | Told \\| twice. *A retry.* | STEP-06.1 | TRUTH-07 |',
    '| `late` | Told late. | STEP-06 |',
  ])
    assert.ok(page.split('\n').includes(line), page);
});
