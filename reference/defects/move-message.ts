/** Faults in the move message, from the chosen Call Bridge to the web app. */

import type { Defect } from '../deviation.ts';
import { told as toldToWebBridge } from '../link/c2w-words.ts';
import { told } from '../link/web-app-words.ts';
import { onRole } from '../on-role.ts';
import type { WebSession } from '../web-bridge/web-sessions.ts';

export const moveToldTwice: Defect = {
  id: 'move-told-twice',
  requirement: 'STEP-06',
  title: 'The move message is sent twice.',
  how: 'The retry is not cancelled when the Web Bridge has answered.',
  apply: onRole('createC2w', (c2w) => ({
    async ask(webBridge, word, body) {
      const answer = await c2w.ask(webBridge, word, body);
      if (word.path === toldToWebBridge.move.path) await c2w.ask(webBridge, word, body);
      return answer;
    },
  })),
};

export const moveToldTwiceAtTimes: Defect = {
  id: 'move-told-twice-at-times',
  requirement: 'STEP-06',
  title: 'Every third move message of a Call Bridge is sent twice.',
  how: 'A retry is timed so that it sometimes overtakes the answer that would have cancelled it.',
  apply: onRole('createC2w', (c2w) => {
    let moves = 0;
    return {
      async ask(webBridge, word, body) {
        const answer = await c2w.ask(webBridge, word, body);
        if (word.path !== toldToWebBridge.move.path) return answer;
        moves += 1;
        if (moves % 3 === 0) await c2w.ask(webBridge, word, body);
        return answer;
      },
    };
  }),
};

export const moveToldToAll: Defect = {
  id: 'move-told-to-all',
  requirement: 'STEP-07',
  title: 'The Web Bridge passes the move message to everybody who has a session there.',
  how: 'The message is published on a channel that all sessions listen to.',
  apply: (parts) => ({
    ...parts,
    createWebSessions() {
      const sessions = parts.createWebSessions();
      const all = new Set<WebSession>();
      const toAll = (session: WebSession): WebSession => ({
        ...session,
        tell(word, body) {
          for (const one of word.path === told.move.path ? all : [session]) one.tell(word, body);
        },
      });
      return {
        ...sessions,
        add(session) {
          all.add(session);
          sessions.add(session);
        },
        remove(session) {
          all.delete(session);
          sessions.remove(session);
        },
        get(participant) {
          const session = sessions.get(participant);
          return session && toAll(session);
        },
      };
    },
  }),
};

export const moveNamesSource: Defect = {
  id: 'move-names-source',
  requirement: 'STEP-07',
  title: "The move message carries the old call's numeric id.",
  how: "The access method is taken from the moved participant's record instead of the target's.",
  apply: onRole('createArrival', (arrival, deps) => ({
    complete(instance, creation, token) {
      const old = deps.instances.get(creation.movedFrom?.participant ?? '');
      return arrival.complete({ ...instance, numericId: old?.numericId ?? instance.numericId }, creation, token);
    },
  })),
};

export const endedWithTheMove: Defect = {
  id: 'ended-with-the-move',
  requirement: 'STEP-08',
  title: 'The Web Bridge ends the old session itself as soon as it has passed the move message.',
  how: 'The move is taken for the end of the session, which only the web app may give.',
  apply: (parts) => ({
    ...parts,
    createWebSessions() {
      const sessions = parts.createWebSessions();
      const ending = (session: WebSession): WebSession => ({
        ...session,
        tell(word, body) {
          session.tell(word, body);
          if (word.path === told.move.path) session.end('callEnded');
        },
      });
      return {
        ...sessions,
        get(participant) {
          const session = sessions.get(participant);
          return session && ending(session);
        },
      };
    },
  }),
};
