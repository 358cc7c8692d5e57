/** Checks on call legs, as their home shows them. */
import type { RestRecord } from '../trace/record.ts';
import { type Check, holds, notYet, type Records } from './check.ts';
import { legsSeen } from './instances.ts';
import { callBridges, elements, type Fields, instance, lastGet, lastList, leaf, object, type Which } from './view.ts';

/** The call legs of a persona's participant, as far as any Call Bridge lists them: by id, with the newest answer. */
export function legsOf(
  records: Records,
  persona: string,
  which: Which,
): { id: string; fields: Fields | undefined; record: RestRecord }[] {
  const participant = instance(records, persona, which);
  return callBridges(records).flatMap(({ node }) =>
    lastList(records, node, `/participants/${participant}/callLegs`).flatMap((record) =>
      elements(record.data, 'callLegs', 'callLeg').map((leg) => {
        const id = leaf(leg, '@id') ?? '';
        const shown = lastGet(records, node, `/callLegs/${id}`);
        return {
          id,
          fields: shown?.status === 200 ? object(shown.data, 'callLeg') : undefined,
          record: shown ?? record,
        };
      }),
    ),
  );
}

/** The participant has one call leg, and it bears the participant's id. IDENT-06 */
export const legIdIsParticipantId: Check<{ persona: string }> = (records, { persona }) => {
  const legs = legsOf(records, persona, 'new');
  const id = instance(records, persona, 'new');
  const expected = `the call leg of ${persona} has the id ${id ?? 'of the participant'}`;
  if (legs.length === 0) return notYet(expected, 'no Call Bridge lists a call leg');
  const others = legs.filter((leg) => leg.id !== id);
  const evidence = legs.map(({ record }) => record);
  return others.length === 0
    ? holds(...evidence)
    : notYet(expected, others.map((leg) => leg.id).join(', '), ...evidence);
};

/** The new call leg names the old one, and the Call Bridge that was its home. API-08 */
export const legIsLinked: Check<{ persona: string; home: string }> = (records, { persona, home }) => {
  // A room's old call leg may be gone by now.
  const before = instance(records, persona, 'old') ?? '';
  const old = new Set(callBridges(records).flatMap(({ node }) => legsSeen(records, node, before)));
  const bridge = callBridges(records).find(({ name }) => name === home)?.id;
  const expected = `the call leg of ${persona} has movedCallLeg ${[...old].join(' or ') || 'the old one'} and movedCallLegCallBridge ${bridge} (${home})`;
  const shown = legsOf(records, persona, 'new').filter(({ fields }) => fields !== undefined);
  if (shown.length === 0 || old.size === 0) return notYet(expected, 'no Call Bridge shows the call leg');
  const wrong = shown.filter(
    ({ fields }) => !old.has(leaf(fields, 'movedCallLeg') ?? '') || leaf(fields, 'movedCallLegCallBridge') !== bridge,
  );
  const seen = wrong.map(
    ({ fields }) => `${leaf(fields, 'movedCallLeg') ?? 'none'} and ${leaf(fields, 'movedCallLegCallBridge') ?? 'none'}`,
  );
  const evidence = shown.map(({ record }) => record);
  return wrong.length === 0 ? holds(...evidence) : notYet(expected, seen.join('; '), ...evidence);
};

/** The call legs of a participant show this value, each at its home. GATE */
export const legField: Check<{ persona: string; field: string; oneOf: readonly string[] }> = (
  records,
  { persona, field, oneOf },
) => {
  const expected = `${field} of the call leg of ${persona} is ${oneOf.join(' or ')}`;
  const shown = legsOf(records, persona, 'new').filter(({ fields }) => fields !== undefined);
  if (shown.length === 0) return notYet(expected, 'no Call Bridge shows a call leg');
  const seen = shown.map(({ fields }) => fieldIn(fields, field) ?? 'absent');
  const evidence = shown.map(({ record }) => record);
  return seen.every((value) => oneOf.includes(value))
    ? holds(...evidence)
    : notYet(expected, seen.join(' and '), ...evidence);
};

/** A field wherever in the leg it stands. */
const fieldIn = (fields: Fields | undefined, field: string): string | undefined =>
  ['', 'status/', 'configuration/'].map((place) => leaf(fields, place + field)).find((value) => value !== undefined);
