/** Faults in who may be moved where. */
import { Failure } from '../call-bridge/failure.ts';
import { hasFixedLeg } from '../call-bridge/far-ends.ts';
import { type Lobby, needsActivation } from '../call-bridge/lobby.ts';
import { type Instance, isWebApp } from '../call-bridge/participants/instance.ts';
import type { Reception, ReceptionDeps } from '../call-bridge/reception.ts';
import type { Defect } from '../deviation.ts';
import { peerWords } from '../link/peer-words.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

/** Looks at whoever is received before it is made. */
const onReception =
  (look: (creation: Parameters<Reception['receive']>[0], deps: ReceptionDeps) => Promise<void>) =>
  (parts: Parts): Parts => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      return {
        async receive(creation) {
          await look(creation, deps);
          return reception.receive(creation);
        },
      };
    },
  });

/** Forgets of some participants that nothing makes them movable. */
const onFixed =
  (isForgotten: (instance: Instance) => boolean) =>
  (parts: Parts): Parts => ({
    ...parts,
    createInstances(deps) {
      const instances = parts.createInstances(deps);
      instances.onCreated((instance) => {
        if (isForgotten(instance)) Object.assign(instance, { isFixed: false });
      });
      return instances;
    },
  });

export const lyncMoved: Defect = {
  id: 'lync-moved',
  requirement: 'GATE-01',
  title: 'A participant of Skype for Business shows canMove true and is moved.',
  how: 'Its leg is SIP, and SIP participants can be moved.',
  apply: onFixed((instance) => instance.account.id.startsWith('sip:lync@')),
};

export const refusedMoveDrops: Defect = {
  id: 'refused-move-drops',
  requirement: 'GATE-01',
  title: 'A participant that can not be moved is dropped by the attempt.',
  how: 'The old leg is torn down before anybody asks whether there can be a new one.',
  apply: onRole('createMoveHome', (home, deps) => ({
    release(participant) {
      const instance = deps.instances.get(participant);
      if (instance?.isFixed) deps.instances.remove(instance, 'moved');
      return home.release(participant);
    },
  })),
};

export const unknownRequestsAccepted: Defect = {
  id: 'unknown-requests-accepted',
  requirement: 'GATE-02',
  title: 'A web app that asks for a move is told that all is well.',
  how: 'Unknown requests are answered 200, so that newer web apps get along with older Web Bridges.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const outgoing = parts.outgoingOf(kind, node);
      if (kind !== 'webApp') return outgoing;
      return (message, pass) => {
        const isUnknown = message.type === 'response' && message.status === 404;
        outgoing(isUnknown ? { ...message, status: 200, body: {} } : message, pass);
      };
    },
  }),
};

export const olderGivesAway: Defect = {
  id: 'older-gives-away',
  requirement: 'GATE-03',
  title: 'A web app that is homed on a Call Bridge of version 3.1 shows canMove true and is moved.',
  how: 'The Call Bridge that is asked goes by its own version.',
  apply: onFixed(isWebApp),
};

export const fixedLegsMoved: Defect = {
  id: 'fixed-legs-moved',
  requirement: 'GATE-06',
  title: 'Recorders, streamers and distribution links show canMove true and are moved.',
  how: 'Only the kinds that the documents name are looked at.',
  apply: onFixed((instance) => hasFixedLeg(instance) && !/sip:(?:lync|meetingApp)/.test(instance.account.id)),
};

export const dualHomedEntered: Defect = {
  id: 'dual-homed-entered',
  requirement: 'GATE-07',
  title: 'Web apps and rooms are moved into dual-homed meetings.',
  how: 'The manager is trusted not to ask for it.',
  apply: (parts) => ({
    ...parts,
    createArrival: (deps) => parts.createArrival({ ...deps, register: { ...deps.register, inSpace: () => [] } }),
  }),
};

export const passcodeAskedOfMovers: Defect = {
  id: 'passcode-asked-of-movers',
  requirement: 'GATE-05',
  title: 'Nobody can be moved into a space that has a passcode.',
  how: 'Moves go through the same check as joins, and bring no passcode along.',
  apply: onReception(async ({ coSpace, movedFrom }, { database }) => {
    const { passcode } = (await database.coSpaces.get(coSpace)) ?? {};
    if (movedFrom && passcode) throw new Failure('invalidOperation');
  }),
};

/** Wraps what the lobby says of those who arrive. */
const onArrival =
  (change: (standing: ReturnType<Lobby['arrival']>, instance: Instance) => Partial<ReturnType<Lobby['arrival']>>) =>
  (parts: Parts): Parts => ({
    ...parts,
    createLobby(deps) {
      const lobby = parts.createLobby(deps);
      return {
        ...lobby,
        arrival(instance) {
          const standing = lobby.arrival(instance);
          return { ...standing, ...change(standing, instance) };
        },
      };
    },
  });

export const profileBeatsRequest: Defect = {
  id: 'profile-beats-request',
  requirement: 'GATE-09',
  title: "The target's profile decides whether the mover needs activation, whatever the request says.",
  how: 'Profiles are applied after the parameters of the request.',
  apply: onRole('createInstances', (instances) => ({
    create(spec) {
      const { needsActivation: _, ...configuration } = spec.configuration;
      return instances.create(spec.defaults.needsActivation === true ? { ...spec, configuration } : spec);
    },
  })),
};

export const lobbyPerCallBridge: Defect = {
  id: 'lobby-per-call-bridge',
  requirement: 'GATE-09',
  title: 'An activator lets in only those who wait at the same Call Bridge.',
  how: 'The lobby looks at the legs of its own Call Bridge.',
  apply: (parts) => ({
    ...parts,
    createLobby(deps) {
      const own = (coSpace: string) =>
        deps.register.inSpace(coSpace).filter(({ callBridge }) => callBridge === deps.identity.id);
      return parts.createLobby({ ...deps, register: { ...deps.register, inSpace: own } });
    },
  }),
};

export const moversActivate: Defect = {
  id: 'movers-activate',
  requirement: 'GATE-10',
  title: 'The mover is an activator also with needsActivation true.',
  how: 'A move is taken for the decision to let somebody in.',
  apply: onRole('createInstances', (instances) => ({
    create: (spec) =>
      instances.create(
        spec.movedFrom ? { ...spec, configuration: { ...spec.configuration, needsActivation: false } } : spec,
      ),
  })),
};

export const lockStopsMovers: Defect = {
  id: 'lock-stops-movers',
  requirement: 'GATE-11',
  title: 'The mover waits before a locked meeting.',
  how: 'The lock is looked at by leg, and knows nothing of moves.',
  apply: onArrival((_, { call, movedFrom }) =>
    movedFrom && call.lock.locked ? { isWaiting: true, keptOut: 'byLock' } : {},
  ),
};

export const activatorOpensLock: Defect = {
  id: 'activator-opens-lock',
  requirement: 'GATE-11',
  title: 'An activator lets in those who wait before a locked meeting.',
  how: 'Lock and lobby share one list of those who wait.',
  apply: onArrival(() => ({ keptOut: undefined })),
};

export const lockModeIgnored: Defect = {
  id: 'lock-mode-ignored',
  requirement: 'GATE-12',
  title: 'A lock keeps out only those who need activation, whatever its mode.',
  how: 'lockMode came later, and is stored and shown.',
  apply: onArrival((standing, instance) =>
    needsActivation(instance) ? {} : { ...standing, isWaiting: false, keptOut: undefined },
  ),
};

export const nobodyAbandoned: Defect = {
  id: 'nobody-abandoned',
  requirement: 'GATE-13',
  title: 'When the last activator is moved out, nothing happens to those who stay.',
  how: 'deactivationMode is applied where an activator leaves, and a move is not a leaving.',
  apply: (parts) => ({
    ...parts,
    createLobby(deps) {
      const moved = new Set<string>();
      deps.register.onChange(({ after }) => {
        const old = after?.movedFrom && deps.register.get(after.movedFrom.participant);
        if (old) moved.add(old.coSpace);
      });
      const inSpace = (coSpace: string) => {
        const [ghost, ...others] = deps.register.inSpace(coSpace);
        if (!ghost || !moved.has(coSpace)) return deps.register.inSpace(coSpace);
        return [{ ...ghost, state: 'connected' as const, isActivator: true }, ...others];
      };
      return parts.createLobby({ ...deps, register: { ...deps.register, inSpace } });
    },
  }),
};

export const chatInLobby: Defect = {
  id: 'chat-in-lobby',
  requirement: 'GATE-14',
  title: 'Who waits in the lobby reads the chat of the meeting.',
  how: 'Only media are withheld from those who wait.',
  apply: (parts) => ({
    ...parts,
    createConversation(deps) {
      const all = deps.instances;
      const instances = {
        ...all,
        get: (id: string) => {
          const found = all.get(id);
          return (
            found && new Proxy(found, { get: (one, name) => (name === 'isWaiting' ? false : Reflect.get(one, name)) })
          );
        },
      };
      return parts.createConversation({ ...deps, instances });
    },
  }),
};

export const moversNeedNoPermission: Defect = {
  id: 'movers-need-no-permission',
  requirement: 'GATE-04',
  title: 'Anybody can be moved into a space that is for its members only.',
  how: 'Members are looked up when somebody joins, and a move is not a join.',
  apply: (parts) => ({
    ...parts,
    createReception: (deps) =>
      parts.createReception({
        ...deps,
        database: {
          ...deps.database,
          coSpaces: {
            ...deps.database.coSpaces,
            get: async (id) => {
              const found = await deps.database.coSpaces.get(id);
              return found && { ...found, nonMemberAccess: true };
            },
          },
        },
      }),
  }),
};

export const droppedForWantOfPermission: Defect = {
  id: 'dropped-for-want-of-permission',
  requirement: 'GATE-15',
  title: 'Who may not join the target is dropped by the attempt to move them there.',
  how: 'The target says no when the old participant has been taken out already.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, participant, parameters) {
          try {
            return await operation.move(call, participant, parameters);
          } catch (error) {
            if (error instanceof Failure && error.code === 'invalidOperation') deps.home.drop(participant);
            throw error;
          }
        },
      };
    },
  }),
};

export const olderDropsTheMover: Defect = {
  id: 'older-drops-the-mover',
  requirement: 'GATE-08',
  title: 'An older Call Bridge that is asked refuses the move, and drops the participant that it could not move.',
  how: 'For SIP the old leg goes in any case, and web apps came later.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      const drop = async (participant: string): Promise<void> => {
        const { callBridge = deps.identity.id } = deps.register.get(participant) ?? {};
        if (callBridge === deps.identity.id) deps.home.drop(participant);
        else await deps.peers.ask(callBridge, peerWords.drop, { participant });
      };
      return {
        async move(call, participant, parameters) {
          try {
            return await operation.move(call, participant, parameters);
          } catch (error) {
            if (deps.identity.isOlder) await drop(participant);
            throw error;
          }
        },
      };
    },
  }),
};

export const onlyByAPublicWay: Defect = {
  id: 'only-by-a-public-way',
  requirement: 'GATE-16',
  title:
    'Nobody can be moved into a space that has no way in but a private one, one for members, or one with a secret.',
  how: 'A way in is looked for as a guest would find one.',
  apply: onReception(async ({ coSpace: id, movedFrom }, { database }) => {
    const coSpace = await database.coSpaces.get(id);
    if (!movedFrom || coSpace?.callId) return;
    const { items } = await database.accessMethods.list({ where: { coSpace: id } });
    const isOpen = items.some(({ scope, secret }) => scope === 'public' && !secret);
    if (!isOpen) throw new Failure('invalidOperation');
  }),
};

export const firstWayInTold: Defect = {
  id: 'first-way-in-told',
  requirement: 'GATE-17',
  title: 'The mover is told the numeric id of the first access method, private or not.',
  how: 'The scope is looked at where access methods are listed for members, and nowhere else.',
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const { coSpaces, accessMethods } = deps.database;
      const known = async (coSpace: string) => (await accessMethods.list({ where: { coSpace } })).items;
      const database = {
        ...deps.database,
        coSpaces: {
          ...coSpaces,
          async get(id: string) {
            const [found, [first]] = await Promise.all([coSpaces.get(id), known(id)]);
            return found && first ? { ...found, callId: undefined } : found;
          },
        },
        accessMethods: {
          ...accessMethods,
          async list(query: Parameters<typeof accessMethods.list>[0]) {
            const page = await accessMethods.list(query);
            return { ...page, items: page.items.map((one) => ({ ...one, scope: 'public' })) };
          },
        },
      };
      return parts.createReception({ ...deps, database });
    },
  }),
};
