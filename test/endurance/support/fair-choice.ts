import { configurations, configurationsFor } from '../../../harness/run/embedded-reference.ts';
import { readRequirements, type Scenario } from '../../../harness/verdict/requirements.ts';
import type { Defect } from '../../../reference/deviation.ts';

const isPlayedAtThePlainCluster = (scenario: Scenario): boolean =>
  configurationsFor([scenario]).every((one) => one === configurations[0]);

/**
 * Defects to measure exploration by, chosen without regard to what it can do: by their requirements' ids, as many of each area,
 * one for each requirement, leaving out those that need faults, other time-outs or another cluster to be seen at all.
 */
export function choose(defects: readonly Defect[], areas: readonly string[], count: number): Defect[] {
  const isPlain = new Map(
    readRequirements().map(({ id, scenarios }) => [id, scenarios.some(isPlayedAtThePlainCluster)]),
  );
  const eligible = defects.filter(({ requirement, options }) => !options && isPlain.get(requirement) === true);
  return areas.flatMap((area, index) => {
    const requirements = [...new Set(eligible.map(({ requirement }) => requirement))]
      .filter((id) => id.startsWith(`${area}-`))
      .sort();
    const share = Math.floor((count + index) / areas.length);
    return requirements.slice(0, share).flatMap((id) => eligible.find(({ requirement }) => requirement === id) ?? []);
  });
}
