/** A visitor's own WebSocket at a Web Bridge, for everything that a well-behaved web app would never do. Area BIND. */
import type { RawData, WebSocket } from 'ws';
import { secretsIn, wrongForVisitor } from '../participants/binding-messages.ts';
import type { DriverSink, WebBridgeAccess } from '../participants/driver.ts';
import { Allowance } from './allowance.ts';
import { parseJson } from './json.ts';
import { dial, sizeOf, whenOpen } from './socket.ts';

export interface RawOptions {
  /** Default `/api/session`. */
  path?: string;
  subprotocol?: string;
  /** Milliseconds for connecting and for a close. Default 5000. */
  bound?: number;
}

const longestRecorded = 2000;

/**
 * Connect a visitor's socket. Everything it sends and receives is recorded in `sink`, and a `closed` experience at the
 * end. What it sends may break every rule and is not marked invalid for it; what it receives is marked.
 * @throws HarnessError E_NO_ANSWER
 */
export async function openRaw(
  webBridge: WebBridgeAccess,
  sink: DriverSink,
  signal: AbortSignal,
  { path = '/api/session', subprotocol, bound = 5000 }: RawOptions = {},
): Promise<RawSocket> {
  const socket = dial(webBridge, path, { bound, ...(subprotocol !== undefined && { subprotocol }) });
  const raw = new RawSocket(socket, sink);
  await whenOpen(socket, webBridge, signal);
  return raw;
}

export class RawSocket {
  /** Resolves with the close code; never rejects. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #sink: DriverSink;
  /** What was sent last under each id. */
  readonly #asked = new Map<unknown, unknown>();
  readonly #allowance = new Allowance();
  #opened = false;
  #cut = false;

  constructor(socket: WebSocket, sink: DriverSink) {
    this.#socket = socket;
    this.#sink = sink;
    const { promise, resolve } = Promise.withResolvers<number>();
    this.closed = promise;
    socket.once('open', () => {
      this.#opened = true;
    });
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', (code) => {
      if (this.#opened) {
        sink.experience({ event: 'closed', code, by: this.#cut ? 'us' : 'cluster' });
      }
      resolve(code);
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Send a message as a well-formed text frame. */
  json(message: unknown): void {
    this.text(JSON.stringify(message));
  }

  /** Send a text frame; `parts` sends it as that many fragments. */
  text(text: string, parts = 1): void {
    const message = parsed(text);
    this.#asked.set(idOf(message), message);
    const isRecordedWhole = text.length <= longestRecorded || secretsIn(message).length > 0;
    this.#record('sent', isRecordedWhole ? message : text);
    const size = Math.ceil(text.length / parts);
    for (let part = 0; part < parts; part += 1) {
      this.#send(text.slice(part * size, (part + 1) * size), { fin: part === parts - 1 });
    }
  }

  /** Send a text frame whose bytes need not be UTF-8. */
  bytes(bytes: Uint8Array): void {
    this.#record('sent', `${bytes.length} bytes as text`);
    this.#send(bytes, { binary: false });
  }

  binary(bytes: Uint8Array): void {
    this.#record('sent', `${bytes.length} bytes`);
    this.#send(bytes, { binary: true });
  }

  /** Leave what comes in the socket, so that it piles up on the other side. */
  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  /** Cut the connection without a word. Resolves when it is closed. */
  async drop(): Promise<void> {
    this.#cut = true;
    this.#socket.terminate();
    await this.closed;
  }

  /** A socket that the other side closed meanwhile takes no more: what was to be seen is its close. */
  #send(data: string | Uint8Array, options: { fin?: boolean; binary?: boolean }): void {
    this.#socket.send(data, options, () => {});
  }

  #receive(data: RawData, isBinary: boolean): void {
    const limit = this.#allowance.exceededBy(sizeOf(data));
    if (limit !== undefined) {
      if (this.isOpen) this.#record('received', '', `more than ${limit} in one session`);
      this.#socket.terminate();
      return;
    }
    const payload = isBinary ? 'a binary frame' : parsed(data.toString());
    const errors = wrongForVisitor(this.#asked.get(idOf(payload)), payload);
    this.#record('received', payload, errors);
  }

  #record(direction: 'sent' | 'received', payload: unknown, errors?: string): void {
    const shown = typeof payload === 'string' ? payload.slice(0, longestRecorded) : payload;
    const invalid = errors === undefined ? undefined : ({ by: 'target', errors } as const);
    this.#sink.frame(direction, shown, secretsIn(shown), invalid);
  }
}

const idOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;

/** The JSON in a text, or the text itself. */
const parsed = (text: string): unknown => parseJson(text) ?? text;
