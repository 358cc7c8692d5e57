/** What a front does instead of passing on. What is absent is passed on as it is. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import type { WebSocket } from 'ws';

export interface Behaviour {
  /** Certificate and settings of its TLS, for the whole run. */
  tls?: TlsOptions;
  /** Takes over a new connection, before TLS. */
  connection?(socket: Socket): void;
  /** Takes over an exchange. */
  answer?(exchange: Exchange): Promise<void> | void;
  /** Takes over the opening of a session. */
  upgrade?(asked: IncomingMessage, socket: Socket): void;
  /** Joins in a session that is open; everything is still passed on. */
  session?(session: Session): void;
  /** What reaches the web app instead of a message of the Web Bridge; undefined: nothing does. */
  message?(text: string, session: Session): string | undefined;
}

export interface Honest {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer | string;
}

export interface Exchange {
  method: string;
  path: string;
  body: string;
  asked: IncomingMessage;
  answer: ServerResponse;
  /** Beneath HTTP, above TLS. */
  socket: Socket;
  /** What the real node answers. */
  ask(): Promise<Honest>;
  /** Pass on what the real node answers, or a change of it. */
  pass(change?: (honest: Honest) => Honest): Promise<void>;
}

export interface Session {
  /** The web app's socket, and the same beneath WebSocket. */
  webApp: WebSocket;
  raw: Socket;
  /** The socket to the real Web Bridge. */
  bridge: WebSocket;
}
