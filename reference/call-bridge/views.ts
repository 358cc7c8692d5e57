/** How the API sees calls, participants and legs. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Call, Calls } from './calls.ts';
import { farEndAt, farEndLegs, isDualHomed } from './far-ends.ts';
import type { NodeIdentity } from './identity.ts';
import type { CallLegView, CallView, ParticipantView } from './model.ts';
import { canMove, type Instance, isWebApp, toParticipant } from './participants/instance.ts';
import type { Instances } from './participants/instances.ts';
import type { Register } from './participants/register.ts';
import { presenterOf } from './presenter.ts';

export interface Views {
  call(call: Call): CallView;
  participant(participant: Participant): ParticipantView;
  callLeg(instance: Instance): CallLegView;
}

export interface ViewsDeps {
  identity: NodeIdentity;
  calls: Calls;
  register: Register;
  instances: Instances;
}

const webAppKind = { type: 'acano', subType: 'webApp', direction: 'incoming' } as const;

/** What the API says of a leg's kind. */
const kindOf = (instance: Instance): Pick<CallLegView, 'type' | 'subType' | 'direction'> => {
  if (isWebApp(instance)) return webAppKind;
  const farEnd = farEndAt(instance.account.id);
  return { ...(farEnd ? farEndLegs[farEnd] : { type: 'sip' }), direction: 'outgoing' };
};

const secondsSince = (time: number): number => Math.floor((Date.now() - time) / 1000);

export const createViews = ({ identity, calls, register, instances }: ViewsDeps): Views => ({
  call(call) {
    const everyone = register.inSpace(call.coSpace);
    const local = everyone.filter(({ callBridge }) => callBridge === identity.id).length;
    const presenter = presenterOf(everyone);
    return {
      id: call.id,
      name: call.name,
      coSpace: call.coSpace,
      callType: isDualHomed(everyone) ? 'lyncConferencing' : 'coSpace',
      callCorrelator: call.callCorrelator,
      durationSeconds: secondsSince(call.startedAt),
      numCallLegs: instances.inCall(call).length,
      maxCallLegs: call.maxCallLegs,
      numParticipantsLocal: local,
      numParticipantsRemote: everyone.length - local,
      numDistributedInstances: calls.elsewhere(call.coSpace).length,
      ...(presenter && { presenterCallLeg: presenter.id }),
      locked: call.lock.locked,
      recording: false,
      streaming: false,
      activeWhenEmpty: call.staysWhenEmpty,
      settings: call.settings,
    };
  },

  participant(participant) {
    const { id, name, account, coSpace, callBridge, movedFrom } = participant;
    const isLocal = callBridge === identity.id;
    return {
      id,
      name,
      call: calls.inSpace(coSpace)?.id,
      coSpace,
      callBridge,
      isLocal,
      uri: account.id,
      ...(account.kind === 'user' && { userJid: account.id }),
      ...(isLocal && { numCallLegs: 1 }),
      isActivator: participant.isActivator,
      canMove: participant.canMove,
      ...(movedFrom && { movedParticipant: movedFrom.participant, movedParticipantCallBridge: movedFrom.callBridge }),
      state: participant.state,
      configuration: participant.configuration,
    };
  },

  callLeg(instance) {
    const { id, name, account, call, movedFrom } = instance;
    const { state, layout, audioMuted, videoMuted, presentingTurn, isActivator } = toParticipant(instance, identity.id);
    return {
      id,
      name,
      remoteParty: account.id,
      call: call.id,
      participant: id,
      coSpace: call.coSpace,
      ...kindOf(instance),
      canMove: canMove(instance),
      ...(movedFrom && { movedCallLeg: movedFrom.participant, movedCallLegCallBridge: movedFrom.callBridge }),
      isActivator,
      ...(account.kind === 'user' && { ownerId: account.id }),
      status: {
        state,
        durationSeconds: secondsSince(instance.createdAt),
        layout,
        audioMuted,
        videoMuted,
        presenting: presentingTurn > 0,
        deactivated: instance.isWaiting,
      },
      configuration: instance.configuration,
    };
  },
});
