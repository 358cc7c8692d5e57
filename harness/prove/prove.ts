/** The suite proves itself: that it sees what is wrong, and that it objects to nothing that is permitted. */

import type { DefectResult, PairResult, Proof, VariantResult } from '../../schemas/types/proof.ts';
import { seeded } from '../chance.ts';
import { interruptible } from '../interruption.ts';
import { specificationVersion } from '../package-root.ts';
import type { TraceFile } from '../trace/trace-file.ts';
import { readRequirements, type Scenario } from '../verdict/requirements.ts';
import { select } from '../verdict/selection.ts';
import { type Defect, listDefects, listVariants, named, type Variant } from './deviations.ts';
import { Provers } from './provers.ts';
import { pairsOf, proveDefects, provePairs } from './sensitivity.ts';
import { deal, proveVariants } from './specificity.ts';
import { proveByTrace } from './teeth.ts';

export const parts = ['defects', 'pairs', 'variants', 'mutants'] as const;
export type Part = (typeof parts)[number];

export interface ProofPlan {
  parts: readonly Part[];
  /** Ids; all where there are none. */
  defects: readonly string[];
  variants: readonly string[];
  /** Whether the first scenario that catches a defect is enough. */
  first: boolean;
  /** How many pairs of defects. */
  pairs: number;
  /** How many changes of a recorded run, at most. */
  mutants: number;
  /** The recorded run, where mutants are asked for. @param signal Nobody waits for it any more. */
  trace(signal: AbortSignal): Promise<TraceFile>;
  /** How many variants a cluster has at once. */
  atOnce: number;
  /** What variants play; everything where it is empty. */
  requirements: readonly string[];
  seed: number;
  /** How many things are tried at a time. */
  parallel: number;
  /** To be told of each result. */
  ended: Readonly<{
    defect(result: DefectResult): void;
    pair(result: PairResult): void;
    variants(result: VariantResult): void;
  }>;
}

/** @throws HarnessError E_USAGE, E_NOTHING_SELECTED for an id that is none, E_REFERENCE_START, E_PROOF_BROKE_OFF, E_INTERRUPTED */
export async function prove(plan: ProofPlan): Promise<Proof> {
  const [allDefects, allVariants] = await Promise.all([listDefects(), listVariants()]);
  const defects = named(allDefects, plan.defects, 'defect');
  const variants = named(allVariants, plan.variants, 'variant');
  const scenarios = select(readRequirements(), { requirements: plan.requirements });
  const provers = new Provers(plan.parallel);
  const { signal, release } = interruptible();
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  signal.onabort = () => reject(signal.reason);
  try {
    return await Promise.race([proveAll(plan, provers, { defects, variants, scenarios, signal }), interrupted]);
  } finally {
    release();
    await provers.close();
  }
}

interface Material {
  defects: readonly Defect[];
  variants: readonly Variant[];
  /** What variants play. */
  scenarios: readonly Scenario[];
  signal: AbortSignal;
}

async function proveAll(
  plan: ProofPlan,
  provers: Provers,
  { defects, variants, scenarios, signal }: Material,
): Promise<Proof> {
  const { ended, seed } = plan;
  const took: Proof['took'] = {};
  const timed = async <T>(part: Part, work: () => Promise<T>, otherwise: T): Promise<T> => {
    if (!plan.parts.includes(part)) return otherwise;
    const began = performance.now();
    const result = await work();
    took[part] = Math.round(performance.now() - began);
    return result;
  };
  const chance = seeded(seed);
  const groups = deal(variants, plan.atOnce, chance);
  const sampled = pairsOf(defects, plan.pairs, chance);
  // Variants first: theirs are the long trials, and short ones fill what is left of the time.
  const [ofVariants, ofPairs, ofDefects] = await Promise.all([
    timed('variants', () => proveVariants(provers, groups, scenarios, ended.variants), []),
    timed('pairs', () => provePairs(provers, sampled, ended.pair), []),
    timed('defects', () => proveDefects(provers, defects, { first: plan.first, ended: ended.defect }), []),
  ]);
  const results = { variants: ofVariants, defects: ofDefects, pairs: ofPairs };
  const mutants = await timed(
    'mutants',
    async () => proveByTrace(await plan.trace(signal), { seed, most: plan.mutants }),
    undefined,
  );
  return {
    format: 1,
    specification: specificationVersion,
    summary: summaryOf({ ...results, mutants }),
    seed,
    ...results,
    ...(mutants && { mutants }),
    took,
  };
}

type Results = Pick<Proof, 'defects' | 'pairs' | 'variants'> & { mutants: Proof['mutants'] | undefined };

function summaryOf({ defects, pairs, variants, mutants }: Results): Proof['summary'] {
  const count = (fate: DefectResult['fate']) => defects.filter((result) => result.fate === fate).length;
  const red = variants.filter(isRed);
  return {
    defects: defects.length,
    killed: count('killed'),
    survivors: count('survived'),
    wrongRequirement: count('wrong requirement'),
    collapsed: count('collapsed'),
    pairs: pairs.length,
    pairsRight: pairs.filter(({ right }) => right).length,
    variants: variants.flatMap(({ ids }) => ids).length,
    // Where nobody fails it alone, it is the combination that does.
    variantsRed: red.flatMap(({ ids, guilty }) => (guilty && guilty.length > 0 ? guilty : ids.slice(0, 1))).length,
    mutants: mutants?.judged ?? 0,
    mutantsKilled: mutants?.killed ?? 0,
    toothless: mutants?.toothless.length ?? 0,
  };
}

/** Whether something was objected to, or nothing could be judged. */
export const isRed = ({ red, refused }: VariantResult): boolean => red.length > 0 || refused !== undefined;

/** So many of a sample of pairs have to be attributed right, and so many of the mutants noticed. */
const pairsNeeded = 0.95;
const mutantsNeeded = 0.97;

/** Whether the suite is as strong as it has to be. */
export const isProved = ({ summary, mutants }: Proof): boolean =>
  summary.killed === summary.defects &&
  summary.variantsRed === 0 &&
  summary.pairsRight >= pairsNeeded * summary.pairs &&
  summary.mutantsKilled >= mutantsNeeded * summary.mutants &&
  summary.toothless === 0 &&
  (mutants?.unasked ?? []).length === 0;
