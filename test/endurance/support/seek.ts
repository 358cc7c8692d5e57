import type { Defect } from '../../../reference/deviation.ts';
import type { DryRun } from '../../specification/support/dry-run.ts';
import { exploration } from './exploration.ts';

export interface Sought {
  /** Found, and made small. */
  isFound: boolean;
  /** What is wrong with what was found, or with the exploration; in words. */
  faults: string[];
  /** Under which requirement it was found, how soon, and how small it got. */
  remark: string;
}

/** As many steps as a scenario of the specification has at most; spaces and what is seen then come on top. */
const most = 8;

/** Explore a cluster that has this defect. */
export async function seek(
  { id, options = [] }: Defect,
  { seed, runs }: { seed: number; runs: number },
  dryRun: (features: readonly string[]) => Promise<DryRun>,
): Promise<Sought> {
  const range = ['--seed', String(seed), '--runs', String(runs)];
  const { result, written, printed } = await exploration([...options, '--defect', id], range);
  if (!result) return { isFound: false, faults: [printed], remark: '' };
  const { found } = result;
  if (!found || written === undefined)
    return { isFound: false, faults: [], remark: `not found with ${result.runs} seeds` };
  const { steps, wrong } = await dryRun([written]);
  const isSmall = found.steps <= most;
  const faults = wrong.map((step) => `no sentence of the specification: ${step}`);
  return {
    isFound: isSmall,
    faults: faults.length > 0 ? [...faults, written] : [],
    remark: `${found.requirement} with seed ${found.seed}, ${found.first} steps made ${found.steps}${isSmall ? '' : ': too many'}, ${steps.length} in the scenario`,
  };
}
