/** Whatever exploration does and asks, it says in sentences that the specification has. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import fc from 'fast-check';
import type { Assertion } from '../../harness/explore/assertion.ts';
import type { Deed } from '../../harness/explore/deed.ts';
import { featureOf } from '../../harness/explore/feature.ts';
import { lastAssertions } from '../../harness/explore/performance.ts';
import { deeds } from '../../harness/explore/repertoire.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';
import { everyone, modelOf, Obedient } from '../harness/explore/support.ts';

const root = join(import.meta.dirname, '../..');
const drawn: Deed[] = fc.sample(deeds(everyone), { numRuns: 20_000, seed: 1 });

/** How many are drawn for one walk; not all of them are possible. */
const walk = 100;

interface Said {
  lines: string[];
  assertions: Assertion[];
}

/** Long walks through a cluster that does whatever it is told. */
function walks(): Said {
  const said: Said = { lines: [], assertions: [] };
  for (let begin = 0; begin < drawn.length; begin += walk) {
    const model = modelOf({ most: walk });
    const cluster = new Obedient(model);
    for (const deed of drawn.slice(begin, begin + walk)) {
      if (!deed.isPossible(model)) continue;
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

  test('is manifold', () => {
    assert.ok(said.lines.length > 3000, `${said.lines.length} things`);
    const rare = [
      'comes back',
      'DELETE',
      'the operator removes',
      'reconnects',
      'somebody else uses',
      'presents',
      'writes',
    ];
    for (const words of rare) assert.ok(said.lines.filter((line) => line.includes(words)).length > 10, words);
  });

  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'repertoire-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('is said in sentences that the specification has', async () => {
    const performed = { givens: [], spaces: [], records: [] };
    const features = [...plain, ...asked].map((line) => featureOf({ ...performed, lines: [line] }));
    const one = features.map((text, index) => writeFile(join(folder, `${index}.feature`), text));
    await Promise.all(one);
    const wrong: string[] = [];
    const nowhere = new PassThrough().resume();
    const environment = { cwd: root, stdout: nowhere, stderr: nowhere };
    const provided = { paths: [`${folder}/*.feature`], import: ['steps/**/*.ts'], dryRun: true, format: ['summary'] };
    const { runConfiguration } = await loadConfiguration({ provided, file: false }, environment);
    const texts = new Map<string, string>();
    await runCucumber(runConfiguration, environment, ({ pickle, testCase }: Envelope) => {
      for (const step of pickle?.steps ?? []) texts.set(step.id, step.text);
      for (const { stepDefinitionIds = [], pickleStepId } of testCase?.testSteps ?? [])
        if (pickleStepId !== undefined && stepDefinitionIds.length !== 1) wrong.push(texts.get(pickleStepId) ?? '');
    });
    assert.ok(texts.size > 30);
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
