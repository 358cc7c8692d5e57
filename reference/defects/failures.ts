/** Faults in what is left when a move goes wrong. */
import { canMove, type Instance } from '../call-bridge/participants/instance.ts';
import type { Instances, RemovalReason } from '../call-bridge/participants/instances.ts';
import type { Register } from '../call-bridge/participants/register.ts';
import type { Defect } from '../deviation.ts';
import { refuse } from '../link/refusal.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';
import { movedFromMemory } from './homes.ts';

export const refusedAndDropped: Defect = {
  id: 'refused-and-dropped',
  requirement: 'FAIL-01',
  title: 'A participant whose move is refused is dropped from the old call.',
  how: 'Whatever ends an operation is followed by the same clean-up.',
  apply: onRole('createMoveHome', (_home, deps) => ({
    abandoned(participant) {
      const instance = deps.instances.get(participant);
      if (instance) deps.instances.remove(instance, 'moved');
    },
  })),
};

export const secondOfAName: Defect = {
  id: 'second-of-a-name',
  requirement: 'FAIL-02',
  title: 'Who joins by hand, where a participant of that name is waited for, stays initial.',
  how: 'Media are given to the first participant of a name.',
  apply: onRole('createInstances', (instances) => {
    const isWaitedFor = (one: Instance): boolean =>
      instances
        .inCall(one.call)
        .some(({ id, name, state }) => id !== one.id && name === one.name && state === 'initial');
    return {
      happened: (instance, event) => (isWaitedFor(instance) ? undefined : instances.happened(instance, event)),
    };
  }),
};

export const firstTargetKept: Defect = {
  id: 'first-target-kept',
  requirement: 'FAIL-03',
  title: 'A second move leads to the target of the first one, of which nothing came.',
  how: 'The operation is looked up by its participant, and is forgotten only when it is complete.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      const first = new Map<string, Parameters<typeof operation.move>[0]>();
      return {
        move(call, movedParticipant, parameters) {
          const target = first.get(movedParticipant) ?? call;
          first.set(movedParticipant, target);
          return operation.move(target, movedParticipant, parameters);
        },
      };
    },
  }),
};

/** Long after anybody's patience. */
const never = 2 ** 30;

const waitForever = (parts: Parts): Parts => ({
  ...parts,
  createSessions: (deps) => parts.createSessions({ ...deps, settings: { ...deps.settings, arrivalTime: never } }),
});

export const waitedForForever: Defect = {
  id: 'waited-for-forever',
  requirement: 'FAIL-04',
  title: 'A new participant for whom nobody comes stays.',
  how: 'The timer is started when the web app asks to join, and nobody asked.',
  apply: waitForever,
};

export const movedOnce: Defect = {
  id: 'moved-once',
  requirement: 'FAIL-05',
  title: 'A participant whose move was refused can not be moved any more.',
  how: 'The mark that it is being moved is taken off on success.',
  apply: (parts) => ({ ...parts, createMoveHome: (deps) => ({ ...parts.createMoveHome(deps), abandoned: () => {} }) }),
};

export const movedSoNotWaitedFor: Defect = {
  id: 'moved-so-not-waited-for',
  requirement: 'FAIL-06',
  title: 'An old participant whose web app broke off while it was to move stays for ever.',
  how: 'A lost connection is taken for the end that is expected, and then it is no end.',
  apply: onRole('createSessions', (sessions, deps) => ({
    lost(participant, webBridge) {
      const instance = deps.instances.get(participant);
      if (!instance || instance.movingUntil < Date.now()) return sessions.lost(participant, webBridge);
      deps.instances.change(instance, { webBridge: undefined, isListening: false });
    },
  })),
};

export const endFirst: Defect = {
  id: 'end-first',
  requirement: 'FAIL-07',
  title: 'A web app that comes back before its end is refused, and its new participant goes.',
  how: 'The steps are checked for their order.',
  apply: onRole('createSessions', (sessions, deps) => ({
    async open(token, webBridge) {
      const binding = await deps.credentials.verify(token);
      const instance = binding && deps.instances.get(binding.participant);
      const old = instance?.movedFrom && deps.instances.get(instance.movedFrom.participant);
      if (!instance || !old || !canMove(old)) return sessions.open(token, webBridge);
      deps.instances.remove(instance, 'notArrived');
      throw refuse('credentialRefused');
    },
  })),
};

export const oneOfAName: Defect = {
  id: 'one-of-a-name',
  requirement: 'FAIL-08',
  title: 'Who joins by hand takes the place of the participant that waits for the mover.',
  how: 'A name that comes again is taken for a reconnection.',
  apply: onRole('createReception', (reception, deps) => {
    const isSame = (one: Instance, name: string, coSpace: string): boolean =>
      one.state === 'initial' && one.name === name && one.call.coSpace === coSpace;
    return {
      receive(creation) {
        const waiting = deps.instances.all().filter((one) => isSame(one, creation.name, creation.coSpace));
        for (const one of creation.movedFrom ? [] : waiting) deps.instances.remove(one, 'notArrived');
        return reception.receive(creation);
      },
    };
  }),
};

/** Takes the old participant away together with the new one, where both are homed here. */
const togetherWhen =
  (reason: RemovalReason): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createInstances(deps) {
      const instances = parts.createInstances(deps);
      return {
        ...instances,
        remove(instance, why) {
          const old = instance.movedFrom && instances.get(instance.movedFrom.participant);
          instances.remove(instance, why);
          if (old && why === reason) instances.remove(old, why);
        },
      };
    },
  });

export const removedTogether: Defect = {
  id: 'removed-together',
  requirement: 'FAIL-09',
  title: 'With the new participant the operator removes the old one, too.',
  how: 'The two are one person, and persons are removed.',
  apply: togetherWhen('removedByOperator'),
};

export const endedTogether: Defect = {
  id: 'ended-together',
  requirement: 'FAIL-10',
  title: "The end of the target's call ends the session of those who were to come.",
  how: 'Everybody who is on the list of a call is put out, wherever they are.',
  apply: togetherWhen('callEnded'),
};

export const deadAreListed: Defect = {
  id: 'dead-are-listed',
  requirement: 'FAIL-11',
  title: 'Those who had their home at a Call Bridge that died stay on the lists of the others.',
  how: 'A lost link is dialled again, and what came through it is kept until then.',
  apply: (parts) => ({ ...parts, createHearing: (deps) => ({ ...parts.createHearing(deps), lost: () => {} }) }),
};

/** Removes those who wait here for a mover, when a Call Bridge is lost that has to do with them. */
const goneWith =
  (concerns: (instance: Instance, lost: string) => boolean): Defect['apply'] =>
  (parts) => {
    const instancesOf = new Map<Register, Instances>();
    return {
      ...parts,
      createInstances(deps) {
        const instances = parts.createInstances(deps);
        instancesOf.set(deps.register, instances);
        return instances;
      },
      createHearing(deps) {
        const hearing = parts.createHearing(deps);
        return {
          ...hearing,
          lost(callBridge) {
            hearing.lost(callBridge);
            const instances = instancesOf.get(deps.register);
            for (const one of instances?.all() ?? []) {
              const isWaiting = one.state === 'initial' && one.movedFrom;
              if (isWaiting && concerns(one, callBridge)) instances?.remove(one, 'notArrived');
            }
          },
        };
      },
    };
  };

export const askerHoldsTheMove: Defect = {
  id: 'asker-holds-the-move',
  requirement: 'FAIL-12',
  title: 'When the Call Bridge that was asked dies, the new participant goes.',
  how: 'What one Call Bridge makes for another lives as long as the link between them.',
  apply: goneWith(({ movedFrom }, lost) => movedFrom?.callBridge !== lost),
};

export const homeTakesTheMove: Defect = {
  id: 'home-takes-the-move',
  requirement: 'FAIL-13',
  title: 'When the old home dies, the new participant goes.',
  how: 'A move whose origin is gone is taken for a failed one.',
  apply: goneWith(({ movedFrom }, lost) => movedFrom?.callBridge === lost),
};

export const webBridgeForgotten: Defect = {
  id: 'web-bridge-forgotten',
  requirement: 'FAIL-14',
  title: 'Those whose Web Bridge died stay for ever.',
  how: 'A web app is missed when its Web Bridge says so.',
  apply: (parts) => ({
    ...parts,
    createSessions: (deps) => ({ ...parts.createSessions(deps), webBridgeDown: () => {} }),
  }),
};

export const acceptedForNobody: Defect = {
  id: 'accepted-for-nobody',
  requirement: 'FAIL-15',
  title: 'Without a link to the Web Bridge a participant is made whom nobody is told of, and stays.',
  how: 'The message is sent as well as it can be, and the timer is started by its answer.',
  apply: (parts) =>
    waitForever({
      ...parts,
      createArrival(deps) {
        const arrival = parts.createArrival(deps);
        return {
          expect: () => {},
          async complete(instance, creation, token) {
            if (creation.webBridge && !deps.c2w.isLinked(creation.webBridge)) return;
            await arrival.complete(instance, creation, token);
          },
        };
      },
    }),
};

export const betterLate: Defect = {
  id: 'better-late',
  requirement: 'FAIL-16',
  title: 'A Call Bridge that answers again carries out what it had been asked for, though the operator was refused.',
  how: 'Requests wait in a queue, and nobody looks how long.',
  apply: (parts) => ({
    ...parts,
    createHomes: (deps) => parts.createHomes({ ...deps, settings: { ...deps.settings, peerTime: never } }),
  }),
};

export const movedBlindly: Defect = {
  ...movedFromMemory,
  id: 'moved-blindly',
  requirement: 'FAIL-17',
  title: 'A Call Bridge that can not reach the home makes the new participant all the same.',
  how: 'What it last knew of the participant is taken to be good enough.',
};
