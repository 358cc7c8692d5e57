/** What an operator sees and does through the REST API: the model of this Call Bridge. */
import type { Database } from '../database/database.ts';
import { applyChanges } from './apply-changes.ts';
import type { C2w } from './c2w.ts';
import type { Call, Calls } from './calls.ts';
import type { Credentials } from './credentials.ts';
import { Failure } from './failure.ts';
import type { Homes } from './homes.ts';
import { type NodeIdentity, softwareVersionOf } from './identity.ts';
import type {
  CallBridgeModel,
  CallLegsModel,
  CallsModel,
  NewParticipant,
  ParticipantsModel,
  SettingChanges,
} from './model.ts';
import type { MoveOperation } from './move/operation.ts';
import type { Instance } from './participants/instance.ts';
import type { Instances } from './participants/instances.ts';
import type { Register } from './participants/register.ts';
import type { Peers } from './peers.ts';
import type { Placement } from './placement.ts';
import type { SelfView } from './self-view.ts';
import { createViews, type Views } from './views.ts';

export interface OperatorDeps {
  identity: NodeIdentity;
  database: Database;
  calls: Calls;
  register: Register;
  instances: Instances;
  credentials: Credentials;
  placement: Placement;
  selfView: SelfView;
  homes: Homes;
  moveOperation: MoveOperation;
  peers: Peers;
  c2w: C2w;
  /** The bridges in the database have changed. */
  bridgesChanged: () => Promise<void>;
}

const createCallsModel = ({ database, calls, instances, peers }: OperatorDeps, views: Views): CallsModel => {
  const find = (id: string): Call => {
    const call = calls.get(id);
    if (!call) throw new Failure('callDoesNotExist');
    return call;
  };

  const change = (call: Call, { locked, ...settings }: SettingChanges): void => {
    call.settings = applyChanges(call.settings, settings);
    if (locked !== undefined) calls.setLock(call, locked === true);
  };

  return {
    list: () => calls.list().map(views.call),
    get(id) {
      const call = calls.get(id);
      return call && views.call(call);
    },
    async create({ coSpace: id, name, settings = {} }) {
      const coSpace = await database.coSpaces.get(id);
      if (!coSpace) throw new Failure('coSpaceDoesNotExist');
      const profile = coSpace.callProfile && (await database.callProfiles.get(coSpace.callProfile));
      const call = calls.open(coSpace, profile || undefined);
      call.staysWhenEmpty = settings.activeWhenEmpty !== false;
      if (name) call.name = name;
      change(call, settings);
      await peers.settled();
      return call.id;
    },
    async update(id, changes) {
      const call = find(id);
      change(call, changes);
      if (changes.activeWhenEmpty !== undefined) call.staysWhenEmpty = changes.activeWhenEmpty !== false;
      await peers.settled();
    },
    async remove(id) {
      const call = find(id);
      // Until the last one is gone, the call must not end by itself.
      call.staysWhenEmpty = true;
      for (const instance of instances.inCall(call)) instances.remove(instance, 'callEnded');
      calls.close(call);
      await peers.settled();
    },
  };
};

const createParticipantsModel = (deps: OperatorDeps, views: Views): ParticipantsModel => {
  const { calls, register, instances, placement, homes, moveOperation, peers } = deps;

  const find = (id: string, refusal: 'participantCannotBeModified' | 'participantCannotBeDeleted'): Instance => {
    const instance = instances.get(id);
    if (!instance) throw new Failure(register.get(id) ? refusal : 'participantDoesNotExist');
    return instance;
  };

  const callOf = (id: string): Call => {
    const call = calls.get(id);
    if (!call) throw new Failure('callDoesNotExist');
    return call;
  };

  /** Without a wish, who is called is called from here: outgoing calls are not balanced. */
  const dialOut = async ({ coSpace }: Call, address: string, parameters: NewParticipant): Promise<string> => {
    const { callBridge, callBridgeGroup, callLegProfile, settings } = parameters;
    const isWished = callBridge !== undefined || callBridgeGroup !== undefined;
    const home = isWished ? await placement.choose(coSpace, 'sip', parameters) : deps.identity.id;
    const account = { kind: 'sip', id: address } as const;
    const name = address.replace(/^sips?:/, '');
    const created = await homes.create(home, { coSpace, name, account, callLegProfile, configuration: settings });
    return created.participant;
  };

  return {
    list(id) {
      const call = id === undefined ? undefined : calls.get(id);
      if (id !== undefined && !call) return [];
      return (call ? register.inSpace(call.coSpace) : register.all()).map(views.participant);
    },
    get(id) {
      const participant = register.get(id);
      return participant && views.participant(participant);
    },
    async add(id, participant) {
      const call = callOf(id);
      if (participant.movedParticipant !== undefined) {
        return moveOperation.move(call, participant.movedParticipant, participant);
      }
      return dialOut(call, participant.remoteParty ?? '', participant);
    },
    async update(id, changes) {
      instances.configure(find(id, 'participantCannotBeModified'), changes);
      await peers.settled();
    },
    async updateAll(id, changes) {
      for (const instance of instances.inCall(callOf(id))) instances.configure(instance, changes);
      await peers.settled();
    },
    async remove(id) {
      instances.remove(find(id, 'participantCannotBeDeleted'), 'removedByOperator');
      await peers.settled();
    },
  };
};

const createCallLegsModel = ({ instances, peers }: OperatorDeps, views: Views): CallLegsModel => {
  const find = (id: string): Instance => {
    const instance = instances.get(id);
    if (!instance) throw new Failure('callLegDoesNotExist');
    return instance;
  };

  return {
    list: ({ call, participant } = {}) =>
      instances
        .all()
        .filter(
          (one) =>
            (call === undefined || one.call.id === call) && (participant === undefined || one.id === participant),
        )
        .map(views.callLeg),
    get(id) {
      const instance = instances.get(id);
      return instance && views.callLeg(instance);
    },
    async update(id, changes) {
      instances.configure(find(id), changes);
      await peers.settled();
    },
    async remove(id) {
      instances.remove(find(id), 'removedByOperator');
      await peers.settled();
    },
  };
};

export const createOperator = (deps: OperatorDeps): CallBridgeModel => {
  const views = createViews(deps);
  return {
    identity: {
      id: deps.identity.id,
      name: deps.identity.name,
      softwareVersion: softwareVersionOf(deps.identity),
      startedAt: new Date(),
    },
    calls: createCallsModel(deps, views),
    participants: createParticipantsModel(deps, views),
    callLegs: createCallLegsModel(deps, views),
    webBridgeStatus: (id) => deps.c2w.status(id),
    mediaProcessingLoad: () => deps.selfView.load(),
    jwks: () => deps.credentials.jwks(),
    bridgesChanged: deps.bridgesChanged,
  };
};
