/** What a recorded run says of the suite: which changes of it are noticed, which assertions can't fail, which checks nobody asks. */
import type { MutantsResult } from '../../schemas/types/proof.ts';
import { checks } from '../checks/index.ts';
import type { TraceFile } from '../trace/trace-file.ts';
import { longest } from './mutants/block.ts';
import { proveMutants } from './mutants/prove-mutants.ts';
import { findToothless } from './mutants/toothless.ts';

/** Change a whole recorded run in `most` ways at most. */
export function proveByTrace(trace: TraceFile, { seed, most }: { seed: number; most: number }): MutantsResult {
  const { total, survivors, equivalents, byOperator, byMessage, took } = proveMutants(trace, { seed, most });
  const blocks = trace.blocks.filter(({ length }) => length <= longest);
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
