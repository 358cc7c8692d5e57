/** One session of a web app at a Web Bridge: one WebSocket, from its opening to its close. */
import type { Agent } from 'node:https';
import { type ClientOptions, WebSocket } from 'ws';
import type {
  ChatUpdate,
  LocalState,
  MediaAnswer,
  Move,
  PresentationUpdate,
  RosterUpdate,
  SessionEnded,
  SessionOpened,
} from '../../schemas/types/web-app.ts';
import { createLink } from '../link/link.ts';
import { asked, checkWebApp, told } from '../link/web-app-words.ts';
import { ask, createAnswers } from '../link/word.ts';
import { defaultSettings } from '../settings.ts';

/** What the Web Bridge tells, in its order. */
export interface SessionListener {
  roster(update: RosterUpdate): void;
  chat(update: ChatUpdate): void;
  presentation(update: PresentationUpdate): void;
  move(move: Move): void;
  ended(ended: SessionEnded): void;
  /** The socket is closed, after it was open and for whatever reason. */
  closed(code: number): void;
}

export interface Session {
  readonly opened: SessionOpened;
  /** Sends media; resolves when connected. */
  connect(): Promise<MediaAnswer>;
  choose(state: LocalState): Promise<void>;
  present(active: boolean): Promise<void>;
  say(text: string): Promise<void>;
  /** Ends the session; resolves when the Web Bridge has accepted that and closed the socket. */
  end(): Promise<void>;
  cut(): void;
}

export interface SessionPlace {
  /** `https://host:port` */
  webBridge: string;
  agent: Agent;
}

/**
 * Opens a session with a credential.
 * @throws Refusal when the Web Bridge says no or does not answer; an Error when it cannot be reached
 */
export const openSession = async (
  { webBridge, agent }: SessionPlace,
  token: string,
  listener: SessionListener,
): Promise<Session> => {
  const socket = await connect(new URL('/api/session', webBridge.replace(/^http/, 'ws')), agent);
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();
  const answers = createAnswers(checkWebApp)
    .to(told.roster, heard(listener.roster))
    .to(told.chat, heard(listener.chat))
    .to(told.presentation, heard(listener.presentation))
    .to(told.move, heard(listener.move))
    .to(told.ended, heard(listener.ended));
  const link = createLink(socket, {
    settings: defaultSettings,
    handle: answers.handle,
    outgoing: (message, pass) => pass(message),
    write: (to, text) => to.send(text),
    onClose: (code) => {
      onClosed();
      listener.closed(code);
    },
  });
  try {
    const opened = await ask(link, asked.open, { token }, checkWebApp);
    return {
      opened,
      connect: () => ask(link, asked.media, { audio: true, video: true }, checkWebApp),
      choose: async (state) => void (await ask(link, asked.state, state, checkWebApp)),
      present: async (active) => void (await ask(link, asked.present, { active }, checkWebApp)),
      say: async (text) => void (await ask(link, asked.chat, { text }, checkWebApp)),
      end: async () => {
        await ask(link, asked.end, {}, checkWebApp);
        await closed;
      },
      cut: () => link.cut(),
    };
  } catch (error) {
    link.cut();
    throw error;
  }
};

const heard =
  <T>(listen: (message: T) => void) =>
  (message: T): object => {
    listen(message);
    return {};
  };

const connect = (url: URL, agent: Agent): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const options: ClientOptions & { closeTimeout: number } = {
      agent,
      perMessageDeflate: false,
      handshakeTimeout: defaultSettings.requestTime,
      closeTimeout: defaultSettings.closeTime,
      // One message a turn, so that an answer is acted upon before the next message is heard.
      allowSynchronousEvents: false,
    };
    const socket = new WebSocket(url, options);
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
