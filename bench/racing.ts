/** Which scenarios can't be replayed alike, read from the specification. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle } from '@cucumber/messages';
import { packageRoot } from '../harness/package-root.ts';
import { needsOf } from '../harness/verdict/requirements.ts';
import { identify } from '../harness/verdict/scenario-id.ts';

export interface Racing {
  /** Such as `RACE-04.1`, or `RACE-04.1.elsewhere` for a row of Examples. */
  id: string;
  /** What the target has to claim for it. */
  needs: readonly string[];
}

/** Sentences in which several people act at once: who of them comes first is decided anew each time. */
const atOnce = /^at the same time:$| at once$/;

/** Every scenario in which several people act at once. */
export function racingScenarios(folder = join(packageRoot, 'features')): Racing[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.feature'));
  return names.flatMap((name) => racingIn(readFileSync(join(folder, name), 'utf8'), name));
}

/** Those of one feature file. */
export function racingIn(source: string, uri: string): Racing[] {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  const document: GherkinDocument = { ...parser.parse(source), uri };
  const races = ({ steps }: Pickle) => steps.some(({ text }) => atOnce.test(text));
  return compile(document, uri, newId)
    .filter(races)
    .map((pickle) => ({ id: identify(document, pickle).scenario, needs: needsOf(pickle.tags) }));
}

/** The tag expression for all others. */
export function allBut(racing: readonly Racing[]): string {
  const tags = racing.map(({ id }) => `@${id.split('.', 2).join('.')}`);
  return `not (${[...new Set(tags)].join(' or ')})`;
}
