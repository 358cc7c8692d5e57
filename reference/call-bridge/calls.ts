/** Calls: spaces in session. Each Call Bridge has its own instance with its own id; the callCorrelator is common. */
import { randomUUID } from 'node:crypto';
import type { CallInstance, News } from '../../schemas/types/peer.ts';
import type { CallProfile, CoSpace } from '../database/tables.ts';
import type { Log } from '../log.ts';
import type { NodeIdentity } from './identity.ts';
import type { Settings } from './model.ts';
import type { Register } from './participants/register.ts';

/** This Call Bridge's instance of a call. */
export interface Call {
  readonly id: string;
  /** The conference's id in the log. */
  readonly internalId: string;
  readonly coSpace: string;
  readonly startedAt: number;
  name: string;
  callCorrelator: string;
  /** Made by the API: then it stays when everyone has left (`activeWhenEmpty`). */
  staysWhenEmpty: boolean;
  /** Most legs here at one time. */
  maxCallLegs: number;
  settings: Settings;
  lock: Lock;
  /** Whom the lock keeps out: everybody who comes, or those who need activation. */
  readonly lockMode: 'all' | 'needsActivation';
}

export type Lock = CallInstance['lock'];

export interface Calls {
  list(): readonly Call[];
  get(id: string): Call | undefined;
  inSpace(coSpace: string): Call | undefined;
  /** The instance for the space, made if there was none; it keeps what its profile says now. */
  open(coSpace: CoSpace, profile?: CallProfile): Call;
  /** Locks or unlocks the call, at all Call Bridges. */
  setLock(call: Call, locked: boolean): void;
  onLockChange(listener: (call: Call) => void): void;
  /** Ends this Call Bridge's instance; its participants must be gone. */
  close(call: Call): void;
  /** Instances of the same call at other Call Bridges. */
  elsewhere(coSpace: string): readonly CallInstance[];
  /** A peer announced an instance, or that one is gone. */
  learn(instance: CallInstance): void;
  forget(id: string): void;
  /** All instances at other Call Bridges. */
  announced(): readonly CallInstance[];
  /** How this Call Bridge announces its own. */
  own(): readonly CallInstance[];
}

export interface CallsDeps {
  identity: NodeIdentity;
  log: Log;
  register: Register;
  announce: (news: News) => void;
}

export const createCalls = ({ identity, log, register, announce }: CallsDeps): Calls => {
  const calls = new Map<string, Call>();
  const bySpace = new Map<string, Call>();
  const remote = new Map<string, CallInstance>();

  const elsewhere = (coSpace: string): CallInstance[] => [...remote.values()].filter((one) => one.coSpace === coSpace);

  const toInstance = ({ id, coSpace, callCorrelator, lock }: Call): CallInstance => ({
    id,
    coSpace,
    callBridge: identity.id,
    callCorrelator,
    lock,
  });

  const lockListeners: ((call: Call) => void)[] = [];

  const takeLock = (call: Call, lock: Lock): void => {
    call.lock = lock;
    for (const listener of lockListeners) listener(call);
  };

  const isLater = (one: Lock, other: Lock): boolean =>
    one.turn !== other.turn ? one.turn > other.turn : one.locked && !other.locked;

  /** What the others know already, else what the profile says. */
  const firstLock = (coSpace: string, profile?: CallProfile): Lock =>
    elsewhere(coSpace)
      .map(({ lock }) => lock)
      .reduce((latest, lock) => (isLater(lock, latest) ? lock : latest), { locked: profile?.locked === true, turn: 0 });

  const logCorrelator = ({ name, coSpace, callCorrelator, internalId }: Call): void =>
    log.info(
      `API "${name}" Space GUID: ${coSpace} <--> Call Correlator GUID: ${callCorrelator} <--> Internal GUID: ${internalId}`,
    );

  const close = (call: Call): void => {
    calls.delete(call.id);
    bySpace.delete(call.coSpace);
    log.info(`conference ${call.internalId} destroyed`);
    announce({ callGone: call.id });
  };

  // A call that only participants had made goes with the last of them, wherever they were.
  register.onChange(({ before, after }) => {
    const call = before && !after ? bySpace.get(before.coSpace) : undefined;
    if (call && !call.staysWhenEmpty && register.inSpace(call.coSpace).length === 0) close(call);
  });

  return {
    list: () => [...calls.values()],
    get: (id) => calls.get(id),
    inSpace: (coSpace) => bySpace.get(coSpace),
    open(coSpace, profile) {
      const existing = bySpace.get(coSpace.id);
      if (existing) return existing;
      const call: Call = {
        id: randomUUID(),
        internalId: randomUUID(),
        coSpace: coSpace.id,
        startedAt: Date.now(),
        name: coSpace.name ?? '',
        callCorrelator: elsewhere(coSpace.id)[0]?.callCorrelator ?? randomUUID(),
        staysWhenEmpty: false,
        maxCallLegs: 0,
        settings: {},
        lock: firstLock(coSpace.id, profile),
        lockMode: profile?.lockMode === 'needsActivation' ? 'needsActivation' : 'all',
      };
      calls.set(call.id, call);
      bySpace.set(call.coSpace, call);
      logCorrelator(call);
      announce({ call: toInstance(call) });
      return call;
    },
    setLock(call, locked) {
      const turns = [call, ...elsewhere(call.coSpace)].map(({ lock }) => lock.turn);
      takeLock(call, { locked, turn: Math.max(...turns) + 1 });
      announce({ call: toInstance(call) });
    },
    onLockChange: (listener) => void lockListeners.push(listener),
    close,
    elsewhere,
    learn(instance) {
      remote.set(instance.id, instance);
      const call = bySpace.get(instance.coSpace);
      if (call && isLater(instance.lock, call.lock)) takeLock(call, instance.lock);
      // Two bridges began at the same time: both take the smaller correlator.
      if (!call || call.callCorrelator <= instance.callCorrelator) return;
      call.callCorrelator = instance.callCorrelator;
      logCorrelator(call);
      announce({ call: toInstance(call) });
    },
    forget: (id) => void remote.delete(id),
    announced: () => [...remote.values()],
    own: () => [...calls.values()].map(toInstance),
  };
};
