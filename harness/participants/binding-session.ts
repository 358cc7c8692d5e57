/** One session of a web app in this project's own binding. */
import type * as Message from '../../schemas/types/web-app.ts';
import { harnessError, reasonOf } from '../errors.ts';
import { dial, whenOpen } from '../wire/socket.ts';
import { Tunnel, type TunnelResponse } from '../wire/tunnel.ts';
import { experienceOf, experienceOfAnswer } from './binding-experience.ts';
import { bindingWords, secretsIn } from './binding-messages.ts';
import {
  type Credential,
  type DriverSink,
  type LocalState,
  Refusal,
  type WebAppSession,
  type WebBridgeAccess,
} from './driver.ts';

/** Close codes by which a Web Bridge says no without an answer. */
const refusals: Readonly<Record<number, string>> = {
  4401: 'credentialRefused',
  4409: 'sessionExists',
  4410: 'sessionEnded',
};

export interface SessionOptions {
  webBridge: WebBridgeAccess;
  credential: Credential;
  sink: DriverSink;
  /** Bounds the opening; the session outlives it. */
  signal: AbortSignal;
  /** Milliseconds within which each request is to be answered, and a close to follow. */
  bound: number;
}

/**
 * Open a session with a credential and send media; resolves when the participant is connected.
 * @throws Refusal when the Web Bridge, or the cluster behind it, says no
 * @throws HarnessError E_NO_ANSWER, E_NOT_IN_INTERFACE
 */
export async function openSession(options: SessionOptions): Promise<WebAppSession> {
  const session = new BindingSession(options);
  try {
    await session.begin(options.signal);
    return session;
  } catch (error) {
    await session.drop();
    throw error;
  }
}

class BindingSession implements WebAppSession {
  readonly #options: SessionOptions;
  readonly #socket: ReturnType<typeof dial>;
  readonly #tunnel: Tunnel;
  #refused = false;

  constructor(options: SessionOptions) {
    const { webBridge, sink, bound } = options;
    this.#options = options;
    this.#socket = dial(webBridge, '/api/session', { bound });
    this.#tunnel = new Tunnel(this.#socket, {
      node: webBridge.name,
      bound,
      words: bindingWords,
      events: {
        frame: (direction, payload, invalid) => sink.frame(direction, payload, this.#secretsIn(payload), invalid),
        asked: (request) => sink.experience(experienceOf(request)),
        closed: (code, by) => {
          sink.experience({ event: 'closed', code, by });
          const refusal = refusals[code];
          return refusal === undefined
            ? this.#failure('its open requests', `closed with ${code}`)
            : new Refusal(refusal);
        },
      },
    });
  }

  get isOpen(): boolean {
    return this.#tunnel.isOpen;
  }

  get fault(): Error | undefined {
    return this.#tunnel.fault;
  }

  async begin(signal: AbortSignal): Promise<void> {
    const abort = () => this.#tunnel.cut(this.#failure('the opening of a session', reasonOf(signal.reason)));
    signal.addEventListener('abort', abort, { once: true });
    try {
      await whenOpen(this.#socket, this.#options.webBridge, signal);
      await this.#authenticate();
      await this.#connect();
    } catch (error) {
      if (error instanceof Refusal) {
        this.#refuse(error.reason);
      }
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async setLocalState(state: LocalState): Promise<void> {
    await this.#ask('PUT', '/api/call/session/state', state);
  }

  async present(active: boolean): Promise<void> {
    await this.#ask('PUT', '/api/call/session/presentation', { active });
  }

  async chat(text: string): Promise<void> {
    await this.#ask('POST', '/api/call/session/chat', { text });
  }

  async end(): Promise<void> {
    await this.#ask('POST', '/api/call/session/end', {});
    await this.#whenClosed();
  }

  async drop(): Promise<void> {
    this.#tunnel.cut(this.#failure('its open requests', 'we cut the connection'));
    await this.#tunnel.closed;
  }

  async #authenticate(): Promise<void> {
    const path = '/api/call/session';
    const response = await this.#tunnel.request('POST', path, { token: this.#options.credential }, (response) => {
      if (response.status === 200) this.#experience(path, response);
      else this.#refuse(refusalOf(response).reason);
    });
    if (response.status !== 200) {
      const refusal = refusalOf(response);
      if (Object.values(refusals).includes(refusal.reason)) await this.#whenClosed();
      throw refusal;
    }
  }

  async #connect(): Promise<void> {
    const media: Message.Media = { audio: true, video: true };
    const path = '/api/call/session/media';
    const response = await this.#tunnel.request('POST', path, media, (response) => {
      if (response.status === 200) this.#experience(path, response);
    });
    if (response.status !== 200) {
      throw refusalOf(response);
    }
  }

  async #ask(method: string, path: string, body: object): Promise<void> {
    const response = await this.#tunnel.request(method, path, body, (response) => this.#experience(path, response));
    if (response.status !== 200) {
      throw refusalOf(response);
    }
  }

  #experience(path: string, response: TunnelResponse): void {
    const { sink, credential } = this.#options;
    sink.experience(experienceOfAnswer({ path }, response, credential));
  }

  /** The Web Bridge closes the connection; one that doesn't is cut. */
  async #whenClosed(): Promise<void> {
    const late = this.#failure('the close that was due', `it did not come within ${this.#options.bound} ms`);
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(late), this.#options.bound);
    try {
      await Promise.race([this.#tunnel.closed, promise]);
    } finally {
      clearTimeout(timer);
      this.#tunnel.cut(late);
    }
  }

  #refuse(reason: string): void {
    if (!this.#refused) {
      this.#refused = true;
      this.#options.sink.experience({ event: 'refused', credential: this.#options.credential, reason });
    }
  }

  #failure(what: string, why: string): Error {
    return harnessError('E_NO_ANSWER', { node: this.#options.webBridge.name, what, why });
  }

  #secretsIn(payload: unknown): string[] {
    return [this.#options.credential, ...secretsIn(payload)];
  }
}

function refusalOf({ body }: TunnelResponse): Refusal {
  return new Refusal((body as unknown as Message.ErrorBody).error);
}
