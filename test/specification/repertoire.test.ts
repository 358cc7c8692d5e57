/** Whatever exploration does and asks, it says in sentences that the specification has. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Assertion } from '../../harness/explore/assertion.ts';
import type { Deed } from '../../harness/explore/deed.ts';
import { featureOf } from '../../harness/explore/feature.ts';
import { lastAssertions } from '../../harness/explore/performance.ts';
import { deeds, settings } from '../../harness/explore/repertoire.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';
import { everyone, modelOf, Obedient } from '../harness/explore/support.ts';
import { dryRunner } from './support/dry-run.ts';

/** How many are drawn for one walk, of which not all are possible, and how many are done at most. */
const walk = 1000;
const most = 30;
const drawn: Deed[] = fc.sample(deeds(everyone), { numRuns: 60 * walk, seed: 1 });
const stages = fc.sample(settings(everyone), { numRuns: 60, seed: 1 });

interface Said {
  lines: string[];
  /** What was done, as the requirement that would be broken if it could not be. */
  done: string[];
  assertions: Assertion[];
}

/** Long walks through a cluster that does whatever it is told. */
function walks(): Said {
  const said: Said = { lines: [], done: [], assertions: [] };
  for (const [index, spaces] of stages.entries()) {
    const model = modelOf({ most, spaces });
    const cluster = new Obedient(model);
    for (const deed of drawn.slice(index * walk, (index + 1) * walk)) {
      if (model.isOver || !deed.isPossible(model)) continue;
      said.done.push(deed.requirement);
      said.lines.push(...deed.sentences(model));
      cluster.do(deed);
      said.assertions.push(...deed.holds(model), ...lastAssertions(model));
    }
  }
  return said;
}

/** The same but for names and numbers. */
const shape = (line: string) =>
  line
    .replace(/Alice|Bob|Cleo|Dan|Uma/g, 'Alice')
    .replace(/Standup|Planning|Retro/g, 'Planning')
    .replace(/Paris|Tokyo|Lima/g, 'Paris')
    .replace(/"word[^"]*"/g, '"word"')
    .replace(/("word"(?:, )?)+/, '"word"')
    .replace(/(?: and (?:Alice|Planning|Paris))+/g, '');

describe('What exploration does', () => {
  const said = walks();
  const lines = [...new Map(said.lines.map((line) => [shape(line), line])).values()];
  const plain = lines.filter((line) => !line.includes('|') && line !== 'at the same time:');
  const asked = [...new Map(said.assertions.map((one) => [shape(one.sentence), one.sentence])).values()];

  test('is manifold: nothing is so rare that twenty runs do without', () => {
    assert.ok(said.done.length > 1000, `${said.done.length} things`);
    const expected = [...new Set(drawn.map(({ requirement }) => requirement))];
    const times = Object.entries(Object.groupBy(said.done, (one) => one)).map(([id, all = []]) => [id, all.length]);
    const often = times.filter(([, count]) => Number(count) >= stages.length / 20);
    assert.deepEqual(often.map(([id]) => id).sort(), expected.sort(), JSON.stringify(times));
  });

  test('is said in sentences that the specification has', async () => {
    const performed = { givens: [], spaces: [], records: [] };
    const dryRun = await dryRunner();
    const { steps, wrong } = await dryRun(
      [...plain, ...asked].map((line) => featureOf({ ...performed, lines: [line] })),
    );
    assert.ok(steps.length > 30);
    assert.deepEqual(wrong, []);
  });

  test('breaks requirements that exist', () => {
    const known = new Set(readRequirements().map(({ id }) => id));
    const named = [...drawn, ...said.assertions].map(({ requirement }) => requirement);
    assert.deepEqual(
      [...new Set(named)].filter((id) => !known.has(id)),
      [],
    );
  });
});
