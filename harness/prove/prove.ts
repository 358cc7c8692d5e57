/** The suite proves itself: that it sees what is wrong, and that it objects to nothing that is permitted. */
import { seeded } from '../chance.ts';
import { readRequirements } from '../verdict/requirements.ts';
import { select } from '../verdict/selection.ts';
import { type Defect, listDefects, listVariants, named, type Variant } from './deviations.ts';
import { Provers } from './provers.ts';
import { type DefectResult, type PairResult, pairsOf, proveDefects, provePairs } from './sensitivity.ts';
import { deal, proveVariants, type VariantResult } from './specificity.ts';

export const parts = ['defects', 'pairs', 'variants'] as const;
export type Part = (typeof parts)[number];

export interface ProofPlan {
  parts: readonly Part[];
  /** Ids; all where there are none. */
  defects: readonly string[];
  variants: readonly string[];
  /** How many pairs of defects. */
  pairs: number;
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

export interface Proof {
  format: 1;
  summary: {
    defects: number;
    killed: number;
    survivors: number;
    wrongRequirement: number;
    collapsed: number;
    pairs: number;
    pairsRight: number;
    variants: number;
    variantsRed: number;
  };
  seed: number;
  defects: DefectResult[];
  pairs: PairResult[];
  variants: VariantResult[];
  /** Milliseconds of wall time, by part. */
  took: Partial<Record<Part, number>>;
}

/** @throws HarnessError E_USAGE, E_NOTHING_SELECTED for an id that is none, E_REFERENCE_START, E_PROOF_BROKE_OFF */
export async function prove(plan: ProofPlan): Promise<Proof> {
  const [allDefects, allVariants] = await Promise.all([listDefects(), listVariants()]);
  const defects = named(allDefects, plan.defects, 'defect');
  const variants = named(allVariants, plan.variants, 'variant');
  select(readRequirements(), { requirements: plan.requirements });
  const provers = new Provers(plan.parallel);
  try {
    return await proveAll(plan, provers, defects, variants);
  } finally {
    await provers.close();
  }
}

async function proveAll(
  plan: ProofPlan,
  provers: Provers,
  defects: readonly Defect[],
  variants: readonly Variant[],
): Promise<Proof> {
  const { ended, seed } = plan;
  const took: Proof['took'] = {};
  const timed = async <T>(part: Part, work: () => Promise<T[]>): Promise<T[]> => {
    if (!plan.parts.includes(part)) return [];
    const began = performance.now();
    const results = await work();
    took[part] = Math.round(performance.now() - began);
    return results;
  };
  const chance = seeded(seed);
  const results = {
    variants: await timed('variants', () =>
      proveVariants(provers, deal(variants, plan.atOnce, chance), plan.requirements, ended.variants),
    ),
    defects: await timed('defects', () => proveDefects(provers, defects, ended.defect)),
    pairs: await timed('pairs', () => provePairs(provers, pairsOf(defects, plan.pairs, chance), ended.pair)),
  };
  return { format: 1, summary: summaryOf(results), seed, ...results, took };
}

function summaryOf({ defects, pairs, variants }: Pick<Proof, 'defects' | 'pairs' | 'variants'>): Proof['summary'] {
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
  };
}

/** Whether something was objected to, or nothing could be judged. */
export const isRed = ({ red, refused }: VariantResult): boolean => red.length > 0 || refused !== undefined;

/** So many of a sample of pairs have to be attributed right. */
const pairsNeeded = 0.95;

/** Whether the suite is as strong as it has to be. */
export const isProved = ({ summary }: Proof): boolean =>
  summary.killed === summary.defects && summary.variantsRed === 0 && summary.pairsRight >= pairsNeeded * summary.pairs;
