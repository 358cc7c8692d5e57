import { default as parseTags } from '@cucumber/tag-expressions';
import { harnessError, reasonOf } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Requirement, Scenario } from './requirements.ts';

export interface Selection {
  /** A tag expression, such as `@STEP-06 or @jwks`. */
  tags?: string;
  /** Ids of requirements or scenarios. */
  requirements?: readonly string[];
}

/**
 * The scenarios that a selection means; all of them when it names nothing.
 * @throws HarnessError E_NOTHING_SELECTED, E_USAGE
 */
export function select(requirements: readonly Requirement[], selection: Selection): Scenario[] {
  const all = requirements.flatMap(({ scenarios }) => scenarios);
  const byTags = tagFilter(selection.tags);
  const byId = idFilter(all, selection.requirements);
  const selected = all.filter((scenario) => byTags(scenario) && byId(scenario));
  if (selected.length === 0) throw harnessError('E_NOTHING_SELECTED', { selection: describe(selection) });
  return selected;
}

function tagFilter(expression: string | undefined): (scenario: Scenario) => boolean {
  if (expression === undefined) return () => true;
  try {
    const node = parseTags(expression);
    return ({ tags }) => node.evaluate([...tags]);
  } catch (error) {
    throw harnessError('E_USAGE', { what: `--tags "${expression}" is no tag expression: ${reasonOf(error)}.` }, error);
  }
}

function idFilter(all: readonly Scenario[], ids: readonly string[] | undefined): (scenario: Scenario) => boolean {
  if (ids === undefined || ids.length === 0) return () => true;
  const means = (id: string) => (scenario: Scenario) => scenario.id === id || scenario.id.startsWith(`${id}.`);
  for (const id of ids) {
    if (!all.some(means(id))) throw harnessError('E_NOTHING_SELECTED', { selection: unknownId(all, id) });
  }
  return (scenario) => ids.some((id) => means(id)(scenario));
}

function unknownId(all: readonly Scenario[], id: string): string {
  const known = [...new Set(all.flatMap((scenario) => [scenario.id, scenario.id.replace(/\..*/, '')]))];
  const meant = nearest(id, known);
  return `--requirement ${id}${meant ? ` (the nearest id is ${meant})` : ''}`;
}

function describe({ tags, requirements = [] }: Selection): string {
  const parts = [
    ...requirements.map((id) => `--requirement ${id}`),
    ...(tags === undefined ? [] : [`--tags "${tags}"`]),
  ];
  return parts.join(' with ') || 'anything: the specification is empty';
}
