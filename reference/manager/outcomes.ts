/** What a manager says of how a move went. */
import { adviceFor, type Case, type Failure } from './advice.ts';
import type { ApiAnswer } from './call-bridge-api.ts';
import type { Ending } from './following.ts';
import type { MoveReport } from './move-report.ts';
import type { FoundParticipant } from './participants.ts';
import { meaningOf } from './refusals.ts';
import type { FoundSpace } from './spaces.ts';

/** Who was to be moved where to, in a report. */
export const subjects = (who: FoundParticipant, space: FoundSpace): Pick<MoveReport, 'participant' | 'space'> => ({
  participant: {
    id: who.id,
    name: who.name,
    callBridge: who.home.name,
    ...(who.meeting !== undefined && { meeting: who.meeting }),
    ...(who.canMove !== undefined && { canMove: who.canMove }),
  },
  space,
});

/** The alert. MGR-01 */
export const notAllowed = (who: FoundParticipant, space: FoundSpace): MoveReport => ({
  ...subjects(who, space),
  outcome: 'not allowed',
  says: `${who.name} can not be moved: ${who.home.name} shows canMove ${who.canMove ?? 'not at all'}. Nothing was asked for.`,
  advice: [
    'Web app participants can be moved from version 3.2 on; Skype for Business and Lync, recorders and streamers never.',
    `Another version may run at ${who.home.name} than elsewhere in the cluster.`,
  ],
});

type Result = Pick<MoveReport, 'outcome' | 'says' | 'advice' | 'looksLike'>;

/** The Call Bridge said no. */
export const refusal = (one: Case, { status, failure }: ApiAnswer): Result => {
  const { who, call, space } = one;
  const why = failure === undefined ? `${status}` : `${status} ${failure}`;
  const meaning = status === 503 ? meaningOf('databaseNotReady') : meaningOf(failure);
  return {
    outcome: 'refused',
    says: `${call.at.name} refused to move ${who.name} to ${space.name}: ${why}. ${who.name} stays where it was.`,
    looksLike: 'nothing happened',
    advice: [...(meaning === undefined ? [] : [meaning]), ...adviceFor('nothing happened', one)],
  };
};

/** The Call Bridge said nothing, and nothing came of it. */
export const unanswered = (one: Case): Result => ({
  outcome: 'unknown',
  says: `${one.call.at.name} gave no answer, and nobody in ${one.space.name} says to come from where ${one.who.name} is. It was not asked again.`,
  looksLike: 'nothing happened',
  advice: adviceFor('nothing happened', one),
});

const failures: Readonly<Record<Exclude<Ending, 'moved'>, Failure>> = {
  'nothing happened': 'nothing happened',
  lingering: 'nothing happened',
  dropped: 'dropped and not reconnected',
  'wrong meeting': 'wrong meeting',
};

/** The Call Bridge said yes. @param how How long it was followed in milliseconds, and who showed the new participant last. */
export const inWords = (ending: Ending, one: Case, { wait, home }: { wait: number; home: string }): Result => {
  const { who, space } = one;
  const from = who.meeting ?? 'the old meeting';
  if (ending === 'moved') {
    return {
      outcome: 'moved',
      says: `${who.name} is in ${space.name} now, seen at ${home}, and has left ${from}.`,
      advice: [],
    };
  }
  const says = {
    'nothing happened': `Nothing happened: ${who.name} is still in ${from}, and did not come to ${space.name}.`,
    lingering: `${who.name} is in ${space.name}, and still in ${from} after ${wait / 1000} s.`,
    dropped: `${who.name} was dropped from ${from}, and did not come to ${space.name}.`,
    'wrong meeting': `${who.name} came to another meeting than ${space.name}.`,
  }[ending];
  return { outcome: 'not moved', says, looksLike: failures[ending], advice: adviceFor(failures[ending], one) };
};
