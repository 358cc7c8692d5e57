/** The strength of the suite, as far as a recorded run tells: changes of it, each judged again. */
import type { Tally, Unnoticed } from '../../../schemas/types/proof.ts';
import { type Chance, seeded } from '../../chance.ts';
import type { TraceFile } from '../../trace/trace-file.ts';
import { Block, longest } from './block.ts';
import { candidatesOf } from './candidates.ts';
import { equivalence } from './equivalents.ts';
import { noticedBy } from './judge.ts';
import type { Candidate, Mutant, Spot } from './mutant.ts';

export interface MutantOptions {
  /** The same seed makes the same mutants of the same trace. */
  seed: number;
  /** How many mutants at most; default 5000. They are spread over kinds of messages, fields and operators. */
  most?: number;
  /** Stops between two mutants. */
  signal?: AbortSignal;
}

export interface MutantReport {
  seed: number;
  /** How many there might be, of how many kinds: message, field, operator. */
  candidates: number;
  kinds: number;
  total: Tally;
  /** killed / (killed + survived); 1 where there is none. */
  score: number;
  survivors: readonly Unnoticed[];
  /** The reason, how many mutants it excuses, and one of them. */
  equivalents: readonly { reason: string; count: number; example: Unnoticed }[];
  byOperator: Readonly<Record<string, Tally>>;
  byMessage: Readonly<Record<string, Tally>>;
  /** How many each check has killed. */
  byCheck: Readonly<Record<string, number>>;
  /** Milliseconds of processor time that judging took, and that making took. */
  took: { making: number; judging: number };
}

/**
 * Change the trace of a run in so many ways, and ask every check that looked afterwards again. A mutant is killed when one that held
 * does not hold any more, or a message breaks its schema.
 */
export function proveMutants(trace: TraceFile, { seed, most = 5000, signal }: MutantOptions): MutantReport {
  const began = cpu();
  const chance = seeded(seed);
  const kinds = kindsOf(trace, chance, most);
  const tallies = new Tallies();
  /** Which check has killed the last mutant of each kind: it is likely to kill the next. */
  const killers = new Map<string, string>();
  let judging = 0;
  for (const mutants of inBatches(drawn(kinds, chance, most))) {
    if (signal?.aborted) break;
    const start = cpu();
    for (const mutant of mutants) {
      const kind = kindOf(mutant);
      const killer = noticedBy(mutant, killers.get(kind))?.check;
      if (killer !== undefined) killers.set(kind, killer);
      tallies.count(mutant, killer);
    }
    judging += cpu() - start;
  }
  const candidates = [...kinds.values()].reduce((sum, { count }) => sum + count, 0);
  return {
    ...{ seed, candidates, kinds: kinds.size, ...tallies.report() },
    took: { making: Math.round(cpu() - began - judging), judging: Math.round(judging) },
  };
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const kindOf = ({ message, field, operator }: Spot): string => `${message} | ${field} | ${operator}`;

/** So many at a time: each is a whole scenario. */
const batch = 200;

function* inBatches(mutants: Iterable<Mutant>): Generator<Mutant[]> {
  let some: Mutant[] = [];
  for (const mutant of mutants) {
    some.push(mutant);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

interface Kind {
  count: number;
  /** Some of them, any with the same chance. */
  some: Candidate[];
}

/** So many times as many are kept as are wanted: some come to nothing. */
const surplus = 3;

function kindsOf({ blocks }: TraceFile, chance: Chance, most: number): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  const wanted = Math.max(4, Math.ceil(most / 500));
  for (const records of blocks) {
    if (records.length > longest) continue;
    const block = new Block(records);
    for (const candidate of candidatesOf(block)) keep(kinds, candidate, chance, wanted * surplus);
  }
  return kinds;
}

function keep(kinds: Map<string, Kind>, candidate: Candidate, chance: Chance, room: number): void {
  const key = kindOf(candidate);
  const kind = kinds.get(key) ?? { count: 0, some: [] };
  kinds.set(key, kind);
  kind.count += 1;
  const place = kind.some.length < room ? kind.some.length : chance.below(kind.count);
  if (place < room) kind.some[place] = candidate;
}

/** One mutant of each kind, then one more of each, until there are enough. */
function* drawn(kinds: ReadonlyMap<string, Kind>, chance: Chance, most: number): Generator<Mutant> {
  const queues = [...kinds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { some }]) => [...some]);
  let count = 0;
  while (count < most) {
    const before = count;
    for (const queue of queues) {
      const mutant = next(queue, chance);
      if (!mutant) continue;
      count += 1;
      yield mutant;
      if (count >= most) return;
    }
    if (count === before) return;
  }
}

function next(queue: Candidate[], chance: Chance): Mutant | undefined {
  for (let candidate = queue.pop(); candidate; candidate = queue.pop()) {
    const mutant = candidate.make(chance);
    if (mutant) return mutant;
  }
  return undefined;
}

class Tallies {
  readonly #total: Tally = none();
  readonly #byOperator: Record<string, Tally> = {};
  readonly #byMessage: Record<string, Tally> = {};
  readonly #byCheck: Record<string, number> = {};
  readonly #survivors: Unnoticed[] = [];
  readonly #equivalents = new Map<string, { count: number; example: Unnoticed }>();

  count(mutant: Mutant, killer: string | undefined): void {
    const outcome = killer === undefined ? this.#unnoticed(mutant) : 'killed';
    if (killer !== undefined) this.#byCheck[killer] = (this.#byCheck[killer] ?? 0) + 1;
    this.#byOperator[mutant.operator] ??= none();
    this.#byMessage[mutant.message] ??= none();
    for (const tally of [this.#total, this.#byOperator[mutant.operator]!, this.#byMessage[mutant.message]!])
      tally[outcome] += 1;
  }

  report() {
    const { killed, survived } = this.#total;
    return {
      total: this.#total,
      score: killed + survived === 0 ? 1 : killed / (killed + survived),
      survivors: this.#survivors,
      equivalents: [...this.#equivalents].map(([reason, one]) => ({ reason, ...one })),
      byOperator: this.#byOperator,
      byMessage: this.#byMessage,
      byCheck: this.#byCheck,
    };
  }

  #unnoticed(mutant: Mutant): keyof Tally {
    if (mutant.until <= mutant.records.length) return 'stopped';
    const { scenario, seq: record, message, field, operator, before, after } = mutant;
    // Both were read from JSON.
    const values = { before, after } as Pick<Unnoticed, 'before' | 'after'>;
    const unnoticed: Unnoticed = { scenario, record, message, field, operator, ...values };
    const reason = equivalence(mutant);
    if (reason === undefined) {
      this.#survivors.push(unnoticed);
      return 'survived';
    }
    const known = this.#equivalents.get(reason) ?? { count: 0, example: unnoticed };
    known.count += 1;
    this.#equivalents.set(reason, known);
    return 'equivalent';
  }
}

const none = (): Tally => ({ killed: 0, survived: 0, equivalent: 0, stopped: 0 });
