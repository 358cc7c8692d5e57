/**
 * Requests and responses in both directions over one WebSocket, as JSON envelopes.
 * The socket's handlers only write down and settle: nothing that arrives can throw out of them.
 */
import type { RawData, WebSocket } from 'ws';
import { type HarnessError, harnessError, reasonOf } from '../errors.ts';
import type { FrameRecord } from '../trace/record.ts';
import { Allowance } from './allowance.ts';
import { parseJson } from './json.ts';
import { sizeOf } from './socket.ts';

export interface TunnelRequest {
  type: 'request';
  id: number;
  method: string;
  path: string;
  body?: object;
}

export interface TunnelResponse {
  type: 'response';
  id: number;
  status: number;
  body?: object;
}

/** What is wrong with a request, and the error with which it is answered. */
export interface Fault {
  status: number;
  error: string;
  errors: string;
}

/** What the messages in the tunnel may look like. */
export interface TunnelWords {
  /** What is wrong with the envelope of a message that came or goes. */
  envelope(payload: unknown): string | undefined;
  /** What is wrong with a request that is sent or received. */
  request(direction: FrameRecord['direction'], request: TunnelRequest): Fault | undefined;
  /** What is wrong with the response to a request that was sent. */
  response(request: TunnelRequest, response: TunnelResponse): string | undefined;
}

export interface TunnelEvents {
  /** Every frame that came or went, in order. */
  frame(direction: FrameRecord['direction'], payload: unknown, invalid?: FrameRecord['invalid']): void;
  /** A request of the other side with nothing wrong in it. It is answered 200. */
  asked(request: TunnelRequest): void;
  /** The socket was open and is closed. Returns what the requests that still wait fail with. */
  closed(code: number, by: 'us' | 'cluster'): Error;
}

interface Waiting {
  request: TunnelRequest;
  settle(response: TunnelResponse): void;
  fail(error: Error): void;
}

/** Of what is no message at all the beginning will do: it may be made to fill the memory. */
const longestText = 2000;
const longestPayload = 64 * 1024;

export class Tunnel {
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #words: TunnelWords;
  readonly #events: TunnelEvents;
  readonly #bound: number;
  readonly #node: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #whenClosed: () => void;
  readonly #allowance = new Allowance();
  #lastSent = 0;
  #lastReceived = 0;
  #wasOpen = false;
  #closedByUs = false;
  #fault: HarnessError | undefined;
  /** Set once nothing can be asked any more. */
  #over: Error | undefined;

  /** Wraps a socket that is still connecting to the Web Bridge `node`. An answer may take `bound` milliseconds. */
  constructor(
    socket: WebSocket,
    { node, bound, words, events }: { node: string; bound: number; words: TunnelWords; events: TunnelEvents },
  ) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.closed = promise;
    this.#whenClosed = resolve;
    this.#socket = socket;
    this.#words = words;
    this.#events = events;
    this.#bound = bound;
    this.#node = node;
    socket.once('open', () => {
      this.#wasOpen = true;
    });
    socket.on('message', (data, isBinary) => this.#guard(() => this.#receive(data, isBinary)));
    socket.on('error', (error) => this.#guard(() => this.#broken(error)));
    socket.on('close', (code) => this.#guard(() => this.#close(code)));
  }

  /** Why the connection could not go on, where the other side did not just close it. E_FLOOD, E_NOT_IN_INTERFACE, E_NOT_RECORDED */
  get fault(): HarnessError | undefined {
    return this.#fault;
  }

  get isOpen(): boolean {
    return this.#over === undefined && this.#socket.readyState === this.#socket.OPEN;
  }

  /**
   * Send a request and wait for its response, whatever its status.
   * `heard` is called with it before any later frame is looked at.
   * @throws HarnessError E_NO_ANSWER, E_NOT_IN_INTERFACE, or what `closed` returned when the socket closed first
   */
  request(
    method: string,
    path: string,
    body: object,
    heard?: (response: TunnelResponse) => void,
  ): Promise<TunnelResponse> {
    if (this.#over !== undefined) {
      return Promise.reject(this.#over);
    }
    this.#lastSent += 1;
    const request: TunnelRequest = { type: 'request', id: this.#lastSent, method, path, body };
    const { promise, resolve, reject } = Promise.withResolvers<TunnelResponse>();
    const timer = setTimeout(() => {
      waiting.fail(this.#unanswered(request));
    }, this.#bound);
    const done = () => {
      clearTimeout(timer);
      this.#waiting.delete(request.id);
    };
    const waiting: Waiting = {
      request,
      settle: (response) => {
        heard?.(response);
        done();
        resolve(response);
      },
      fail: (error) => {
        done();
        reject(error);
      },
    };
    this.#waiting.set(request.id, waiting);
    this.#guard(() => this.#send(request, this.#words.request('sent', request)?.errors));
    return promise;
  }

  /** Cut the connection. What still waits fails with `reason`. */
  cut(reason: Error): void {
    this.#closedByUs = true;
    this.#end(reason);
    this.#socket.terminate();
  }

  #giveUp(why: HarnessError): void {
    this.#fault ??= why;
    this.cut(why);
  }

  #send(message: TunnelRequest | TunnelResponse, fault: string | undefined): void {
    const errors = this.#words.envelope(message) ?? fault;
    this.#events.frame('sent', message, errors === undefined ? undefined : { by: 'harness', errors });
    this.#socket.send(JSON.stringify(message), () => {});
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#over !== undefined) return;
    const limit = this.#allowance.exceededBy(sizeOf(data));
    if (limit !== undefined) {
      this.#refuse('', `more than ${limit} in one session`);
      this.#giveUp(harnessError('E_FLOOD', { node: this.#node, limit }));
      return;
    }
    if (isBinary) {
      this.#refuse(`${sizeOf(data)} bytes`, 'a binary frame');
      return;
    }
    const text = data.toString();
    const payload = parseJson(text);
    if (payload === undefined) {
      this.#refuse(text.slice(0, longestText), 'not JSON, or nested too deep');
      return;
    }
    const errors = this.#words.envelope(payload);
    if (errors !== undefined) {
      this.#refuse(text.length > longestPayload ? text.slice(0, longestText) : payload, errors);
      return;
    }
    const message = payload as TunnelRequest | TunnelResponse;
    if (message.type === 'response') {
      this.#receiveResponse(message);
    } else {
      this.#receiveRequest(message);
    }
  }

  #receiveResponse(response: TunnelResponse): void {
    const waiting = this.#waiting.get(response.id);
    if (waiting === undefined) {
      this.#refuse(response, `answers request ${response.id}, which does not wait for an answer`);
      return;
    }
    const errors = this.#words.response(waiting.request, response);
    if (errors !== undefined) {
      this.#refuse(response, errors);
      waiting.fail(
        harnessError('E_NOT_IN_INTERFACE', { node: this.#node, what: nameOf(waiting.request), why: errors }),
      );
      return;
    }
    this.#events.frame('received', response);
    waiting.settle(response);
  }

  #receiveRequest(request: TunnelRequest): void {
    const fault = this.#outOfOrder(request) ?? this.#words.request('received', request);
    if (fault === undefined) {
      this.#events.frame('received', request);
      this.#events.asked(request);
      this.#send({ type: 'response', id: request.id, status: 200 }, undefined);
      return;
    }
    const { status, error, errors } = fault;
    this.#refuse(request, errors);
    this.#send({ type: 'response', id: request.id, status, body: { error, message: errors } }, undefined);
  }

  #outOfOrder({ id }: TunnelRequest): Fault | undefined {
    const last = this.#lastReceived;
    this.#lastReceived = Math.max(last, id);
    return id > last
      ? undefined
      : { status: 400, error: 'malformed', errors: `request ${id} came after request ${last}` };
  }

  #refuse(payload: unknown, errors: string): void {
    this.#events.frame('received', payload, { by: 'target', errors });
  }

  /** A frame that breaks WebSocket itself, one that is too large among them, or a lost connection. */
  #broken(error: Error & { code?: string }): void {
    if (error.code?.startsWith('WS_ERR') === true) {
      this.#closedByUs = true;
      const why = `${error.code}: ${error.message}`;
      this.#fault = harnessError('E_NOT_IN_INTERFACE', { node: this.#node, what: 'a session', why });
      this.#refuse('', why);
    }
  }

  #close(code: number): void {
    try {
      if (this.#wasOpen) {
        const reason = this.#events.closed(code, this.#closedByUs ? 'us' : 'cluster');
        this.#end(this.#fault ?? reason);
      }
    } finally {
      this.#whenClosed();
    }
  }

  #end(reason: Error): void {
    this.#over ??= reason;
    for (const waiting of [...this.#waiting.values()]) {
      waiting.fail(reason);
    }
  }

  #guard(handle: () => void): void {
    try {
      handle();
    } catch (error) {
      this.#giveUp(harnessError('E_NOT_RECORDED', { node: this.#node, why: reasonOf(error) }, error));
    }
  }

  #unanswered(request: TunnelRequest): Error {
    const why = `nothing came within ${this.#bound} ms`;
    return harnessError('E_NO_ANSWER', { node: this.#node, what: nameOf(request), why });
  }
}

function nameOf({ method, path }: TunnelRequest): string {
  return `${method} ${path}`;
}
