/** Accepts WebSockets on a TLS server. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Listener } from '../listener.ts';
import { within } from '../within.ts';
import { closeCodes } from './message.ts';

export interface AcceptOptions {
  path: string;
  /** Largest frame in bytes; a larger one closes the socket with 1009. */
  maxFrame: number;
  /** How long the other side may take to close. */
  closeTime: number;
  /** Only those with a certificate of the cluster, whose common name `onSocket` then gets. */
  authenticated: boolean;
  onSocket: (socket: WebSocket, commonName: string) => void;
  /** The common name of whoever may come in, undefined for everybody else. Default: by a certificate that is good. */
  nameOf?: (socket: Duplex) => string | undefined;
}

export interface Acceptor {
  /** Accepts no more, says goodbye to every socket (1001), and cuts those that do not answer at once. */
  close(): Promise<void>;
}

const turnAway = (socket: Duplex, status: string): void => {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? '';

const commonNameOf = (socket: Duplex): string | undefined => {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const name: unknown = socket.getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : undefined;
};

/** Long enough for whoever reads, short enough to stop by. In milliseconds. */
const goodbyeTime = 200;

const goodbye = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('close', () => resolve());
    socket.close(closeCodes.goingAway);
  });

export const acceptSockets = (server: Listener, options: AcceptOptions): Acceptor => {
  const serverOptions: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: options.maxFrame,
    closeTimeout: options.closeTime,
    // What follows from one message, such as an answer passed on, then comes before the next message.
    allowSynchronousEvents: false,
  };
  const sockets = new WebSocketServer(serverOptions);
  let isClosed = false;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isClosed) return turnAway(socket, '503 Service Unavailable');
    if (pathOf(request) !== options.path) return turnAway(socket, '404 Not Found');
    const commonName = options.authenticated ? (options.nameOf ?? commonNameOf)(socket) : '';
    if (commonName === undefined) return turnAway(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // A failed handshake or frame is followed by the close, which the owner sees.
      accepted.on('error', () => {});
      options.onSocket(accepted, commonName);
    });
  });

  return {
    async close() {
      isClosed = true;
      await within(Promise.all([...sockets.clients].map(goodbye)), goodbyeTime, undefined);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
};
