/** What to look at when a move did not succeed: the triage of the document that the project began from (features/sources.md). */
import type { FoundParticipant } from './participants.ts';
import type { CallInstance, FoundSpace } from './spaces.ts';

/** The three things that "not moved" can mean. S1-42 */
export type Failure = 'nothing happened' | 'dropped and not reconnected' | 'wrong meeting';

export interface Case {
  who: FoundParticipant;
  space: FoundSpace;
  call: CallInstance;
  /** Whether the Call Bridge accepted the move, refused it, or gave no answer. */
  answer: 'accepted' | 'refused' | 'none';
}

const keyword = 'move participant operation';

const whetherItArrived = ({ who, call, answer }: Case): string[] =>
  answer === 'none'
    ? [
        `Look for "${keyword}" and ${who.id} in the log of ${call.at.name}: did the request arrive?`,
        `If it did not: trace the API on both sides, check DNS and the connection to ${call.at.name}.`,
      ]
    : [`The request reached ${call.at.name}, which ${answer} it; its log says "${keyword}" and ${who.id}.`];

/** S1-44 to S1-47; S1-49 to S1-53; S1-48. */
const triage: Readonly<Record<Failure, (one: Case) => string[]>> = {
  'nothing happened': (one) => [
    ...whetherItArrived(one),
    `See whether canMove of /participants/${one.who.id}, or of its call leg, is still true at ${one.who.home.name}.`,
  ],
  'dropped and not reconnected': ({ who, space, call }) => [
    `Was the move the cause? Look for "${keyword}" and ${who.id} in the log of ${call.at.name}.`,
    `Look there for errors of resources that kept the new participant from being made.`,
    `Is ${who.name} allowed to join ${space.name}?`,
    'Look for errors about the JSON Web Token.',
    `Try to join ${space.name} by hand${by(space)}.`,
  ],
  'wrong meeting': ({ space }) => [
    'Record the traffic of the browser (HAR), and find POST /api/call/session/move in the WebSocket of the first call.',
    `The numeric id in its access method must be that of ${space.name}${by(space)}.`,
  ],
};

const by = ({ numericId }: FoundSpace): string => (numericId === undefined ? '' : ` (numeric id ${numericId})`);

/** In the order in which to look. */
export const adviceFor = (failure: Failure, one: Case): string[] => triage[failure](one);
