/** Checks on what participants experienced in their sessions. */
import type { Experience, ExperienceRecord, NamedRecord, RosterEntryView } from '../trace/record.ts';
import { all, broken, type Check, holds, notYet, type Records } from './check.ts';
import { numericIdsToTell } from './entrances.ts';
import { holders } from './holders.ts';
import { type Experienced, experienced, instance, lastSession, leaf, named, object } from './view.ts';
import { whereabouts } from './whereabouts.ts';

type Nothing = Record<string, never>;

/** Exactly one move message since the operator asked, and its numeric id is the target's. STEP-06, STEP-07 */
export const toldToMove: Check<{ persona: string; space: string }> = (records, { persona, space }) => {
  const told = experienced(records.slice(lastMove(records)), 'move', persona);
  const numericIds = numericIdsToTell(records, space);
  const expected = `${persona} is told once to move to ${space} (numeric id ${numericIds.join(' or ')})`;
  const first = told[0];
  if (!first) return notYet(expected, 'no move message came');
  if (told.length > 1) return broken(expected, `${told.length} move messages came`, ...told);
  const { numericId: seen, spaceName } = first.experience;
  if (!numericIds.includes(seen)) return broken(expected, `the move message said ${seen}`, first);
  const titles = named(records, 'space', space).map(({ details }) => details?.title);
  const misnamed = spaceName !== undefined && !titles.includes(spaceName);
  return misnamed ? broken(expected, `the move message called it ${spaceName}`, first) : holds(first);
};

/** Since the operator asked, nobody was told to move but the one who is moved, and that one once; none at all when it was refused. STEP-06, STEP-07 */
export const nobodyElseTold: Check<Nothing> = (records) => {
  const since = lastMove(records);
  const asked = records[since];
  const told = experienced(records.slice(since), 'move');
  const participant = asked?.kind === 'act' ? String(asked.args.participant) : '';
  const mover = named(records.slice(since), 'participant', participant).length > 0 ? participant : undefined;
  const expected = mover ? `nobody but ${mover} is told to move, and ${mover} once` : 'nobody is told to move';
  const first = told.findIndex(({ actor }) => actor === mover);
  const extra = told.filter((_, index) => index !== first);
  if (extra.length > 0) return broken(expected, `told too: ${extra.map(({ actor }) => actor).join(', ')}`, ...extra);
  return holds(...told);
};

/** The moves that were accepted of the participant that a persona's present session is for. */
export function acceptedInSession(records: Records, persona: string): NamedRecord[] {
  const opened = experienced(records, 'opened', persona).at(-1);
  const id = opened && holders(records).get(opened.experience.credential.digest);
  return named(records, 'participant', persona).filter(({ details }) => details?.how === 'move' && details.from === id);
}

/** The session is as it was: nothing ended, closed or refused it. */
export const sessionLives: Check<{ persona: string }> = (records, { persona }) => {
  const session = lastSession(records, persona);
  const over = [
    ...experienced(records, 'closed', persona, session),
    ...experienced(records, 'ended', persona, session),
  ];
  const opened = experienced(records, 'connected', persona, session).at(-1);
  const expected = `the session of ${persona} goes on`;
  if (over.length > 0) return broken(expected, over.map(describe).join(', '), ...over);
  return opened ? holds(opened) : notYet(expected, 'it never began');
};

/** The cluster ended this session itself: it said so, and closed the connection. */
export const sessionEnded: Check<{ persona: string }> = (records, { persona }) => {
  const session = lastSession(records, persona);
  const closed = experienced(records, 'closed', persona, session).filter(
    ({ experience }) => experience.by === 'cluster',
  );
  const told = experienced(records, 'ended', persona, session);
  const expected = `the cluster tells ${persona} that the session is over, and closes it`;
  if (closed.length > 0 && told.length > 0) return holds(...told, ...closed);
  const seen = closed.length > 0 ? 'it was closed without a word' : 'it is still open';
  return notYet(expected, seen, ...told, ...closed);
};

/** The credential that was tried is refused as a credential, at each Web Bridge: its last answer counts. JWT-02, JWT-05 */
export const credentialRefused: Check<Nothing> = (records) => {
  const lastDone = records.findLastIndex((record) => record.kind === 'act' && record.actor !== 'intruder');
  const answers = records
    .slice(lastDone + 1)
    .filter(byIntruder)
    .filter(isAnswer);
  const webBridges = records.filter((one) => one.kind === 'named').filter(({ what }) => what === 'webBridge');
  return all(
    webBridges.map(({ name, id: node }) => {
      const last = answers.findLast((record) => record.node === node);
      const expected = `Web Bridge ${name} refuses the credential`;
      if (!last) return notYet(expected, 'it gave no answer');
      if (last.experience.event === 'opened') return notYet(expected, 'a session was opened with it', last);
      const { reason } = last.experience;
      return reason === credentialIsDead ? holds(last) : notYet(expected, `it said ${reason}`, last);
    }),
  );
};

/** The reason that a driver gives where a Web Bridge does not accept a credential, and for nothing else. */
export const credentialIsDead = 'credentialRefused';

type Answered = ExperienceRecord & { experience: Extract<Experience, { event: 'opened' | 'refused' }> };

const isAnswer = (record: ExperienceRecord): record is Answered =>
  record.experience.event === 'opened' || record.experience.event === 'refused';

/** Whoever came back last was refused, for whatever reason. FAIL */
export const notLetIn: Check<{ persona: string }> = (records, { persona }) => {
  const since = records.findLastIndex((one) => one.kind === 'act' && one.actor === persona && one.act === 'return');
  const came = records.slice(Math.max(0, since));
  const opened = experienced(came, 'opened', persona);
  const refused = experienced(came, 'refused', persona);
  const expected = `${persona} is not let in`;
  if (opened.length > 0) return broken(expected, 'a session was opened', ...opened);
  return refused.length > 0 ? holds(...refused) : notYet(expected, 'nobody refused it');
};

/** Exactly one session lives with one credential: the second was refused, or the first was closed. STEP-11 */
export const oneSessionOnly: Check<{ persona: string }> = (records, { persona }) => {
  const attempts = records.slice(lastActOf(records, 'try credential')).filter(byIntruder);
  const opened = attempts.filter(({ experience }) => experience.event === 'connected');
  const closed = experienced(records, 'closed', persona, lastSession(records, persona));
  const expected = `exactly one of: the second session with the credential of ${persona} is refused, or the first is closed`;
  if (attempts.length === 0) return notYet(expected, 'nobody tried');
  if (opened.length > 0 && closed.length === 0) return notYet(expected, 'both sessions live', ...opened);
  if (opened.length === 0 && closed.length > 0) return broken(expected, 'neither lives', ...attempts, ...closed);
  return holds(...attempts, ...closed);
};

/** The credential of the last move is another than every one before. JWT-01 */
export const credentialDiffers: Check<{ persona: string }> = (records, { persona }) => {
  const moves = experienced(records, 'move', persona);
  const after = moves.at(-1);
  const expected = `the move gives ${persona} a new credential`;
  if (!after) return notYet(expected, 'no move message came');
  const before = [...experienced(records, 'admitted', persona), ...moves.slice(0, -1)];
  const same = before.filter(({ experience }) => experience.credential.digest === after.experience.credential.digest);
  return same.length > 0 ? broken(expected, 'it is an old one', ...same, after) : holds(...before, after);
};

export type Seen = 'audioMuted' | 'videoMuted' | 'layout' | 'presenting' | 'name' | 'state' | 'waiting';

/** How `by` sees `persona` in the roster of its present session. STATE */
export const seenAs: Check<{ persona: string; by: string; what: Seen; is: string }> = (
  records,
  { persona, by, what, is },
) => {
  const id = instance(records, persona, 'new') ?? '';
  const { roster, evidence } = rosterOf(records, by);
  const entry = roster.get(id);
  const expected = `${by} sees ${persona} with ${what} ${is}`;
  if (!entry) return notYet(expected, `${persona} is not in the roster of ${by}`, ...evidence);
  return String(entry[what]) === is
    ? holds(...evidence)
    : notYet(expected, `${what} is ${entry[what] ?? 'not told'}`, ...evidence);
};

/** `by` sees `persona` under the name that the Call Bridges showed before the move. IDENT-05 */
export const seenUnderSameName: Check<{ persona: string; by: string }> = (records, { persona, by }) => {
  const { roster, evidence } = rosterOf(records, by);
  const entry = roster.get(instance(records, persona, 'new') ?? '');
  const shown = records
    .filter((one) => one.kind === 'rest')
    .findLast(({ path, status }) => status === 200 && path.endsWith(instance(records, persona, 'old') ?? persona));
  const name = leaf(object(shown?.data, 'participant'), 'name');
  const expected = `${by} sees ${persona} as ${name ?? 'before'}`;
  if (!entry) return notYet(expected, `${persona} is not in the roster of ${by}`, ...evidence);
  if (name === undefined) return notYet(expected, 'no Call Bridge showed a name');
  return entry.name === name ? holds(...evidence) : notYet(expected, `as ${entry.name}`, ...evidence);
};

/** `by` sees exactly these people in its call. TRUTH, STATE */
export const rosterIs: Check<{ by: string; people: readonly string[] }> = (records, { by, people }) => {
  const { roster, evidence } = rosterOf(records, by);
  const known = new Map(people.map((persona) => [instance(records, persona, 'new') ?? persona, persona]));
  const missing = [...known].filter(([id]) => !roster.has(id)).map(([, persona]) => persona);
  const extra = [...roster.values()].filter(({ participant }) => !known.has(participant)).map(({ name }) => name);
  const expected = `${by} sees exactly ${people.join(', ')}`;
  if (missing.length + extra.length === 0) return holds(...evidence);
  return notYet(
    expected,
    `missing: ${missing.join(', ') || 'nobody'}; beside them: ${extra.join(', ') || 'nobody'}`,
    ...evidence,
  );
};

/** Who presents, as `by` was told in its present session. STATE */
export const presenterSeen: Check<{ by: string; presenter: string | null }> = (records, { by, presenter }) => {
  const last = presenterTold(records, by);
  const expected = presenter === null ? `${by} sees no presentation` : `${by} sees the presentation of ${presenter}`;
  if (!last) return notYet(expected, `${by} has no session`);
  const living = whereabouts(records).filter(({ persona }) => persona === presenter);
  const ids: (string | null)[] = presenter === null ? [null] : living.map(({ id }) => id);
  const seen = last.experience.presenter;
  return ids.includes(seen)
    ? holds(last)
    : notYet(expected, seen === null ? 'nobody presents' : `${seen} presents`, last);
};

/** What a persona was told last, in its present session, of who presents. */
export function presenterTold(
  records: Records,
  by: string,
): Experienced<'connected'> | Experienced<'presentation'> | undefined {
  const session = lastSession(records, by);
  return [...experienced(records, 'connected', by, session), ...experienced(records, 'presentation', by, session)]
    .sort(bySeq)
    .at(-1);
}

/** The chat of the present session, and nothing beside it. STATE */
export const chatRead: Check<{ by: string; texts: readonly string[] }> = (records, { by, texts }) => {
  const read = experienced(records, 'chat', by, lastSession(records, by));
  const seen = read.map(({ experience }) => experience.text);
  const expected = `${by} has read ${quoted(texts)}`;
  const isPrefix = seen.every((text, index) => text === texts[index]);
  if (!isPrefix) return broken(expected, quoted(seen), ...read);
  return seen.length === texts.length ? holds(...read) : notYet(expected, quoted(seen), ...read);
};

const quoted = (texts: readonly string[]) =>
  texts.length > 0 ? texts.map((text) => `"${text}"`).join(', ') : 'nothing';

/** The roster as a persona has been told it, in its present session. */
export function rosterOf(
  records: Records,
  by: string,
): { roster: Map<string, RosterEntryView>; evidence: ExperienceRecord[] } {
  const session = lastSession(records, by);
  const evidence = [
    ...experienced(records, 'connected', by, session),
    ...experienced(records, 'roster', by, session),
  ].sort(bySeq);
  const roster = new Map<string, RosterEntryView>();
  for (const { experience } of evidence) {
    if (experience.event === 'connected') {
      for (const entry of experience.roster) roster.set(entry.participant, entry);
    } else if (experience.updateType === 'remove') roster.delete(experience.participant);
    else if (experience.entry) roster.set(experience.participant, experience.entry);
  }
  return { roster, evidence };
}

const bySeq = (one: ExperienceRecord, other: ExperienceRecord) => one.seq - other.seq;

const byIntruder = (record: Records[number]): record is ExperienceRecord =>
  record.kind === 'experience' && record.actor === 'intruder';

const lastActOf = (records: Records, act: string) =>
  Math.max(
    0,
    records.findLastIndex((record) => record.kind === 'act' && record.act === act),
  );

const lastMove = (records: Records) => lastActOf(records, 'move');

function describe({ experience }: ExperienceRecord): string {
  if (experience.event === 'closed') return `closed with ${experience.code} by ${experience.by}`;
  return experience.event === 'ended' ? `ended: ${experience.reason}` : experience.event;
}
