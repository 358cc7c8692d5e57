/** Faults in the wire between web app and Web Bridge. */
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';

export const unopenedStays: Defect = {
  id: 'unopened-stays',
  requirement: 'BIND-06',
  title: 'A connection on which no session is opened stays for ever.',
  how: 'The time-out is set when the session begins.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), openTime: 24 * 3_600_000 }),
  }),
};

export const lostForGood: Defect = {
  id: 'lost-for-good',
  requirement: 'BIND-07',
  title: 'Whoever loses the connection is removed at once.',
  how: 'A closed socket is taken for the end of the session.',
  apply: (parts) => ({
    ...parts,
    createSessions(deps) {
      const sessions = parts.createSessions(deps);
      return { ...sessions, lost: sessions.end };
    },
  }),
};

export const removedWithoutAWord: Defect = {
  id: 'removed-without-a-word',
  requirement: 'BIND-08',
  title: 'The web app of somebody whom the operator removed is not told.',
  how: 'The removal ends at the Call Bridge; the Web Bridge would notice with the next request.',
  apply: (parts) => ({
    ...parts,
    createSessions: (deps) =>
      parts.createSessions({
        ...deps,
        c2w: {
          ...deps.c2w,
          tell: (webBridge, word, body) =>
            word.path === told.ended.path ? undefined : deps.c2w.tell(webBridge, word, body),
        },
      }),
  }),
};
