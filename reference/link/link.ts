/** Requests and responses in both directions through one WebSocket. */
import type { RawData, WebSocket } from 'ws';
import { closeCodes, type Message, type Method, parseMessage, type Request, type Response } from './message.ts';
import { Refusal, refuse } from './refusal.ts';

/** Which of the cluster's sockets a link is. */
export type LinkKind = 'webApp' | 'c2w' | 'peer';

export interface Answer {
  status: number;
  body?: object;
  /** Closes the link with this code once the answer is sent. */
  thenClose?: number;
}

export type Handler = (request: Request) => Answer | Promise<Answer>;

/** Seam for defects and variants: passes a message on, and may change, delay, repeat or swallow it. */
export type Outgoing = (message: Message, pass: (message: Message) => void) => void;

/** Writes one text message to a socket. */
export type Write = (socket: WebSocket, text: string) => void;

export interface LinkSettings {
  requestTime: number;
  heartbeatTime: number;
  /** Bytes that may wait for the other side before the link is closed with 4429. */
  maxUnread: number;
}

export interface LinkOptions {
  settings: LinkSettings;
  handle: Handler;
  outgoing: Outgoing;
  write: Write;
  /** Once, when the socket has closed for whatever reason. */
  onClose?: (code: number) => void;
  /** A handler failed in a way that is no refusal; the other side is told 503. */
  onFault?: (error: unknown) => void;
}

export interface Link {
  readonly isOpen: boolean;
  /** @throws Refusal for an answer of 400 or more, and 503 when none came in time or the link broke. */
  request(method: Method, path: string, body?: object): Promise<object>;
  /** A request whose answer nobody waits for. */
  tell(method: Method, path: string, body: object, thenClose?: number): void;
  close(code: number): void;
  /** Cuts the connection without a word. */
  cut(): void;
}

interface Waiting {
  resolve(body: object): void;
  reject(error: Refusal): void;
  timer: NodeJS.Timeout;
}

const unanswered = (why: string): Refusal => new Refusal(503, { error: 'serviceUnavailable', message: why });

const isRefusalBody = (body: object): body is Refusal['body'] =>
  'error' in body && typeof body.error === 'string' && 'message' in body && typeof body.message === 'string';

const toRefusal = ({ status, body = {} }: Response): Refusal =>
  new Refusal(status, isRefusalBody(body) ? body : { error: 'serviceUnavailable', message: `status ${status}` });

/** Takes over a socket, open or about to open. */
export const createLink = (socket: WebSocket, options: LinkOptions): Link => {
  const { settings, handle, outgoing, write } = options;
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let heard = true;

  const isOpen = (): boolean => socket.readyState === socket.OPEN;

  const close = (code: number): void => {
    if (isOpen()) socket.close(code);
  };

  const pass = (message: Message): void => {
    if (!isOpen()) return;
    write(socket, JSON.stringify(message));
    if (socket.bufferedAmount > settings.maxUnread) close(closeCodes.notReading);
  };
  const send = (message: Message, thenClose?: number): void =>
    outgoing(message, (passed) => {
      pass(passed);
      if (thenClose !== undefined) close(thenClose);
    });

  const answer = async (request: Request): Promise<Answer> => {
    try {
      return await handle(request);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      options.onFault?.(error);
      return { status: 503, body: refuse('serviceUnavailable').body };
    }
  };

  const settle = (response: Response): void => {
    const one = waiting.get(response.id);
    if (!one) return;
    waiting.delete(response.id);
    clearTimeout(one.timer);
    if (response.status < 400) one.resolve(response.body ?? {});
    else one.reject(toRefusal(response));
  };

  const receive = async (message: Message): Promise<void> => {
    if (message.type === 'response') return settle(message);
    const { status, body, thenClose } = await answer(message);
    send({ type: 'response', id: message.id, status, ...(body && { body: { ...body } }) }, thenClose);
  };

  const request = (method: Method, path: string, body?: object): Promise<object> =>
    new Promise((resolve, reject) => {
      if (!isOpen()) return reject(unanswered('The link is down.'));
      lastId += 1;
      const id = lastId;
      const giveUp = (): void => {
        waiting.delete(id);
        reject(unanswered(`${method} ${path} was not answered in time.`));
      };
      waiting.set(id, { resolve, reject, timer: setTimeout(giveUp, settings.requestTime) });
      send({ type: 'request', id, method, path, ...(body && { body: { ...body } }) });
    });

  const tell = (method: Method, path: string, body: object, thenClose?: number): void => {
    lastId += 1;
    send({ type: 'request', id: lastId, method, path, body: { ...body } }, thenClose);
  };

  const heartbeat = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    if (isOpen()) socket.ping();
  }, settings.heartbeatTime);

  socket.on('message', (data: RawData, isBinary: boolean) => {
    heard = true;
    if (!isOpen()) return;
    if (isBinary) return close(closeCodes.binaryFrame);
    const message = parseMessage(data.toString());
    if (message) void receive(message);
    else close(closeCodes.notAMessage);
  });
  socket.on('pong', () => {
    heard = true;
  });
  // What follows an error is the close.
  socket.on('error', () => {});
  socket.on('close', (code: number) => {
    clearInterval(heartbeat);
    for (const one of waiting.values()) {
      clearTimeout(one.timer);
      one.reject(unanswered('The link broke.'));
    }
    waiting.clear();
    options.onClose?.(code);
  });

  return {
    get isOpen() {
      return isOpen();
    },
    request,
    tell,
    close,
    cut: () => socket.terminate(),
  };
};
