/** What this Call Bridge hears from its peers, and does about it. Only a participant's or call's home may speak of it. */
import type { CallInstance, News, Participant, Said } from '../../schemas/types/peer.ts';
import type { Calls } from './calls.ts';
import type { Register } from './participants/register.ts';

export interface Hearing {
  /** All that has its home at a peer; what was known of it before and is not repeated is gone. */
  greeted(callBridge: string, calls: readonly CallInstance[], participants: readonly Participant[]): void;
  heard(callBridge: string, news: News): void;
  /** The peer is out of reach, and with it all who have their home there. */
  lost(callBridge: string): void;
}

export interface HearingDeps {
  register: Register;
  calls: Calls;
  /** Passes on what somebody said to those who listen here. */
  onSaid: (said: Said) => void;
}

export const createHearing = ({ register, calls, onSaid }: HearingDeps): Hearing => {
  const isHomedAt = (callBridge: string, id: string): boolean => register.get(id)?.callBridge === callBridge;

  const forgetExcept = (callBridge: string, kept: ReadonlySet<string>): void => {
    for (const { id, callBridge: home } of calls.announced()) {
      if (home === callBridge && !kept.has(id)) calls.forget(id);
    }
    for (const { id, callBridge: home } of register.all()) {
      if (home === callBridge && !kept.has(id)) register.remove(id);
    }
  };

  const learnCall = (callBridge: string, call: CallInstance): void => {
    if (call.callBridge === callBridge) calls.learn(call);
  };

  const learnParticipant = (callBridge: string, participant: Participant): void => {
    const known = register.get(participant.id);
    if (participant.callBridge === callBridge && (!known || known.callBridge === callBridge)) register.put(participant);
  };

  return {
    greeted(callBridge, instances, participants) {
      forgetExcept(callBridge, new Set([...instances, ...participants].map(({ id }) => id)));
      for (const instance of instances) learnCall(callBridge, instance);
      for (const participant of participants) learnParticipant(callBridge, participant);
    },
    heard(callBridge, news) {
      if (news.call) learnCall(callBridge, news.call);
      if (news.participant) learnParticipant(callBridge, news.participant);
      if (
        news.callGone &&
        calls.announced().some(({ id, callBridge: home }) => id === news.callGone && home === callBridge)
      ) {
        calls.forget(news.callGone);
      }
      if (news.participantGone && isHomedAt(callBridge, news.participantGone)) register.remove(news.participantGone);
      if (news.said && isHomedAt(callBridge, news.said.update.from)) onSaid(news.said);
    },
    lost: (callBridge) => forgetExcept(callBridge, new Set()),
  };
};
