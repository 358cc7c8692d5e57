/** Specificity: nothing fails at a cluster that differs only where the specification lets it, in one point or in several at once. */
import type { VariantResult } from '../../schemas/types/proof.ts';
import type { Chance } from '../chance.ts';
import { configurationFor } from '../run/embedded-reference.ts';
import type { Scenario } from '../verdict/requirements.ts';
import type { Variant } from './deviations.ts';
import type { Provers } from './provers.ts';
import type { Seen, Tried } from './trial.ts';

const optionsOf = (group: readonly Variant[]): string[] =>
  group.flatMap(({ id, options }) => [...options, '--variant', id]);

/**
 * Groups of so many, chosen by chance. Who needs a cluster of its own kind is alone; of those that replace the same only one would
 * show, so no two of them are in a group.
 */
export function deal(variants: readonly Variant[], atOnce: number, chance: Chance): Variant[][] {
  const ordinary = chance.shuffled(variants.filter(({ options }) => options.length === 0));
  const groups = Array.from({ length: Math.ceil(ordinary.length / atOnce) }, (): Variant[] => []);
  for (const one of ordinary) {
    const fitting = groups.filter((group) => !group.some((other) => excludes(one, other)));
    const [smallest] = fitting.toSorted((group, other) => group.length - other.length);
    if (smallest) smallest.push(one);
    else groups.push([one]);
  }
  return [...variants.filter(({ options }) => options.length > 0).map((one) => [one]), ...groups];
}

const excludes = (one: Variant, other: Variant): boolean =>
  one.replaces !== undefined && one.replaces === other.replaces;

/** How many scenarios are played at one cluster, one after the other. */
const most = 60;

/** The ids of scenarios in parts, each of which is played at clusters of one configuration. */
export function partsOf(scenarios: readonly Scenario[]): string[][] {
  const byConfiguration = Map.groupBy(scenarios, configurationFor);
  return [...byConfiguration.values()].flatMap((group) => {
    const count = Math.ceil(group.length / most);
    const ids = group.map(({ id }) => id);
    return Array.from({ length: count }, (_, part) => ids.filter((_id, index) => index % count === part));
  });
}

/** Let every group play scenarios, in parts at a time. */
export function proveVariants(
  provers: Provers,
  groups: readonly (readonly Variant[])[],
  scenarios: readonly Scenario[],
  ended: (result: VariantResult) => void,
): Promise<VariantResult[]> {
  const parts = partsOf(scenarios);
  return Promise.all(
    groups.map(async (group) => {
      const deviations = optionsOf(group);
      const tried = together(await Promise.all(parts.map((requirements) => provers.try({ deviations, requirements }))));
      const red = tried.failures.map(redOf);
      const result: VariantResult = {
        ids: group.map(({ id }) => id),
        played: tried.played,
        red,
        ...(red.length > 0 && group.length > 1 && { guilty: await guiltyIn(provers, group, red) }),
        ...(tried.refused !== undefined && { refused: tried.refused }),
        took: Math.round(tried.took),
      };
      ended(result);
      return result;
    }),
  );
}

const together = (parts: readonly Tried[]): Tried => ({
  failures: parts.flatMap(({ failures }) => failures),
  played: parts.reduce((sum, { played }) => sum + played, 0),
  took: parts.reduce((sum, { took }) => sum + took, 0),
  ...parts.filter(({ refused }) => refused !== undefined).map(({ refused }) => ({ refused }))[0],
});

const redOf = ({ requirement, scenario, seen, message }: Seen): VariantResult['red'][number] => ({
  requirement,
  scenario,
  ...(seen !== undefined && { seen }),
  ...(message !== undefined && { message }),
});

async function guiltyIn(provers: Provers, group: readonly Variant[], red: VariantResult['red']): Promise<string[]> {
  const scenarios = [...new Set(red.map(({ scenario }) => scenario))];
  const alone = group.map(async (variant) => {
    const { failures } = await provers.try({ deviations: optionsOf([variant]), requirements: scenarios });
    return failures.length > 0 ? [variant.id] : [];
  });
  return (await Promise.all(alone)).flat();
}
