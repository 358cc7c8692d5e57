/** Sentences in which somebody acts. Each is a step by itself, and a line of what happens at the same time. */
import { When } from '@cucumber/cucumber';
import { harnessError } from '../harness/errors.ts';
import { isRefusal } from '../harness/participants/driver.ts';
import { allTold } from '../harness/stage/acts.ts';
import type { Stage } from '../harness/stage/stage.ts';
import { parameterTypes } from './parameter-types/index.ts';
import type { World } from './world.ts';

interface Deed {
  pattern: RegExp;
  /** The parameter types in the sentence, in order. */
  types: string[];
  act(stage: Stage, ...args: unknown[]): Promise<unknown>;
}

const deeds: Deed[] = [];

/**
 * Define the sentence as a step, and as something that can happen at the same time as others.
 * @param sentence A Cucumber expression of plain text and parameter types.
 */
export function deed<Args extends unknown[]>(
  sentence: string,
  act: (stage: Stage, ...args: Args) => Promise<unknown>,
): void {
  const step = async function (this: World, ...args: Args): Promise<void> {
    await allTold(this.stage);
    await act(this.stage, ...args);
  };
  // By this Cucumber knows how many arguments a definition takes.
  When(sentence, Object.defineProperty(step, 'length', { value: act.length - 1 }));
  const types = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, type]) => type ?? '');
  const pattern = new RegExp(`^${sentence.replace(/\{(\w+)\}/g, (_, type: string) => `(${sourceOf(type)})`)}$`);
  deeds.push({ pattern, types, act: act as Deed['act'] });
}

/**
 * Let all this happen at once: what is asked is under way before the first answer has come. Of what is done at the same time
 * anything may be refused; whether it was is in the trace.
 * @throws HarnessError as the deeds do
 */
export async function atOnce(stage: Stage, sentences: readonly string[]): Promise<void> {
  const begun = sentences.map(understood);
  await allTold(stage);
  await stage.warmUp(begun.length);
  const results = await Promise.allSettled(begun.map((begin) => begin(stage)));
  for (const result of results) {
    if (result.status === 'rejected' && !isRefusal(result.reason)) throw result.reason;
  }
}

function understood(sentence: string): (stage: Stage) => Promise<unknown> {
  for (const { pattern, types, act } of deeds) {
    // Groups inside a parameter are its own type's: what stands for the whole is looked up by position.
    const found = pattern.exec(sentence);
    if (found) return (stage) => act(stage, ...argumentsIn(found, types));
  }
  throw harnessError('E_SPECIFICATION', {
    where: sentence,
    why: 'nobody can do this at the same time as something else',
  });
}

function argumentsIn(found: RegExpExecArray, types: readonly string[]): unknown[] {
  const groups = found.slice(1);
  return types.map((type) => {
    const [whole = ''] = groups.splice(0, 1 + groupsIn(type));
    return readAs(type, whole);
  });
}

const builtIn: Readonly<Record<string, { source: string; read: (text: string) => unknown }>> = {
  int: { source: '-?\\d+', read: Number },
  word: { source: '[^\\s]+', read: (text) => text },
  string: { source: '"[^"]*"', read: (text) => text.slice(1, -1) },
};

const sourceOf = (type: string): string => builtIn[type]?.source ?? parameterTypes.get(type)?.regexp.source ?? '';

const groupsIn = (type: string): number => (new RegExp(`${sourceOf(type)}|`).exec('')?.length ?? 1) - 1;

function readAs(type: string, text: string): unknown {
  const known = builtIn[type];
  if (known) return known.read(text);
  const { regexp, transformer } = parameterTypes.get(type)!;
  const [whole, ...groups] = new RegExp(`^(?:${regexp.source})$`).exec(text) ?? [text];
  return transformer(...(groups.length > 0 ? groups : [whole]));
}
