/** Faults in the wire between web app and Web Bridge. */

import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { told as toldWebApp } from '../link/web-app-words.ts';
import { onRole } from '../on-role.ts';

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

export const lostFromTheRoster: Defect = {
  id: 'lost-from-the-roster',
  requirement: 'BIND-07',
  title: 'The others are told that somebody left who only lost the connection, and not that they are back.',
  how: 'A closed socket is told as a departure, and only an end is acted upon.',
  apply: onRole('createSessions', (sessions, deps) => {
    const tellOthers = (participant: string): void => {
      const call = deps.instances.get(participant)?.call;
      for (const { id, webBridge } of call ? deps.instances.inCall(call) : []) {
        const update = { updateType: 'remove', participant } as const;
        if (webBridge && id !== participant) deps.c2w.tell(webBridge, told.roster, { participants: [id], update });
      }
    };
    return {
      lost(participant, webBridge) {
        sessions.lost(participant, webBridge);
        tellOthers(participant);
      },
    };
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

export const unknownMember: Defect = {
  id: 'unknown-member',
  requirement: 'TRUTH-08',
  title: 'Roster entries have a member that the schema does not know.',
  how: 'The internal record is sent as it is.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const outgoing = parts.outgoingOf(kind, node);
      if (kind !== 'webApp') return outgoing;
      return (message, pass) => {
        const isRoster = message.type === 'request' && message.path === toldWebApp.roster.path;
        outgoing(isRoster ? { ...message, body: { ...message.body, sequence: 1 } } : message, pass);
      };
    },
  }),
};
