/** WebSockets to a Web Bridge, over the agent that carries the target's TLS options and proxy. */
import { type ClientOptions, type RawData, WebSocket } from 'ws';
import { harnessError, reasonOf } from '../errors.ts';
import type { WebBridgeAccess } from '../participants/driver.ts';

/** Largest frame a web app takes: a Web Bridge sends rosters, which are larger than what it accepts itself. */
const largestFrame = 1024 * 1024;

/** Answers to pings that the other side does not read: they pile up here, and it gets no more of them. */
const mostUnread = 64 * 1024;

export interface DialOptions {
  subprotocol?: string;
  /** Milliseconds for connecting, and for the other side to close when a close was begun. */
  bound: number;
}

/** Begin to connect a WebSocket to `path` at a Web Bridge. Attach handlers at once, then wait with `whenOpen`. */
export function dial(webBridge: WebBridgeAccess, path: string, { subprotocol, bound }: DialOptions): WebSocket {
  const options: ClientOptions & { closeTimeout: number } = {
    agent: webBridge.agent,
    perMessageDeflate: false,
    autoPong: false,
    handshakeTimeout: bound,
    closeTimeout: bound,
    maxPayload: largestFrame,
  };
  const socket = new WebSocket(webBridge.url.replace(/^http/, 'ws') + path, subprotocol ?? [], options);
  // What follows an error is the close; an error that nobody listens to would end the process.
  socket.on('error', () => {});
  socket.on('ping', (data) => {
    if (socket.bufferedAmount < mostUnread) socket.pong(data, true, () => {});
  });
  return socket;
}

/**
 * Wait until a dialled socket is open. It is cut when `signal` aborts before.
 * @throws HarnessError E_NO_ANSWER
 */
export async function whenOpen(socket: WebSocket, webBridge: WebBridgeAccess, signal: AbortSignal): Promise<void> {
  const abort = () => socket.terminate();
  signal.addEventListener('abort', abort, { once: true });
  try {
    if (signal.aborted) {
      abort();
    }
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
  } catch (error) {
    const why = reasonOf(signal.aborted ? signal.reason : error);
    throw harnessError('E_NO_ANSWER', { node: webBridge.name, what: `the WebSocket to ${socket.url}`, why }, error);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Bytes of a message. */
export function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength;
}
