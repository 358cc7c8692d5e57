import type { Agent } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { parseXml } from '../../harness/wire/xml.ts';
import { type Cluster, exchange, type HttpRequest } from './cluster.ts';
import { Line } from './line.ts';
import { type Ask, type Connect, type Join, nameOf, type Operation, type Rest, type Send } from './operation.ts';
import type { Substitution } from './substitution.ts';

/** One scenario to be replayed. */
export interface Script {
  scenario: string;
  operations: readonly Operation[];
  /** For each operation, the positions of those that have to be over before it begins. */
  order: readonly (readonly number[])[];
}

/** An operation that ended otherwise than in the run. */
export interface Difference {
  scenario: string;
  what: string;
  recorded: string;
  seen: string;
}

/**
 * Replay one scenario: every operation as soon as those before it are over.
 * @returns what went otherwise than recorded
 */
export async function play(
  script: Script,
  cluster: Cluster,
  agent: Agent,
  actual: Substitution,
): Promise<Difference[]> {
  const { scenario, operations, order } = script;
  const player = new Player(cluster, agent, actual);
  const differences: Difference[] = [];
  const over: Promise<void>[] = [];
  const perform = async (operation: Operation, before: readonly number[]) => {
    await Promise.all(before.map((position) => over[position]));
    const { recorded, seen } = await untilReady(operation, () => player.perform(operation));
    if (recorded !== seen) differences.push({ scenario, what: nameOf(operation), recorded, seen });
  };
  for (const [position, operation] of operations.entries()) over[position] = perform(operation, order[position] ?? []);
  await Promise.all(over);
  player.end();
  return differences;
}

/** How an operation ended, in the run and now. */
interface Outcome {
  recorded: string;
  seen: string;
}

/** Milliseconds between two tries, and how many there are. */
const interval = 25;
const tries = 10;

/** Without the run's waits the cluster may not be ready: what is still refused, or not yet gone, is tried again. */
async function untilReady(operation: Operation, perform: () => Promise<Outcome>): Promise<Outcome> {
  let outcome = await perform();
  for (let tried = 1; tried < tries && isEarly(operation, outcome); tried += 1) {
    await pause(interval);
    outcome = await perform();
  }
  return outcome;
}

function isEarly(operation: Operation, { recorded, seen }: Outcome): boolean {
  if (operation.does !== 'rest' || recorded === seen) return false;
  return operation.method === 'GET' ? Number(recorded) >= 400 : Number(seen) >= 400;
}

const as = (recorded: unknown, seen: unknown): Outcome => ({ recorded: String(recorded), seen: String(seen) });

class Player {
  readonly #cluster: Cluster;
  readonly #agent: Agent;
  readonly #actual: Substitution;
  readonly #lines = new Map<string, Line>();

  constructor(cluster: Cluster, agent: Agent, actual: Substitution) {
    this.#cluster = cluster;
    this.#agent = agent;
    this.#actual = actual;
  }

  async perform(operation: Operation): Promise<Outcome> {
    switch (operation.does) {
      case 'rest':
        return this.#rest(operation);
      case 'join':
        return this.#join(operation);
      case 'connect':
        return as(true, await this.#connect(operation));
      case 'ask':
        return this.#ask(operation);
      case 'send':
        this.#send(operation);
        return as('sent', 'sent');
      case 'hear': {
        const body = await this.#line(operation.socket).heard(operation.path, operation.nth);
        this.#actual.learn(operation.teaches, body);
        return as('heard', body === undefined ? 'nothing' : 'heard');
      }
      case 'closed':
        return as(operation.code, await this.#line(operation.socket).closed());
      case 'cut':
        this.#line(operation.socket).cut();
        return as('cut', 'cut');
    }
  }

  /** Cut what is still open. */
  end(): void {
    for (const line of this.#lines.values()) line.cut();
  }

  async #rest({ method, node, path, form, body, authorized, status, teaches }: Rest): Promise<Outcome> {
    const asked: HttpRequest = {
      method,
      url: this.#cluster.at(node, this.#actual.in(path)),
      type: body?.type ?? 'application/x-www-form-urlencoded',
      ...(body && { body: this.#actual.in(body.text) }),
      ...(form && { body: this.#actual.in(new URLSearchParams(form).toString()) }),
      ...(authorized && { authorization: this.#cluster.authorization }),
    };
    const readsBody = teaches.some(({ path: [part] }) => part === 'data');
    const answer = await exchange(asked, this.#agent, readsBody);
    const location = answer.location?.slice(answer.location.lastIndexOf('/') + 1);
    this.#actual.learn(teaches, { location, data: readsBody ? parseXml(answer.text) : undefined });
    return as(status, answer.status);
  }

  async #join({ node, body, status, teaches }: Join): Promise<Outcome> {
    const url = this.#cluster.at(node, '/api/join');
    const asked = { method: 'POST', url, type: 'application/json', body: this.#actual.in(body) };
    const answer = await exchange(asked, this.#agent, true);
    this.#actual.learn(teaches, JSON.parse(answer.text));
    return as(status, answer.status);
  }

  #connect({ socket, node, answers }: Connect): Promise<boolean> {
    const line = new Line(this.#cluster.at(node, '/api/session').replace(/^http/, 'ws'), this.#agent, answers);
    this.#lines.set(socket, line);
    return line.opened();
  }

  async #ask({ socket, id, text, status, teaches }: Ask): Promise<Outcome> {
    const line = this.#line(socket);
    line.send(this.#actual.in(text));
    const response = await line.response(id);
    this.#actual.learn(teaches, response?.body);
    return as(status, response?.status);
  }

  #send({ socket, text, as: how }: Send): void {
    const line = this.#line(socket);
    if (how === 'bytes') line.send(Buffer.from(text), true);
    else if (how === 'broken') line.send(Uint8Array.of(0xff));
    else line.send(this.#actual.in(text));
  }

  #line(socket: string): Line {
    const line = this.#lines.get(socket);
    if (!line) throw new Error(`the socket of ${socket} was never connected`);
    return line;
  }
}
