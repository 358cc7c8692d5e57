/** Faults in who may be moved where. */
import type { IncomingMessage } from 'node:http';
import type { Participant } from '../../schemas/types/peer.ts';
import { Failure } from '../call-bridge/failure.ts';
import { hasFixedLeg } from '../call-bridge/far-ends.ts';
import { type Lobby, needsActivation } from '../call-bridge/lobby.ts';
import { type Instance, isWebApp } from '../call-bridge/participants/instance.ts';
import type { Instances } from '../call-bridge/participants/instances.ts';
import { presenterOf } from '../call-bridge/presenter.ts';
import type { Reception, ReceptionDeps } from '../call-bridge/reception.ts';
import type { Defect } from '../deviation.ts';
import { peerWords } from '../link/peer-words.ts';
import { refuse } from '../link/refusal.ts';
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

export const presentationInLobby: Defect = {
  id: 'presentation-in-lobby',
  requirement: 'GATE-14',
  title: 'Who comes into the lobby is shown what is presented in the meeting.',
  how: 'Later changes are withheld from those who wait; what they are told at first is the same for all.',
  apply: onRole('createConversation', (conversation, { register }) => ({
    connect(instance) {
      const answer = conversation.connect(instance);
      return { ...answer, presenter: presenterOf(register.inSpace(instance.call.coSpace))?.id ?? null };
    },
  })),
};

export const askedForTheSecret: Defect = {
  id: 'asked-for-the-secret',
  requirement: 'GATE-16',
  title: 'Who is moved by a way in that has a secret is accepted and told, and not let in.',
  how: 'The secret is asked for where a session is opened, and only a join by link brings it along.',
  apply(parts) {
    const databases = new Map<Instances, ReceptionDeps['database']>();
    const isSecret = async ({ call, numericId }: Instance, instances: Instances): Promise<boolean> => {
      const found = await databases.get(instances)?.accessMethods.list({ where: { coSpace: call.coSpace } });
      return found?.items.some(({ callId, secret }) => secret && callId === numericId) === true;
    };
    return {
      ...parts,
      createReception(deps) {
        databases.set(deps.instances, deps.database);
        return parts.createReception(deps);
      },
      createSessions: (deps) => {
        const sessions = parts.createSessions(deps);
        return {
          ...sessions,
          async open(token, webBridge) {
            const binding = await deps.credentials.verify(token);
            const instance = binding && deps.instances.get(binding.participant);
            if (instance?.movedFrom && (await isSecret(instance, deps.instances))) throw refuse('notAllowed');
            return sessions.open(token, webBridge);
          },
        };
      },
    };
  },
};

export const credentialReadsTheApi: Defect = {
  id: 'credential-reads-the-api',
  requirement: 'GATE-02',
  title: 'With the credential of a participant the API can be read.',
  how: 'The web app was to show what the API knows, and reading harms nobody.',
  apply: (parts) => ({
    ...parts,
    acceptSockets(server, options) {
      let operator: string | undefined;
      server.prependListener('request', ({ method, headers }: IncomingMessage) => {
        const { authorization = '' } = headers;
        if (authorization.startsWith('Basic ')) operator ??= authorization;
        if (method === 'GET' && authorization.startsWith('Bearer ')) headers.authorization = operator;
      });
      return parts.acceptSockets(server, options);
    },
  }),
};

export const oneActivates: Defect = {
  id: 'one-activates',
  requirement: 'GATE-13',
  title: 'When one of two activators is moved out, those who stay are sent to the lobby.',
  how: 'That somebody has activated a meeting is taken back when an activator goes, whoever else is there.',
  apply: (parts) => ({
    ...parts,
    createLobby(deps) {
      const { register } = deps;
      const deserted = new Set<string>();
      const activates = (one?: Participant): boolean => one?.state === 'connected' && one.isActivator;
      register.onChange(({ before, after }) => {
        const isMoved = register.all().some(({ movedFrom }) => movedFrom?.participant === before?.id);
        if (!after && activates(before) && isMoved) deserted.add(before.coSpace);
        if (after && activates(after) && !activates(before)) deserted.delete(after.coSpace);
      });
      const inSpace = (coSpace: string) => {
        const everyone = register.inSpace(coSpace);
        return deserted.has(coSpace) ? everyone.map((one) => ({ ...one, isActivator: false })) : everyone;
      };
      return parts.createLobby({ ...deps, register: { ...register, inSpace } });
    },
  }),
};

export const oneIsLetIn: Defect = {
  id: 'one-is-let-in',
  requirement: 'GATE-09',
  title: 'Of several who wait in the lobby the mover lets in the first.',
  how: 'Those who wait are in a queue, and whoever activates takes one out of it.',
  apply: onRole('createLobby', (lobby) => ({
    watch(instances) {
      const opened = new Set<string>();
      lobby.watch({
        ...instances,
        change(instance, changes) {
          const { coSpace } = instance.call;
          if (changes.isWaiting === false && opened.has(coSpace)) return;
          if (changes.isWaiting === false) opened.add(coSpace);
          instances.change(instance, changes);
        },
      });
    },
  })),
};

export const usersAreMembers: Defect = {
  id: 'users-are-members',
  requirement: 'GATE-04',
  title: 'Whoever has signed in can be moved into a space that is for its members only.',
  how: 'Those who are no guests are taken for members.',
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const { coSpaceUsers } = deps.database;
      const list = async () => ({ total: 1, items: [] });
      return parts.createReception({
        ...deps,
        database: { ...deps.database, coSpaceUsers: { ...coSpaceUsers, list } },
      });
    },
  }),
};

export const lastWayInTold: Defect = {
  id: 'last-way-in-told',
  requirement: 'GATE-17',
  title: 'Where the space has no number of its own, the mover is told that of the last access method, private or not.',
  how: 'The newest is thought to be the one that is meant to be used.',
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const { accessMethods } = deps.database;
      const list: typeof accessMethods.list = async (query) => {
        const page = await accessMethods.list(query);
        return { ...page, items: page.items.toReversed().map((one) => ({ ...one, scope: 'public' })) };
      };
      return parts.createReception({
        ...deps,
        database: { ...deps.database, accessMethods: { ...accessMethods, list } },
      });
    },
  }),
};

/** Whom a Call Bridge lets in by hand as if they had given the passcode. */
const withoutPasscode =
  (isSpared: (coSpace: string, passcode: string | undefined) => boolean) =>
  (parts: Parts): Parts =>
    onRole('createAdmission', (admission, { database }) => ({
      async admit(request) {
        const { coSpace, accessMethod } = (await database.findNumericId(request.numericId)) ?? {};
        const isFree = coSpace !== undefined && isSpared(coSpace.id, request.passcode);
        const passcode = accessMethod ? accessMethod.passcode : coSpace?.passcode;
        return admission.admit(isFree && passcode ? { ...request, passcode } : request);
      },
    }))(parts);

export const anyPasscode: Defect = {
  id: 'any-passcode',
  requirement: 'GATE-05',
  title: 'Who gives any passcode is let in.',
  how: 'Whether there is one decides how a meeting is entered, and it is compared in the web page.',
  apply: withoutPasscode((_coSpace, passcode) => passcode !== undefined),
};

export const doorStaysOpen: Defect = {
  id: 'door-stays-open',
  requirement: 'GATE-05',
  title: 'Once somebody was moved into a space, nobody is asked for its passcode any more.',
  how: 'The passcode is suspended for the one who is moved, and nobody puts it back.',
  apply(parts) {
    const open = new Set<string>();
    const opening = onRole('createReception', (reception) => ({
      receive(creation) {
        if (creation.movedFrom) open.add(creation.coSpace);
        return reception.receive(creation);
      },
    }))(parts);
    return withoutPasscode((coSpace) => open.has(coSpace))(opening);
  },
};

export const desertedElsewhere: Defect = {
  id: 'deserted-elsewhere',
  requirement: 'GATE-13',
  title: 'When the last activator is moved out of another Call Bridge, nothing happens to those who stay.',
  how: 'The lobby hears of those who come from its peers, and of those who go only from its own legs.',
  apply: (parts) => ({
    ...parts,
    createLobby(deps) {
      const { register, identity } = deps;
      const onChange: typeof register.onChange = (listener) =>
        register.onChange((change) => {
          if (change.after || change.before.callBridge === identity.id) listener(change);
        });
      return parts.createLobby({ ...deps, register: { ...register, onChange } });
    },
  }),
};

export const lockIsLocal: Defect = {
  id: 'lock-is-local',
  requirement: 'GATE-12',
  title: 'A call is locked and unlocked at the Call Bridge that was asked, and nowhere else.',
  how: 'The lock is kept with the instance of the call.',
  apply: onRole('createCalls', (calls) => ({
    learn: (instance) => calls.learn({ ...instance, lock: { locked: false, turn: 0 } }),
  })),
};

export const lockedOutStayPut: Defect = {
  id: 'locked-out-stay-put',
  requirement: 'GATE-14',
  title: 'Who waits before a locked meeting cannot be moved elsewhere.',
  how: 'A lock is to keep things as they are.',
  apply: onRole('createMoveHome', (home, { instances }) => ({
    release(participant) {
      if (instances.get(participant)?.keptOut) throw new Failure('participantCannotBeModified');
      return home.release(participant);
    },
  })),
};
