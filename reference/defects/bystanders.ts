/** Faults that somebody else meets than the one who is moved. */
import { unusedNumericId } from '../call-bridge/api/numeric-ids.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';
import type { WebSession } from '../web-bridge/web-sessions.ts';

export const numberIsUsedUp: Defect = {
  id: 'number-is-used-up',
  requirement: 'TRUTH-06',
  title: 'A space into which somebody was moved has another numeric id afterwards.',
  how: 'The number in a move message is to be good for one arrival.',
  apply: onRole('createReception', (reception, { database }) => ({
    async receive(creation) {
      const created = await reception.receive(creation);
      if (creation.movedFrom)
        await database.coSpaces.update(creation.coSpace, { callId: await unusedNumericId(database) });
      return created;
    },
  })),
};

export const arrivalUnmutes: Defect = {
  id: 'arrival-unmutes',
  requirement: 'TRUTH-06',
  title: 'When somebody is moved in, those whom the operator muted can speak again.',
  how: 'Everybody being muted is a state of the meeting, and ends when somebody is there who is not.',
  apply: onRole('createInstances', (instances) => {
    instances.onCreated((one) => {
      for (const other of one.movedFrom ? instances.inCall(one.call) : []) {
        if (other !== one && other.configuration.rxAudioMute === true)
          instances.configure(other, { rxAudioMute: null });
      }
    });
    return {};
  }),
};

export const nextInLine: Defect = {
  id: 'next-in-line',
  requirement: 'TRUTH-07',
  title: 'With the session of somebody who is moved, the one that began after it ends.',
  how: 'Sessions are in an array, and the place of one is used again after it was taken out.',
  apply(parts) {
    const moved = new Set<string>();
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ movedFrom }) => movedFrom && moved.add(movedFrom.participant));
      return {};
    })(parts);
    return onRole('createWebSessions', (sessions) => {
      const inLine: WebSession[] = [];
      return {
        add(session) {
          inLine.push(session);
          sessions.add(session);
        },
        remove(session) {
          sessions.remove(session);
          const place = inLine.indexOf(session);
          if (place < 0) return;
          inLine.splice(place, 1);
          if (moved.has(session.participant)) inLine[place]?.end('callEnded');
        },
      };
    })(noting);
  },
};

export const departureEndsPresentation: Defect = {
  id: 'departure-ends-presentation',
  requirement: 'STATE-10',
  title: 'With whoever is moved out, the presentation of somebody else ends.',
  how: 'A presentation has to end with a move, so that the call is told to have none.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    instances.onRemoved(({ call, movingUntil }) => {
      if (movingUntil === 0) return;
      for (const one of instances.inCall(call))
        if (one.presentingTurn > 0) instances.change(one, { presentingTurn: 0 });
    });
    return conversation;
  }),
};

export const oneIsWaitedFor: Defect = {
  id: 'one-is-waited-for',
  requirement: 'TRUTH-01',
  title: 'When somebody who was moved arrives, nobody else who is to arrive in that call is waited for any longer.',
  how: 'The call has a list of those it waits for, and it is emptied.',
  apply: onRole('createInstances', (instances) => ({
    happened(instance, event) {
      instances.happened(instance, event);
      if (event !== 'connected' || !instance.movedFrom) return;
      const waiting = instances
        .inCall(instance.call)
        .filter(({ state, movedFrom }) => state === 'initial' && movedFrom);
      for (const one of waiting) instances.remove(one, 'notArrived');
    },
  })),
};

export const waitingTakeNoPlace: Defect = {
  id: 'waiting-take-no-place',
  requirement: 'RACE-13',
  title: 'Who has not arrived yet takes no place, so that a call is filled beyond its limit while moves are held.',
  how: 'Those who are connected are counted.',
  apply: (parts) => ({
    ...parts,
    createLimits: (deps) =>
      parts.createLimits({
        ...deps,
        register: {
          ...deps.register,
          inSpace: (coSpace) => deps.register.inSpace(coSpace).filter(({ state }) => state === 'connected'),
        },
      }),
  }),
};

export const arrivalResetsLayouts: Defect = {
  id: 'arrival-resets-layouts',
  requirement: 'STATE-10',
  title: 'When somebody is moved in, the layouts that the people there have chosen are gone.',
  how: 'There is one more to be shown, so that the layout is worked out anew for everybody.',
  apply: onRole('createInstances', (instances) => ({
    happened(instance, event) {
      instances.happened(instance, event);
      if (event !== 'connected' || !instance.movedFrom) return;
      for (const other of instances.inCall(instance.call))
        if (other !== instance && other.local.layout !== undefined)
          instances.change(other, { local: { ...other.local, layout: undefined } });
    },
  })),
};
