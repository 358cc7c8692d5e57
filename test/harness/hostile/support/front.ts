/** Stands before one node of a real cluster, passes everything on, and misbehaves where a way says so. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Agent, createServer as createHttpsServer, request } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Certificate } from '../../support/certificate.ts';
import type { Behaviour, Exchange } from './behaviour.ts';
import type { Part, Plot } from './plot.ts';
import { SessionRelay } from './session-relay.ts';

export interface Front extends AsyncDisposable {
  url: string;
}

export interface FrontOptions {
  certificate: Certificate;
  plot: Plot;
  /** How to reach the node. */
  upstream: { url: string; agent: Agent };
  /** Where nobody is on, it only passes on. */
  parts: readonly Part[];
}

export async function startFront({ certificate, plot, upstream, parts }: FrontOptions): Promise<Front> {
  const active = (): Behaviour => parts.find((part) => plot.isOn(part))?.way.does ?? {};
  const sessions = new SessionRelay(upstream);
  const https = createHttpsServer({ ...certificate, ...active().tls }, (asked, answer) => {
    serve(asked, answer).catch(() => asked.socket.destroy());
  });
  https.on('tlsClientError', () => {});
  https.on('clientError', (_error, socket) => socket.destroy());
  https.on('upgrade', (asked, socket, head) => {
    const { upgrade, ...does } = active();
    if (upgrade) upgrade(asked, socket as Socket);
    else sessions.accept(asked, socket, head, does);
  });

  async function serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(asked);
    plot.hear(asked.url ?? '', body.toString());
    // What a way does to new connections is met only by who makes one.
    if (active().connection) answer.shouldKeepAlive = false;
    const exchange: Exchange = {
      ...{ method: asked.method ?? '', path: asked.url ?? '', body: body.toString(), asked, answer },
      socket: asked.socket,
      ask: () => ask(upstream, asked, body),
      async pass(change = (honest) => honest) {
        const { status, headers, body: honest } = change(await this.ask());
        answer.writeHead(status, headers).end(honest);
      },
    };
    const does = active();
    await (does.answer ? does.answer(exchange) : exchange.pass());
  }

  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => {}).on('close', () => connections.delete(socket));
    const { connection } = active();
    if (connection) connection(socket);
    else https.emit('connection', socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      sessions.close();
      for (const socket of connections) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The same request at the real node. */
async function ask({ url, agent }: FrontOptions['upstream'], asked: IncomingMessage, body: Buffer) {
  const { connection: _, host: __, ...headers } = asked.headers;
  const asking = request(`${url}${asked.url}`, { method: asked.method, agent, headers });
  asking.end(body);
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const { connection: ___, 'transfer-encoding': ____, ...others } = answer.headers;
  const text = await buffer(answer);
  const length = asked.method === 'HEAD' ? {} : { 'content-length': String(text.length) };
  return { status: answer.statusCode ?? 502, headers: { ...others, ...length }, body: text };
}
