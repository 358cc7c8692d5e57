/** Checks on calls, as every Call Bridge lists them: who is in them, and whether the counts agree. */
import type { RestRecord } from '../trace/record.ts';
import { type Answer, all, broken, type Check, holds, notYet, type Records } from './check.ts';
import { areApart, standing } from './faults.ts';
import { homeOf, homes } from './homes.ts';
import { remember } from './remember.ts';
import { callBridges, elements, type Fields, lastGet, lastList, leaf, named, object } from './view.ts';

/** One Call Bridge's own instance of a space's call, and the participants it lists in it. */
export interface CallView {
  node: ReturnType<typeof callBridges>[number];
  space: string;
  call: Fields;
  participants: Fields[];
  evidence: RestRecord[];
}

/** Every instance of every call of the scenario's spaces, as last listed by each Call Bridge. */
export const callViews: (records: Records) => readonly CallView[] = remember((records) => {
  const spaces = new Map(
    records
      .filter((record) => record.kind === 'named')
      .filter(({ what }) => what === 'space')
      .map(({ id, name }) => [id, name]),
  );
  return standing(records).flatMap((node) => {
    const pages = lastList(records, node.node, '/calls');
    const calls = pages.flatMap(({ data }) => elements(data, 'calls', 'call'));
    return calls.flatMap((call) => {
      const byId = object(lastGet(records, node.node, `/calls/${leaf(call, '@id')}`)?.data, 'call');
      const space = spaces.get(leaf(call, 'coSpace') ?? leaf(byId, 'coSpace') ?? '');
      if (space === undefined) return [];
      const members = lastList(records, node.node, membersPath(call));
      const listed = members.flatMap(({ data }) => elements(data, 'participants', 'participant'));
      const participants = listed.map((one) => ({ ...shownById(records, node.node, one), ...one }));
      return [{ node, space, call: { ...byId, ...call }, participants, evidence: [...pages, ...members] }];
    });
  });
});

const membersPath = (call: Fields) => `/calls/${leaf(call, '@id')}/participants`;

/** Every Call Bridge has answered for its calls, and for the participants of these. */
export const listsAnswered = (records: Records, views: readonly CallView[]): Answer =>
  all([
    ...standing(records).map((node) => listAnswered(records, node, '/calls')),
    ...views.map(({ node, call }) => listAnswered(records, node, membersPath(call))),
  ]);

function listAnswered(records: Records, { name, node }: CallView['node'], path: string): Answer {
  const pages = lastList(records, node, path);
  const refused = pages.find(({ status }) => status !== 200);
  if (refused) return notYet(`${name} lists ${path}`, `it answers ${refused.status}`, refused);
  return pages.length > 0 ? holds() : notYet(`${name} lists ${path}`, 'it was not asked');
}

/** A list may say less of a participant than the participant itself does. */
const shownById = (records: Records, node: string, listed: Fields): Fields =>
  object(lastGet(records, node, `/participants/${leaf(listed, '@id')}`)?.data, 'participant') ?? {};

export interface ListedIn {
  persona: string;
  id: string;
  space: string;
  /** Whether it is as right that it is not listed. */
  mayBeGone?: boolean;
}

/** Each of these is listed once, in the call of its space, wherever a Call Bridge has that call; nobody else is. TRUTH-01 */
export function listsAgree(records: Records, expected: readonly ListedIn[]): Answer {
  const views = callViews(records);
  const homeBy = homes(records);
  const answers = views.map((view) => {
    const isOutOfSight = (id: string) => areApart(records, view.node.node, homeBy.get(id) ?? view.node.node);
    const seen = view.participants.map((participant) => leaf(participant, '@id') ?? '');
    const wanted = expected.filter(({ space }) => space === view.space);
    const missing = wanted
      .filter(({ id, mayBeGone }) => !mayBeGone && !seen.includes(id) && !isOutOfSight(id))
      .map(({ persona }) => persona);
    const extra = view.participants.filter((one) => !wanted.some(({ id }) => id === leaf(one, '@id')));
    const doubled = seen.filter((id, index) => seen.indexOf(id) !== index);
    if (missing.length + extra.length + doubled.length === 0) return holds(...view.evidence);
    const problems = [
      missing.length > 0 && `missing ${missing.join(', ')}`,
      extra.length > 0 && `beside them ${extra.map((one) => `${leaf(one, 'name')} (${leaf(one, '@id')})`).join(', ')}`,
      doubled.length > 0 && `twice ${doubled.join(', ')}`,
    ].filter(Boolean);
    const people = wanted.map(({ persona }) => persona).join(', ') || 'nobody';
    return notYet(`${view.node.name} lists ${people} in ${view.space}`, problems.join('; '), ...view.evidence);
  });
  const sure = expected.filter(({ mayBeGone }) => !mayBeGone);
  return all([listsAnswered(records, views), ...answers, ...sure.map((one) => listedSomewhere(views, one))]);
}

function listedSomewhere(views: readonly CallView[], { persona, id, space }: ListedIn): Answer {
  const found = views.some((view) => view.space === space && view.participants.some((one) => leaf(one, '@id') === id));
  return found ? holds() : notYet(`some Call Bridge lists ${persona} in ${space}`, 'none does');
}

/** What a list may say of a participant, as the participant itself does. */
const comparable = [
  ...['@id', 'name', 'call', 'uri', 'callBridge', 'userJid', 'canMove', 'isActivator', 'status/state'],
  ...['movedParticipant', 'movedParticipantCallBridge'],
];

/** What is shown by id is what is listed, field by field where both have it. TRUTH-02 */
export function listAndIdAgree(records: Records, expected: readonly ListedIn[]): Answer {
  const views = callViews(records);
  return all([
    listsAnswered(records, views),
    ...views.flatMap((view) =>
      view.participants
        .filter((listed) => expected.some(({ id }) => id === leaf(listed, '@id')))
        .map((listed) => {
          const id = leaf(listed, '@id') ?? '';
          const record = lastGet(records, view.node.node, `/participants/${id}`);
          const shown = record?.status === 200 ? object(record.data, 'participant') : undefined;
          const expectation = `${view.node.name} shows ${leaf(listed, 'name')} (${id}) by id as it lists it`;
          if (!record || !shown)
            return notYet(expectation, `it answers ${record?.status ?? 'nothing'}`, ...view.evidence);
          const differing = comparable.filter(
            (field) =>
              leaf(listed, field) !== undefined &&
              leaf(shown, field) !== undefined &&
              leaf(listed, field) !== leaf(shown, field),
          );
          const inOther = leaf(listed, 'call') !== undefined && leaf(listed, 'call') !== leaf(view.call, '@id');
          if (inOther) return notYet(expectation, `its call is ${leaf(listed, 'call')}`, ...view.evidence);
          const seen = differing.map((field) => `${field} is ${leaf(shown, field)}, listed as ${leaf(listed, field)}`);
          return differing.length === 0
            ? holds(record, ...view.evidence)
            : notYet(expectation, seen.join('; '), record, ...view.evidence);
        }),
    ),
  ]);
}

/** A list says in `total` as many participants as its pages hold, and so does the call, local and remote. TRUTH-03 */
export function countsAgree(records: Records): Answer {
  const views = callViews(records);
  return all([
    pagesAreCounted(records),
    listsAnswered(records, views),
    ...views.flatMap((view) => [totalIsRight(view), ...callCountsAreRight(records, view)]),
  ]);
}

const listed = { calls: 'call', callLegs: 'callLeg' } as const;

/**
 * A list of calls or call legs that was read in one page says how many that holds, each once: else another page had been asked for.
 * Of a page that a step has asked for, and kept whole, that can't be said.
 */
function pagesAreCounted(records: Records): Answer {
  const wrong = records.find((record): record is RestRecord => {
    if (record.kind !== 'rest' || record.method !== 'GET' || record.status !== 200 || record.actor || record.headers)
      return false;
    const [, list] = /\/(calls|callLegs)(?:\?(?!.*(?:offset|limit)=).*)?$/.exec(record.path) ?? [];
    if (list === undefined) return false;
    const page = elements(record.data, list, listed[list as keyof typeof listed]);
    const total = leaf(object(record.data, list), '@total');
    const isGoneOn = records.some(
      (one) =>
        one.kind === 'rest' &&
        one.node === record.node &&
        one.path.startsWith(record.path.split('?')[0]!) &&
        one.path.includes('offset='),
    );
    const ids = new Set(page.map((one) => leaf(one, '@id')));
    return ids.size < page.length || (!isGoneOn && total !== String(page.length));
  });
  return wrong
    ? broken(`${wrong.node} counts what it lists, each once`, JSON.stringify(wrong.data).slice(0, 300), wrong)
    : holds();
}

function totalIsRight({ node, space, participants, evidence }: CallView): Answer {
  const totals = evidence
    .map(({ data }) => leaf(object(data, 'participants'), '@total'))
    .filter((total) => total !== undefined);
  const wrong = totals.find((total) => total !== String(participants.length));
  const expected = `${node.name} says total ${participants.length} in its list of participants of ${space}`;
  return wrong === undefined ? holds(...evidence) : notYet(expected, wrong, ...evidence);
}

function callCountsAreRight(records: Records, { node, space, call, participants, evidence }: CallView): Answer[] {
  const { shown, evidence: byId } = callById(records, node, call);
  const bridges = callBridges(records);
  const local = participants.filter((one) => homeOf(bridges, node, one) === node.name).length;
  const counts = { numParticipantsLocal: local, numParticipantsRemote: participants.length - local };
  return Object.entries(counts).map(([field, count]) => {
    const seen = leaf(shown, field) ?? 'absent';
    const expected = `${node.name} shows ${field} ${count} for ${space}`;
    return seen === String(count) ? holds(...byId) : notYet(expected, seen, ...byId, ...evidence);
  });
}

/** What a Call Bridge answered last for its call by id, and the call if it showed it. */
function callById(records: Records, { node }: CallView['node'], call: Fields) {
  const record = lastGet(records, node, `/calls/${leaf(call, '@id')}`);
  const shown = record?.status === 200 ? object(record.data, 'call') : undefined;
  return { shown, evidence: record ? [record] : [], status: record?.status ?? 'nothing' };
}

/** The call of this space has as many participants as this, on every Call Bridge that has it. */
export const callHas: Check<{ space: string; participants: number }> = (records, { space, participants }) => {
  const views = callViews(records).filter((view) => view.space === space);
  const answered = listsAnswered(records, views);
  const answers = views.map((view) =>
    view.participants.length === participants
      ? holds(...view.evidence)
      : notYet(`${view.node.name} lists ${participants} in ${space}`, `${view.participants.length}`, ...view.evidence),
  );
  return answers.length > 0 || participants === 0
    ? all([answered, ...answers])
    : notYet(`${space} is in session`, 'no Call Bridge has it');
};

/** Every instance of the call shows this field so. API, STATE */
export const callField: Check<{ space: string; path: string; oneOf: readonly string[] }> = (
  records,
  { space, path, oneOf },
) => {
  const views = callViews(records).filter((view) => view.space === space);
  const answers = views.map((view) => {
    const { shown, evidence, status } = callById(records, view.node, view.call);
    const value = leaf(shown, path) ?? 'absent';
    const expected = `${view.node.name} shows ${path} of ${space} as ${oneOf.join(' or ')}`;
    if (!shown) return notYet(expected, `it answers ${status}`, ...evidence, ...view.evidence);
    return oneOf.includes(value) ? holds(...evidence) : notYet(expected, value, ...evidence, ...view.evidence);
  });
  return answers.length > 0
    ? all([listsAnswered(records, views), ...answers])
    : notYet(`${space} is in session`, 'no Call Bridge has it');
};

/** A list of calls may leave it out. */
const correlatorOf = (records: Records, { node, call }: CallView) =>
  leaf(call, 'callCorrelator') ??
  leaf(object(lastGet(records, node.node, `/calls/${leaf(call, '@id')}`)?.data, 'call'), 'callCorrelator');

/**
 * The call of a space goes on: every Call Bridge that was asked to make an instance of it still lists the same one. Or it is
 * over: no Call Bridge lists any. RACE
 */
export const callIs: Check<{ space: string; goesOn: boolean }> = (records, { space, goesOn }) => {
  const views = callViews(records).filter((view) => view.space === space);
  const evidence = views.flatMap((view) => view.evidence);
  const listed = views.map(({ node, call }) => `${leaf(call, '@id')} on ${node.name}`);
  const expected = goesOn ? `the call of ${space} goes on` : `the call of ${space} is over`;
  const made = named(records, 'call', space);
  const nodes = standing(records);
  const lost = made.filter(({ id, node }) => {
    const name = nodes.find((one) => one.node === node)?.name;
    return name !== undefined && !listed.includes(`${id} on ${name}`);
  });
  const fine = goesOn ? views.length > 0 && lost.length === 0 : views.length === 0;
  return fine
    ? all([listsAnswered(records, views), holds(...evidence)])
    : notYet(
        expected,
        listed.length > 0 ? `there is ${listed.join(' and ')}` : 'no Call Bridge lists one',
        ...evidence,
      );
};

/** All instances of the call have one callCorrelator, and different ids. API */
export const oneCorrelator: Check<{ space: string }> = (records, { space }) => {
  const views = callViews(records).filter((view) => view.space === space);
  const correlators = new Set(views.map((view) => correlatorOf(records, view) ?? 'absent'));
  const ids = new Set(views.map(({ call }) => leaf(call, '@id')));
  const evidence = views.flatMap((view) => view.evidence);
  const expected = `one callCorrelator for ${space} on all Call Bridges, and a call id of its own on each`;
  if (views.length < new Set(named(records, 'call', space).map(({ node }) => node)).size)
    return notYet(expected, 'not every Call Bridge lists it', ...evidence);
  const fine = correlators.size === 1 && !correlators.has('absent') && ids.size === views.length;
  return fine
    ? all([listsAnswered(records, views), holds(...evidence)])
    : notYet(expected, `${[...correlators].join(', ')}; ${ids.size} ids`, ...evidence);
};
