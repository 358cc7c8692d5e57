/** Asking for the move: which Call Bridge, whether it may be asked, and the request. */
import type { ApiAnswer } from './call-bridge-api.ts';
import type { FoundParticipant } from './participants.ts';
import type { CallInstance } from './spaces.ts';

export type ChooseCall = (calls: readonly [CallInstance, ...CallInstance[]], who: FoundParticipant) => CallInstance;
export type MayMove = (who: FoundParticipant) => boolean | Promise<boolean>;
export type Parameters = Readonly<Record<string, string>>;
export type AskForMove = (call: CallInstance, who: FoundParticipant, parameters: Parameters) => Promise<ApiAnswer>;

/** The call at the participant's home, where there is one: then no other Call Bridge has to be asked for the participant. */
export const chooseCall: ChooseCall = (calls, { home }) => calls.find(({ at }) => at === home) ?? calls[0];

/** What the cluster says decides, not what version it is. API-09, MGR-01 */
export const mayMove: MayMove = ({ canMove }) => canMove === true;

/** STEP-01. @throws AnswerLost */
export const askForMove: AskForMove = ({ at, id }, who, parameters) =>
  at.post(`/calls/${id}/participants`, { movedParticipant: who.id, ...parameters });
