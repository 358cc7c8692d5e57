/** Faults in the wire between web app and Web Bridge. */

import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import type { Handler } from '../link/link.ts';
import { closeCodes } from '../link/message.ts';
import type { OpenLink } from '../link/open-link.ts';
import { Refusal, refuse } from '../link/refusal.ts';
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

/** Wraps the link of every web app: what is answered in it, and how it is closed. */
const onWebAppLinks =
  (wrap: (open: OpenLink) => OpenLink): Defect['apply'] =>
  (parts) => ({
    ...parts,
    acceptWebApp: (socket, deps) => parts.acceptWebApp(socket, { ...deps, openLink: wrap(deps.openLink) }),
  });

export const chatterKeepsItOpen: Defect = {
  id: 'chatter-keeps-it-open',
  requirement: 'BIND-06',
  title: 'A connection on which something was said is not closed, though no session was opened on it.',
  how: 'The first message ends the time-out for it, whatever it says.',
  apply: onWebAppLinks((open) => (kind, socket, handle, onClose) => {
    let hasSpoken = false;
    const listening: Handler = (request) => {
      hasSpoken = true;
      return handle(request);
    };
    const link = open(kind, socket, listening, onClose);
    const close = (code: number): void => {
      if (!hasSpoken || code !== closeCodes.notOpened) link.close(code);
    };
    return Object.create(link, { close: { value: close } });
  }),
};

/** Closes the connection of a web app after a refusal after which it ought to stay. */
const closingAfter = (refusal: string, code: number): Defect['apply'] =>
  onWebAppLinks((open) => (kind, socket, handle, onClose) => {
    const strict: Handler = async (request) => {
      try {
        return await handle(request);
      } catch (error) {
        if (!(error instanceof Refusal) || error.body.error !== refusal) throw error;
        return { status: error.status, body: error.body, thenClose: code };
      }
    };
    return open(kind, socket, strict, onClose);
  });

export const closedForEarlyWords: Defect = {
  id: 'closed-for-early-words',
  requirement: 'BIND-02',
  title: 'Whoever says something before the session is refused, and the connection closed.',
  how: 'Every 401 is answered in one place, which closes like after a credential that is not good.',
  apply: closingAfter('notAuthenticated', closeCodes.credentialRefused),
};

export const lossIsNotForgiven: Defect = {
  id: 'loss-is-not-forgiven',
  requirement: 'BIND-07',
  title: 'Who has come back after a lost connection is removed when the reconnect time is over.',
  how: 'The time that a web app has is started with the loss, and stopped by an end and nothing else.',
  apply: onRole('createSessions', (sessions, { instances, settings }) => ({
    lost(participant, webBridge) {
      const instance = instances.get(participant);
      sessions.lost(participant, webBridge);
      if (instance) setTimeout(() => instances.remove(instance, 'notReturned'), settings.reconnectTime).unref();
    },
  })),
};

export const passcodeIsTheMeeting: Defect = {
  id: 'passcode-is-the-meeting',
  requirement: 'BIND-01',
  title: 'Of a passcode that is wrong it is said that there is no such meeting.',
  how: 'A meeting is looked up by number and passcode together.',
  apply: onRole('createAdmission', (admission) => ({
    async admit(request) {
      try {
        return await admission.admit(request);
      } catch (error) {
        throw error instanceof Refusal && error.body.error === 'passcodeIncorrect' ? refuse('meetingNotFound') : error;
      }
    },
  })),
};

export const smallMessagesOnly: Defect = {
  id: 'small-messages-only',
  requirement: 'BIND-05',
  title: 'A message of more than 32 KiB ends the connection.',
  how: 'The bound is that of the library.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), maxFrame: 32 * 1024 }),
  }),
};

export const unknownEndsIt: Defect = {
  id: 'unknown-ends-it',
  requirement: 'BIND-04',
  title: 'After a request that it does not know a Web Bridge closes the connection.',
  how: 'Who speaks another version is not to go on.',
  apply: closingAfter('unknownPath', closeCodes.notAMessage),
};
