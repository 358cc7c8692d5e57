import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { before, describe, test } from 'node:test';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import {
  type Envelope,
  type Feature,
  type GherkinDocument,
  IdGenerator,
  type Rule,
  type Scenario,
} from '@cucumber/messages';
import { coverageOf } from '../../harness/verdict/combination.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'features');
const newId = IdGenerator.incrementing();
const documents = readdirSync(folder)
  .filter((file) => file.endsWith('.feature'))
  .map((file) => ({ file, document: parse(readFileSync(join(folder, file), 'utf8')) }));
const features = documents.map(({ file, document }) => ({ file, feature: document.feature as Feature }));
const pickles = documents.flatMap(({ file, document }) => compile(document, file, newId));

function parse(source: string): GherkinDocument {
  return new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(source);
}

const rules = features.flatMap(({ file, feature }) =>
  feature.children.flatMap(({ rule }) => (rule ? [{ file, feature, rule }] : [])),
);
const scenariosOf = (rule: Rule): Scenario[] => rule.children.flatMap(({ scenario }) => scenario ?? []);
const backgroundOf = ({ children }: Feature | Rule) => children.flatMap(({ background }) => background?.steps ?? []);

const levels = ['@must', '@should', '@may'];
const origins = ['@stated', '@documented', '@observed', '@derived'];
const subjects = ['@call-bridge', '@web-bridge', '@web-app', '@manager', '@cluster'];
const needs = [
  '@needs-2-call-bridges',
  '@needs-3-call-bridges',
  '@needs-2-web-bridges',
  '@needs-users',
  '@needs-sip',
  '@needs-jwks',
  '@needs-binding',
  '@needs-older-call-bridge',
  '@needs-partly-linked-web-bridge',
  '@needs-arrival-time',
  '@needs-reconnect-time',
  '@needs-kill',
  '@needs-stop',
  '@needs-cut',
  '@needs-manager',
  '@needs-observer',
  '@needs-lync',
  '@needs-lync-conference',
  '@needs-meeting-app',
  '@needs-recorder',
  '@needs-streamer',
  '@needs-distribution',
  '@exclusive-use',
];
const areas = [
  'STEP',
  'API',
  'IDENT',
  'JWT',
  'STATE',
  'PLACE',
  'GATE',
  'FAIL',
  'RACE',
  'MGR',
  'SEC',
  'BIND',
  'TRUTH',
  'EVT',
  'LOG',
  'DIAG',
  'WEB',
];

describe('tags', () => {
  test('every tag is of the closed vocabulary', () => {
    const known = new Set([...levels, ...origins, ...subjects, ...needs, '@planned', '@not-testable']);
    const id = new RegExp(`^@(?:${areas.join('|')})-\\d\\d(?:\\.\\d+)?$`);
    const all = rules.flatMap(({ rule }) => [
      ...rule.tags,
      ...scenariosOf(rule).flatMap(({ tags, examples }) => [...tags, ...examples.flatMap((example) => example.tags)]),
    ]);
    assert.deepEqual(
      [...new Set(all.map(({ name }) => name))].filter((name) => !known.has(name) && !id.test(name)),
      [],
    );
  });

  test('a derived requirement binds only where this specification may bind', () => {
    const own = ['TRUTH', 'RACE', 'SEC', 'BIND'];
    const wrong = readRequirements().filter(({ id, level, origin }) =>
      origin === 'derived'
        ? level === 'must' && !own.includes(id.split('-')[0] ?? '')
        : origin === 'observed'
          ? level === 'must'
          : level !== 'must',
    );
    assert.deepEqual(
      wrong.map(({ id, level, origin }) => `${id} ${level} ${origin}`),
      [],
    );
  });

  test('a scenario of a Rule for managers needs one, and nobody else plays at the stand-in cluster', () => {
    const wrong = pickles.filter(({ steps, tags }) => {
      const claims = (tag: string) => tags.some(({ name }) => name === tag);
      const isAtStandIn = steps.some(({ text }) => text.includes('stand-in cluster'));
      return claims('@manager') !== isAtStandIn || claims('@manager') !== claims('@needs-manager');
    });
    assert.deepEqual(
      wrong.map(({ name }) => name),
      [],
    );
  });

  test('a scenario that names a second or third bridge, a user, a room, a visitor or a group says what it needs', () => {
    const wrong = pickles.filter(({ steps, tags }) => {
      // The cluster is the harness's then.
      if (tags.some(({ name }) => name === '@needs-manager')) return false;
      const text = steps.map((step) => step.text).join('\n');
      const claims = (pattern: RegExp) => tags.some(({ name }) => pattern.test(name));
      const missing = [
        /\bLima\b/.test(text) && !claims(/^@needs-3-call-bridges$/),
        /\bTokyo\b/.test(text) && !claims(/^@needs-[23]-call-bridges$/),
        /Web Bridge West/.test(text) && !claims(/^@needs-2-web-bridges$/),
        /\bOslo\b/.test(text) && !claims(/^@needs-older-call-bridge$/),
        /Web Bridge North/.test(text) && !claims(/^@needs-partly-linked-web-bridge$/),
        /\b(?:Uma|Ulf|Udo)\b/.test(text) && !claims(/^@needs-users$/),
        /\bRex\b/.test(text) && !claims(/^@needs-sip$/),
        /\bLyn\b/.test(text) && !claims(/^@needs-lync$/),
        /\bMax\b/.test(text) && !claims(/^@needs-meeting-app$/),
        /\bRay\b/.test(text) && !claims(/^@needs-recorder$/),
        /\bStu\b/.test(text) && !claims(/^@needs-streamer$/),
        /\bDora\b/.test(text) && !claims(/^@needs-distribution$/),
        /\bLou\b/.test(text) && !claims(/^@needs-lync-conference$/),
        /\bvisitor\b/.test(text) && !claims(/^@needs-binding$/),
        /\bgroup (?:Red|Blue)\b|\bNowhere\b|^(?:Paris|Tokyo|Lima) (?!is |stops |answers )/m.test(text) &&
          !claims(/^@exclusive-use$/),
        /\b(?:is killed|is started again)\b/.test(text) && !claims(/^@needs-kill$/),
        /\b(?:stops answering|answers again)\b/.test(text) && !claims(/^@needs-stop$/),
        /\bthe link between\b/.test(text) && !claims(/^@needs-cut$/),
        /\bthe arrival time has\b/.test(text) && !claims(/^@needs-arrival-time$/),
        /\bthe reconnect time has\b/.test(text) && !claims(/^@needs-reconnect-time$/),
      ];
      return missing.some(Boolean);
    });
    assert.deepEqual(
      wrong.map(({ name, tags }) => `${tags.at(-1)?.name}: ${name}`),
      [],
    );
  });
});

describe('scenarios', () => {
  test('every Rule stands in a Feature with a description, and every scenario in a Rule', () => {
    for (const { file, feature } of features) {
      assert.ok(feature.description.trim().length > 0, `${file} has no description`);
      assert.deepEqual(
        feature.children.filter(({ scenario }) => scenario),
        [],
        `${file} has a scenario outside a Rule`,
      );
    }
  });

  test('at most 8 steps, of which at most 3 in backgrounds', () => {
    const wrong = rules.flatMap(({ feature, rule }) => {
      const given = backgroundOf(feature).length + backgroundOf(rule).length;
      const long = scenariosOf(rule).filter(({ steps }) => given > 3 || given + steps.length > 8);
      return long.map(({ name, steps }) => `${rule.name}: ${name}: ${given} + ${steps.length}`);
    });
    assert.deepEqual(wrong, []);
  });

  test('only STEP, JWT, BIND and SEC speak of the wire', () => {
    for (const { rule } of rules) {
      if (/^(?:STEP|JWT|BIND|SEC)-/.test(rule.name)) continue;
      const texts = scenariosOf(rule).flatMap(({ steps }) => steps.map(({ text }) => text));
      assert.deepEqual(
        texts.filter((text) => /\b(?:JSON|JWT|C2W)\b/.test(text)),
        [],
        rule.name,
      );
    }
  });
});

test('rows that are called pairwise cover every pair of values', (t) => {
  const tables = rules
    .flatMap(({ rule }) => scenariosOf(rule).flatMap(({ examples }) => examples))
    .filter(({ name }) => name === 'pairwise');
  assert.ok(tables.length > 0);
  for (const { tableHeader, tableBody } of tables) {
    const columns = tableHeader?.cells.map(({ value }) => value) ?? [];
    const rows = tableBody.map(({ cells }) =>
      Object.fromEntries(cells.map(({ value }, index) => [columns[index] ?? '', value])),
    );
    const { covered, possible } = coverageOf(rows);
    t.diagnostic(`${rows.length} rows cover ${covered} of ${possible} pairs of values`);
    assert.equal(covered, possible);
  }
});

describe('sentences', () => {
  const used = new Set<string>();
  const problems: string[] = [];
  let count = 0;

  before(async () => {
    const nowhere = new PassThrough().resume();
    const environment = { cwd: root, stdout: nowhere, stderr: nowhere };
    const provided = { paths: ['features/**/*.feature'], import: ['steps/**/*.ts'], dryRun: true, format: ['summary'] };
    const { runConfiguration } = await loadConfiguration({ provided, file: false }, environment);
    await runCucumber(runConfiguration, environment, ({ stepDefinition, testCase }: Envelope) => {
      if (stepDefinition) count += 1;
      for (const { stepDefinitionIds = [], pickleStepId } of testCase?.testSteps ?? []) {
        if (pickleStepId === undefined) continue;
        if (stepDefinitionIds.length !== 1) problems.push(`a step has ${stepDefinitionIds.length} definitions`);
        for (const id of stepDefinitionIds) used.add(id);
      }
    });
  });

  test('at most 75', () => assert.ok(count <= 75, `${count} sentences`));
  test('none without use', () => assert.equal(used.size, count));
  test('every step has exactly one', () => assert.deepEqual(problems, []));
});
