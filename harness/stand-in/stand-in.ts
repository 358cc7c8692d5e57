/** A cluster that the harness plays, for a manager to be judged by: two Call Bridges, real servers with TLS. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetFile } from '../../schemas/types/target.ts';
import type { Trace } from '../trace/trace.ts';
import { parseXml } from '../wire/xml.ts';
import { type Answered, answer } from './api.ts';
import { certificateFor, type ServerCertificate } from './certificates.ts';
import { type StandInCallBridge, StandInCluster, standInCallBridges } from './cluster.ts';

const host = '127.0.0.1';
const username = 'manager';
const largestBody = 64 * 1024;
const formType = 'application/x-www-form-urlencoded';

/** Every request that comes in goes into the trace, with its answer. `close` it when done. */
export class StandIn {
  readonly cluster = new StandInCluster();
  readonly #trace: Trace;
  readonly #servers = new Map<StandInCallBridge, Server>();
  readonly #password = randomBytes(12).toString('hex');
  #folder = '';

  private constructor(trace: Trace) {
    this.#trace = trace;
  }

  static async open(trace: Trace): Promise<StandIn> {
    const standIn = new StandIn(trace);
    const certificate = await certificateFor(['localhost', '127.0.0.1']);
    await Promise.all(standInCallBridges.map((name) => standIn.#listen(name, certificate)));
    await standIn.#writeFiles(certificate.ca);
    return standIn;
  }

  /** Put a space in session on these Call Bridges, each with a call of its own. */
  inSession(name: string, callBridges: readonly StandInCallBridge[]): void {
    for (const callBridge of callBridges) {
      const id = this.cluster.open(this.cluster.space(name), callBridge);
      this.#trace.append({ kind: 'named', what: 'call', name, id, node: nodeOf(callBridge) });
    }
  }

  /** @returns the id of the participant */
  seat(name: string, spaceName: string, home: StandInCallBridge): string {
    this.inSession(spaceName, [home]);
    const id = this.cluster.seat(name, this.cluster.space(spaceName), home);
    this.#trace.append({ kind: 'named', what: 'participant', name, id, details: { space: spaceName, how: 'join' } });
    return id;
  }

  /** What a manager is told of the cluster: features/README.md, "A manager". */
  get environment(): Record<string, string> {
    return {
      MOVE_TARGET: join(this.#folder, 'target.json'),
      MOVE_CALL_BRIDGES: standInCallBridges.map((name) => this.#url(name)).join(' '),
      MOVE_USERNAME: username,
      MOVE_PASSWORD: this.#password,
      MOVE_CA: join(this.#folder, 'ca.pem'),
    };
  }

  async close(): Promise<void> {
    for (const server of this.#servers.values()) {
      server.close();
      server.closeAllConnections();
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #listen(name: StandInCallBridge, { key, cert }: ServerCertificate): Promise<void> {
    const server = createServer({ key, cert }, (request, response) => {
      this.#serve(name, request, response).catch(() => response.destroy());
    });
    this.#servers.set(name, server);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject).listen(0, host, resolve);
    await promise;
  }

  async #writeFiles(ca: string): Promise<void> {
    this.#folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
    const target: TargetFile = {
      name: 'stand-in',
      callBridges: [...standInCallBridges].map((name) => ({ name, url: this.#url(name) })) as TargetFile['callBridges'],
      // A target file has one; a manager has nothing to do with it.
      webBridges: [{ name: 'East', url: 'https://web-bridge.invalid' }],
      credentials: { username, password: this.#password },
      tls: { ca: 'ca.pem' },
    };
    await writeFile(join(this.#folder, 'ca.pem'), ca);
    await writeFile(join(this.#folder, 'target.json'), JSON.stringify(target, null, 2));
  }

  #url(name: StandInCallBridge): string {
    const { port } = this.#servers.get(name)!.address() as AddressInfo;
    return `https://${host}:${port}`;
  }

  async #serve(here: StandInCallBridge, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const { method = '', url = '' } = request;
    const text = await bodyOf(request);
    const isForm = request.headers['content-type']?.toLowerCase().startsWith(formType) ?? false;
    const form = isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined;
    const answered = this.#isLetIn(request) ? this.#answer(here, method, url, form) : undefined;
    const seq = this.#trace.append({
      ...{ kind: 'rest', actor: 'manager', node: nodeOf(here), method, path: url },
      ...(form && { form }),
      ...recorded(answered),
      took: Math.round((performance.now() - began) * 1000) / 1000,
    });
    if (answered) this.#name(answered, here, seq);
    send(response, answered);
  }

  #answer(here: StandInCallBridge, method: string, url: string, form: Record<string, string> | undefined): Answered {
    // Also the absolute form of RFC 9112, 3.2.2.
    const [path = '', query = ''] = url.replace(/^https:\/\/[^/]+/i, '').split('?');
    const [, below] = /^\/api\/v1(\/.*?)\/?$/i.exec(path.replace(/\/+/g, '/')) ?? [];
    if (below === undefined) return { status: 404, body: '' };
    const now = performance.now();
    return answer(this.cluster, here, { method, path: below, query: new URLSearchParams(query), form, now });
  }

  #isLetIn({ headers: { authorization = '' } }: IncomingMessage): boolean {
    const expected = Buffer.from(`${username}:${this.#password}`).toString('base64');
    return authorization.replace(/^basic */i, '') === expected;
  }

  /** What came into being is named as the specification names it. */
  #name({ location = '' }: Answered, here: StandInCallBridge, at: number): void {
    const [, kind, id = ''] = location.split('/');
    if (kind === 'calls') {
      const space = this.cluster.spaces.find(({ calls }) => calls.get(here) === id);
      this.#trace.append({ kind: 'named', what: 'call', name: space?.name ?? '', id, node: nodeOf(here) });
    }
    if (kind === 'participants') {
      const person = this.cluster.people(performance.now()).find((one) => one.id === id);
      const details = { how: 'move', by: at };
      this.#trace.append({ kind: 'named', what: 'participant', name: person?.name ?? '', id, details });
    }
  }
}

/** In the trace, so that nobody takes it for a Call Bridge of the target. */
const nodeOf = (callBridge: StandInCallBridge): string => `stand-in ${callBridge}`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > largestBody) throw new Error('the body is too large');
  }
  return text;
}

function recorded(answered: Answered | undefined) {
  if (!answered) return { status: 401 };
  const { status, body, location, broken } = answered;
  if (broken) return { status: 0, error: 'the stand-in broke the connection, and did what was asked' };
  return {
    status,
    ...(location !== undefined && { location: `/api/v1${location}` }),
    ...(body === '' ? {} : { contentType: 'text/xml', data: parseXml(body) }),
  };
}

function send(response: ServerResponse, answered: Answered | undefined): void {
  if (!answered) {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="stand-in"', 'Content-Length': 0 }).end();
    return;
  }
  const { status, body, location, broken } = answered;
  if (broken) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    ...(body !== '' && { 'Content-Type': 'text/xml' }),
    ...(location !== undefined && { Location: `/api/v1${location}` }),
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
