/** A move whose answer was lost: whether it was obeyed is looked up, never asked for again. MGR-04 */
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../errors.ts';
import type { FoundParticipant } from './participants.ts';
import type { CallInstance } from './spaces.ts';
import { text } from './xml.ts';

const longest = 5000;
const interval = 200;

/**
 * The participant in the target that says that it was moved from this one.
 * @param wait Milliseconds; it is looked for no longer than five seconds.
 * @returns undefined where there is none, or the Call Bridge can't be asked any more
 */
export const newParticipantOf = async (
  who: FoundParticipant,
  call: CallInstance,
  wait: number,
): Promise<string | undefined> => {
  const deadline = performance.now() + Math.min(wait, longest);
  for (;;) {
    const isLast = performance.now() >= deadline;
    const found = await lookFor(who, call);
    if (found !== undefined || isLast) return found;
    await pause(interval);
  }
};

const lookFor = async (who: FoundParticipant, { at, id }: CallInstance): Promise<string | undefined> => {
  try {
    for (const listed of await at.list(`/calls/${id}/participants`, 'participant', { filter: who.name })) {
      const candidate = text(listed, '@id') ?? '';
      const shown = await at.find(`/participants/${candidate}`, 'participant');
      if (shown && text(shown, 'movedParticipant') === who.id) return candidate;
    }
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
  }
  return undefined;
};
