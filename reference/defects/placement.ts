/** Faults in where somebody is placed. */

import type { Suitability } from '../../schemas/types/peer.ts';
import { Failure } from '../call-bridge/failure.ts';
import type { Kind, Placement, PlacementDeps, Wish } from '../call-bridge/placement.ts';
import type { SelfView, SelfViewDeps } from '../call-bridge/self-view.ts';
import type { CallBridgeGroup } from '../database/tables.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

type Choose = (coSpace: string, kind: Kind, wish: Wish) => Promise<string>;

/** Changes what every Call Bridge says of itself in answer to a replace query. */
const onSelfView =
  (change: (seen: Suitability) => Suitability): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createSelfView(deps) {
      const selfView = parts.createSelfView(deps);
      return { ...selfView, suitability: async (query) => change(await selfView.suitability(query)) };
    },
  });

/** Changes how a Call Bridge that is asked chooses. */
const onChoice =
  (change: (placement: Placement, deps: PlacementDeps) => Choose): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createPlacement(deps) {
      const choose = change(parts.createPlacement(deps), deps);
      return { choose: (coSpace, kind, wish = {}) => choose(coSpace, kind, wish) };
    },
  });

/** Changes what a Call Bridge that is asked knows of every group. */
const onGroups =
  (change: (group: CallBridgeGroup) => CallBridgeGroup): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createPlacement: (deps) =>
      parts.createPlacement({
        ...deps,
        directory: {
          ...deps.directory,
          group(id) {
            const group = deps.directory.group(id);
            return group && change(group);
          },
        },
      }),
  });

/** Takes another way where the right one fails so. */
const orElse = (code: Failure['code'], change: (deps: PlacementDeps, wish: Wish) => Wish): Defect['apply'] =>
  onChoice((placement, deps) => async (coSpace, kind, wish) => {
    try {
      return await placement.choose(coSpace, kind, wish);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== code) throw error;
      return placement.choose(coSpace, kind, change(deps, wish));
    }
  });

const isFull = async ({ selfView }: PlacementDeps, coSpace: string): Promise<boolean> =>
  (await selfView.suitability({ coSpace })).loadLevel === 2;

export const homeIsKept: Defect = {
  id: 'home-is-kept',
  requirement: 'PLACE-01',
  title: 'Who is moved stays on the Call Bridge that was its home, wherever the target is running.',
  how: 'The media are there already, so the home is tried first.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({
        ...deps,
        placement: {
          async choose(coSpace, kind, wish = {}) {
            const home = deps.register.get(wish.movedParticipant ?? '')?.callBridge;
            const isFree = home !== undefined && !wish.callBridge && !wish.callBridgeGroup;
            return deps.placement.choose(coSpace, kind, isFree ? { ...wish, callBridge: home } : wish);
          },
        },
      }),
  }),
};

export const fullAtHalf: Defect = {
  id: 'full-at-half',
  requirement: 'PLACE-02',
  title: 'Where no threshold is set, a Call Bridge counts as full at 50 %.',
  how: 'One table of the API reference gives 5000 for both thresholds.',
  apply: onSelfView((seen) => ({ ...seen, loadLevel: seen.loadLevel === 0 ? 0 : 2 })),
};

export const neverFull: Defect = {
  id: 'never-full',
  requirement: 'PLACE-02',
  title: 'A Call Bridge takes people whatever its load.',
  how: 'The load limit is read at the start, when none is set yet.',
  apply: onSelfView((seen) => ({ ...seen, loadLevel: 0 })),
};

export const fullWithoutBalance: Defect = {
  id: 'full-without-balance',
  requirement: 'PLACE-03',
  title: 'A full Call Bridge refuses people though its group does not balance load.',
  how: 'The limit is looked at in one place, whether or not there is anywhere else to go.',
  apply: onChoice((placement, deps) => async (coSpace, kind, wish) => {
    const chosen = await placement.choose(coSpace, kind, wish);
    const isFree = !wish.callBridge && !wish.callBridgeGroup;
    if (isFree && chosen === deps.identity.id && (await isFull(deps, coSpace)))
      throw new Failure('callBridgeUnavailable');
    return chosen;
  }),
};

export const usersBalanced: Defect = {
  id: 'users-balanced',
  requirement: 'PLACE-04',
  title: 'Web apps are balanced where loadBalanceUserCalls is false.',
  how: 'The setting was made for the Meeting App, and went with it.',
  apply: onGroups((group) => ({ ...group, loadBalanceUserCalls: true })),
};

export const filledUp: Defect = {
  id: 'filled-up',
  requirement: 'PLACE-05',
  title: 'Of two Call Bridges that are not full the one with more load is taken.',
  how: 'A group is filled up one after the other, so that the last one stays free.',
  apply: onSelfView((seen) => ({ ...seen, loadLevel: seen.loadLevel === 2 ? 2 : seen.loadLevel === 1 ? 0 : 1 })),
};

export const askedFirst: Defect = {
  id: 'asked-first',
  requirement: 'PLACE-06',
  title: 'Among equals each Call Bridge prefers itself.',
  how: 'It saves a link, and nobody thinks of the conference being scattered.',
  apply: (parts) => ({
    ...parts,
    createPlacement: (deps) =>
      parts.createPlacement({
        ...deps,
        selfView: {
          ...deps.selfView,
          suitability: async (query) => ({ ...(await deps.selfView.suitability(query)), priority: -1 }),
        },
      }),
  }),
};

export const groupNotRead: Defect = {
  id: 'group-not-read',
  requirement: 'PLACE-07',
  title: 'callBridgeGroup in a request does nothing.',
  how: 'Parameters that came in a later version are ignored like unknown ones.',
  apply: onChoice(
    (placement) =>
      (coSpace, kind, { callBridgeGroup: _, ...wish }) =>
        placement.choose(coSpace, kind, wish),
  ),
};

export const groupIsAWish: Defect = {
  id: 'group-is-a-wish',
  requirement: 'PLACE-08',
  title: 'If nobody in the group can take anybody, the Call Bridge that is asked does.',
  how: 'Anywhere is thought to be better than nowhere.',
  apply: orElse('callBridgeGroupUnavailable', ({ identity }) => ({ callBridge: identity.id })),
};

export const fullGroupIsTaken: Defect = {
  id: 'full-group-is-taken',
  requirement: 'PLACE-18',
  title: 'If everybody in the group is full, the first of it takes the participant all the same.',
  how: 'Who names a group is taken to know better than the load limits.',
  apply: orElse('callBridgeGroupUnavailable', ({ directory }, { callBridgeGroup }) => {
    const [first] = directory.callBridges().filter((one) => one.callBridgeGroup === callBridgeGroup);
    return { callBridge: first?.id };
  }),
};

export const bridgeIsAWish: Defect = {
  id: 'bridge-is-a-wish',
  requirement: 'PLACE-09',
  title: 'If the Call Bridge that is named does not answer, another one takes the participant.',
  how: 'Anywhere is thought to be better than nowhere.',
  apply: orElse('callBridgeUnavailable', (_deps, { callBridge: _, ...wish }) => wish),
};

export const everyGroupBalances: Defect = {
  id: 'every-group-balances',
  requirement: 'PLACE-10',
  title: 'A group can be named in a request though it does not balance load.',
  how: 'The setting is read where calls come in, and not where they are made by the API.',
  apply: onChoice((placement, deps) => async (coSpace, kind, wish) => {
    const group = wish.callBridgeGroup ? deps.directory.group(wish.callBridgeGroup) : undefined;
    const [member] = deps.directory.callBridges().filter(({ callBridgeGroup }) => callBridgeGroup === group?.id);
    return group && !group.loadBalancingEnabled && member ? member.id : placement.choose(coSpace, kind, wish);
  }),
};

export const namedMayBeFull: Defect = {
  id: 'named-may-be-full',
  requirement: 'PLACE-11',
  title: 'A Call Bridge that is named in the request refuses when it is full.',
  how: 'The limit is looked at in one place, and the operator was forgotten.',
  apply: onChoice((placement, deps) => async (coSpace, kind, wish) => {
    if (wish.callBridge === deps.identity.id && (await isFull(deps, coSpace)))
      throw new Failure('callBridgeUnavailable');
    return placement.choose(coSpace, kind, wish);
  }),
};

export const overflowsHere: Defect = {
  id: 'overflows-here',
  requirement: 'PLACE-12',
  title: 'If everybody in the group is full, the Call Bridge that is asked takes the participant all the same.',
  how: 'The one that is asked is the default of the choice.',
  apply: orElse('callBridgeUnavailable', ({ identity }) => ({ callBridge: identity.id })),
};

export const roomsStayHome: Defect = {
  id: 'rooms-stay-home',
  requirement: 'PLACE-01',
  title: 'A room that is moved stays on the Call Bridge that called it, wherever the target is running.',
  how: 'Its connection would have to be handed over, and the web app of a guest opens a new one.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const { register, placement } = deps;
      const choose: Placement['choose'] = async (coSpace, kind, wish = {}) => {
        const home = register.get(wish.movedParticipant ?? '')?.callBridge;
        const isKept = kind === 'sip' && home !== undefined && !wish.callBridge && !wish.callBridgeGroup;
        return placement.choose(coSpace, kind, isKept ? { ...wish, callBridge: home } : wish);
      };
      return parts.createMoveOperation({ ...deps, placement: { choose } });
    },
  }),
};

export const thresholdsOfTheAsked: Defect = {
  id: 'thresholds-of-the-asked',
  requirement: 'PLACE-07',
  title: 'What is set for a Call Bridge counts where it is asked itself; for the others the threshold is the default.',
  how: 'The settings of a Call Bridge are read at the start, and again when it is asked for something.',
  apply(parts) {
    const exact = new Map<SelfView, SelfView>();
    return {
      ...parts,
      createSelfView(deps) {
        const { clusterSettings } = deps.database;
        const get: typeof clusterSettings.get = async (id) => {
          const settings = await clusterSettings.get(id);
          return settings && { ...settings, existingConferenceLoadLimitBasisPoints: undefined };
        };
        const database = { ...deps.database, clusterSettings: { ...clusterSettings, get } };
        const usual = parts.createSelfView({ ...deps, database });
        exact.set(usual, parts.createSelfView(deps));
        return usual;
      },
      createPlacement: (deps) =>
        parts.createPlacement({ ...deps, selfView: exact.get(deps.selfView) ?? deps.selfView }),
    };
  },
};

export const groupIsOfOthers: Defect = {
  id: 'group-is-of-others',
  requirement: 'PLACE-07',
  title: 'The Call Bridge that is asked is no candidate in a group that the request names.',
  how: 'Who names a group is taken to want somebody elsewhere, and the members are found among the peers.',
  apply: (parts) => ({
    ...parts,
    createPlacement(deps) {
      const placement = parts.createPlacement(deps);
      const callBridge: typeof deps.directory.callBridge = (id) => {
        const found = deps.directory.callBridge(id);
        return found && id === deps.identity.id ? { ...found, callBridgeGroup: undefined } : found;
      };
      const ofOthers = parts.createPlacement({ ...deps, directory: { ...deps.directory, callBridge } });
      return {
        choose: (coSpace, kind, wish) => (wish?.callBridgeGroup ? ofOthers : placement).choose(coSpace, kind, wish),
      };
    },
  }),
};

export const moreThanFull: Defect = {
  id: 'more-than-full',
  requirement: 'PLACE-03',
  title: 'A Call Bridge in no group refuses people when its load is above its limit.',
  how: 'Below the limit quality is kept, and above it nothing is thought to be left.',
  apply(parts) {
    const settings = new Map<SelfView, SelfViewDeps['database']['clusterSettings']>();
    const noting = {
      ...parts,
      createSelfView(deps: SelfViewDeps) {
        const selfView = parts.createSelfView(deps);
        settings.set(selfView, deps.database.clusterSettings);
        return selfView;
      },
    };
    return onChoice((placement, { identity, directory, selfView }) => async (coSpace, kind, wish) => {
      const chosen = await placement.choose(coSpace, kind, wish);
      const { loadLimit } = (await settings.get(selfView)?.get(identity.id)) ?? {};
      const isAlone = !directory.callBridge(identity.id)?.callBridgeGroup && !wish.callBridge && !wish.callBridgeGroup;
      if (isAlone && chosen === identity.id && loadLimit && selfView.load() > loadLimit)
        throw new Failure('callBridgeUnavailable');
      return chosen;
    })(noting);
  },
};

export const loadsAsText: Defect = {
  id: 'loads-as-text',
  requirement: 'PLACE-02',
  title: 'A Call Bridge whose load is above its limit counts as one that has room.',
  how: 'Load and threshold are compared as the text that stands in the settings: 10000 comes before 8000.',
  apply: onRole('createSelfView', (selfView, { database, identity }) => ({
    async suitability(query) {
      const usual = await selfView.suitability(query);
      const { loadLimit, existingConferenceLoadLimitBasisPoints: threshold = 8000 } =
        (await database.clusterSettings.get(identity.id)) ?? {};
      if (!loadLimit || usual.loadLevel < 2) return usual;
      const load = Math.round((selfView.load() / loadLimit) * 10_000);
      return String(load) < String(threshold) ? { ...usual, loadLevel: 0 } : usual;
    },
  })),
};

export const overflowsByLoadAlone: Defect = {
  id: 'overflows-by-load-alone',
  requirement: 'PLACE-05',
  title: 'A full conference goes on where there is the least load, though it is running elsewhere too, with room.',
  how: 'A conference is kept together as long as it is on one Call Bridge; after that load decides.',
  apply: (parts) => ({
    ...parts,
    createPlacement(deps) {
      const ask: typeof deps.peers.ask = async (callBridge, word, body) => {
        const answer = await deps.peers.ask(callBridge, word, body);
        return 'loadLevel' in answer && answer.loadLevel === 1 ? { ...answer, running: false } : answer;
      };
      return parts.createPlacement({ ...deps, peers: { ...deps.peers, ask } });
    },
  }),
};

export const oneMissingNoneTaken: Defect = {
  id: 'one-missing-none-taken',
  requirement: 'PLACE-08',
  title: 'A group is unavailable as soon as one of its Call Bridges cannot be reached.',
  how: 'All of a group are asked at once, and one failure makes the whole question fail.',
  apply: onRole('createPlacement', (placement, { directory, peers, identity }) => ({
    async choose(coSpace, kind, wish) {
      const isMissing = ({ id, callBridgeGroup }: { id: string; callBridgeGroup?: string }): boolean =>
        callBridgeGroup === wish?.callBridgeGroup && id !== identity.id && !peers.linked().includes(id);
      if (wish?.callBridgeGroup && !wish.callBridge && directory.callBridges().some(isMissing))
        throw new Failure('callBridgeGroupUnavailable');
      return placement.choose(coSpace, kind, wish);
    },
  })),
};
