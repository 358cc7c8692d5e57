/** Checks on who takes part in a meeting, who waits in its lobby, and who is not let in. */
import { callViews, listsAnswered } from './calls.ts';
import { all, type Check, holds, notYet } from './check.ts';
import { legsOf } from './legs.ts';
import { rosterOf } from './sessions.ts';
import { instance, instances, leaf } from './view.ts';

/**
 * The newest participant of a persona is in this space, and its call leg says at its home whether it is deactivated; what its web
 * app was told of itself says nothing else. GATE
 */
export const attends: Check<{ persona: string; space: string; waiting: boolean }> = (
  records,
  { persona, space, waiting },
) => {
  const expected = `${persona} ${waiting ? 'waits in the lobby of' : 'takes part in'} ${space}`;
  const last = instances(records, persona).at(-1);
  if (last?.details?.space !== space) return notYet(expected, `${persona} was not asked there`);
  const shown = legsOf(records, persona, 'new').filter(({ fields }) => fields !== undefined);
  if (shown.length === 0) return notYet(expected, 'no Call Bridge shows a call leg');
  const { roster, evidence } = rosterOf(records, persona);
  const told = roster.get(instance(records, persona, 'new') ?? '')?.waiting;
  return all([
    ...shown.map(({ fields, record }) => {
      const deactivated = leaf(fields, 'status/deactivated') ?? 'absent';
      const isSo = waiting ? deactivated === 'true' : deactivated !== 'true';
      return isSo ? holds(record) : notYet(expected, `deactivated of the call leg is ${deactivated}`, record);
    }),
    told === undefined || told === waiting
      ? holds(...evidence)
      : notYet(expected, `the web app was told ${told ? 'to wait' : 'that it takes part'}`, ...evidence),
  ]);
};

/** No participant of this persona is connected in the space, and nobody of its name; a user has another one. GATE */
export const staysOut: Check<{ persona: string; space: string }> = (records, { persona, space }) => {
  const views = callViews(records).filter((view) => view.space === space);
  const expected = `${persona} stays out of ${space}`;
  const own = new Set(instances(records, persona).map(({ id }) => id));
  return all([
    listsAnswered(records, views),
    ...views.map(({ node, participants, evidence }) => {
      const inside = participants.find(
        (one) =>
          (own.has(leaf(one, '@id') ?? '') || leaf(one, 'name')?.startsWith(`${persona} (`)) &&
          leaf(one, 'status/state') !== 'initial',
      );
      return inside === undefined
        ? holds(...evidence)
        : notYet(expected, `${node.name} lists ${leaf(inside, 'name')}`, ...evidence);
    }),
  ]);
};
