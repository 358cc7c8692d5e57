/** Faults in who is asked, who is chosen, and what the home says. */
import type { Participant } from '../../schemas/types/peer.ts';
import { Failure } from '../call-bridge/failure.ts';
import type { Defect } from '../deviation.ts';
import { asked, told } from '../link/c2w-words.ts';
import { peerWords } from '../link/peer-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const onlyHomeMoves: Defect = {
  id: 'only-home-moves',
  requirement: 'STEP-01',
  title: 'A Call Bridge refuses to move a participant that is homed elsewhere.',
  how: 'The check that protects remote participants from changes is applied to movedParticipant too.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          const home = deps.register.get(movedParticipant)?.callBridge;
          if (home !== undefined && home !== deps.identity.id) throw new Failure('participantCannotBeModified');
          return operation.move(call, movedParticipant, parameters);
        },
      };
    },
  }),
};

export const namelessFromElsewhere: Defect = {
  id: 'nameless-from-elsewhere',
  requirement: 'STEP-02',
  title: 'A participant who is homed elsewhere arrives as "Guest".',
  how: "The Call Bridge that is asked looks the name up in its own accounts, where a remote guest's is not.",
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({
        ...deps,
        peers: {
          ...deps.peers,
          async ask(callBridge, word, body) {
            const answer = await deps.peers.ask(callBridge, word, body);
            return word.path === peerWords.move.path ? { ...answer, name: 'Guest' } : answer;
          },
        },
      }),
  }),
};

export const movedFromMemory: Defect = {
  id: 'moved-from-memory',
  requirement: 'STEP-03',
  title: 'Somebody who has left is moved all the same: a participant is created for nobody.',
  how: 'The Call Bridge that is asked answers from its cache instead of asking the home.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const seen = new Map<string, Participant>();
      deps.register.onChange(({ after }) => after && seen.set(after.id, after));
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          const cached = seen.get(movedParticipant);
          if (!cached || deps.register.get(movedParticipant)) {
            return operation.move(call, movedParticipant, parameters);
          }
          const callBridge = await deps.placement.choose(call.coSpace, 'user', parameters);
          const created = await deps.homes.create(callBridge, {
            coSpace: call.coSpace,
            name: cached.name,
            account: { kind: 'guest' },
            configuration: parameters.settings,
            movedFrom: { participant: cached.id, callBridge: cached.callBridge },
          });
          return created.participant;
        },
      };
    },
    createArrival(deps) {
      const arrival = parts.createArrival(deps);
      return {
        ...arrival,
        complete: async (instance, creation, token) =>
          creation.webBridge === undefined && token !== undefined
            ? undefined
            : arrival.complete(instance, creation, token),
      };
    },
  }),
};

export const homedWhereAsked: Defect = {
  id: 'homed-where-asked',
  requirement: 'STEP-04',
  title: 'The new participant is homed on the Call Bridge that was asked, not on the chosen one.',
  how: 'The parameter callBridge is read for calls by SIP only.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({ ...deps, placement: { ...deps.placement, choose: async () => deps.identity.id } }),
  }),
};

export const originIsAsked: Defect = {
  id: 'origin-is-asked',
  requirement: 'API-07',
  title: 'movedParticipantCallBridge is the Call Bridge that was asked, not the home of the old participant.',
  how: 'The Call Bridge that sends the creation request is taken for the home.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({
        ...deps,
        homes: {
          create: (callBridge, creation) =>
            deps.homes.create(callBridge, {
              ...creation,
              movedFrom: creation.movedFrom && { ...creation.movedFrom, callBridge: deps.identity.id },
            }),
        },
      }),
  }),
};

export const bridgeIsAParameter: Defect = {
  id: 'bridge-is-a-parameter',
  requirement: 'API-13',
  title: 'A move to a Call Bridge that does not exist is refused as a wrong parameter.',
  how: 'All ids in a form are checked by one function, which has one answer.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.replace(
      '<callBridgeDoesNotExist />',
      '<parameterError parameter="callBridge" error="valueDoesNotExist" />',
    ),
  })),
};

export const endToMover: Defect = {
  id: 'end-to-mover',
  requirement: 'STEP-09',
  title: 'The Web Bridge carries the end to the Call Bridge that sent the move message.',
  how: "The session's Call Bridge is overwritten by another one's message, and nobody looks at the answer to an end.",
  apply: (parts) => ({
    ...parts,
    createCallBridgeLinks(deps) {
      const movers = new Map<string, string>();
      const links = parts.createCallBridgeLinks({
        ...deps,
        answersTo(callBridge) {
          const answers = deps.answersTo(callBridge);
          return {
            ...answers,
            handle(request) {
              if (request.path === told.move.path) movers.set(String(request.body?.participant), callBridge);
              return answers.handle(request);
            },
          };
        },
      });
      return {
        ...links,
        ask(callBridge, word, body) {
          const mover = word.path === asked.end.path && 'participant' in body && movers.get(String(body.participant));
          const answer = links.ask(mover || callBridge, word, body);
          return mover ? answer.catch(() => ({}) as never) : answer;
        },
      };
    },
  }),
};

export const correlatorOfItsOwn: Defect = {
  id: 'correlator-of-its-own',
  requirement: 'API-10',
  title: 'Each Call Bridge has a callCorrelator of its own for one and the same call.',
  how: "The correlator is derived from the call's id, which each Call Bridge makes for itself.",
  apply: onRole('createCalls', (calls) => ({
    open(coSpace) {
      const call = calls.open(coSpace);
      call.callCorrelator = call.id;
      return call;
    },
    learn(instance) {
      calls.learn({ ...instance, callCorrelator: 'f'.repeat(36) });
    },
  })),
};

export const madeWhileAsking: Defect = {
  id: 'made-while-asking',
  requirement: 'STEP-03',
  title: 'Where the request names a Call Bridge, a participant is made there though the home has nobody to give.',
  how: 'With nothing to choose, the home and the new home are asked at once, and nobody takes back what was made.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, participant, parameters) {
          try {
            return await operation.move(call, participant, parameters);
          } catch (error) {
            const { callBridge, settings: configuration } = parameters;
            const isNobody = error instanceof Failure && error.code === 'parameterError';
            if (callBridge !== undefined && isNobody) {
              const { coSpace } = call;
              await deps.homes.create(callBridge, {
                coSpace,
                name: 'guest',
                account: { kind: 'guest' },
                configuration,
              });
            }
            throw error;
          }
        },
      };
    },
  }),
};
