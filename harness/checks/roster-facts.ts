/** Whether what rosters say of people is so. TRUTH-11 */
import type { RosterEntryView } from '../trace/record.ts';
import { type Answer, all, holds, notYet, type Records } from './check.ts';
import { presenterTold, rosterOf } from './sessions.ts';
import { elements, experienced, instances, lastSession, leaf, object } from './view.ts';
import type { Expected } from './whereabouts.ts';

/** Each session is told of everybody once, under their name, in their state; who presents is said in one way; all are told the same. */
export function rostersAreRight(
  records: Records,
  listeners: readonly Expected[],
  expected: readonly Expected[],
): Answer {
  const told = new Map<string, { persona: string; entry: RosterEntryView }>();
  return all([
    ...listeners.map(({ persona }) => eachOnce(records, persona)),
    ...listeners.flatMap((listener) => {
      const { roster, evidence } = rosterOf(records, listener.persona);
      return expected
        .filter(({ space, mayBeGone }) => space === listener.space && !mayBeGone)
        .flatMap((one) => {
          const entry = roster.get(one.id);
          if (!entry) return [];
          const other = told.get(one.id) ?? { persona: listener.persona, entry };
          told.set(one.id, other);
          const wrong =
            fact(records, one, entry) ??
            presenting(records, listener.persona, entry) ??
            (differs(entry, other.entry) && `something else than ${other.persona} is told`);
          const own = evidence.filter(({ experience }) => JSON.stringify(experience).includes(one.id)).slice(-1);
          return [
            wrong ? notYet(`${listener.persona} is told of ${one.persona} what is so`, wrong, ...own) : holds(...own),
          ];
        });
    }),
  ]);
}

function eachOnce(records: Records, persona: string): Answer {
  const connected = experienced(records, 'connected', persona, lastSession(records, persona));
  const doubled = connected.find(
    ({ experience: { roster } }) => new Set(roster.map((one) => one.participant)).size < roster.length,
  );
  return doubled ? notYet(`${persona} is told of everybody once`, 'somebody is there twice', doubled) : holds();
}

/** Letters that XML can't carry: a Call Bridge shows others instead. */
export const unsaid = /[\p{Cc}\p{Cs}\uFFFD-\uFFFF]/u;

/** What is wrong with an entry. */
function fact(
  records: Records,
  one: Expected,
  { name, state, audioMuted, videoMuted }: RosterEntryView,
): string | undefined {
  const names = namesOf(records, one.id);
  if (names.size > 0 && !names.has(name) && !unsaid.test(name)) return `the name ${name}`;
  const isInState =
    state === undefined ||
    one.kind === 'sip' ||
    state === one.state ||
    (one.state === 'connected' && state === 'onHold');
  if (!isInState) return `the state ${state}`;
  const hasChosen = one.kind === 'web app' && one.state === 'connected' && !isLeftBehind(records, one);
  if (!hasChosen || isMutedByOthers(records)) return undefined;
  const own = {
    audioMuted: chosen(records, one.persona, 'audioMuted'),
    videoMuted: chosen(records, one.persona, 'videoMuted'),
  };
  if (audioMuted !== undefined && audioMuted !== own.audioMuted) return `audioMuted ${audioMuted}`;
  return videoMuted !== undefined && videoMuted !== own.videoMuted ? `videoMuted ${videoMuted}` : undefined;
}

function presenting(
  records: Records,
  persona: string,
  { participant, presenting }: RosterEntryView,
): string | undefined {
  const told = presenterTold(records, persona);
  if (!told || presenting === undefined) return undefined;
  return (told.experience.presenter === participant) === presenting ? undefined : `presenting ${presenting}`;
}

const differs = (one: RosterEntryView, other: RosterEntryView): boolean =>
  one.audioMuted !== other.audioMuted || one.videoMuted !== other.videoMuted || one.layout !== other.layout;

/** By which any Call Bridge ever called this participant. */
export function namesOf(records: Records, id: string): Set<string> {
  const shown = records.flatMap((record) => {
    if (record.kind !== 'rest' || record.status !== 200 || !record.path.includes('/participants')) return [];
    const byId = object(record.data, 'participant');
    return [...(byId ? [byId] : []), ...elements(record.data, 'participants', 'participant')].filter(
      (fields) => leaf(fields, '@id') === id,
    );
  });
  const names = shown.flatMap((fields) => [leaf(fields, 'name'), leaf(fields, 'configuration/nameLabelOverride')]);
  return new Set(names.filter((name) => name !== undefined));
}

/** Whether anybody but the person may have muted, by whatever means. */
const isMutedByOthers = (records: Records): boolean =>
  records.some(
    (record) =>
      record.kind === 'act' && record.act !== 'set local state' && /[Mm]ute/.test(JSON.stringify(record.args)),
  ) ||
  records.some(
    (record) =>
      record.kind === 'rest' &&
      record.method !== 'GET' &&
      /[Mm]ute/.test(JSON.stringify([record.path, record.form, record.body])),
  );

const joinedLast = (records: Records, persona: string): number =>
  instances(records, persona).findLast(({ details }) => details?.how !== 'move')?.seq ?? 0;

/** Whether a persona has joined once more since: what it chooses then is not for who it was before. */
const isLeftBehind = (records: Records, { id, persona }: Expected): boolean =>
  instances(records, persona).some((one) => one.id === id && one.seq < joinedLast(records, persona));

/** What a persona chose last, since it joined last: a web app that joins begins anew. */
function chosen(records: Records, persona: string, what: 'audioMuted' | 'videoMuted'): boolean {
  const joined = joinedLast(records, persona);
  const act = records.findLast(
    (record) =>
      record.kind === 'act' &&
      record.seq > joined &&
      record.actor === persona &&
      record.act === 'set local state' &&
      what in record.args,
  );
  return act?.kind === 'act' && act.args[what] === true;
}
