/** The live sessions of web apps at this Web Bridge, by participant. */
import type { SessionEnded } from '../../schemas/types/web-app.ts';
import type { Word } from '../link/word.ts';

export interface WebSession {
  readonly participant: string;
  /** Id of the home Call Bridge. */
  readonly callBridge: string;
  /** Tells the web app. */
  tell<Body extends object>(word: Word<Body, object>, body: Body): void;
  /** The cluster ends the session: tells the web app why, then closes with 4410. */
  end(reason: SessionEnded['reason']): void;
}

export interface WebSessions {
  add(session: WebSession): void;
  remove(session: WebSession): void;
  get(participant: string): WebSession | undefined;
  /** All whose home is that Call Bridge. */
  homedAt(callBridge: string): readonly WebSession[];
}

export const createWebSessions = (): WebSessions => {
  const sessions = new Map<string, WebSession>();
  return {
    add: (session) => void sessions.set(session.participant, session),
    remove(session) {
      if (sessions.get(session.participant) === session) sessions.delete(session.participant);
    },
    get: (participant) => sessions.get(participant),
    homedAt: (callBridge) => [...sessions.values()].filter((session) => session.callBridge === callBridge),
  };
};
