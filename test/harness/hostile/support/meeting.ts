/** The real harness meets the real cluster, with one hostile node between them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TargetFile } from '../../../../schemas/types/target.ts';
import { type Certificate, selfSigned } from '../../support/certificate.ts';
import { type Ended, start } from '../../support/command.ts';
import { type Reference, reference } from '../../support/reference.ts';
import { startFront } from './front.ts';
import { type Part, Plot } from './plot.ts';
import type { Watched } from './watch.ts';
import type { Way } from './way.ts';

export interface Outcome extends Ended, Watched {
  /** `address:port` of the nodes. */
  nodes: string[];
  out: string;
  /** How many ways to misbehave it met. */
  ways: number;
  /** Milliseconds that a run took which met none. */
  calm: number;
}

/** Milliseconds; short, since many ways are to be silent. */
export const timing = { interval: 25, bound: 600, quiet: 50, request: 3000 };

/** In each of them somebody joins, is moved, and comes back, at the one Web Bridge. */
export const scenarios = [
  ...['STEP-11.1', 'STEP-11.2', 'STEP-10.2', 'IDENT-01.2', 'IDENT-05.1', 'IDENT-05.2', 'IDENT-05.3', 'STATE-02.1'],
  ...['STATE-03.1', 'STATE-03.2', 'STATE-04.1', 'STATE-05.1', 'TRUTH-04.1', 'TRUTH-06.1'],
];

const none: Way = { name: 'none', node: 'callBridge', from: 'judged', does: {}, code: 4, says: /^$/ };

/** A cluster of one Call Bridge and one Web Bridge, shared by all who come to meet it. */
export class MeetingPlace implements AsyncDisposable {
  readonly #cluster: Reference;
  readonly #target: TargetFile;
  readonly #agent: Agent;
  readonly #certificate: Certificate;
  #meetings = 0;
  #calm = 0;

  static async open(): Promise<MeetingPlace> {
    const cluster = await reference(['--call-bridges', '1', '--web-bridges', '1']);
    const place = new MeetingPlace(cluster, await selfSigned());
    place.#calm = (await place.meetInTurn([{ way: none, scenario: scenarios[0]! }])).took;
    return place;
  }

  private constructor(cluster: Reference, certificate: Certificate) {
    this.#cluster = cluster;
    this.#certificate = certificate;
    this.#target = JSON.parse(readFileSync(cluster.targetFile, 'utf8')) as TargetFile;
    const ca = readFileSync(join(dirname(cluster.targetFile), this.#target.tls?.ca ?? ''));
    this.#agent = new Agent({ keepAlive: true, ca });
  }

  /** Let a run meet a way to misbehave. */
  meet(way: Way): Promise<Outcome> {
    return this.meetInTurn([{ way, scenario: scenarios[0]! }]);
  }

  /** Let one run meet several, each in a scenario of its own. */
  async meetInTurn(parts: readonly Part[]): Promise<Outcome> {
    this.#meetings += 1;
    const folder = join(this.#cluster.folder, String(this.#meetings));
    mkdirSync(folder);
    const plot = new Plot();
    const before = (kind: Way['node']) =>
      startFront({
        ...{ certificate: this.#certificate, plot, parts: parts.filter(({ way }) => way.node === kind) },
        upstream: { url: this.#nodes[kind].url, agent: this.#agent },
      });
    await using callBridge = await before('callBridge');
    await using webBridge = await before('webBridge');
    const trusted = [this.#certificate.cert, ...parts.map(({ way }) => way.does.tls?.cert ?? '')].join('\n');
    const file = this.#targetFile(folder, trusted, { callBridge: callBridge.url, webBridge: webBridge.url });
    const watched = join(folder, 'watched.json');
    const out = join(folder, 'out');
    const selection = parts.flatMap(({ scenario }) => ['--requirement', scenario]);
    const running = start(['run', '--target', file, '--out', out, '--parallel', '1', ...selection], {
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'watch.ts')).href}`,
      MOVE_CONFORMANCE_WATCHED: watched,
      NO_COLOR: '1',
    });
    const ended = await running.ended;
    const nodes = [callBridge, webBridge].map(({ url }) => new URL(url).host);
    return {
      ...ended,
      ...(JSON.parse(readFileSync(watched, 'utf8')) as Watched),
      nodes,
      out,
      ways: parts.length,
      calm: this.#calm,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#agent.destroy();
    await this.#cluster[Symbol.asyncDispose]();
  }

  get #nodes() {
    return { callBridge: this.#target.callBridges[0]!, webBridge: this.#target.webBridges[0]! };
  }

  #targetFile(folder: string, trusted: string, urls: Record<Way['node'], string>): string {
    const { callBridge, webBridge } = this.#nodes;
    const content: TargetFile = {
      name: 'a cluster with somebody in between',
      profile: 'full',
      callBridges: [{ name: callBridge.name, url: urls.callBridge }],
      webBridges: [{ name: webBridge.name, url: urls.webBridge }],
      credentials: this.#target.credentials,
      tls: { ca: 'ca.pem' },
      timing,
    };
    writeFileSync(join(folder, 'ca.pem'), trusted);
    const file = join(folder, 'target.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  }
}
