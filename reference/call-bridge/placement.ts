/** Load balancing (STEP-04): which Call Bridge is to be the home of a new participant. */
import type { Suitability } from '../../schemas/types/peer.ts';
import type { Database } from '../database/database.ts';
import { peerWords } from '../link/peer-words.ts';
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import { within } from '../within.ts';
import type { Calls } from './calls.ts';
import type { Directory } from './directory.ts';
import { Failure } from './failure.ts';
import type { NodeIdentity } from './identity.ts';
import type { Instances } from './participants/instances.ts';
import type { Peers } from './peers.ts';

/** Where an operator wants somebody: ids of a Call Bridge or of a group. */
export interface Wish {
  callBridge?: string;
  callBridgeGroup?: string;
}

export interface Placement {
  /**
   * Id of the Call Bridge that is to be the home.
   * @throws Failure callBridgeDoesNotExist, callBridgeUnavailable, callBridgeGroupDoesNotExist, callBridgeGroupUnavailable
   */
  choose(coSpace: string, wish?: Wish): Promise<string>;
  /** How a participant in this space would suit this Call Bridge: its answer to a replace query. */
  suitability(coSpace: string): Promise<Suitability>;
  /** Media load of all legs here. */
  load(): number;
}

export interface PlacementDeps {
  identity: NodeIdentity;
  settings: Pick<NodeSettings, 'legLoad' | 'queryTime'>;
  log: Log;
  database: Database;
  directory: Directory;
  calls: Calls;
  instances: Instances;
  peers: Peers;
}

interface Candidate extends Suitability {
  callBridge: string;
  name: string;
}

/** CMS API: below this part of loadLimit a new conference is welcome, below the other one an existing one (in 1/10000). */
const newConferenceLimit = 5_000;
const existingConferenceLimit = 8_000;

const describe = ({ name, priority, loadLevel, running }: Candidate): string =>
  `'${name}' (priority: ${priority}, load level: ${loadLevel}, conference is running: ${Number(running)})`;

export const createPlacement = (deps: PlacementDeps): Placement => {
  const { identity, settings, log, database, directory, calls, instances, peers } = deps;

  const load = (): number => instances.all().length * settings.legLoad;

  const suitability = async (coSpace: string): Promise<Suitability> => {
    const limits = await database.clusterSettings.get(identity.id);
    const part = limits?.loadLimit ? (load() / limits.loadLimit) * 10_000 : 0;
    const isFull = part >= (limits?.existingConferenceLoadLimitBasisPoints ?? existingConferenceLimit);
    const isBusy = part >= (limits?.newConferenceLoadLimitBasisPoints ?? newConferenceLimit);
    return { priority: 0, loadLevel: isFull ? 2 : isBusy ? 1 : 0, running: calls.inSpace(coSpace) !== undefined };
  };

  /** Running and not full, then the least load, then the first priority; nobody is better than this bridge by name only. */
  const rank = (one: Candidate): readonly (number | string)[] => [
    Number(!one.running),
    one.loadLevel,
    one.priority,
    Number(one.callBridge !== identity.id),
    one.name,
  ];

  const compare = (one: Candidate, other: Candidate): number => {
    const others = rank(other);
    for (const [index, value] of rank(one).entries()) {
      const rival = others[index] ?? value;
      if (value !== rival) return value < rival ? -1 : 1;
    }
    return 0;
  };

  /** How the log names what is looked for. */
  const conferenceOf = (coSpace: string): string => calls.inSpace(coSpace)?.callCorrelator ?? coSpace;

  const nameOf = (callBridge: string): string => directory.callBridge(callBridge)?.name ?? callBridge;

  /** A peer that does not answer in time is no candidate. */
  const query = async (callBridge: string, coSpace: string): Promise<Candidate[]> => {
    try {
      const isLocal = callBridge === identity.id;
      const answer = isLocal
        ? await suitability(coSpace)
        : await within(peers.ask(callBridge, peerWords.placement, { coSpace }), settings.queryTime, undefined);
      if (!answer) return [];
      const candidate = { ...answer, callBridge, name: nameOf(callBridge) };
      log.info(`replace query for conference ${conferenceOf(coSpace)}: response from ${describe(candidate)}`);
      return [candidate];
    } catch {
      return [];
    }
  };

  /** Nobody can be better than this one, so the others need not be asked. */
  const isUnbeatable = ({ callBridge, running, loadLevel, priority }: Candidate): boolean =>
    callBridge === identity.id && running && loadLevel === 0 && priority === 0;

  const candidatesAmong = async (callBridges: readonly string[], coSpace: string): Promise<Candidate[]> => {
    const local = callBridges.includes(identity.id) ? await query(identity.id, coSpace) : [];
    if (local.some(isUnbeatable)) return local;
    const others = callBridges.filter((callBridge) => callBridge !== identity.id);
    return [local, ...(await Promise.all(others.map((callBridge) => query(callBridge, coSpace))))].flat();
  };

  const bestOf = async (callBridges: readonly string[], coSpace: string): Promise<string | undefined> => {
    const candidates = await candidatesAmong(callBridges, coSpace);
    const [best] = candidates.filter(({ loadLevel }) => loadLevel < 2).sort(compare);
    if (!best) return undefined;
    const which = best.callBridge === identity.id ? 'local' : 'remote';
    log.info(`replace query for conference ${conferenceOf(coSpace)}: using ${which} server ${describe(best)}`);
    return best.callBridge;
  };

  const reachable = (): string[] => [identity.id, ...peers.linked()];
  const membersOf = (group: string | undefined): string[] =>
    reachable().filter((callBridge) => directory.callBridge(callBridge)?.callBridgeGroup === group);

  const chooseBridge = (callBridge: string): string => {
    if (!directory.callBridge(callBridge)) throw new Failure('callBridgeDoesNotExist');
    if (!reachable().includes(callBridge)) throw new Failure('callBridgeUnavailable');
    return callBridge;
  };

  const chooseInGroup = async (group: string, coSpace: string): Promise<string> => {
    if (!directory.group(group)) throw new Failure('callBridgeGroupDoesNotExist');
    const best = await bestOf(membersOf(group), coSpace);
    if (!best) throw new Failure('callBridgeGroupUnavailable');
    return best;
  };

  /** In a group without load balancing everybody stays where they come in. */
  const chooseFreely = async (coSpace: string): Promise<string> => {
    const group = directory.callBridge(identity.id)?.callBridgeGroup;
    if (group && !directory.group(group)?.loadBalancingEnabled) return identity.id;
    const best = await bestOf(membersOf(group), coSpace);
    if (!best) throw new Failure('callBridgeUnavailable');
    return best;
  };

  return {
    async choose(coSpace, { callBridge, callBridgeGroup } = {}) {
      if (callBridge) return chooseBridge(callBridge);
      return callBridgeGroup ? chooseInGroup(callBridgeGroup, coSpace) : chooseFreely(coSpace);
    },
    suitability,
    load,
  };
};
