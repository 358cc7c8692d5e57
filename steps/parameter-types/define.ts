/** What every file of parameter types is made of. */
import { defineParameterType as define } from '@cucumber/cucumber';
import { callBridgeNames } from '../../harness/target/names.ts';

interface ParameterType {
  useForSnippets: false;
  name: string;
  regexp: RegExp;
  /** Gets the groups of the expression, or the whole where it has none. */
  // biome-ignore lint/suspicious/noExplicitAny: as many texts as the expression has groups
  transformer(...groups: any[]): unknown;
}

/** Every parameter type by its name, for sentences that are not steps. */
export const parameterTypes = new Map<string, ParameterType>();

export function defineParameterType(type: ParameterType): void {
  parameterTypes.set(type.name, type);
  define(type);
}

export const either = (names: readonly string[]) => names.join('|');
export const list = (names: readonly string[]) =>
  new RegExp(`(?:${either(names)})(?:(?:,| and) (?:${either(names)}))*`);
export const items = (text: string) => text.split(/(?:,| and) /);
export const bridges = either(callBridgeNames);

/** A word of a closed list that stands for itself. */
export function word(name: string, words: readonly string[]): void {
  defineParameterType({
    useForSnippets: false,
    name,
    regexp: new RegExp(either(words)),
    transformer: (text: string) => text,
  });
}

/** Several phrases, of which each means something; at most one word in it varies. */
export type Phrases<Meaning> = readonly (readonly [RegExp, (word: string) => Meaning])[];

/** One of several phrases. */
export function phrase<Meaning>(name: string, phrases: Phrases<Meaning>): void {
  defineParameterType({
    useForSnippets: false,
    name,
    regexp: new RegExp(`(${either(phrases.map(([words]) => words.source))})`),
    transformer(text: string): Meaning {
      const [words, meaning] = phrases.find((one) => new RegExp(`^${one[0].source}$`).test(text))!;
      return meaning(words.exec(text)?.[1] ?? '');
    },
  });
}
