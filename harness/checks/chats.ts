/** Whether what is read in the chat was written, by whom it says, in the same call, and is read once. TRUTH-16 */
import { type Answer, all, broken, holds, type Records } from './check.ts';
import { holders } from './holders.ts';
import { namesOf, unsaid } from './roster-facts.ts';
import { type Experienced, experienced } from './view.ts';
import { identities, instancesIn } from './whereabouts.ts';

export const chatsAreTrue = (records: Records): Answer => {
  const read = experienced(records, 'chat');
  return all(read.map((one) => wasWritten(records, one, read)));
};

function wasWritten(records: Records, one: Experienced<'chat'>, read: readonly Experienced<'chat'>[]): Answer {
  const { actor: reader, session, experience, seq } = one;
  const { from, text, name } = experience;
  const writer = [...identities(records)].find(([, ids]) => ids.includes(from))?.[0];
  const expected = `${reader} reads "${text}" once, from who wrote it in the same call`;
  // Somebody may be there twice, and then one reads what the other wrote.
  if (writer === undefined || from === readerOf(records, one)) return broken(expected, `from ${writer ?? from}`, one);
  const said = records.filter(
    (record) =>
      record.kind === 'act' &&
      record.actor === writer &&
      record.act === 'chat' &&
      record.args.text === text &&
      record.seq < seq,
  );
  const written = said.filter((record) => !wasOver(records, writer, from, record.seq));
  const times = read.filter(
    (other) =>
      other.actor === reader &&
      other.session === session &&
      other.experience.text === text &&
      other.experience.from === from,
  );
  if (said.length === 0) return broken(expected, `${writer} did not write it`, one);
  if (written.length === 0) return broken(expected, `from a participant that ${writer} was not then`, one);
  if (times.length > written.length) return broken(expected, `${times.length} times`, ...times);
  const names = namesOf(records, from);
  if (name !== undefined && names.size > 0 && !names.has(name) && !unsaid.test(name))
    return broken(expected, `as ${name}`, one);
  return isTogether(records, one) ? holds(one) : broken(expected, 'in another call', one);
}

/** Whether every session that a persona had for one of its participants was closed by then. */
function wasOver(records: Records, persona: string, participant: string, seq: number): boolean {
  const opens = holders(records);
  const opened = experienced(records, 'opened', persona).filter(
    (one) => one.seq < seq && opens.get(one.experience.credential.digest) === participant,
  );
  const isClosed = ({ session, seq: since }: Experienced<'opened'>): boolean =>
    experienced(records, 'closed', persona, session).some((one) => one.seq > since && one.seq < seq);
  return opened.length > 0 && opened.every(isClosed);
}

/** The participant whose session it is. */
function readerOf(records: Records, { actor, session }: Experienced<'chat'>): string | undefined {
  const opened = experienced(records, 'opened', actor, session).at(-1);
  return holders(records).get(opened?.experience.credential.digest ?? '');
}

function isTogether(records: Records, one: Experienced<'chat'>): boolean {
  const { experience } = one;
  const id = readerOf(records, one);
  if (id === undefined) return true;
  const spaces = new Set(
    records.flatMap((record) =>
      record.kind === 'named' && record.what === 'participant' && record.id === id
        ? [String(record.details?.space)]
        : [],
    ),
  );
  return [...spaces].some((space) => instancesIn(records, space).some((one) => one.id === experience.from));
}
