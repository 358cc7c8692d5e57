/** Following a move that was accepted until it has ended, one way or another. MGR-05, MGR-06 */
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../errors.ts';
import type { Accepted, Look, Sighting } from './sighting.ts';

/** `lingering`: connected in the target, and the old participant is still there. */
export type Ending = 'moved' | 'nothing happened' | 'dropped' | 'wrong meeting' | 'lingering';

export interface Patience {
  /** Milliseconds in all. */
  wait: number;
  /** The most milliseconds between two looks; the first ones follow each other sooner. */
  interval: number;
}

export interface Followed {
  ending: Ending;
  last: Sighting;
}

/** @param tell To be told of what changes, in words. */
export type Follow = (
  move: Accepted,
  patience: Patience,
  look: Look,
  tell: (what: string) => void,
) => Promise<Followed>;

const soonest = 50;

/** What was seen of the new participant so far. */
interface History {
  everSeen: boolean;
  /** How often in a row it was not to be seen. */
  missed: number;
}

/** @throws ClusterError where the Call Bridges can't be asked any more when the time is over */
export const follow: Follow = async (move, { wait, interval }, look, tell) => {
  const deadline = performance.now() + wait;
  const history: History = { everSeen: false, missed: 0 };
  let told = '';
  for (let next = soonest; ; next *= 2) {
    const isLate = performance.now() >= deadline;
    const seen = await tryTo(() => look(move), isLate);
    if (seen) remember(history, seen);
    const ending = seen && endingOf(move, seen, history, isLate);
    if (ending) return { ending, last: seen };
    const news = seen ? inWords(seen, history) : 'a Call Bridge does not answer; looking on';
    if (news !== told) tell(news);
    told = news;
    await pause(Math.max(0, Math.min(next, interval, deadline - performance.now())));
  }
};

const remember = (history: History, { state }: Sighting): void => {
  history.everSeen ||= state !== undefined;
  history.missed = state === undefined ? history.missed + 1 : 0;
};

/** A Call Bridge that does not answer now may do so later. */
const tryTo = async (look: () => Promise<Sighting>, isLast: boolean): Promise<Sighting | undefined> => {
  try {
    return await look();
  } catch (error) {
    if (isLast || !(error instanceof ClusterError) || error.code === 'LOGIN_REFUSED') throw error;
    return undefined;
  }
};

/** @returns undefined while it may still come to something else */
export const endingOf = (
  { space }: Pick<Accepted, 'space'>,
  { state, space: where, old }: Sighting,
  { everSeen, missed }: History,
  isLate: boolean,
): Ending | undefined => {
  if (isThere(state)) {
    if (where !== undefined && where !== space.id) return 'wrong meeting';
    if (!old) return 'moved';
    return isLate ? 'lingering' : undefined;
  }
  // Missed once it may be changing its home; never seen, the Call Bridges may have yet to hear of it.
  const isWithdrawn = everSeen && missed > 1;
  if (!isWithdrawn && !isLate) return undefined;
  return old ? 'nothing happened' : 'dropped';
};

const isThere = (state: string | undefined): boolean => state === 'connected' || state === 'onHold';

const inWords = ({ state, old }: Sighting, { everSeen }: History): string => {
  const missing = everSeen ? 'no more in the target' : 'not seen in the target yet';
  const arrived = state === undefined ? missing : `in the target: ${state}`;
  return `${arrived}; ${old ? 'still' : 'no more'} in the old meeting`;
};
