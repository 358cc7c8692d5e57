/** A bare WebSocket in a test: sends anything, remembers what comes back. */
import { type ClientOptions, WebSocket } from 'ws';

export interface RawSocket {
  socket: WebSocket;
  send(data: string | Buffer): void;
  /** The next message, parsed. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read single fields of messages
  next(): Promise<any>;
  /** Resolves with the code when it is closed. */
  closed: Promise<number>;
}

/** @throws when the other side does not accept the socket */
export const openRawSocket = async (url: string, options: ClientOptions): Promise<RawSocket> => {
  const socket = new WebSocket(url, { perMessageDeflate: false, ...options });
  const messages: unknown[] = [];
  const waiting: ((message: unknown) => void)[] = [];
  socket.on('message', (data) => {
    const message: unknown = JSON.parse(data.toString());
    const waiter = waiting.shift();
    if (waiter) waiter(message);
    else messages.push(message);
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => {});
  return {
    socket,
    send: (data) => socket.send(data),
    next: () =>
      messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((resolve) => waiting.push(resolve)),
    closed,
  };
};

/** The text of a request's envelope. */
export const request = (id: number, method: string, path: string, body?: object): string =>
  JSON.stringify({ type: 'request', id, method, path, body });
