/** Every way in which a bench can stop: a stable code, one sentence, what to do about it, and the exit code. */

const catalogue = {
  E_USAGE: {
    exitCode: 2,
    sentence: '{what}',
    remedy: 'See `npm run bench -- --help`.',
  },
  E_NOT_STARTED: {
    exitCode: 3,
    sentence: 'The reference cluster did not start: {why}.',
    remedy: 'Start it by hand with `node bin/move-conformance.js reference` and look at what it says.',
  },
  E_RUN_FAILED: {
    exitCode: 3,
    sentence: 'The full run ended with {code}: {why}.',
    remedy: 'Only a run without failures can be measured; see what `npm start` says.',
  },
  E_REPLAY_FAILED: {
    exitCode: 3,
    sentence: 'The replay broke off: {why}.',
    remedy: 'This is a fault of the bench; please report it with the trace.',
  },
  E_OTHER_WORK: {
    exitCode: 3,
    sentence: '{count} of {of} exchanges were answered otherwise than in the run, the first one {first}.',
    remedy: 'Nothing can be compared: run again, and if it stays so, mend bench/replay.',
  },
} as const;

type Catalogue = typeof catalogue;
export type BenchCode = keyof Catalogue;
type Placeholder<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | Placeholder<Rest> : never;
type Details<C extends BenchCode> = Record<Placeholder<Catalogue[C]['sentence']>, string | number>;

/** A bench that could not measure. `message` is the sentence. */
export class BenchError extends Error {
  override name = 'BenchError';
  readonly code: BenchCode;
  readonly remedy: string;
  readonly exitCode: 2 | 3;

  constructor(code: BenchCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.code = code;
    this.remedy = catalogue[code].remedy;
    this.exitCode = catalogue[code].exitCode;
  }
}

/** An error of the catalogue, its sentence filled in. */
export function benchError<C extends BenchCode>(code: C, details: Details<C>, cause?: unknown): BenchError {
  const values: Record<string, string | number> = details;
  const sentence = catalogue[code].sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  return new BenchError(code, sentence, cause);
}
