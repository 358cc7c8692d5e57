/** Calls: spaces in session. Each Call Bridge has its own instance with its own id; the callCorrelator is common. */
import { randomUUID } from 'node:crypto';
import type { CallInstance, News } from '../../schemas/types/peer.ts';
import type { CoSpace } from '../database/tables.ts';
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
}

export interface Calls {
  list(): readonly Call[];
  get(id: string): Call | undefined;
  inSpace(coSpace: string): Call | undefined;
  /** The instance for the space, made if there was none. */
  open(coSpace: CoSpace): Call;
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

  const toInstance = ({ id, coSpace, callCorrelator }: Call): CallInstance => ({
    id,
    coSpace,
    callBridge: identity.id,
    callCorrelator,
  });

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
    open(coSpace) {
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
      };
      calls.set(call.id, call);
      bySpace.set(call.coSpace, call);
      logCorrelator(call);
      announce({ call: toInstance(call) });
      return call;
    },
    close,
    elsewhere,
    learn(instance) {
      remote.set(instance.id, instance);
      const call = bySpace.get(instance.coSpace);
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
