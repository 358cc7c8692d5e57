/** One seed: fast-check chooses what is done, and makes what it finds as small as it can. */
import fc from 'fast-check';
import type { Worker } from '../stage/worker.ts';
import type { Deed } from './deed.ts';
import { Model, type Setting } from './model.ts';
import { comesBack, endsOld } from './moves.ts';
import { Found, Performance, type Performed } from './performance.ts';
import { type Cast, castOf, deeds, settings, waitOf } from './repertoire.ts';

export interface Search {
  seed: number;
  /** How many deeds at most. */
  steps: number;
  /** Stops the search between two deeds. */
  signal: AbortSignal;
}

/** What a seed has come to. */
export interface Searched {
  seed: number;
  /** The smallest sequence that shows what was found; without a finding the one that was done. */
  performed: Performed;
  /** How many deeds the first sequence had that showed it. */
  first: number;
  /** How many sequences were done. */
  attempts: number;
}

type Spaces = Setting['spaces'];
/** What fast-check hands on; it takes the members of whatever it is. */
interface Walk {
  model: Model;
}
type Commands = Iterable<fc.AsyncCommand<Walk, Performance>>;

/** More are drawn than are done: what is not possible where it stands is left out. */
const surplus = 64;

/** Smaller sequences are tried with a shorter bound, so many times what was needed so far; what they show is made sure of. */
const ease = 8;
const shortest = 250;

/** @throws what was not the target's fault */
export async function search(worker: Worker, { seed, steps, signal }: Search): Promise<Searched> {
  const cast = castOf(worker.target);
  let attempts = 0;
  let first: Performed | undefined;
  /** Those that show something, each smaller than the one before: the same fault may break another requirement sooner. */
  const showing: Shown[] = [];
  let thrown: unknown;

  const attempt = (drawn: Drawn, at: Worker): Promise<Performed> => {
    attempts += 1;
    const spaces = showing.at(-1)?.performed.spaces ?? drawn.setting.map(({ name }) => name);
    return perform(at, { ...drawn, cast, spaces, steps, signal, scenario: `EXPLORE-01.${seed}-${attempts}` });
  };
  const again = (one: Shown) => attempt(one, worker);
  /** What is shown in a hurry may be due to that, above all where it is something else than before. */
  const isNewsToTrust = async (one: Shown): Promise<boolean> => {
    const before = showing.at(-1);
    return before === undefined || isSame(before.performed, one.performed) || isSame(one.performed, await again(one));
  };

  // What is done comes first: made as small as it gets, it stays the same sequence in other spaces.
  const arbitraries = [commandsOf(cast, steps), settings(cast), fc.boolean()] as const;
  const property = fc.asyncProperty(...arbitraries, async (commands, setting, completes) => {
    if (thrown !== undefined || signal.aborted) return true;
    const drawn = { commands, setting, completes };
    try {
      const performed = await attempt(drawn, first ? hurried(worker, first) : worker);
      first ??= performed;
      const one = { ...drawn, performed };
      if (performed.finding === undefined || !(await isNewsToTrust(one))) return true;
      showing.push(one);
      return false;
    } catch (error) {
      thrown = error;
      return true;
    }
  });
  await fc.check(property, { seed, numRuns: 1 });
  if (thrown !== undefined) throw thrown;
  if (first === undefined) throw new Error('fast-check has tried nothing');
  return { seed, performed: (await surely(showing.slice(1), again)) ?? first, first: first.lines.length, attempts };
}

function hurried(worker: Worker, { records }: Performed): Worker {
  const waits = records.map((record) =>
    record.kind === 'check' && record.holds && record.since !== undefined
      ? record.time - (records[record.since - 1]?.time ?? record.time)
      : 0,
  );
  const bound = Math.min(worker.timing.bound, Math.max(shortest, ease * Math.max(...waits)));
  return { ...worker, timing: { ...worker.timing, bound } };
}

/** What chance has chosen. */
interface Drawn {
  commands: Commands;
  setting: Spaces;
  /** Whether moves that are held at the end are brought to theirs. */
  completes: boolean;
}

interface Shown extends Drawn {
  performed: Performed;
}

const isSame = (one: Performed, other: Performed): boolean => one.finding?.requirement === other.finding?.requirement;

/** The smallest of these that shows with a whole bound, too, what it has shown; undefined where none does. */
async function surely(
  showing: readonly Shown[],
  again: (one: Shown) => Promise<Performed>,
): Promise<Performed | undefined> {
  for (const one of showing.toReversed()) {
    const performed = await again(one);
    if (isSame(performed, one.performed)) return performed;
  }
  return undefined;
}

const commandsOf = (cast: Cast, steps: number): fc.Arbitrary<Commands> =>
  fc.noBias(
    fc.commands([deeds(cast).map((deed) => new Command(deed))], {
      maxCommands: steps * surplus,
      size: 'max',
      disableReplayLog: true,
    }),
  );

class Command implements fc.AsyncCommand<Walk, Performance> {
  readonly #deed: Deed;

  constructor(deed: Deed) {
    this.#deed = deed;
  }

  check({ model }: Readonly<Walk>): boolean {
    if (model.isOver || !this.#deed.isPossible(model)) return false;
    const { late } = model;
    return late === undefined || (this.#deed.isAwaited === true && this.#deed.personas.includes(late));
  }

  run(_: Walk, performance: Performance): Promise<void> {
    return performance.perform(this.#deed);
  }

  toString(): string {
    return this.#deed.personas.join(', ');
  }
}

interface Play extends Drawn {
  cast: Cast;
  spaces: readonly string[];
  steps: number;
  signal: AbortSignal;
  scenario: string;
}

async function perform(
  worker: Worker,
  { cast, setting, commands, completes, spaces, steps, signal, scenario }: Play,
): Promise<Performed> {
  const model = new Model({
    personas: cast.personas,
    spaces: setting,
    most: steps,
    patience: waitOf(worker.target) / 2,
    now: () => performance.now(),
    signal,
  });
  const stage = new Performance(worker, scenario, model);
  try {
    await stage.open(spaces);
    await fc.asyncModelRun(() => ({ model: { model }, real: stage }), commands);
    if (completes) await stage.complete(cast.personas.flatMap((persona) => [endsOld(persona), comesBack(persona)]));
    await stage.end();
  } catch (error) {
    if (!(error instanceof Found)) {
      await stage.close();
      throw error;
    }
  }
  return stage.close();
}
