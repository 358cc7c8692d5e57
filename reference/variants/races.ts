/** Permitted differences in what becomes of a move while something else happens. */
import { Failure } from '../call-bridge/failure.ts';
import type { Register } from '../call-bridge/participants/register.ts';
import type { Variant } from '../deviation.ts';
import { peerWords } from '../link/peer-words.ts';
import { asked } from '../link/web-app-words.ts';

export const secondMoveWins: Variant = {
  id: 'second-move-wins',
  permits: 'RACE-01, RACE-02: a second move may take the place of the first',
  title: 'A second move of somebody whose move is held is accepted, and the new participant of the first goes.',
  apply(parts) {
    /** The moves of one participant follow each other, whoever is asked: such a cluster has a queue for them. */
    const turns = new Map<string, Promise<string | undefined>>();
    return {
      ...parts,
      createMoveHome(deps) {
        const home = parts.createMoveHome(deps);
        return {
          ...home,
          release(participant) {
            home.abandoned(participant);
            return home.release(participant);
          },
        };
      },
      createMoveOperation(deps) {
        const operation = parts.createMoveOperation(deps);
        const drop = async (participant: string): Promise<void> => {
          deps.home.drop(participant);
          const asked = deps.peers.linked().map((peer) => deps.peers.ask(peer, peerWords.drop, { participant }));
          await Promise.all(asked);
        };
        return {
          async move(call, movedParticipant, parameters) {
            const former = turns.get(movedParticipant) ?? Promise.resolve(undefined);
            const moved = former.then(async (before) => {
              const id = await operation.move(call, movedParticipant, parameters);
              if (before !== undefined) await drop(before);
              return id;
            });
            // Refused, it leaves the former in its place.
            turns.set(
              movedParticipant,
              moved.catch(() => former),
            );
            return moved;
          },
        };
      },
    };
  },
};

export const ownCallRefused: Variant = {
  id: 'own-call-refused',
  permits: 'RACE-08: it may be refused',
  title: 'A move into the call in which somebody is already is refused.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          if (deps.register.get(movedParticipant)?.coSpace === call.coSpace)
            throw new Failure('participantCannotBeModified');
          return operation.move(call, movedParticipant, parameters);
        },
      };
    },
  }),
};

export const removalUndoesTheMove: Variant = {
  id: 'removal-undoes-the-move',
  permits: 'RACE-03: the new participant may go with the old one',
  title: 'When the operator removes somebody whose move is held, the new participant goes too.',
  apply(parts) {
    const registers = new Map<string, Register>();
    return {
      ...parts,
      createRegister(deps) {
        const register = parts.createRegister(deps);
        registers.set(deps.identity.id, register);
        return register;
      },
      createArrival(deps) {
        const { identity, instances, home, peers } = deps;
        instances.onRemoved(({ id }, why) => {
          if (why !== 'removedByOperator') return;
          for (const { id: participant, callBridge, movedFrom, state } of registers.get(identity.id)?.all() ?? []) {
            if (movedFrom?.participant !== id || state !== 'initial') continue;
            if (callBridge === identity.id) home.drop(participant);
            else peers.ask(callBridge, peerWords.drop, { participant }).catch(() => {});
          }
        });
        return parts.createArrival(deps);
      },
    };
  },
};

export const deafAfterTheEnd: Variant = {
  id: 'deaf-after-the-end',
  permits: 'RACE-14: what is answered to a second end is open',
  title: 'After an end a Web Bridge reads nothing more from that web app.',
  apply: (parts) => ({
    ...parts,
    acceptWebApp(socket, deps) {
      const emit = socket.emit.bind(socket);
      let isDeaf = false;
      socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
        if (event !== 'message') return emit(event, ...args);
        if (isDeaf) return true;
        isDeaf = String(args[0]).includes(`"${asked.end.path}"`);
        return emit(event, ...args);
      };
      parts.acceptWebApp(socket, deps);
    },
  }),
};
