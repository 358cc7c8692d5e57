/**
 * Stands before a cluster's Web Bridges and speaks the foreign wire to web apps:
 * `node test/foreign/proxy.ts TARGET-FILE NEW-TARGET-FILE`, until its input ends.
 */
import { once } from 'node:events';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { TargetFile } from '../../schemas/types/target.ts';
import { selfSigned } from '../harness/support/certificate.ts';
import { relay } from './relay.ts';
import { Tickets } from './tickets.ts';
import { livePath, reasons, subprotocol, visitorsPath } from './wire.ts';

export interface ForeignProxy extends AsyncDisposable {
  /** The same cluster behind the foreign wire. */
  targetFile: string;
}

/** Start a proxy before each Web Bridge of a target file, and write a target file for what is before them. */
export async function startProxy(targetFile: string, newTargetFile?: string): Promise<ForeignProxy> {
  const target = JSON.parse(await readFile(targetFile, 'utf8')) as TargetFile;
  const folder = await mkdtemp(join(tmpdir(), 'foreign-wire-'));
  const certificate = await selfSigned();
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, certificate.cert);
  const tickets = new Tickets();
  const ports = await Promise.all(
    target.webBridges.map(async ({ url, tls }) => {
      const agent = await agentFor(dirname(targetFile), { ...target.tls, ...tls });
      return startPort(url, agent, certificate, tickets);
    }),
  );
  const written = newTargetFile ?? join(folder, 'target.json');
  await writeFile(`${written}.new`, JSON.stringify(behind(target, dirname(resolve(targetFile)), ports, ca), null, 2));
  await rename(`${written}.new`, written);
  return {
    targetFile: written,
    async [Symbol.asyncDispose]() {
      await Promise.all(ports.map((port) => port[Symbol.asyncDispose]()));
      await rm(folder, { recursive: true });
    },
  };
}

interface Port extends AsyncDisposable {
  url: string;
}

async function startPort(
  webBridge: string,
  agent: Agent,
  certificate: { cert: string; key: string },
  tickets: Tickets,
): Promise<Port> {
  const server: Server = createServer(certificate, (asked, answer) => {
    visit(webBridge, agent, tickets, asked).then(
      ([status, body]) => end(answer, status, body),
      () => end(answer, 502, { problem: 'closed-for-now' }),
    );
  });
  const sockets = new WebSocketServer({ server, path: livePath, handleProtocols: () => subprotocol });
  sockets.on('connection', (webApp) => relay(webApp, webBridge, agent, tickets));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const webApp of sockets.clients) webApp.terminate();
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function end(answer: ServerResponse, status: number, body: object): void {
  answer.writeHead(status, { 'Content-Type': 'application/vnd.salon+json' });
  answer.end(JSON.stringify(body));
}

/** A visitor at the foreign join path, sent on to the real one. */
async function visit(
  webBridge: string,
  agent: Agent,
  tickets: Tickets,
  asked: IncomingMessage,
): Promise<[status: number, body: object]> {
  const numericId = asked.url?.split('/')[3] ?? '';
  if (asked.url !== visitorsPath(numericId)) return [404, { problem: 'no-such-thing' }];
  const { display, login, secret, pin } = (await json(asked)) as Record<string, string | undefined>;
  const identity = login === undefined ? { name: display } : { username: login, password: secret };
  const body = JSON.stringify({ numericId, passcode: pin, ...identity });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  const asking = request(`${webBridge}/api/join`, { method: 'POST', agent, headers });
  asking.end(body);
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const { token, error } = (await json(answer)) as Record<string, string>;
  if (token !== undefined) return [201, { ticket: tickets.issue(token) }];
  return [422, { problem: reasons[error ?? ''] ?? 'gibberish' }];
}

/** The target file for what is before the proxies: their addresses, the foreign driver, opaque credentials. */
function behind(target: TargetFile, folder: string, ports: readonly Port[], ca: string): TargetFile {
  const absolute = (tls: TargetFile['tls']) =>
    tls && {
      ...tls,
      ...(tls.ca && { ca: resolve(folder, tls.ca) }),
      ...(tls.cert && { cert: resolve(folder, tls.cert) }),
      ...(tls.key && { key: resolve(folder, tls.key) }),
    };
  return {
    ...target,
    name: `${target.name}, behind a foreign wire`,
    tls: absolute(target.tls),
    callBridges: target.callBridges.map(({ jwks: _, tls, ...node }) => ({ ...node, tls: absolute(tls) })),
    webBridges: target.webBridges.map(({ name }, index) => ({ name, url: ports[index]?.url ?? '', tls: { ca } })),
    driver: { module: fileURLToPath(new URL('./driver.ts', import.meta.url)) },
  };
}

async function agentFor(folder: string, tls: NonNullable<TargetFile['tls']>): Promise<Agent> {
  const read = (path: string | undefined) => (path === undefined ? undefined : readFile(resolve(folder, path)));
  const { ca, cert, key, servername } = tls;
  return new Agent({ keepAlive: true, servername, ca: await read(ca), cert: await read(cert), key: await read(key) });
}

if (import.meta.main) {
  const [targetFile, newTargetFile] = process.argv.slice(2);
  if (targetFile === undefined || newTargetFile === undefined) {
    console.error('usage: node test/foreign/proxy.ts TARGET-FILE NEW-TARGET-FILE');
    process.exitCode = 2;
  } else {
    await using proxy = await startProxy(targetFile, newTargetFile);
    console.log(`ready: ${proxy.targetFile}`);
    await once(process.stdin.resume(), 'end');
  }
}
