/** Checks on participant instances, as every Call Bridge shows them by id. */
import type { RestRecord } from '../trace/record.ts';
import { type Answer, all, broken, type Check, holds, notYet, type Records } from './check.ts';
import { standing } from './faults.ts';
import { homeOf } from './homes.ts';
import {
  callBridges,
  elements,
  type Fields,
  instance,
  instances,
  isUnknown,
  lastGet,
  leaf,
  type Node,
  object,
  type Which,
} from './view.ts';
import { whereabouts } from './whereabouts.ts';

export interface InstanceIs {
  persona: string;
  which: Which;
  state: string;
  /** The space in whose call it must be; absent: any. */
  space?: string;
  /** Name of the Call Bridge that must be its home, or several with `or` between them; absent: any. */
  home?: string;
  /** Who else must be homed there. */
  company?: string;
}

/**
 * Every Call Bridge that shows the instance shows it in this state, in the call of this space, with this home; and its home
 * shows it. STEP-04, STEP-05
 */
export const instanceIs: Check<InstanceIs> = (records, { persona, which, state, space, home, company }) => {
  const id = instance(records, persona, which);
  if (id === undefined) return notYet(`${persona} has a participant`, 'none was ever made');
  const homesAllowed = company === undefined ? home?.split(' or ') : homesOf(records, company);
  const wanted = [state, space && `in ${space}`, home && `homed on ${home}`, company && `homed with ${company}`]
    .filter(Boolean)
    .join(', ');
  const bridges = callBridges(records);
  const answer = onEveryNode(records, id, (node, record, fields) => {
    const expected = `${node.name} shows ${persona} (${id}) as ${wanted}`;
    if (!fields) {
      // Of several that may be the home one has to show it, which is asked below.
      const mayNotKnow = isUnknown(record) && node.name !== home;
      return mayNotKnow ? holds(record) : notYet(expected, `it answers ${record.status}`, record);
    }
    const seen = {
      state: leaf(fields, 'status/state') ?? 'no state',
      space: spaceOf(records, node, fields),
      home: homeOf(bridges, node, fields),
    };
    const inSpace =
      space === undefined || seen.space === space || (seen.space === undefined && seen.home !== node.name);
    if (seen.state === state && inSpace && (homesAllowed === undefined || homesAllowed.includes(seen.home)))
      return holds(record);
    return notYet(expected, `${seen.state}, in ${seen.space ?? 'an unknown call'}, homed on ${seen.home}`, record);
  });
  const shown = shownBy(records, id);
  const homes = shown.filter(({ isHome }) => isHome);
  const names = homes.map(({ node }) => node.name).join(' and ');
  if (homes.length > 1)
    return notYet(
      `${persona} (${id}) has one home`,
      `${names} both say that it is theirs`,
      ...homes.map(({ record }) => record),
    );
  if (homes.length === 1) return answer;
  return answer.is === 'holds' ? notYet(`a Call Bridge shows ${persona} (${id}) as its own`, 'none does') : answer;
};

export interface OneInstanceIs {
  persona: string;
  state: 'connected' | 'initial';
  /** In one of these, whichever. */
  spaces: readonly string[];
  /** Whether none will do as well. */
  orNone: boolean;
}

/**
 * Of all the instances that a persona has had, exactly one is there in this state, in one of these spaces, at its home; the
 * others are gone on every Call Bridge, but for the one that is connected while another waits. RACE
 */
export const oneInstanceIs: Check<OneInstanceIs> = (records, { persona, state, spaces, orNone }) => {
  const ids = instances(records, persona).map(({ id }) => id);
  const expected = `${persona} is ${state} in ${orNone ? 'at most' : 'exactly'} one of ${spaces.join(', ')}`;
  const asked = all(ids.map((id) => onEveryNode(records, id, (_, record) => holds(record))));
  const where = ids.flatMap((id) => {
    const views = shownBy(records, id);
    const view = views.find(({ isHome }) => isHome) ?? views[0];
    if (!view) return [];
    const { node, fields, record } = view;
    return [{ id, state: leaf(fields, 'status/state'), space: spaceOf(records, node, fields), record }];
  });
  const living = whereabouts(records);
  const isWhereItWas = (id: string) => living.some((one) => one.id === id && one.state === 'connected');
  const fitting = where.filter((one) => one.state === state && spaces.includes(one.space ?? ''));
  const others = where.filter((one) => !fitting.includes(one) && !(state === 'initial' && isWhereItWas(one.id)));
  const isRight = others.length === 0 && (fitting.length === 1 || (orNone && fitting.length === 0));
  const evidence = where.map(({ record }) => record);
  if (isRight) return all([asked, holds(...evidence)]);
  const seen = where.map((one) => `${one.state ?? 'without a state'} in ${one.space ?? 'an unknown call'}`);
  return notYet(expected, seen.join(', ') || 'nowhere', ...evidence);
};

/** Names of the Call Bridges that show a persona's newest participant as their own. */
const homesOf = (records: Records, persona: string): string[] =>
  shownBy(records, instance(records, persona, 'new') ?? '').flatMap(({ node, isHome }) => (isHome ? [node.name] : []));

/** Name of the space in whose call a participant is, as far as anybody asked for that call. */
function spaceOf(records: Records, node: Node, fields: Fields): string | undefined {
  const call = leaf(fields, 'call');
  const record = call === undefined ? undefined : lastGet(records, node.node, `/calls/${call}`);
  const space = leaf(object(record?.data, 'call'), 'coSpace');
  const spaces = records.filter((one) => one.kind === 'named').filter(({ what }) => what === 'space');
  return spaces.find((one) => one.id === space)?.name;
}

/** No Call Bridge knows the instance any more, nor any of its call legs that was seen before. STEP-09, STEP-10 */
export const instanceIsGone: Check<{ persona: string; which: Which }> = (records, { persona, which }) => {
  const id = instance(records, persona, which);
  if (id === undefined) return broken(`${persona} had a participant`, 'none was ever made');
  const participants = onEveryNode(records, id, (node, record, fields) => {
    if (isUnknown(record)) return holds(record);
    const seen = leaf(fields, 'status/state') ?? `it answers ${record.status}`;
    return notYet(`${node.name} no longer knows ${persona} (${id})`, seen, record);
  });
  return all([participants, ...legsGone(records, persona, id)]);
};

function legsGone(records: Records, persona: string, id: string): Answer[] {
  return standing(records).flatMap(({ name, node }) =>
    legsSeen(records, node, id).map((leg) => {
      const record = lastGet(records, node, `/callLegs/${leg}`);
      const expected = `${name} no longer knows the call leg ${leg} of ${persona}`;
      if (!record) return notYet(expected, 'it was not asked');
      return isUnknown(record) ? holds(record) : notYet(expected, `it answers ${record.status}`, record);
    }),
  );
}

/** Ids of the call legs that a Call Bridge ever listed for a participant. */
export const legsSeen = (records: Records, node: string, participant: string): string[] => {
  const lists = records.filter(
    (record) =>
      record.kind === 'rest' && record.node === node && record.path.includes(`/participants/${participant}/callLegs`),
  );
  const ids = lists.flatMap((record) => (record.kind === 'rest' ? elements(record.data, 'callLegs', 'callLeg') : []));
  return [...new Set(ids.map((leg) => leaf(leg, '@id') ?? ''))];
};

export interface FieldIs {
  persona: string;
  which: Which;
  /** Name of the field, wherever in the participant it stands. */
  field: string;
  /** The values that will do; the name of a Call Bridge stands for its id, `absent` stands for a field that is not there. */
  oneOf: readonly string[];
}

/** The instance's home shows this value; other Call Bridges show it or leave it out. STATE, API */
export const participantField: Check<FieldIs> = (records, { persona, which, field, oneOf }) => {
  const id = instance(records, persona, which);
  const expected = `${field} of ${persona} is ${oneOf.join(' or ')}`;
  const wanted = oneOf.map((value) => callBridges(records).find(({ name }) => name === value)?.id ?? value);
  const shown = id === undefined ? [] : shownBy(records, id);
  if (!shown.some(({ isHome }) => isHome)) return notYet(expected, `no Call Bridge shows ${persona} as its own`);
  return all(
    shown.map(({ node, record, fields, isHome }) => {
      const value = anywhere(fields, field);
      if (wanted.includes(value ?? 'absent') || (!isHome && value === undefined)) return holds(record);
      return notYet(expected, `${node.name} shows ${value ?? 'no such field'}`, record);
    }),
  );
};

const anywhere = (fields: Fields, field: string): string | undefined =>
  [field, `configuration/${field}`, `status/${field}`]
    .map((path) => leaf(fields, path))
    .find((value) => value !== undefined);

/** What names one person through a move. */
export type Trait = 'participant' | 'call leg' | 'account' | 'display name' | 'credential';

interface Shown {
  values: Set<string>;
  evidence: RestRecord[];
}

/** Every value of a trait that any Call Bridge showed, for each instance that the persona has had, oldest first. */
const shownTraits = (records: Records, persona: string, name: Trait): Shown[] =>
  instances(records, persona).map(({ id }) => {
    const evidence = records.filter(
      (record): record is RestRecord => record.kind === 'rest' && record.path.includes(id) && record.status === 200,
    );
    return { values: new Set(evidence.flatMap(({ data }) => valuesOf(name, data))), evidence };
  });

function valuesOf(name: Trait, data: unknown): string[] {
  const participant = object(data, 'participant');
  const legs = object(data, 'callLegs')?.callLeg;
  const found: (string | undefined)[] = {
    participant: [leaf(participant, '@id')],
    'display name': [leaf(participant, 'name')],
    account: [leaf(participant, 'userJid') ?? leaf(participant, 'uri')],
    'call leg': [legs].flat().map((leg) => leaf(leg as Fields | undefined, '@id')),
    credential: [],
  }[name];
  return found.filter((value): value is string => value !== undefined);
}

/** The new instance has nothing in common with any earlier one in this trait. IDENT-01, IDENT-02, IDENT-03 */
export const traitDiffers: Check<{ persona: string; trait: Trait }> = (records, { persona, trait }) => {
  const shown = shownTraits(records, persona, trait);
  const [before, after] = shown.slice(-2);
  const expected = `the ${trait} of ${persona} is a new one`;
  if (!before?.values.size || !after?.values.size) return notYet(expected, missing(trait, before?.values.size));
  const shared = [...after.values].filter((value) => shown.slice(0, -1).some(({ values }) => values.has(value)));
  const evidence = shown.flatMap((one) => one.evidence);
  return shared.length === 0 ? holds(...evidence) : broken(expected, `it is still ${shared.join(', ')}`, ...evidence);
};

/** All instances, the new one and the earlier ones, show one and the same value. IDENT-04, IDENT-05 */
export const traitIsKept: Check<{ persona: string; trait: Trait }> = (records, { persona, trait }) => {
  const shown = shownTraits(records, persona, trait);
  const [before, after] = shown.slice(-2);
  const expected = `the ${trait} of ${persona} is the same as before`;
  if (!before?.values.size || !after?.values.size) return notYet(expected, missing(trait, before?.values.size));
  const evidence = shown.flatMap((one) => one.evidence);
  const values = new Set(shown.flatMap((one) => [...one.values]));
  return values.size === 1 ? holds(...evidence) : broken(expected, `both ${[...values].join(' and ')}`, ...evidence);
};

const missing = (name: Trait, before: number | undefined) =>
  `no Call Bridge shows the ${name} of the ${before ? 'new' : 'old'} participant`;

function onEveryNode(
  records: Records,
  id: string,
  ask: (node: Node, record: RestRecord, fields: Fields | undefined) => Answer,
): Answer {
  return all(
    standing(records).map((node) => {
      const record = lastGet(records, node.node, `/participants/${id}`);
      if (!record) return notYet(`${node.name} was asked for ${id}`, 'it was not');
      return ask(node, record, record.status === 200 ? object(record.data, 'participant') : undefined);
    }),
  );
}

function shownBy(records: Records, id: string): { node: Node; record: RestRecord; fields: Fields; isHome: boolean }[] {
  const bridges = callBridges(records);
  return standing(records).flatMap((node) => {
    const record = lastGet(records, node.node, `/participants/${id}`);
    const fields = record?.status === 200 ? object(record.data, 'participant') : undefined;
    return record && fields ? [{ node, record, fields, isHome: homeOf(bridges, node, fields) === node.name }] : [];
  });
}
