/** Which participant each credential opens: what only the order of things says, since credentials are opaque. */
import type { Records } from './check.ts';
import { spacesByNumericId } from './entrances.ts';
import { remember } from './remember.ts';

/**
 * The participant of every credential that was given, by the credential's digest: a join's, or the one that an accepted move
 * into the space of the message has made. Undefined for a message to which no accepted move belongs.
 */
export const holders: (records: Records) => ReadonlyMap<string, string> = remember((records) => {
  const waiting = new Map<string, Made[]>();
  const spaces = spacesByNumericId(records);
  for (const record of records) {
    if (record.kind !== 'named') continue;
    const { what, name, id, details } = record;
    if (what !== 'participant' || details?.kind === 'sip') continue;
    const made = { id, space: String(details?.space), isMoved: details?.how === 'move' };
    waiting.set(name, [...(waiting.get(name) ?? []), made]);
  }
  const found = new Map<string, string>();
  for (const record of records) {
    if (record.kind !== 'experience') continue;
    const { actor, experience } = record;
    if (experience.event !== 'admitted' && experience.event !== 'move') continue;
    const space = experience.event === 'move' ? spaces.get(experience.numericId) : undefined;
    const made = take(waiting.get(actor) ?? [], (one) =>
      experience.event === 'admitted' ? !one.isMoved : one.isMoved && one.space === space,
    );
    if (made) found.set(experience.credential.digest, made.id);
  }
  return found;
});

interface Made {
  id: string;
  space: string;
  isMoved: boolean;
}

/** Each participant has one credential, so it is taken once. */
function take(waiting: Made[], fits: (one: Made) => boolean): Made | undefined {
  const index = waiting.findIndex(fits);
  return index < 0 ? undefined : waiting.splice(index, 1)[0];
}
