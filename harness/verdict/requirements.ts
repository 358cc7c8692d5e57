/** The catalogue of requirements: read from the feature files, where alone it is written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle, type Rule } from '@cucumber/messages';
import { harnessError, reasonOf } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { identify } from './scenario-id.ts';

export type Level = 'must' | 'should' | 'may';
export type Origin = 'stated' | 'documented' | 'observed' | 'derived';
export type Subject = 'call-bridge' | 'web-bridge' | 'web-app' | 'manager' | 'cluster';

export interface Scenario {
  /** Such as `STEP-06.2`, or `STEP-06.2.alone` for a row of Examples. */
  id: string;
  title: string;
  /** What the target has to claim for it: `needs-…` and `exclusive-use`. */
  needs: readonly string[];
  /** Every tag, inherited ones too, with `@`. */
  tags: readonly string[];
}

export interface Requirement {
  id: string;
  text: string;
  level: Level;
  origin: Origin;
  subject: Subject;
  /** The feature file that it is written in, below `features`. */
  feature: string;
  /** Numbers of sentences of the seed, or documents. */
  source: readonly string[];
  scenarios: readonly Scenario[];
  /** Why no scenario can show it. */
  notTestable?: string;
  /** It will get scenarios later. */
  planned?: true;
}

export const vocabulary = {
  level: ['must', 'should', 'may'],
  origin: ['stated', 'documented', 'observed', 'derived'],
  subject: ['call-bridge', 'web-bridge', 'web-app', 'manager', 'cluster'],
} as const satisfies { level: Level[]; origin: Origin[]; subject: Subject[] };

export const isSubject = (word: string): word is Subject => (vocabulary.subject as string[]).includes(word);

/** Tags that name what a target has to claim. */
const isNeed = (tag: string): boolean => tag === '@exclusive-use' || tag.startsWith('@needs-');

/** What the tags of a scenario say that the target has to claim, without `@`. */
export const needsOf = (tags: readonly { name: string }[]): string[] =>
  [...new Set(tags.map(({ name }) => name))].filter(isNeed).map((tag) => tag.slice(1));

/** Feature files below a folder, in the order of their paths. */
const featureFiles = (folder = join(packageRoot, 'features')): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.feature'))
    .sort();

/**
 * Every requirement of the feature files below a folder, by default of the specification itself.
 * @throws HarnessError E_SPECIFICATION
 */
export function readRequirements(folder = join(packageRoot, 'features')): Requirement[] {
  const requirements = featureFiles(folder).flatMap((file) =>
    requirementsOf(readFileSync(join(folder, file), 'utf8'), file),
  );
  checkUnique(requirements.map(({ id }) => id));
  checkUnique(requirements.flatMap(({ scenarios }) => scenarios.map(({ id }) => id)));
  return requirements;
}

/** The requirements of one feature file. @throws HarnessError E_SPECIFICATION */
export function requirementsOf(source: string, file: string): Requirement[] {
  const newId = IdGenerator.incrementing();
  try {
    const document: GherkinDocument = {
      ...new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(source),
      uri: file,
    };
    const scenarios = scenariosByRequirement(document, compile(document, file, newId));
    const rules = (document.feature?.children ?? []).flatMap(({ rule }) => rule ?? []);
    return rules.map((rule) => requirementOf(rule, file, scenarios));
  } catch (error) {
    throw harnessError('E_SPECIFICATION', { where: file, why: reasonOf(error) }, error);
  }
}

function scenariosByRequirement(document: GherkinDocument, pickles: readonly Pickle[]): Map<string, Scenario[]> {
  const scenarios = pickles.map((pickle) => ({ ...identify(document, pickle), pickle }));
  const grouped = Map.groupBy(scenarios, ({ requirement }) => requirement);
  return new Map([...grouped].map(([id, group]) => [id, group.map(({ scenario, pickle }) => view(scenario, pickle))]));
}

function view(id: string, { name, tags }: Pickle): Scenario {
  const names = [...new Set(tags.map((tag) => tag.name))];
  return { id, title: name, needs: needsOf(tags), tags: names };
}

function requirementOf(rule: Rule, feature: string, all: ReadonlyMap<string, readonly Scenario[]>): Requirement {
  const [, id, text] = /^([A-Z]+-\d+) (\S.*)$/.exec(rule.name) ?? [];
  if (id === undefined || text === undefined) throw new Error(`"Rule: ${rule.name}" does not begin with an id`);
  const tags = rule.tags.map(({ name }) => name);
  if (!tags.includes(`@${id}`)) throw new Error(`${id} lacks the tag @${id}`);
  const scenarios = all.get(id) ?? [];
  const empty = tags.includes('@planned') || tags.includes('@not-testable');
  if (empty === scenarios.length > 0) throw new Error(`${id} has ${empty ? '' : 'no '}scenarios`);
  const described = paragraphs(rule.description);
  return {
    id,
    text,
    level: one(id, tags, 'level'),
    origin: one(id, tags, 'origin'),
    subject: one(id, tags, 'subject'),
    feature,
    source: sourcesIn(described.get('Source') ?? ''),
    scenarios,
    ...(tags.includes('@not-testable') && {
      notTestable: described.get('Not testable') ?? fail(id, 'no reason "Not testable:"'),
    }),
    ...(tags.includes('@planned') && { planned: true as const }),
  };
}

function one<K extends keyof typeof vocabulary>(
  id: string,
  tags: readonly string[],
  kind: K,
): (typeof vocabulary)[K][number] {
  const found = vocabulary[kind].filter((word) => tags.includes(`@${word}`));
  return found.length === 1
    ? (found[0] as (typeof vocabulary)[K][number])
    : fail(id, `${found.length} tags for its ${kind}, not one`);
}

function fail(id: string, has: string): never {
  throw new Error(`${id} has ${has}`);
}

/** The paragraphs of a description that begin with a word and a colon, such as `Source:`, each in one line. */
function paragraphs(description: string): Map<string, string> {
  const marked = /^\s*([A-Z][a-z]+(?: [a-z]+)?): (.*(?:\n(?!\s*(?:$|[A-Z][a-z]+(?: [a-z]+)?: )).*)*)/gm;
  return new Map(
    [...description.matchAll(marked)].map(([, name = '', text = '']) => [name, text.replace(/\s+/g, ' ').trim()]),
  );
}

const sourcesIn = (text: string): string[] =>
  text
    .split(/;|,(?=\s*S1-)/)
    .map((source) => source.trim())
    .filter((source) => source !== '');

function checkUnique(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw harnessError('E_SPECIFICATION', { where: twice, why: 'the id is used twice' });
}
