/** Load balancing (STEP-04): which Call Bridge is to be the home of a new participant. */
import type { Query, Suitability } from '../../schemas/types/peer.ts';
import { peerWords } from '../link/peer-words.ts';
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import { within } from '../within.ts';
import type { Calls } from './calls.ts';
import type { Directory } from './directory.ts';
import { Failure } from './failure.ts';
import type { NodeIdentity } from './identity.ts';
import type { Peers } from './peers.ts';
import type { SelfView } from './self-view.ts';

/** Where an operator wants somebody: ids of a Call Bridge or of a group; and whom. */
export interface Wish {
  callBridge?: string;
  callBridgeGroup?: string;
  /** The old participant of whoever is moved. */
  movedParticipant?: string;
}

/** `user`: by a web app. What belongs to neither is placed like a call by SIP. */
export type Kind = 'user' | 'sip';

export interface Placement {
  /**
   * Id of the Call Bridge that is to be the home.
   * @throws Failure callBridgeDoesNotExist, callBridgeUnavailable, callBridgeGroupDoesNotExist, callBridgeGroupUnavailable,
   * loadBalancingDisabled
   */
  choose(coSpace: string, kind: Kind, wish?: Wish): Promise<string>;
}

export interface PlacementDeps {
  identity: NodeIdentity;
  settings: Pick<NodeSettings, 'queryTime'>;
  log: Log;
  directory: Directory;
  calls: Calls;
  peers: Peers;
  selfView: SelfView;
}

interface Candidate extends Suitability {
  callBridge: string;
  name: string;
}

const describe = ({ name, priority, loadLevel, running }: Candidate): string =>
  `'${name}' (priority: ${priority}, load level: ${loadLevel}, conference is running: ${Number(running)})`;

/** Running, then the least load, then the first priority; nobody is better by name only. */
const rank = ({ running, loadLevel, priority, name }: Candidate): readonly (number | string)[] => [
  Number(!running),
  loadLevel,
  priority,
  name,
];

const compare = (one: Candidate, other: Candidate): number => {
  const others = rank(other);
  for (const [index, value] of rank(one).entries()) {
    const rival = others[index] ?? value;
    if (value !== rival) return value < rival ? -1 : 1;
  }
  return 0;
};

export const createPlacement = (deps: PlacementDeps): Placement => {
  const { identity, settings, log, directory, calls, peers, selfView } = deps;

  /** How the log names what is looked for. */
  const conferenceOf = (coSpace: string): string => calls.inSpace(coSpace)?.callCorrelator ?? coSpace;

  const nameOf = (callBridge: string): string => directory.callBridge(callBridge)?.name ?? callBridge;

  /** A peer that does not answer in time is no candidate. */
  const query = async (callBridge: string, asked: Query): Promise<Candidate[]> => {
    try {
      const isLocal = callBridge === identity.id;
      const answer = isLocal
        ? await selfView.suitability(asked)
        : await within(peers.ask(callBridge, peerWords.placement, asked), settings.queryTime, undefined);
      if (!answer) return [];
      const candidate = { ...answer, callBridge, name: nameOf(callBridge) };
      log.info(`replace query for conference ${conferenceOf(asked.coSpace)}: response from ${describe(candidate)}`);
      return [candidate];
    } catch {
      return [];
    }
  };

  /** Running here only, with room to spare: nobody can be better, so the others need not be asked. */
  const isUnbeatable = ({ running, loadLevel }: Candidate, coSpace: string): boolean =>
    running && loadLevel === 0 && calls.elsewhere(coSpace).length === 0;

  const candidatesAmong = async (callBridges: readonly string[], asked: Query): Promise<Candidate[]> => {
    const local = callBridges.includes(identity.id) ? await query(identity.id, asked) : [];
    if (local.some((one) => isUnbeatable(one, asked.coSpace))) return local;
    const others = callBridges.filter((callBridge) => callBridge !== identity.id);
    return [local, ...(await Promise.all(others.map((callBridge) => query(callBridge, asked))))].flat();
  };

  const bestOf = async (callBridges: readonly string[], asked: Query): Promise<string | undefined> => {
    const candidates = await candidatesAmong(callBridges, asked);
    const [best] = candidates.filter(({ loadLevel }) => loadLevel < 2).sort(compare);
    if (!best) return undefined;
    const which = best.callBridge === identity.id ? 'local' : 'remote';
    log.info(`replace query for conference ${conferenceOf(asked.coSpace)}: using ${which} server ${describe(best)}`);
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

  const chooseInGroup = async (id: string, asked: Query): Promise<string> => {
    const group = directory.group(id);
    if (!group) throw new Failure('callBridgeGroupDoesNotExist');
    if (!group.loadBalancingEnabled) throw new Failure('loadBalancingDisabled');
    const best = await bestOf(membersOf(id), asked);
    if (!best) throw new Failure('callBridgeGroupUnavailable');
    return best;
  };

  /** Without groups load counts nowhere: a conference is kept where it runs, else everybody stays where they come in. */
  const chooseUngrouped = async (asked: Query): Promise<string> => {
    if (calls.inSpace(asked.coSpace)) return identity.id;
    // Where it runs the others are asked: the news of a call that has just begun may still be on its way.
    const candidates = await candidatesAmong(membersOf(undefined), asked);
    const running = candidates.filter((one) => one.running).map(({ callBridge }) => callBridge);
    return running.sort()[0] ?? identity.id;
  };

  const chooseFreely = async (kind: Kind, asked: Query): Promise<string> => {
    const own = directory.callBridge(identity.id)?.callBridgeGroup;
    if (!own) return chooseUngrouped(asked);
    const group = directory.group(own);
    const isBalanced = group?.loadBalancingEnabled && (kind === 'sip' || group.loadBalanceUserCalls);
    if (!isBalanced) return identity.id;
    const best = await bestOf(membersOf(own), asked);
    if (!best) throw new Failure('callBridgeUnavailable');
    return best;
  };

  return {
    async choose(coSpace, kind, { callBridge, callBridgeGroup, movedParticipant } = {}) {
      const asked = { coSpace, ...(movedParticipant !== undefined && { mover: movedParticipant }) };
      if (callBridge) return chooseBridge(callBridge);
      return callBridgeGroup ? chooseInGroup(callBridgeGroup, asked) : chooseFreely(kind, asked);
    },
  };
};
