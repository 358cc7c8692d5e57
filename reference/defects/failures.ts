/** Faults in what is left when a move goes wrong. */
import type { Call } from '../call-bridge/calls.ts';
import { Failure } from '../call-bridge/failure.ts';
import type { ArrivalDeps } from '../call-bridge/move/arrival.ts';
import { canMove, type Instance } from '../call-bridge/participants/instance.ts';
import type { Instances, RemovalReason } from '../call-bridge/participants/instances.ts';
import type { Register } from '../call-bridge/participants/register.ts';
import type { CoSpace } from '../database/tables.ts';
import type { Defect } from '../deviation.ts';
import { peerWords } from '../link/peer-words.ts';
import { refuse } from '../link/refusal.ts';
import { onRole } from '../on-role.ts';
import { onSpaceRemoved } from '../on-space-removed.ts';
import type { Parts } from '../parts.ts';
import { within } from '../within.ts';
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

export const releasedLate: Defect = {
  id: 'released-late',
  requirement: 'FAIL-16',
  title: 'A home that answers again releases the participant for a move that was refused, and for no other.',
  how: 'The home does not know how long it was waited for.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({ ...deps, settings: { ...deps.settings, peerTime: never } }),
  }),
};

export const goneWithTheTarget: Defect = {
  id: 'gone-with-the-target',
  requirement: 'FAIL-18',
  title: 'When a space is removed, those who were to be moved into it lose the meeting that they have.',
  how: 'Everybody who has to do with the space is put out.',
  apply: onSpaceRemoved((coSpace, { instances }) => {
    for (const one of instances.all().filter(({ call }) => call.coSpace === coSpace)) {
      const old = one.movedFrom && instances.get(one.movedFrom.participant);
      for (const hit of old ? [old, one] : [one]) instances.remove(hit, 'callEnded');
    }
  }),
};

export const enteredAfterRemoval: Defect = {
  id: 'entered-after-removal',
  requirement: 'FAIL-18',
  title: 'People are moved into the call of a space that has been removed.',
  how: 'While a call goes on, its space is taken from memory.',
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const { coSpaces } = deps.database;
      const fromMemory = (id: string): CoSpace | undefined => {
        const call = deps.calls.inSpace(id);
        return call && { id, name: call.name, callId: '0' };
      };
      const get = async (id: string) => (await coSpaces.get(id)) ?? fromMemory(id);
      return parts.createReception({ ...deps, database: { ...deps.database, coSpaces: { ...coSpaces, get } } });
    },
  }),
};

export const homeHasToAgree: Defect = {
  id: 'home-has-to-agree',
  requirement: 'FAIL-19',
  title: 'Who comes from a Call Bridge that can not be reached is not let in at the new home.',
  how: 'A session is opened when the old home has said that the old one is over.',
  apply(parts) {
    const arrivals = new Map<Instances, ArrivalDeps>();
    const agrees = async ({ call, movedFrom }: Instance, { identity, peers }: ArrivalDeps): Promise<boolean> => {
      if (!movedFrom || movedFrom.callBridge === identity.id) return true;
      const answer = peers.ask(movedFrom.callBridge, peerWords.placement, { coSpace: call.coSpace });
      return within(
        answer.then(
          () => true,
          () => false,
        ),
        500,
        false,
      );
    };
    return {
      ...parts,
      createArrival(deps) {
        arrivals.set(deps.instances, deps);
        return parts.createArrival(deps);
      },
      createSessions(deps) {
        const sessions = parts.createSessions(deps);
        return {
          ...sessions,
          async open(token, webBridge) {
            const binding = await deps.credentials.verify(token);
            const instance = binding && deps.instances.get(binding.participant);
            const arrival = arrivals.get(deps.instances);
            if (instance && arrival && !(await agrees(instance, arrival))) throw refuse('serviceUnavailable');
            return sessions.open(token, webBridge);
          },
        };
      },
    };
  },
};

export const triedAgainLater: Defect = {
  id: 'tried-again-later',
  requirement: 'FAIL-16',
  title: 'A move that was refused because a Call Bridge said nothing is carried out when it answers again.',
  how: 'What fails for want of an answer is tried again, and the operator has been told already.',
  apply: onRole('createMoveOperation', (operation) => ({
    async move(call, participant, parameters) {
      const again = async (tries: number): Promise<void> => {
        try {
          await operation.move(call, participant, parameters);
        } catch {
          if (tries > 1) await again(tries - 1);
        }
      };
      try {
        return await operation.move(call, participant, parameters);
      } catch (error) {
        if (error instanceof Failure && error.code === 'callBridgeUnavailable') void again(5);
        throw error;
      }
    },
  })),
};

export const homeGivesUp: Defect = {
  id: 'home-gives-up',
  requirement: 'FAIL-12',
  title: 'When the old home loses another Call Bridge, the new participants of its moves go.',
  how: 'A home does not keep who asked it, and takes every move that is under way for a failed one.',
  apply(parts) {
    const arrivals = new Map<Register, ArrivalDeps>();
    return {
      ...parts,
      createArrival(deps) {
        arrivals.set(deps.register, deps);
        return parts.createArrival(deps);
      },
      createHearing(deps) {
        const hearing = parts.createHearing(deps);
        return {
          ...hearing,
          lost(callBridge) {
            hearing.lost(callBridge);
            const arrival = arrivals.get(deps.register);
            if (!arrival) return;
            for (const { id: participant, callBridge: home, movedFrom, state } of deps.register.all()) {
              const isOurs = movedFrom && arrival.instances.get(movedFrom.participant) && state === 'initial';
              if (isOurs) arrival.peers.ask(home, peerWords.drop, { participant }).catch(() => {});
            }
          },
        };
      },
    };
  },
};

/** A cluster that waits for nobody longer than this part of what is declared. */
const waitsForPart =
  (part: number, time: 'arrivalTime' | 'reconnectTime'): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createSessions: (deps) =>
      parts.createSessions({ ...deps, settings: { ...deps.settings, [time]: deps.settings[time] * part } }),
  });

export const givenUpHalfway: Defect = {
  id: 'given-up-halfway',
  requirement: 'FAIL-04',
  title: 'A new participant for whom nobody has come is removed when half the arrival time is over.',
  how: 'The time was shared out between the end of the old session and the return, and is counted from the move for both.',
  apply: waitsForPart(0.5, 'arrivalTime'),
};

export const missedHalfway: Defect = {
  id: 'missed-halfway',
  requirement: 'FAIL-06',
  title: 'A participant whose web app has lost the connection is removed when half the reconnect time is over.',
  how: 'A timer that runs once in a while counts rounds, and begins with the one in which the connection broke.',
  apply: waitsForPart(0.5, 'reconnectTime'),
};

export const oneTimerForACall: Defect = {
  id: 'one-timer-for-a-call',
  requirement: 'FAIL-04',
  title: 'Of several who do not come into one call only the last is removed, and the others stay.',
  how: 'The call has one timer for those it waits for, and whoever is to come starts it anew.',
  apply: (parts) => ({
    ...parts,
    createSessions(deps) {
      const last = new Map<Call, string>();
      deps.instances.onCreated(({ id, call }) => last.set(call, id));
      const remove = (instance: Instance, why: RemovalReason): void => {
        if (why !== 'notArrived' || last.get(instance.call) === instance.id) deps.instances.remove(instance, why);
      };
      return parts.createSessions({ ...deps, instances: { ...deps.instances, remove } });
    },
  }),
};

export const endedCallKeepsTheMark: Defect = {
  id: 'ended-call-keeps-the-mark',
  requirement: 'FAIL-05',
  title: 'A participant cannot be moved again after the call has ended into which it was to be moved.',
  how: 'The mark that it is being moved is taken off when its new participant is removed, and with a call all go at once.',
  apply: onRole('createInstances', (instances) => ({
    remove(instance, why) {
      const old = instances.get(instance.movedFrom?.participant ?? '');
      const movingUntil = old?.movingUntil;
      instances.remove(instance, why);
      if (why === 'callEnded' && old && movingUntil) instances.change(old, { movingUntil });
    },
  })),
};

export const oneOfAnAccount: Defect = {
  id: 'one-of-an-account',
  requirement: 'FAIL-08',
  title: 'A signed-in user who joins by hand takes the place of the participant that waits for the same user.',
  how: 'Who is waited for is known by the account, which a guest has new each time.',
  apply: onRole('createReception', (reception, { instances }) => ({
    receive(creation) {
      const { account, coSpace, movedFrom } = creation;
      const isSame = (one: Instance): boolean =>
        one.state === 'initial' && one.account.id === account.id && one.call.coSpace === coSpace;
      for (const one of movedFrom ? [] : instances.all().filter(isSame)) instances.remove(one, 'notArrived');
      return reception.receive(creation);
    },
  })),
};

export const arrivedAndRemoved: Defect = {
  id: 'arrived-and-removed',
  requirement: 'FAIL-04',
  title: 'Who was moved is removed when the arrival time is over, though the web app has come.',
  how: 'The timer is stopped by the end of a join, and a move ends with a session only.',
  apply: onRole('createSessions', (_sessions, { instances, settings }) => {
    instances.onCreated((instance) => {
      if (instance.movedFrom) setTimeout(() => instances.remove(instance, 'notArrived'), settings.arrivalTime).unref();
    });
    return {};
  }),
};

export const secondOfAnAccount: Defect = {
  id: 'second-of-an-account',
  requirement: 'FAIL-02',
  title: 'A signed-in user who joins by hand, where a participant of that user is waited for, stays initial.',
  how: 'Media are given to the first participant of an account, which a guest has new each time.',
  apply: onRole('createInstances', (instances) => {
    const isWaitedFor = (one: Instance): boolean =>
      instances
        .inCall(one.call)
        .some(({ id, account, state }) => id !== one.id && account.id === one.account.id && state === 'initial');
    return {
      happened: (instance, event) => (isWaitedFor(instance) ? undefined : instances.happened(instance, event)),
    };
  }),
};
