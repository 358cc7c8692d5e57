/** The participants homed here: each instance with its account, its credential and its leg, from creation to removal. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Account, News, Origin } from '../../../schemas/types/peer.ts';
import type { Log } from '../../log.ts';
import type { Accounts } from '../accounts.ts';
import { applyChanges } from '../apply-changes.ts';
import type { Call } from '../calls.ts';
import type { Credentials } from '../credentials.ts';
import { Failure } from '../failure.ts';
import { hasFixedLeg } from '../far-ends.ts';
import type { NodeIdentity } from '../identity.ts';
import type { Lobby } from '../lobby.ts';
import type { Media } from '../media.ts';
import type { SettingChanges, Settings } from '../model.ts';
import { type Instance, toParticipant } from './instance.ts';
import type { Register } from './register.ts';
import { type InstanceEvent, nextState } from './states.ts';

export type RemovalReason =
  | 'left'
  | 'moved'
  | 'removedByOperator'
  | 'callEnded'
  | 'deactivated'
  | 'notArrived'
  | 'notReturned';

export interface NewInstance {
  call: Call;
  name: string;
  /** A guest's account is made here. */
  account: { kind: Account['kind']; id?: string };
  numericId?: string;
  defaults: Settings;
  configuration: Settings;
  movedFrom?: Origin;
}

/** Fields of an instance that change in its life. */
export type InstanceChange = Partial<
  Pick<Instance, 'local' | 'presentingTurn' | 'webBridge' | 'isListening' | 'movingUntil' | 'isWaiting' | 'keptOut'>
>;

export interface Instances {
  get(id: string): Instance | undefined;
  all(): readonly Instance[];
  inCall(call: Call): readonly Instance[];
  /** State `initial`; the token is a web app's. @throws Failure callDoesNotExist when the call ended meanwhile */
  create(spec: NewInstance): Promise<{ instance: Instance; token?: string }>;
  happened(instance: Instance, event: InstanceEvent): void;
  change(instance: Instance, change: InstanceChange): void;
  configure(instance: Instance, changes: SettingChanges): void;
  /** Takes instance, leg, account and credential away, at once and everywhere. */
  remove(instance: Instance, why: RemovalReason): void;
  onCreated(listener: (instance: Instance) => void): void;
  onConfigured(listener: (instance: Instance) => void): void;
  onRemoved(listener: (instance: Instance, why: RemovalReason) => void): void;
}

export interface InstancesDeps {
  identity: NodeIdentity;
  log: Log;
  register: Register;
  accounts: Accounts;
  credentials: Credentials;
  media: Media;
  lobby: Lobby;
  announce: (news: News) => void;
}

export const createInstances = (deps: InstancesDeps): Instances => {
  const { identity, log, register, accounts, credentials, media, lobby, announce } = deps;
  const instances = new Map<string, Instance>();
  const created: ((instance: Instance) => void)[] = [];
  const configured: ((instance: Instance) => void)[] = [];
  const removed: ((instance: Instance, why: RemovalReason) => void)[] = [];
  let mediaCalls = 0;
  let joins = 0;

  /** What nobody else sees is no news, nor is anything of somebody who is gone. */
  const publish = (instance: Instance): void => {
    if (instances.get(instance.id) !== instance) return;
    const participant = toParticipant(instance, identity.id);
    if (isDeepStrictEqual(participant, register.get(instance.id))) return;
    // Whoever hears of it may change it further: the others must hear of that later.
    announce({ participant });
    register.put(participant);
  };

  const inCall = (call: Call): Instance[] => [...instances.values()].filter((one) => one.call === call);

  const accountFor = ({ account, name }: NewInstance): Account => ({
    kind: account.kind,
    id: account.kind === 'guest' ? accounts.createGuest(name) : (account.id ?? name),
  });

  /** GATE-01, GATE-03 */
  const isFixed = ({ account, name }: NewInstance): boolean =>
    account.kind === 'sip' ? hasFixedLeg({ account: { kind: 'sip', id: account.id ?? name } }) : identity.isOlder;

  const begin = (spec: NewInstance): Instance => {
    mediaCalls += 1;
    const instance: Instance = {
      id: randomUUID(),
      name: spec.name,
      account: accountFor(spec),
      call: spec.call,
      numericId: spec.numericId,
      defaults: spec.defaults,
      movedFrom: spec.movedFrom,
      mediaCall: mediaCalls,
      createdAt: Date.now(),
      isFixed: isFixed(spec),
      state: 'initial',
      configuration: spec.configuration,
      local: {},
      presentingTurn: 0,
      isWaiting: false,
      isListening: false,
      movingUntil: 0,
    };
    instances.set(instance.id, instance);
    spec.call.maxCallLegs = Math.max(spec.call.maxCallLegs, inCall(spec.call).length);
    publish(instance);
    for (const listener of created) listener(instance);
    return instance;
  };

  const logLeg = ({ id, call }: Instance): void =>
    log.info(`API call leg ${id} in call ${call.internalId} (API call ${call.id})`);

  /** A move skips resolution and look-up of the numeric id, and so has no number of its own. */
  const loginRequest = (spec: NewInstance): number => {
    if (spec.movedFrom) return 0;
    joins += 1;
    return joins;
  };

  /** The instance comes first, so that its call can't end while the credential is made. */
  const admit = async (spec: NewInstance): Promise<{ instance: Instance; token: string }> => {
    const request = `guest login request ${loginRequest(spec)}:`;
    log.info(`${request} credential storage scheduled (queue length: 1)`);
    const instance = begin(spec);
    log.info(`${request} credential storage executed`);
    log.info(`${request} credential storage in progress`);
    const { id, account, call } = instance;
    const token = await credentials.issue({
      callBridge: identity.id,
      call: call.id,
      participant: id,
      account: account.id,
    });
    if (!instances.has(id)) {
      credentials.revoke(id);
      throw new Failure('callDoesNotExist');
    }
    log.info(`${request} successfully stored credentials`);
    logLeg(instance);
    return { instance, token };
  };

  return {
    get: (id) => instances.get(id),
    all: () => [...instances.values()],
    inCall,
    async create(spec) {
      if (spec.account.kind !== 'sip') return admit(spec);
      const instance = begin(spec);
      logLeg(instance);
      return { instance };
    },
    happened(instance, event) {
      const before = instance.state;
      instance.state = nextState(before, event);
      // Nobody may see it take part before it is known whether it does.
      if (event === 'connected' && before !== 'connected') Object.assign(instance, lobby.arrival(instance));
      publish(instance);
    },
    change(instance, change) {
      Object.assign(instance, change);
      publish(instance);
    },
    configure(instance, changes) {
      instance.configuration = applyChanges(instance.configuration, changes);
      // The operator's layout counts until the user chooses again.
      if ('layout' in changes) instance.local = { ...instance.local, layout: undefined };
      if ('deactivated' in changes) instance.keptOut = changes.deactivated === true ? 'byOperator' : undefined;
      publish(instance);
      for (const listener of configured) listener(instance);
    },
    remove(instance, why) {
      if (!instances.delete(instance.id)) return;
      credentials.revoke(instance.id);
      log.info(`user "${instance.account.id}": deactivating due to session resource teardown`);
      media.tearDown(instance);
      log.info(`participant "${instance.account.id}" left space ${instance.call.coSpace} (${instance.call.name})`);
      log.info(`call ${instance.mediaCall}: destroying API call leg ${instance.id}`);
      if (instance.account.kind === 'guest') accounts.destroyGuest(instance.account.id);
      announce({ participantGone: instance.id });
      register.remove(instance.id);
      for (const listener of removed) listener(instance, why);
    },
    onCreated: (listener) => void created.push(listener),
    onConfigured: (listener) => void configured.push(listener),
    onRemoved: (listener) => void removed.push(listener),
  };
};
