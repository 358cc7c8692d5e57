import type { TargetClass } from '../../schemas/types/verdict.ts';
import type { Scenario } from '../verdict/requirements.ts';
import { indexFor, playsAlone } from '../verdict/target-class.ts';

/** The scenarios of a run, by their ids. */
export interface Arrangement {
  /** All that some target claims what is needed for. */
  planned: string[];
  /** Those that play alone at a target where no others play: they begin, beside the others. */
  first: string[];
  /** Those that play alone at a target where others play too: they end. */
  last: string[];
}

/** Which of the selected scenarios are played at targets of these classes, and in which part of the run. */
export function arrange(selected: readonly Scenario[], classes: readonly TargetClass[]): Arrangement {
  const played = selected
    .map(({ id, needs }) => ({ id, at: indexFor(classes, needs), alone: playsAlone(needs) }))
    .filter(({ at }) => at >= 0);
  const shared = new Set(played.filter(({ alone }) => !alone).map(({ at }) => at));
  const ids = (scenarios: typeof played) => scenarios.map(({ id }) => id);
  return {
    planned: ids(played),
    first: ids(played.filter(({ at, alone }) => alone && !shared.has(at))),
    last: ids(played.filter(({ at, alone }) => alone && shared.has(at))),
  };
}
