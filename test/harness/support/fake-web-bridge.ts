import type { IncomingMessage } from 'node:http';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WebBridgeAccess } from '../../../harness/participants/driver.ts';
import { selfSigned } from './certificate.ts';

export interface FakeWebBridge extends AsyncDisposable {
  access: WebBridgeAccess;
}

export interface Script {
  /** What a join is answered with: status and body, as text or as what becomes JSON. */
  join?: { status: number; body: unknown };
  /** What is done with each web app's socket. */
  socket?(socket: WebSocket): void;
}

/** A Web Bridge that does what its script says. */
export async function fakeWebBridge({ join, socket }: Script): Promise<FakeWebBridge> {
  const certificate = await selfSigned();
  const server = createServer(certificate, (request: IncomingMessage, response) => {
    request.resume();
    response.statusCode = join?.status ?? 404;
    response.end(typeof join?.body === 'string' ? join.body : JSON.stringify(join?.body ?? {}));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (connection) => {
    connection.on('error', () => {});
    socket?.(connection);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const tls = { ca: certificate.cert };
  const agent = new Agent({ ...tls, keepAlive: true });
  return {
    access: { name: 'East', url: `https://127.0.0.1:${port}`, tls, agent },
    async [Symbol.asyncDispose]() {
      agent.destroy();
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Envelope {
  type: string;
  id: number;
  method?: string;
  path?: string;
  status?: number;
  body?: Record<string, unknown>;
}

/** Answers a web app's requests: by path, a status and a body. What is not named is answered 200. */
export function answering(
  answers: Readonly<Record<string, (socket: WebSocket, request: Envelope) => void>> = {},
): (socket: WebSocket) => void {
  return (socket) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Envelope;
      if (message.type !== 'request') return;
      const special = answers[message.path ?? ''] ?? usual[message.path ?? ''];
      if (special) special(socket, message);
      else answer(socket, message, 200);
    });
  };
}

export function answer(socket: WebSocket, { id }: Envelope, status: number, body?: object): void {
  socket.send(JSON.stringify({ type: 'response', id, status, ...(body && { body }) }));
}

export function tell(socket: WebSocket, id: number, path: string, body: object): void {
  socket.send(JSON.stringify({ type: 'request', id, method: 'POST', path, body }));
}

export const alice = '11111111-1111-4111-8111-111111111111';
export const bob = '22222222-2222-4222-8222-222222222222';
export const token = 'a-credential-of-sixteen-or-more';

const entry = { participant: alice, name: 'Alice', state: 'connected', layout: 'automatic' };
export const aliceEntry = { ...entry, audioMuted: false, videoMuted: false, presenting: false };

const usual: Readonly<Record<string, (socket: WebSocket, request: Envelope) => void>> = {
  '/api/call/session': (socket, request) =>
    answer(socket, request, 200, {
      participant: alice,
      account: 'guest1',
      call: { name: 'Planning', numericId: '5001' },
    }),
  '/api/call/session/media': (socket, request) =>
    answer(socket, request, 200, { state: 'connected', roster: [aliceEntry], presenter: null }),
  '/api/call/session/end': (socket, request) => {
    answer(socket, request, 200);
    socket.close(1000);
  },
};
