import type { Chance } from '../../chance.ts';

/** One of these, where there is any. */
export const pick = <T>(chance: Chance, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : chance.oneOf(from);
