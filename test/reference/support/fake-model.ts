/** A Call Bridge of plain values, for tests of its REST API alone. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../../reference/call-bridge/failure.ts';
import type {
  CallBridgeModel,
  CallLegView,
  CallView,
  NewParticipant,
  ParticipantView,
  SettingChanges,
  Settings,
} from '../../../reference/call-bridge/model.ts';

export const bridgeId = '0e3758db-b9b8-49df-a74c-55fa05e3e21d';

const changed = (settings: Settings, changes: SettingChanges): Settings =>
  Object.fromEntries(
    Object.entries({ ...settings, ...changes }).filter(
      (entry): entry is [string, Settings[string]] => entry[1] !== null,
    ),
  );

const newCall = (coSpace: string, name: string, settings: Settings): CallView => ({
  id: randomUUID(),
  name,
  coSpace,
  callType: 'coSpace',
  callCorrelator: randomUUID(),
  durationSeconds: 0,
  numCallLegs: 0,
  maxCallLegs: 0,
  numParticipantsLocal: 0,
  numParticipantsRemote: 0,
  numDistributedInstances: 0,
  locked: false,
  recording: false,
  streaming: false,
  activeWhenEmpty: true,
  settings,
});

const newParticipant = (
  call: CallView,
  { remoteParty, movedParticipant, settings }: NewParticipant,
): ParticipantView => ({
  id: randomUUID(),
  name: remoteParty ?? 'User X',
  call: call.id,
  coSpace: call.coSpace,
  callBridge: bridgeId,
  isLocal: true,
  uri: remoteParty ?? 'guest2316075499',
  numCallLegs: 1,
  isActivator: true,
  canMove: true,
  movedParticipant,
  movedParticipantCallBridge: movedParticipant && bridgeId,
  state: 'connected',
  configuration: settings,
});

const legOf = ({
  id,
  name,
  uri,
  call = '',
  coSpace,
  canMove,
  isActivator,
  state,
  configuration,
}: ParticipantView): CallLegView => ({
  id,
  name,
  remoteParty: uri,
  call,
  participant: id,
  coSpace,
  type: 'acano',
  subType: 'webApp',
  direction: 'incoming',
  canMove,
  isActivator,
  status: {
    state,
    durationSeconds: 3,
    layout: 'automatic',
    audioMuted: false,
    videoMuted: true,
    presenting: true,
    deactivated: false,
  },
  configuration,
});

export interface FakeModel extends CallBridgeModel {
  /** How often peers were told that bridges changed. */
  readonly announcements: number;
  /** What every further addition of a participant throws. */
  failWith?: unknown;
}

export const createFakeModel = (): FakeModel => {
  const calls = new Map<string, CallView>();
  const participants = new Map<string, ParticipantView>();
  let announcements = 0;

  const callOf = (id: string): CallView => {
    const call = calls.get(id);
    if (!call) throw new Failure('callDoesNotExist');
    return call;
  };
  const participantOf = (id: string): ParticipantView => {
    const participant = participants.get(id);
    if (!participant) throw new Failure('participantDoesNotExist');
    return participant;
  };
  const participantOfLeg = (id: string): ParticipantView => {
    if (!participants.has(id)) throw new Failure('callLegDoesNotExist');
    return participantOf(id);
  };
  const update = (participant: ParticipantView, changes: SettingChanges) =>
    participants.set(participant.id, { ...participant, configuration: changed(participant.configuration, changes) });
  const legs = () => [...participants.values()].map(legOf);

  const model: FakeModel = {
    identity: { id: bridgeId, name: 'Paris', softwareVersion: '3.2', startedAt: new Date() },
    get announcements() {
      return announcements;
    },
    calls: {
      list: () => [...calls.values()],
      get: (id) => calls.get(id),
      create: async ({ coSpace, name = 'Space', settings = {} }) => {
        const call = newCall(coSpace, name, settings);
        calls.set(call.id, call);
        return call.id;
      },
      update: async (id, changes) => {
        const call = callOf(id);
        calls.set(id, { ...call, settings: changed(call.settings, changes) });
      },
      remove: async (id) => {
        calls.delete(callOf(id).id);
      },
    },
    participants: {
      list: (call) => [...participants.values()].filter((one) => call === undefined || one.call === call),
      get: (id) => participants.get(id),
      add: async (call, wanted) => {
        if (model.failWith) throw model.failWith;
        const participant = newParticipant(callOf(call), wanted);
        participants.set(participant.id, participant);
        return participant.id;
      },
      update: async (id, changes) => void update(participantOf(id), changes),
      updateAll: async (call, changes) => {
        for (const participant of participants.values()) if (participant.call === call) update(participant, changes);
      },
      remove: async (id) => void participants.delete(participantOf(id).id),
    },
    callLegs: {
      list: ({ call, participant } = {}) =>
        legs().filter((leg) => (!call || leg.call === call) && (!participant || leg.participant === participant)),
      get: (id) => legs().find((leg) => leg.id === id),
      update: async (id, changes) => void update(participantOfLeg(id), changes),
      remove: async (id) => void participants.delete(participantOfLeg(id).id),
    },
    webBridgeStatus: () => 'success',
    mediaProcessingLoad: () => 1250,
    jwks: () => ({ keys: [] }),
    bridgesChanged: async () => {
      announcements += 1;
    },
  };
  return model;
};
