/** One seed: fast-check chooses what is done, and makes what it finds as small as it can. */
import fc from 'fast-check';
import type { Worker } from '../stage/worker.ts';
import type { Deed } from './deed.ts';
import { Model, type Setting } from './model.ts';
import { Found, Performance, type Performed } from './performance.ts';
import { type Cast, castOf, deeds, patienceOf, settings } from './repertoire.ts';

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

  const attempt = (setting: Spaces, commands: Commands, at: Worker): Promise<Performed> => {
    attempts += 1;
    const spaces = showing.at(-1)?.performed.spaces ?? setting.map(({ name }) => name);
    return perform(at, {
      ...{ cast, setting, commands, spaces, steps, signal },
      scenario: `EXPLORE-01.${seed}-${attempts}`,
    });
  };

  const property = fc.asyncProperty(settings(cast), commandsOf(cast, steps), async (setting, commands) => {
    if (thrown !== undefined || signal.aborted) return true;
    try {
      const performed = await attempt(setting, commands, first ? hurried(worker, first) : worker);
      first ??= performed;
      if (performed.finding === undefined) return true;
      showing.push({ setting, commands, performed });
      return false;
    } catch (error) {
      thrown = error;
      return true;
    }
  });
  await fc.check(property, { seed, numRuns: 1 });
  if (thrown !== undefined) throw thrown;
  if (first === undefined) throw new Error('fast-check has tried nothing');
  const again = (one: Shown) => attempt(one.setting, one.commands, worker);
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

interface Shown {
  setting: Spaces;
  commands: Commands;
  performed: Performed;
}

/** The smallest of these that shows with a whole bound, too, what it has shown; undefined where none does. */
async function surely(
  showing: readonly Shown[],
  again: (one: Shown) => Promise<Performed>,
): Promise<Performed | undefined> {
  for (const one of showing.toReversed()) {
    const performed = await again(one);
    if (performed.finding?.requirement === one.performed.finding?.requirement) return performed;
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

interface Play {
  cast: Cast;
  setting: Spaces;
  commands: Commands;
  spaces: readonly string[];
  steps: number;
  signal: AbortSignal;
  scenario: string;
}

async function perform(
  worker: Worker,
  { cast, setting, commands, spaces, steps, signal, scenario }: Play,
): Promise<Performed> {
  const model = new Model({
    personas: cast.personas,
    spaces: setting,
    most: steps,
    patience: patienceOf(worker.target) / 2,
    now: () => performance.now(),
    signal,
  });
  const stage = new Performance(worker, scenario, model);
  try {
    await stage.open(spaces);
    await fc.asyncModelRun(() => ({ model: { model }, real: stage }), commands);
    await stage.end();
  } catch (error) {
    if (!(error instanceof Found)) {
      await stage.close();
      throw error;
    }
  }
  return stage.close();
}
