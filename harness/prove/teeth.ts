/** What a recorded run says of the suite: which changes of it are noticed, which assertions can't fail, which checks nobody asks. */
import { checks } from '../checks/index.ts';
import type { TraceFile } from '../trace/trace-file.ts';
import { type MutantReport, proveMutants, type Unnoticed } from './mutants/prove-mutants.ts';
import { findToothless, type Toothless } from './mutants/toothless.ts';

export interface MutantsResult {
  /** How many were judged, and how many of them were noticed. */
  judged: number;
  killed: number;
  /** How many changes the specification permits, by the reason. */
  equivalent: { reason: string; count: number }[];
  survivors: Unnoticed[];
  byOperator: MutantReport['byOperator'];
  byMessage: MutantReport['byMessage'];
  /** How many assertions the steps of the run have made, and those that no mutant breaks first. */
  assertions: number;
  toothless: Toothless[];
  /** Checks that the run has never asked. */
  unasked: string[];
  /** Milliseconds of processor time for judging all of them. */
  judging: number;
}

/** A crowd's scenario says the same a thousand times. */
const longest = 1500;

/** Change a whole recorded run in `most` ways at most. */
export function proveByTrace(trace: TraceFile, { seed, most }: { seed: number; most: number }): MutantsResult {
  const { total, survivors, equivalents, byOperator, byMessage, took } = proveMutants(trace, { seed, most });
  const blocks = trace.blocks.filter(({ length }) => length < longest);
  const teeth = findToothless({ ...trace, blocks }, { seed });
  const asked = new Set(trace.blocks.flat().flatMap((record) => (record.kind === 'check' ? [record.check] : [])));
  return {
    judged: total.killed + total.survived,
    killed: total.killed,
    equivalent: equivalents.map(({ reason, count }) => ({ reason, count })),
    survivors: [...survivors],
    ...{ byOperator, byMessage },
    assertions: teeth.checks,
    toothless: [...teeth.toothless],
    unasked: Object.keys(checks).filter((name) => !asked.has(name)),
    judging: took.judging,
  };
}
