/** Sensitivity: every defect is caught under its requirement, by a scenario that says what is wrong. */
import type { DefectResult, PairResult } from '../../schemas/types/proof.ts';
import type { Chance } from '../chance.ts';
import type { Defect } from './deviations.ts';
import type { Provers } from './provers.ts';
import { isAsserted, type Seen, type Tried } from './trial.ts';

const unique = (words: readonly string[]): string[] => [...new Set(words)];

export const optionsOf = ({ id, options }: Defect): string[] => [...options, '--defect', id];

/** What came of the trial of a defect. */
export function judgeDefect({ id, requirement }: Pick<Defect, 'id' | 'requirement'>, tried: Tried): DefectResult {
  const asserted = tried.failures.filter(isAsserted);
  const own = asserted.filter((failure) => failure.requirement === requirement);
  const others = asserted.filter((failure) => failure.requirement !== requirement);
  const saw = tried.refused ?? sawIn(own[0] ?? others[0] ?? tried.failures[0]);
  return {
    id,
    requirement,
    fate: fateOf(tried, own.length, others.length),
    by: unique(own.map(({ scenario }) => scenario)),
    collateral: unique(others.map((failure) => failure.requirement)),
    ...(saw !== undefined && { saw }),
    took: Math.round(tried.took),
  };
}

function fateOf({ failures, refused }: Tried, own: number, others: number): DefectResult['fate'] {
  if (own > 0) return 'killed';
  if (others > 0) return 'wrong requirement';
  return failures.length > 0 || refused !== undefined ? 'collapsed' : 'survived';
}

const sawIn = (failure: Seen | undefined): string | undefined => failure?.seen ?? failure?.message;

/** Try every one of them alone, at the scenarios of its requirement. @param first Whether the first that catches it is enough. */
export function proveDefects(
  provers: Provers,
  defects: readonly Defect[],
  { first, ended }: { first: boolean; ended(result: DefectResult): void },
): Promise<DefectResult[]> {
  const spare = first ? 'scenarios' : 'configurations';
  return Promise.all(
    defects.map(async (defect) => {
      const trial = { deviations: optionsOf(defect), requirements: [defect.requirement], spare } as const;
      const result = judgeDefect(defect, await provers.try(trial));
      ended(result);
      return result;
    }),
  );
}

export type Pair = readonly [Defect, Defect];

/** So many pairs of defects of different requirements, chosen by chance. */
export function pairsOf(defects: readonly Defect[], count: number, chance: Chance): Pair[] {
  const possible = defects.flatMap((one, index) =>
    defects.slice(index + 1).flatMap((other): Pair[] => (one.requirement === other.requirement ? [] : [[one, other]])),
  );
  return chance.shuffled(possible).slice(0, count);
}

/** Try pairs, each at the scenarios of both requirements. */
export function provePairs(
  provers: Provers,
  pairs: readonly Pair[],
  ended: (result: PairResult) => void,
): Promise<PairResult[]> {
  return Promise.all(
    pairs.map(async ([one, other]) => {
      const requirements: [string, string] = [one.requirement, other.requirement];
      const deviations = [...optionsOf(one), ...optionsOf(other)];
      const tried = await provers.try({ deviations, requirements });
      const asserted = new Set(tried.failures.filter(isAsserted).map(({ requirement }) => requirement));
      const missed = requirements.filter((id) => !asserted.has(id));
      const ids: [string, string] = [one.id, other.id];
      const result = { ids, requirements, right: missed.length === 0, missed, took: Math.round(tried.took) };
      ended(result);
      return result;
    }),
  );
}
