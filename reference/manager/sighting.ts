/** What a manager sees of a move that was accepted: the new participant, and the old one. */
import type { CallBridgeApi } from './call-bridge-api.ts';
import { everywhere } from './everywhere.ts';
import type { FoundParticipant } from './participants.ts';
import { type CallInstance, type FoundSpace, spaceOf } from './spaces.ts';
import { child, text } from './xml.ts';

export interface Sighting {
  /** `state` of the new participant; undefined where no Call Bridge knows it. */
  state?: string;
  /** Space of the call in which the new participant is; undefined where that can't be seen. */
  space?: string;
  /** The Call Bridge that showed the new participant. */
  at?: CallBridgeApi;
  /** Whether the old participant is there. */
  old: boolean;
}

export interface Accepted {
  /** Id of the new participant. */
  id: string;
  /** The call into which it was asked. */
  call: CallInstance;
  who: FoundParticipant;
  space: FoundSpace;
  callBridges: readonly CallBridgeApi[];
}

export type Look = (move: Accepted) => Promise<Sighting>;

/** One look at both, at the Call Bridges that are likely to know them, then at the others. */
export const look: Look = async ({ id, call, who, callBridges }) => {
  const [shown, old] = await Promise.all([
    firstToShow([call.at, ...callBridges.filter((one) => one !== call.at)], id),
    who.home.find(`/participants/${who.id}`, 'participant'),
  ]);
  if (!shown) return { old: old !== undefined };
  const { at, fields } = shown;
  const state = text(child(fields, 'status'), 'state');
  const instance = text(fields, 'call');
  const space = instance === undefined ? undefined : await spaceOf(at, instance);
  return {
    at,
    old: old !== undefined,
    ...(state !== undefined && { state }),
    ...(space !== undefined && { space }),
  };
};

const firstToShow = async ([first, ...others]: readonly CallBridgeApi[], id: string) => {
  const ask = (at: CallBridgeApi) => at.find(`/participants/${id}`, 'participant');
  const fields = first && (await ask(first));
  if (first && fields) return { at: first, fields };
  if (others.length === 0) return undefined;
  const { answers } = await everywhere(others, ask);
  return answers.flatMap(({ at, answer }) => (answer ? [{ at, fields: answer }] : []))[0];
};
