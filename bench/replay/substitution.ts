import type { Lesson } from './operation.ts';

/** Ids that a cluster gives, and digests that stand for secrets in a trace. */
const placeholder = /<sha256:[0-9a-f]{16}>|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Every placeholder in a text, as a cluster writes it: a scenario may write ids in capitals. */
export const placeholdersIn = (text: string): string[] =>
  text.match(placeholder)?.map((found) => found.toLowerCase()) ?? [];

/** What takes the place of recorded ids and digests on another cluster. */
export class Substitution {
  readonly #actual: Map<string, string>;

  /** @param known Recorded and actual, where that is known before anything is replayed. */
  constructor(known: Iterable<readonly [string, string]> = []) {
    this.#actual = new Map(known);
  }

  /** Take from an answer what it teaches. What it lacks stays as it was recorded. */
  learn(lessons: readonly Lesson[], answer: unknown): void {
    for (const { path, recorded } of lessons) {
      const actual = at(answer, path);
      if (typeof actual === 'string') this.#actual.set(recorded, actual);
    }
  }

  /** `text` as it has to be sent to this cluster. */
  in(text: string): string {
    return text.replace(placeholder, (recorded) => {
      const actual = this.#actual.get(recorded.toLowerCase()) ?? recorded;
      return recorded === recorded.toLowerCase() ? actual : actual.toUpperCase();
    });
  }
}

/** The lessons in a recorded answer: where each of the `wanted` strings stands in it. */
export function lessonsIn(answer: unknown, wanted: ReadonlySet<string>, path: readonly string[] = []): Lesson[] {
  if (typeof answer === 'string') return wanted.has(answer) ? [{ path, recorded: answer }] : [];
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => lessonsIn(value, wanted, [...path, name]));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
    value,
  );
}
