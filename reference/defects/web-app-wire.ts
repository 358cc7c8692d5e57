/** Faults in how a Web Bridge speaks with web apps that say something unexpected, come back, or are sent away. */
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import type { Answer, Handler } from '../link/link.ts';
import { closeCodes, type Request } from '../link/message.ts';
import { Refusal, type RefusalCode, refuse } from '../link/refusal.ts';
import { told as toldWebApp } from '../link/web-app-words.ts';
import { onRole } from '../on-role.ts';
import type { WebSession } from '../web-bridge/web-sessions.ts';

/** Answers what web apps ask in another way. @param change Gets what would have answered. */
const onWebAppRequests =
  (change: (handle: Handler, request: Request) => Promise<Answer>): Defect['apply'] =>
  (parts) => ({
    ...parts,
    acceptWebApp: (socket, deps) =>
      parts.acceptWebApp(socket, {
        ...deps,
        openLink: (kind, own, handle, onClose) =>
          deps.openLink(kind, own, (request) => change(handle, request), onClose),
      }),
  });

/** In the place of this refusal something else is answered. */
const insteadOf = (code: RefusalCode, answer: () => Answer): Defect['apply'] =>
  onWebAppRequests(async (handle, request) => {
    try {
      return await handle(request);
    } catch (error) {
      if (error instanceof Refusal && error.body.error === code) return answer();
      throw error;
    }
  });

export const nobodyIsAGuest: Defect = {
  id: 'nobody-is-a-guest',
  requirement: 'BIND-01',
  title: 'Who signs in with a wrong name or password is let in as a guest.',
  how: 'Where there is no user, there is a guest, as in every meeting that is open to guests.',
  apply: onRole('createAdmission', (admission) => ({
    async admit(request) {
      try {
        return await admission.admit(request);
      } catch (error) {
        if (!(error instanceof Refusal) || error.body.error !== 'signInFailed') throw error;
        return admission.admit({ numericId: request.numericId, name: request.username ?? '' });
      }
    },
  })),
};

export const meetingsAreSecret: Defect = {
  id: 'meetings-are-secret',
  requirement: 'BIND-01',
  title: 'Of a meeting that does not exist it is said that the passcode is wrong.',
  how: 'Nobody is to find out which numbers exist.',
  apply: onRole('createAdmission', (admission) => ({
    async admit(request) {
      try {
        return await admission.admit(request);
      } catch (error) {
        if (error instanceof Refusal && error.body.error === 'meetingNotFound') throw refuse('passcodeIncorrect');
        throw error;
      }
    },
  })),
};

export const noSessionNoRight: Defect = {
  id: 'no-session-no-right',
  requirement: 'BIND-02',
  title: 'Before its session a web app is told that it is not allowed to, and not that it is to open one.',
  how: 'Whatever may not be done now has one answer.',
  apply: insteadOf('notAuthenticated', () => {
    throw refuse('notAllowed');
  }),
};

export const refusedStaysConnected: Defect = {
  id: 'refused-stays-connected',
  requirement: 'BIND-02',
  title: 'Who shows a credential that is not good may try others on the same connection.',
  how: 'A refusal is an answer like any other.',
  apply: onWebAppRequests(async (handle, request) => {
    const answer = await handle(request);
    return answer.thenClose === closeCodes.credentialRefused ? { ...answer, thenClose: undefined } : answer;
  }),
};

export const earlyChatIsLost: Defect = {
  id: 'early-chat-is-lost',
  requirement: 'BIND-04',
  title: 'What is written before there are media is answered 200 and lost.',
  how: 'It is passed to everybody who listens, and the writer is not one of them yet.',
  apply: insteadOf('notAllowed', () => ({ status: 200, body: {} })),
};

export const wrongBodyIsDone: Defect = {
  id: 'wrong-body-is-done',
  requirement: 'BIND-04',
  title: 'A request whose body is wrong is answered 200 and does nothing.',
  how: 'Bodies are checked where they are used, behind the answer.',
  apply: insteadOf('malformed', () => ({ status: 200, body: {} })),
};

export const messagesOfAnySize: Defect = {
  id: 'messages-of-any-size',
  requirement: 'BIND-05',
  title: 'A message may be as large as it likes.',
  how: 'The bound is that of the library.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), maxFrame: 16 * 1024 * 1024 }),
  }),
};

export const noMessageIsIgnored: Defect = {
  id: 'no-message-is-ignored',
  requirement: 'BIND-05',
  title: 'What is no message is ignored, and the connection goes on.',
  how: 'Later versions may say more than this one understands.',
  apply: (parts) => ({
    ...parts,
    acceptWebApp(socket, deps) {
      const close = socket.close.bind(socket);
      socket.close = (code, reason) => (code === closeCodes.notAMessage ? undefined : close(code, reason));
      parts.acceptWebApp(socket, deps);
    },
  }),
};

export const lostOnceNeverTold: Defect = {
  id: 'lost-once-never-told',
  requirement: 'BIND-07',
  title: 'Who has come back after a lost connection is not told to move.',
  how: 'The message goes to the connection on which the participant came first.',
  apply(parts) {
    const opened = new Map<string, number>();
    return {
      ...parts,
      createWebSessions() {
        const sessions = parts.createWebSessions();
        return {
          ...sessions,
          add(session) {
            opened.set(session.participant, (opened.get(session.participant) ?? 0) + 1);
            sessions.add(session);
          },
        };
      },
      createCallBridgeLinks: (deps) =>
        parts.createCallBridgeLinks({
          ...deps,
          answersTo(callBridge) {
            const answers = deps.answersTo(callBridge);
            const isLost = ({ path, body }: Request): boolean =>
              path === told.move.path && (opened.get(String(body?.participant)) ?? 0) > 1;
            return {
              ...answers,
              handle: (request) => (isLost(request) ? { status: 200, body: {} } : answers.handle(request)),
            };
          },
        }),
    };
  },
};

export const goodForOneArrival: Defect = {
  id: 'good-for-one-arrival',
  requirement: 'BIND-07',
  title: 'The credential of a move opens a session once; after a lost connection it is refused.',
  how: 'It is for one arrival, so it is struck off when that has come; that of a join is kept.',
  apply: onRole('createSessions', (sessions, deps) => {
    const arrived = new Set<string>();
    return {
      async open(token, webBridge) {
        const binding = await deps.credentials.verify(token);
        if (binding && arrived.has(binding.participant)) throw refuse('credentialRefused');
        const opened = await sessions.open(token, webBridge);
        if (deps.instances.get(opened.participant)?.movedFrom) arrived.add(opened.participant);
        return opened;
      },
    };
  }),
};

export const endSaidAtBothEnds: Defect = {
  id: 'end-said-at-both-ends',
  requirement: 'TRUTH-07',
  title: 'Whose session the cluster ends is told so twice.',
  how: 'The session says so when it ends, and so does its connection.',
  apply: onRole('createWebSessions', (sessions) => {
    const twice = (session: WebSession): WebSession => ({
      ...session,
      end(reason) {
        session.tell(toldWebApp.ended, { reason });
        session.end(reason);
      },
    });
    return {
      get(participant) {
        const session = sessions.get(participant);
        return session && twice(session);
      },
      homedAt: (callBridge) => sessions.homedAt(callBridge).map(twice),
    };
  }),
};

export const passcodeBeginsRight: Defect = {
  id: 'passcode-begins-right',
  requirement: 'BIND-01',
  title: 'The beginning of a passcode is as good as the whole.',
  how: 'It is compared for as long as what was given.',
  apply: onRole('createAdmission', (admission, { database }) => ({
    async admit(request) {
      const target = await database.findNumericId(request.numericId);
      const { passcode } = target?.accessMethod ?? target?.coSpace ?? {};
      const isBegun = request.passcode && passcode?.startsWith(request.passcode);
      return admission.admit(isBegun ? { ...request, passcode } : request);
    },
  })),
};
