/** One web app's socket: first it opens a session, then it speaks for its participant until it ends. */
import type { WebSocket } from 'ws';
import { asked as c2wAsked } from '../link/c2w-words.ts';
import type { Answer, Handler } from '../link/link.ts';
import { closeCodes, type Request } from '../link/message.ts';
import type { OpenLink } from '../link/open-link.ts';
import { Refusal, refuse } from '../link/refusal.ts';
import { asked, checkWebApp, told } from '../link/web-app-words.ts';
import { createAnswers, isAsked, tell } from '../link/word.ts';
import type { Log } from '../log.ts';
import type { NodeSettings } from '../settings.ts';
import type { CallBridgeLinks } from './call-bridge-links.ts';
import type { WebSession, WebSessions } from './web-sessions.ts';

export interface WebSocketDeps {
  settings: Pick<NodeSettings, 'openTime'>;
  log: Log;
  openLink: OpenLink;
  links: CallBridgeLinks;
  sessions: WebSessions;
}

/** How a socket closes when its session can't be opened; after other refusals it may try again. */
const closeAfter: Readonly<Record<string, number>> = {
  credentialRefused: closeCodes.credentialRefused,
  sessionExists: closeCodes.sessionExists,
};

export const acceptWebApp = (socket: WebSocket, deps: WebSocketDeps): void => {
  const { settings, log, openLink, links, sessions } = deps;
  /** `opening` and `ending` while the home is asked; `over` when nothing more is to be said for the participant. */
  let state: 'new' | 'opening' | 'open' | 'ending' | 'over' = 'new';
  let session: WebSession | undefined;

  const leave = (): void => {
    state = 'over';
    if (session) sessions.remove(session);
  };

  /** The socket broke without `end`. */
  const lose = (): void => {
    const lost = state === 'open' ? session : undefined;
    leave();
    if (lost) links.tell(lost.callBridge, c2wAsked.lost, { participant: lost.participant });
  };

  const createSession = (participant: string, callBridge: string): WebSession => ({
    participant,
    callBridge,
    tell: (word, body) => tell(link, word, body),
    end(reason) {
      leave();
      tell(link, told.ended, { reason }, closeCodes.ended);
    },
  });

  /** STEP-09. When the home can't be reached, the session goes on. */
  const end = async ({ callBridge, participant }: WebSession): Promise<object> => {
    state = 'ending';
    try {
      const done = await links.ask(callBridge, c2wAsked.end, { participant });
      leave();
      return done;
    } catch (error) {
      if (state === 'ending') state = 'open';
      throw error;
    }
  };

  const opening = createAnswers(checkWebApp).to(asked.open, async ({ token }) => {
    state = 'opening';
    const { callBridge, opened } = await links.open(token);
    session = createSession(opened.participant, callBridge);
    sessions.add(session);
    state = 'open';
    clearTimeout(patience);
    log.info(
      `client_backend: INFO : WebSocket : Got authenticated JWT for ${opened.account} callbridge ${callBridge} participant ${opened.participant} tracing 0`,
    );
    // It broke while its home was deciding.
    if (!link.isOpen) lose();
    return opened;
  });

  const open = async (request: Request): Promise<Answer> => {
    if (state !== 'new') throw refuse('notAllowed', 'This socket has its session.');
    try {
      return await opening.handle(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      state = 'new';
      return { status: error.status, body: error.body, thenClose: closeAfter[error.body.error] };
    }
  };

  const answersOf = (opened: WebSession): Handler => {
    const { participant, callBridge } = opened;
    return createAnswers(checkWebApp)
      .to(asked.media, (media) => links.ask(callBridge, c2wAsked.media, { participant, media }))
      .to(asked.state, (chosen) => links.ask(callBridge, c2wAsked.state, { participant, state: chosen }))
      .to(asked.present, ({ active }) => links.ask(callBridge, c2wAsked.present, { participant, active }))
      .to(asked.chat, ({ text }) => links.ask(callBridge, c2wAsked.say, { participant, text }))
      .to(asked.end, () => end(opened)).handle;
  };

  let speak: Handler | undefined;
  const handle: Handler = async (request) => {
    if (isAsked(asked.open, request)) return open(request);
    if (state !== 'open' || !session) throw refuse('notAuthenticated');
    speak ??= answersOf(session);
    const answer = await speak(request);
    return isAsked(asked.end, request) ? { ...answer, thenClose: closeCodes.done } : answer;
  };

  const link = openLink('webApp', socket, handle, () => {
    clearTimeout(patience);
    lose();
  });
  const giveUp = (): void => link.close(closeCodes.notOpened);
  const lookAgain = (): void => {
    if (state === 'opening') patience = setTimeout(giveUp, settings.openTime / 2);
    else if (state === 'new') giveUp();
  };
  /**
   * On a machine that stood still, what came in time is read after this: in the second turn from here at the latest. Whoever has
   * asked by then has half as long again.
   */
  let patience = setTimeout(() => setImmediate(() => setImmediate(lookAgain)), settings.openTime);
};
