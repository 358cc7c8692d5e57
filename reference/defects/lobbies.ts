/** Faults in lobbies and locks that one who waits, one web app or one Call Bridge does not show. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

export const oneIsSentBack: Defect = {
  id: 'one-is-sent-back',
  requirement: 'GATE-13',
  title: 'When the last activator is moved out, one of those who stay is sent to the lobby, and the others stay.',
  how: 'Whoever is found first without an activator is sent there, and with that the matter is closed.',
  apply: onRole('createLobby', (lobby) => ({
    watch(instances) {
      const closed = new Set<string>();
      lobby.watch({
        ...instances,
        change(instance, changes) {
          const { coSpace } = instance.call;
          const isSentBack = changes.isWaiting === true && instance.keptOut === undefined;
          if (isSentBack && closed.has(coSpace)) return;
          if (isSentBack) closed.add(coSpace);
          if (changes.isWaiting === false) closed.delete(coSpace);
          instances.change(instance, changes);
        },
      });
    },
  })),
};

export const roomsLetInNobody: Defect = {
  id: 'rooms-let-in-nobody',
  requirement: 'GATE-09',
  title: 'A room that is moved with needsActivation false lets in nobody who waits.',
  how: 'Activators are people: those who have signed in, and guests that the operator makes activators.',
  apply: (parts) => ({
    ...parts,
    createLobby(deps) {
      const { register } = deps;
      const asGuest = (one: Participant): Participant =>
        one.account.kind === 'sip' ? { ...one, isActivator: false } : one;
      return parts.createLobby({
        ...deps,
        register: { ...register, inSpace: (coSpace) => register.inSpace(coSpace).map(asGuest) },
      });
    },
  }),
};

export const lockSetMeanwhile: Defect = {
  id: 'lock-set-meanwhile',
  requirement: 'GATE-11',
  title: 'A lock that is set while a move is held keeps the mover out.',
  how: 'The mover passes the lock that is found when the request is carried out, and none that comes later.',
  apply: onRole('createLobby', (lobby) => {
    const turns = new Map<string, number>();
    return {
      watch(instances) {
        instances.onCreated(({ id, call }) => void turns.set(id, call.lock.turn));
        lobby.watch(instances);
      },
      arrival(instance) {
        const { locked, turn } = instance.call.lock;
        if (!instance.movedFrom || !locked || turns.get(instance.id) === turn) return lobby.arrival(instance);
        return { isWaiting: true, keptOut: 'byLock' };
      },
    };
  }),
};

export const lockedHereOnly: Defect = {
  id: 'locked-here-only',
  requirement: 'GATE-12',
  title: 'A call that is locked at one Call Bridge is open at the others; unlocked, it is so everywhere.',
  how: 'What keeps people out is decided where they come, and only that they may be let in is told to the others.',
  apply: onRole('createCalls', (calls) => ({
    learn: (instance) => calls.learn({ ...instance, lock: { ...instance.lock, locked: false } }),
  })),
};

export const heardFromTheLobby: Defect = {
  id: 'heard-from-the-lobby',
  requirement: 'GATE-14',
  title: 'What somebody writes who waits in the lobby is read in the meeting.',
  how: 'The lobby holds back what comes out of the meeting, and not what goes in.',
  apply: onRole('createConversation', (conversation) => ({
    say: (instance, text) => conversation.say({ ...instance, isWaiting: false }, text),
  })),
};

export const seenFromTheLobby: Defect = {
  id: 'seen-from-the-lobby',
  requirement: 'GATE-14',
  title: 'What somebody presents who waits in the lobby is shown in the meeting.',
  how: 'The lobby holds back what comes out of the meeting, and not what goes in.',
  apply: (parts) => ({
    ...parts,
    createConversation(deps) {
      const { instances, register } = deps;
      const change: typeof instances.change = (instance, changes) => {
        if (!instance.isWaiting || changes.presentingTurn !== 0) instances.change(instance, changes);
      };
      const conversation = parts.createConversation({ ...deps, instances: { ...instances, change } });
      return {
        ...conversation,
        present(instance, isActive) {
          if (!instance.isWaiting) return conversation.present(instance, isActive);
          const turns = register.inSpace(instance.call.coSpace).map(({ presentingTurn }) => presentingTurn);
          return instances.change(instance, { presentingTurn: isActive ? Math.max(...turns) + 1 : 0 });
        },
      };
    },
  }),
};
