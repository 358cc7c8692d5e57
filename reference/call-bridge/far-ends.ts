/** What answers at an address. Legs of some kinds can't be moved (GATE-01, GATE-06). */
import type { Participant } from '../../schemas/types/peer.ts';
import type { CallLegView } from './model.ts';

export type FarEnd = 'lync' | 'lyncConference' | 'meetingApp' | 'recorder' | 'streamer' | 'distribution';

/** Its leg, as the API has it. */
export const farEndLegs: Readonly<Record<FarEnd, Pick<CallLegView, 'type' | 'subType'>>> = {
  lync: { type: 'sip', subType: 'lync' },
  lyncConference: { type: 'sip', subType: 'lyncDistribution' },
  meetingApp: { type: 'acano' },
  recorder: { type: 'sip' },
  streamer: { type: 'sip' },
  distribution: { type: 'sip', subType: 'distributionLink' },
};

const isFarEnd = (text: string): text is FarEnd => Object.hasOwn(farEndLegs, text);

/** @param address Such as `sip:recorder@meetings.example`; any other user is a room, which can be moved. */
export const farEndAt = (address: string): FarEnd | undefined => {
  const user = /^sips?:([^@]+)@/.exec(address)?.[1] ?? '';
  return isFarEnd(user) ? user : undefined;
};

const farEndOf = ({ account: { kind, id } }: Pick<Participant, 'account'>): FarEnd | undefined =>
  kind === 'sip' ? farEndAt(id) : undefined;

/** Somebody whose leg is of a kind that can't be moved. */
export const hasFixedLeg = (participant: Pick<Participant, 'account'>): boolean => farEndOf(participant) !== undefined;

/** A meeting that is held here and in Skype for Business at once. */
export const isDualHomed = (participants: readonly Participant[]): boolean =>
  participants.some((participant) => farEndOf(participant) === 'lyncConference');
