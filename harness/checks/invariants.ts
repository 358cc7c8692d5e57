/**
 * Area TRUTH: what holds after every scenario, whatever it was about, over the scenario's own people.
 * Each invariant is a requirement of its own; features/truth.feature words them.
 */
import type { ExperienceRecord, RestRecord } from '../trace/record.ts';
import { everythingAgrees, legsAgree } from './agreement.ts';
import { callViews, countsAgree, listAndIdAgree, listsAgree, listsAnswered } from './calls.ts';
import { chatsAreTrue } from './chats.ts';
import { type Answer, all, broken, type Check, holds, notYet, type Records } from './check.ts';
import { spacesByNumericId } from './entrances.ts';
import { areApart, standing } from './faults.ts';
import { holders } from './holders.ts';
import { homes } from './homes.ts';
import { introductionsAreRight } from './introductions.ts';
import { originsAreTold } from './origins.ts';
import { everybodyIsShown } from './presence.ts';
import { fits, mayEnd } from './reasons-to-end.ts';
import { refusedStay } from './refusals.ts';
import { rostersAreRight } from './roster-facts.ts';
import { acceptedInSession, credentialIsDead, presenterTold, rosterOf } from './sessions.ts';
import { settingsUnchanged } from './settings.ts';
import {
  callBridges,
  type Experienced,
  elements,
  experienced,
  isUnknown,
  lastGet,
  lastList,
  lastSession,
  leaf,
  named,
  object,
} from './view.ts';
import { type Expected, identities, mayBeDismissed, whereabouts } from './whereabouts.ts';

type Nothing = Record<string, never>;

/** TRUTH-01 */
export const everyoneInOneCall: Check<Nothing> = (records) => listsAgree(records, whereabouts(records));

/** TRUTH-01, read in pages of one: no page holds more than was asked for, and the pages together hold everyone once. */
export const everyoneListedOnce: Check<Nothing> = (records) => {
  const pages = callViews(records).flatMap(({ node, call }) =>
    lastList(records, node.node, `/calls/${leaf(call, '@id')}/participants`),
  );
  const long = pages.filter(({ data }) => elements(data, 'participants', 'participant').length > 1);
  return long.length > 0 ? notYet('pages of one', 'a longer one', ...long) : everyoneInOneCall(records, {});
};

/** TRUTH-02 */
export const listsAndIdsAgree: Check<Nothing> = (records) => {
  const expected = whereabouts(records);
  return all([
    listAndIdAgree(records, expected),
    nobodyLeftBehind(records, expected),
    everybodyIsShown(records),
    everythingAgrees(records),
    legsAgree(records),
  ]);
};

/** TRUTH-03 */
export const countsAreRight: Check<Nothing> = (records) => countsAgree(records);

/**
 * TRUTH-04: every web app instance has an account, no two instances of the scenario share a guest account, and a user has the
 * same account in all of them.
 */
export const oneAccountEach: Check<Nothing> = (records) => {
  const webApps = new Map(
    whereabouts(records)
      .filter(({ kind }) => kind === 'web app')
      .map(({ id, persona }) => [id, persona]),
  );
  const accounts = new Map<string, string>();
  const views = callViews(records);
  return all([
    listsAnswered(records, views),
    usersKeepTheirs(views, webApps),
    ...views.flatMap((view) =>
      view.participants
        .filter((one) => webApps.has(leaf(one, '@id') ?? ''))
        .map((one) => {
          const id = leaf(one, '@id') ?? '';
          const account = leaf(one, 'userJid') ?? leaf(one, 'uri');
          if (account === undefined)
            return notYet(`${leaf(one, 'name')} (${id}) has an account`, 'none', ...view.evidence);
          const holder = leaf(one, 'userJid') === undefined ? (accounts.get(account) ?? id) : id;
          accounts.set(account, holder);
          return holder === id
            ? holds(...view.evidence)
            : notYet(`${id} has a guest account of its own`, `${account} is also that of ${holder}`, ...view.evidence);
        }),
    ),
  ]);
};

/** @param personas Whose each participant is. */
function usersKeepTheirs(views: ReturnType<typeof callViews>, personas: ReadonlyMap<string, string>): Answer {
  const accounts = new Map<string, string>();
  return all(
    views.flatMap(({ participants, evidence }) =>
      participants.map((one) => {
        const persona = personas.get(leaf(one, '@id') ?? '');
        const account = leaf(one, 'userJid');
        if (persona === undefined || account === undefined) return holds(...evidence);
        const usual = accounts.get(persona) ?? account;
        accounts.set(persona, usual);
        return account === usual
          ? holds(...evidence)
          : notYet(`${persona} has the account ${usual} in every meeting`, account, ...evidence);
      }),
    ),
  );
}

/** TRUTH-05: every credential whose instance is gone is refused. */
export const noCredentialOutlives: Check<Nothing> = (records) => {
  const expected = 'every credential is refused once its instance is gone';
  const from = records.findLastIndex((record) => record.kind === 'act' && record.act === 'try dead credentials');
  const tried = records[from];
  if (tried?.kind !== 'act') return notYet(expected, 'nobody tried');
  const opened = experienced(records.slice(from), 'opened', 'intruder');
  if (opened.length > 0) return broken(expected, `${opened.length} opened a session`, ...opened);
  const refused = experienced(records.slice(from), 'refused', 'intruder').filter(
    ({ experience }) => experience.reason === credentialIsDead,
  );
  return refused.length === tried.args.count
    ? holds(...refused)
    : notYet(expected, `${refused.length} of ${tried.args.count} were`, ...refused);
};

/** TRUTH-06: the spaces are as the scenario made them, and everybody's settings as they were last set on purpose. */
export const nothingElseChanged: Check<Nothing> = (records) =>
  all([spacesUnchanged(records), callsUnlocked(records), settingsUnchanged(records)]);

/** TRUTH-07: nobody is told to move, and nobody's session ends, but by what was asked. */
export const nobodyDisturbed: Check<Nothing> = (records) => {
  const accepted = (persona: string) =>
    named(records, 'participant', persona).filter(({ details }) => details?.how === 'move').length;
  return all(
    [...identities(records).keys()].flatMap((persona) => {
      const moves = experienced(records, 'move', persona);
      const ended = experienced(records, 'ended', persona);
      const closed = experienced(records, 'closed', persona).filter(({ experience }) => experience.by === 'cluster');
      const unasked = closed.filter((record) => wasOpened(records, record) && !hasEnded(records, record));
      const stray = moves.find((move) => !isOfMove(records, move));
      const twice = ended.find((one) => ended.some(({ session, seq }) => session === one.session && seq < one.seq));
      const odd = ended.find(({ experience }) => !fits(records, persona, experience.reason));
      const isFree = mayBeDismissed(records, persona) || mayEnd(records, persona);
      return [
        moves.length > accepted(persona)
          ? broken(`${persona} is told to move ${accepted(persona)} times`, `${moves.length} times`, ...moves)
          : holds(),
        stray ? broken(`${persona} is told of moves that were accepted`, 'of another', stray) : holds(),
        twice ? broken(`${persona} is told once that the session is over`, 'twice', twice) : holds(),
        odd ? broken(`the session of ${persona} ends for what was done`, odd.experience.reason, odd) : holds(),
        !isFree && ended.length > 0
          ? broken(`nobody ends the session of ${persona}`, 'the cluster did', ...ended)
          : holds(),
        !isFree && unasked.length > 0
          ? broken(`the connection of ${persona} stays`, 'the cluster closed it', ...unasked)
          : holds(),
      ];
    }),
  );
};

/** A connection that is closed because its session was refused disturbs nobody. */
const wasOpened = (records: Records, { actor, session }: ExperienceRecord): boolean =>
  experienced(records, 'opened', actor, session).length > 0;

/** Whether somebody ended this session before its connection was closed. */
function hasEnded(records: Records, { actor, session, seq }: ExperienceRecord): boolean {
  const opened = experienced(records, 'opened', actor, session).at(0)?.seq ?? 0;
  return records.some(
    (record) =>
      record.kind === 'act' &&
      record.actor === actor &&
      (record.act === 'end' || record.act === 'leave') &&
      record.seq > opened &&
      record.seq < seq,
  );
}

/**
 * TRUTH-11: whoever is connected is told of everybody who is connected in the same call, lobbies apart, and of nobody else but
 * those who are still expected there.
 */
export const everyRosterComplete: Check<Nothing> = (records) => {
  const expected = whereabouts(records);
  const homeBy = homes(records);
  const lobbies = mayHaveLobbies(records);
  const listening = listeners(records, expected);
  return all([
    lobbies ? holds() : rostersAreRight(records, listening, expected),
    ...listening.map(({ id: own, persona, space }) => {
      const { roster, evidence } = rosterOf(records, persona);
      const there = expected.filter((one) => one.space === space);
      const isOutOfSight = (id: string) => areApart(records, homeBy.get(own) ?? '', homeBy.get(id) ?? '');
      const sure = lobbies ? [] : there.filter(({ state, mayBeGone }) => state === 'connected' && !mayBeGone);
      const missing = sure.filter(({ id }) => !roster.has(id) && !isOutOfSight(id));
      const extra = [...roster.values()].filter(({ participant }) => !there.some(({ id }) => id === participant));
      const wanted = `${persona} sees everybody who is in ${space}, and nobody else`;
      if (missing.length + extra.length === 0) return holds(...evidence);
      const problems = [
        missing.length > 0 && `missing ${missing.map((one) => one.persona).join(', ')}`,
        extra.length > 0 &&
          `beside them ${extra.map(({ name, participant }) => `${name} (${participant})`).join(', ')}`,
      ].filter(Boolean);
      return notYet(wanted, problems.join('; '), ...evidence.slice(-1));
    }),
  ]);
};

/** Who waits in a lobby need not be told of anybody, and nobody of them: then a roster may be shorter. */
const mayHaveLobbies = (records: Records): boolean =>
  records.some(
    (record) =>
      record.kind === 'act' && /"needsActivation":"?true|"(?:lock|deactivat)/.test(JSON.stringify(record.args)),
  );

/** TRUTH-12: all who are in one call are shown the presentation of the same person, who is in it, or none. */
export const onePresentation: Check<Nothing> = (records) => {
  const expected = whereabouts(records);
  const seen = new Map<string, { persona: string; presenter: string | null }>();
  return all(
    listeners(records, expected).map(({ persona, space, id }) => {
      const told = presenterTold(records, persona);
      // Who waits in the lobby is shown nothing of the meeting.
      if (!told || rosterOf(records, persona).roster.get(id)?.waiting) return holds();
      const { presenter } = told.experience;
      const isThere = presenter === null || expected.some((one) => one.id === presenter && one.space === space);
      if (!isThere) return notYet(`who is presented to ${persona} is in ${space}`, `${presenter} is not`, told);
      const other = seen.get(space) ?? { persona, presenter };
      seen.set(space, other);
      return other.presenter === presenter
        ? holds(told)
        : notYet(
            `${persona} and ${other.persona} are shown the same presentation`,
            `${other.presenter ?? 'none'} is shown to ${other.persona}, ${presenter ?? 'none'} to ${persona}`,
            told,
          );
    }),
  );
};

/** Those whose web app is connected, and has not lost its connection; of several of one persona, whose the last session is. */
const listeners = (records: Records, expected: readonly Expected[]): Expected[] => {
  const opens = holders(records);
  return expected.filter(({ id, persona, state, kind, mayBeGone }) => {
    if (kind !== 'web app' || state !== 'connected' || mayBeGone) return false;
    const session = lastSession(records, persona);
    const opened = experienced(records, 'opened', persona, session).at(-1);
    if ((opens.get(opened?.experience.credential.digest ?? '') ?? id) !== id) return false;
    const over = [
      ...experienced(records, 'closed', persona, session),
      ...experienced(records, 'ended', persona, session),
    ];
    return experienced(records, 'connected', persona, session).length > 0 && over.length === 0;
  });
};

/** The message names the space of a move that was accepted, by its numeric id, and by its name where it has one. */
function isOfMove(records: Records, { experience }: Experienced<'move'>): boolean {
  if (!holders(records).has(experience.credential.digest)) return false;
  const { numericId, spaceName } = experience;
  const spaces = named(records, 'space', spacesByNumericId(records).get(numericId) ?? '');
  return spaceName === undefined || spaces.some(({ details }) => details?.title === spaceName);
}

/** TRUTH-08: what a Web Bridge sent keeps the schema of its wire. */
export const everyMessageValid: Check<Nothing> = (records) => {
  const invalid = records
    .filter((record) => record.kind === 'frame')
    .filter((record) => record.invalid?.by === 'target');
  return invalid.length === 0
    ? holds()
    : broken('every message keeps its schema', invalid.map((record) => record.invalid?.errors).join('; '), ...invalid);
};

/** TRUTH-14 */
export const everyOriginTold: Check<Nothing> = (records) => originsAreTold(records);

/** TRUTH-15 */
export const everyIntroductionRight: Check<Nothing> = (records) => introductionsAreRight(records);

/** TRUTH-16 */
export const everyChatTrue: Check<Nothing> = (records) => chatsAreTrue(records);

/** TRUTH-17: whoever is moved, and has a session, is told so. */
export const everyMoveTold: Check<Nothing> = (records) => {
  const wasBroken = records.some((record) => record.kind === 'act' && record.act === 'break');
  const expected = whereabouts(records);
  return all(
    listeners(records, expected).map(({ persona }) => {
      // Over a Web Bridge that not all are linked to, a move may be accepted in vain (FAIL-15).
      if (isAtNorth(records, persona)) return holds();
      const told = experienced(records, 'move', persona, lastSession(records, persona));
      const accepted = acceptedInSession(records, persona);
      return wasBroken || told.length >= accepted.length
        ? holds(...told)
        : notYet(`${persona} is told of ${accepted.length} moves`, `of ${told.length}`, ...accepted, ...told);
    }),
  );
};

function isAtNorth(records: Records, persona: string): boolean {
  const nodes = named(records, 'webBridge', 'North').map(({ node }) => node);
  return experienced(records, 'opened', persona).some(({ node }) => nodes.includes(node));
}

/** TRUTH-13: what a Call Bridge answered keeps the schema and the manners of the API. */
export const everyAnswerValid: Check<Nothing> = (records) => {
  const wasBroken = records.some((record) => record.kind === 'act' && record.act === 'break');
  const wrong = records
    .filter((record): record is RestRecord => record.kind === 'rest' && record.actor === undefined)
    .map((record) => ({ record, why: record.invalid?.errors ?? (wasBroken ? undefined : unmannerly(record)) }))
    .filter(({ why }) => why !== undefined);
  return wrong.length === 0
    ? holds()
    : broken(
        'every answer keeps the schema and the manners of the API',
        wrong.map(({ record: { method, path }, why }) => `${method} ${path}: ${why}`).join('; '),
        ...wrong.map(({ record }) => record),
      );
};

/** 200 or a refusal or busy; a body says that it is XML; a 401 asks for credentials. */
function unmannerly({ status, data, contentType, headers }: RestRecord): string | undefined {
  if (status !== 0 && status !== 200 && status !== 503 && (status < 400 || status > 499)) return `status ${status}`;
  if (data !== undefined && !/^(text|application)\/xml\s*(;|$)/i.test(contentType ?? ''))
    return `content type ${contentType ?? 'none'}`;
  return status === 401 && headers && !/\bbasic\b/i.test(headers['www-authenticate'] ?? '')
    ? '401 without a challenge'
    : undefined;
}

/** TRUTH-10 */
export const refusedStayed: Check<Nothing> = (records) => refusedStay(records);

/** SEC-11: what was looked for in all that the target has said was not found. */
export const noSecretShown: Check<Nothing> = (records) => {
  const looked = records.findLast((record) => record.kind === 'act' && record.act === 'look for secrets');
  const expected = 'no answer and no message shows a password, or a credential of somebody else';
  if (looked?.kind !== 'act') return notYet(expected, 'nobody looked');
  const shown = Array.isArray(looked.args.shown) ? looked.args.shown : [];
  const where = records.filter(({ seq }) => shown.includes(seq));
  return where.length === 0 ? holds(looked) : broken(expected, where.map(placeOf).join(', '), ...where);
};

const placeOf = (record: Records[number]): string =>
  record.kind === 'rest' ? `${record.method} ${record.path} at ${record.node}` : `a ${record.kind} record`;

/** Ids that a persona no longer has are unknown everywhere, as far as anybody asked. */
function nobodyLeftBehind(records: Records, expected: readonly Expected[]) {
  const living = new Set(expected.map(({ id }) => id));
  const gone = [...identities(records)]
    .flatMap(([persona, ids]) => ids.map((id) => ({ persona, id })))
    .filter(({ id }) => !living.has(id));
  const nodes = standing(records);
  return all(
    gone.flatMap(({ persona, id }) =>
      nodes
        .map(({ name, node }) => ({ name, record: lastGet(records, node, `/participants/${id}`) }))
        .filter((view): view is { name: string; record: RestRecord } => view.record !== undefined)
        .filter(({ record }) => !isUnknown(record))
        .map(({ name, record }) =>
          notYet(`${name} no longer knows ${persona}'s ${id}`, `it answers ${record.status}`, record),
        ),
    ),
  );
}

/** No call is locked where nobody has said so. */
function callsUnlocked(records: Records): Answer {
  const isSaid = records.some(
    (record) =>
      record.kind === 'rest' && record.method !== 'GET' && /lock/i.test(JSON.stringify([record.form, record.body])),
  );
  if (isSaid) return holds();
  const calls = new Set(
    records.flatMap((record) => (record.kind === 'named' && record.what === 'call' ? [record.id] : [])),
  );
  const locked = records.find(
    (record): record is RestRecord =>
      record.kind === 'rest' &&
      calls.has(leaf(object(record.data, 'call'), '@id') ?? '') &&
      leaf(object(record.data, 'call'), 'locked') === 'true',
  );
  return locked ? broken('no call is locked', `${locked.path} is at ${locked.node}`, locked) : holds();
}

/** What was last put into a space on purpose; what opens it is not shown. */
function wishesFor(records: Records, id: string): Readonly<Record<string, string>> {
  const puts = records.filter(
    (record): record is RestRecord =>
      record.kind === 'rest' &&
      record.method === 'PUT' &&
      record.status === 200 &&
      record.path === `/api/v1/coSpaces/${id}`,
  );
  const { passcode: _, ...wishes } = Object.assign({}, ...puts.map(({ form }) => form)) as Record<string, string>;
  return wishes;
}

function spacesUnchanged(records: Records): Answer {
  const spaces = records.filter((record) => record.kind === 'named').filter(({ what }) => what === 'space');
  // A space that has become one without a numeric id of its own is named again.
  const latest = new Map(spaces.map((space) => [space.id, space]));
  return all(
    [...latest.values()]
      .filter(({ id }) => !wasRemoved(records, id))
      .flatMap(({ id, name, details }) => {
        const record = callBridges(records)
          .map(({ node }) => lastGet(records, node, `/coSpaces/${id}`))
          .find((found) => found !== undefined);
        const shown = object(record?.data, 'coSpace');
        if (!record) return [];
        if (!shown) return [notYet(`${name} is still there`, `the answer is ${record.status}`, record)];
        const made = { name: details?.title, callId: details?.numericId };
        const changed = Object.entries(made).filter(([field, value]) => (leaf(shown, field) || undefined) !== value);
        const unheard = Object.entries(wishesFor(records, id)).filter(
          ([field, value]) => value !== '' && leaf(shown, field) !== undefined && leaf(shown, field) !== value,
        );
        return [...changed, ...unheard].map(([field, value]) =>
          broken(`${field} of ${name} is ${value}`, leaf(shown, field) ?? 'absent', record),
        );
      }),
  );
}

/** On request. */
const wasRemoved = (records: Records, space: string): boolean =>
  records.some(
    (record) =>
      record.kind === 'rest' &&
      record.method === 'DELETE' &&
      record.status === 200 &&
      record.path === `/api/v1/coSpaces/${space}`,
  );
