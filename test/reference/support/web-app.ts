/** A web app in a test: joins, opens sessions, and remembers all that it is told. */
import { Agent, request } from 'node:https';
import { json } from 'node:stream/consumers';
import type { Cluster } from '../../../reference/cluster.ts';
import { join } from '../../../reference/web-app/join.ts';
import { openSession, type Session } from '../../../reference/web-app/session.ts';
import type { JoinAnswer, JoinRequest, MediaAnswer } from '../../../schemas/types/web-app.ts';

/** One thing that a Web Bridge told; `closed` carries the code. */
export interface Told {
  what: 'roster' | 'chat' | 'presentation' | 'move' | 'ended' | 'closed';
  // biome-ignore lint/suspicious/noExplicitAny: tests read single fields of what was told
  message: any;
}

export interface TestSession extends Session {
  media: MediaAnswer;
  told: Told[];
  /** The first such thing, past or to come. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read single fields of what was told
  hears(what: Told['what'], fits?: (message: any) => boolean): Promise<any>;
}

export interface TestWebApps {
  /** `webBridge` is its number. */
  join(webBridge: number, request: JoinRequest): Promise<JoinAnswer>;
  /** Opens a session and sends media. */
  open(webBridge: number, token: string): Promise<TestSession>;
  enter(webBridge: number, numericId: string, name: string): Promise<TestSession>;
  /** Any HTTPS request; the body of the answer is parsed JSON. */
  fetch(
    url: string,
    method: string,
    contentType?: string,
    body?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  close(): void;
}

/** What web apps know of a cluster, in this process or not. */
export type Joined = Pick<Cluster, 'ca'> & { webBridges: readonly { url: string }[] };

export const createTestWebApps = (cluster: Joined): TestWebApps => {
  const agent = new Agent({ keepAlive: true, ca: cluster.ca });
  const urlOf = (webBridge: number): string => cluster.webBridges[webBridge]?.url ?? '';

  const open = async (webBridge: number, token: string): Promise<TestSession> => {
    const told: Told[] = [];
    const listeners = new Set<() => void>();
    const remember =
      (what: Told['what']) =>
      (message: unknown): void => {
        told.push({ what, message });
        for (const listener of listeners) listener();
      };
    const session = await openSession({ webBridge: urlOf(webBridge), agent }, token, {
      roster: remember('roster'),
      chat: remember('chat'),
      presentation: remember('presentation'),
      move: remember('move'),
      ended: remember('ended'),
      closed: remember('closed'),
    });
    const media = await session.connect();
    const hears: TestSession['hears'] = (what, fits = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = told.find((one) => one.what === what && fits(one.message));
          if (!found) return;
          listeners.delete(look);
          resolve(found.message);
        };
        listeners.add(look);
        look();
      });
    return { ...session, media, told, hears };
  };

  const joinAt: TestWebApps['join'] = (webBridge, request) => join(urlOf(webBridge), agent, request);

  return {
    join: joinAt,
    open,
    enter: async (webBridge, numericId, name) => open(webBridge, (await joinAt(webBridge, { numericId, name })).token),
    fetch: (url, method, contentType, body) =>
      new Promise((resolve, reject) => {
        const headers = contentType === undefined ? {} : { 'content-type': contentType };
        const sent = request(url, { method, agent, headers }, async (answer) => {
          resolve({ status: answer.statusCode ?? 0, body: (await json(answer)) as Record<string, unknown> });
        });
        sent.on('error', reject).end(body);
      }),
    close: () => agent.destroy(),
  };
};
