import { appendFileSync } from 'node:fs';
import { legsSeen } from '../checks/instances.ts';
import { instances } from '../checks/view.ts';
import { identities } from '../checks/whereabouts.ts';
import { harnessError } from '../errors.ts';
import type { Identity, WebBridgeAccess } from '../participants/driver.ts';
import { WebApp } from '../participants/web-app.ts';
import { files } from '../run-context.ts';
import {
  accountOf,
  type CallBridgeName,
  guests,
  isOfCrowd,
  ordinaryCallBridges,
  ordinaryWebBridges,
  type WebBridgeName,
} from '../target/names.ts';
import { patienceOf } from '../target/timing.ts';
import type { FinishedRecord } from '../trace/record.ts';
import { Trace } from '../trace/trace.ts';
import { CmsApi } from '../wire/cms-api.ts';
import { Asker } from './asker.ts';
import { Balance } from './balance.ts';
import { Breaker } from './breaker.ts';
import { Maker } from './maker.ts';
import { Observer } from './observer.ts';
import { type OddName, oddNames } from './odd-names.ts';
import { Operator } from './operator.ts';
import { Settings } from './settings.ts';
import { type Space, Spaces } from './spaces.ts';
import { Visitor } from './visitor.ts';
import type { Worker } from './worker.ts';

/** Which scenario is on: its id, the id of its requirement, its title, the cells of its example. */
export interface Playbill {
  scenario: string;
  requirement: string;
  title: string;
  example?: Readonly<Record<string, string>>;
}

/**
 * Where one scenario is played: its trace, its spaces, its people, and those who act, look and ask. Nothing of it is shared
 * with another scenario.
 */
export class Stage {
  readonly worker: Worker;
  readonly playbill: Playbill;
  readonly trace: Trace;
  readonly apis: ReadonlyMap<CallBridgeName, CmsApi>;
  readonly webBridges: ReadonlyMap<WebBridgeName, WebBridgeAccess>;
  readonly spaces: Spaces;
  readonly settings: Settings;
  readonly balance: Balance;
  readonly operator: Operator;
  readonly breaker: Breaker;
  readonly observe: Observer;
  readonly asker: Asker;
  readonly visitor: Visitor;
  /** Part of every name that the scenario gives to anything on the target. */
  readonly namespace: string;
  readonly #oddNames = new Map<string, string>();
  readonly #people = new Map<string, WebApp>();
  /** Web apps whose persona has joined once more by another. */
  readonly #forsaken: WebApp[] = [];
  readonly #over = new AbortController();
  readonly #atEnd: (() => Promise<void>)[] = [];

  constructor(worker: Worker, playbill: Playbill) {
    const { run, target, timing } = worker;
    this.worker = worker;
    this.playbill = playbill;
    this.namespace = `${run.namespace} ${playbill.scenario}`;
    this.trace = new Trace(run.began, playbill.scenario);
    const record = this.trace.append.bind(this.trace);
    this.apis = new Map(
      named(target.callBridges, ({ movesWebApps }) => movesWebApps, ordinaryCallBridges, 'Oslo').map(
        ([name, node]) => [name, new CmsApi(node, target.credentials, record, timing)] as const,
      ),
    );
    this.webBridges = new Map(
      named(target.webBridges, ({ linkedTo }) => linkedTo === undefined, ordinaryWebBridges, 'North'),
    );
    const { ledger } = worker;
    const title = (name: string) => `${this.namespace} ${name}`;
    this.spaces = new Spaces(this.trace, this.apis, ledger, title);
    this.settings = new Settings({ trace: this.trace, ledger, timing, signal: this.#over.signal });
    this.balance = new Balance({
      ...{ trace: this.trace, apis: this.apis, settings: this.settings, maker: new Maker(ledger), title },
      isLeftover: (call) => call.startsWith(`${run.namespace} `) && !call.startsWith(`${this.namespace} `),
      idOf: (name) => this.callBridgeId(name),
    });
    this.operator = new Operator(this.trace, this.apis);
    this.breaker = new Breaker(target, this.trace, worker.ledger);
    this.observe = new Observer([...this.apis.values()], this.breaker.isUp);
    this.asker = new Asker(this.trace, timing, this.#over.signal, playbill.requirement);
    this.visitor = new Visitor({ trace: this.trace, spaces: this.spaces, timing, signal: this.#over.signal });
    this.#announce();
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get people(): readonly WebApp[] {
    return [...this.#people.values()];
  }

  person(persona: string): WebApp {
    const webApp = this.#people.get(persona);
    if (!webApp) throw harnessError('E_SPECIFICATION', { where: persona, why: 'no step has let this persona join' });
    return webApp;
  }

  webBridge(name: WebBridgeName): WebBridgeAccess {
    const webBridge = this.webBridges.get(name);
    if (!webBridge) throw harnessError('E_NOT_PROVIDED', { what: `a Web Bridge ${name}` });
    return webBridge;
  }

  /** The id of a Call Bridge in the API. */
  callBridgeId(name: CallBridgeName): string {
    const node = this.apis.get(name)?.node;
    const known = this.worker.at.callBridges.find((callBridge) => callBridge.name === node);
    if (!known) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${name}` });
    return known.id;
  }

  /** A persona's web app at a Web Bridge, not yet joined. @param odd What stands in a guest's name instead of the persona's. */
  enter(persona: string, webBridge: WebBridgeName, odd?: OddName): WebApp {
    const { driver, target, timing } = this.worker;
    if (odd) this.#oddNames.set(persona, oddNames[odd]);
    const surroundings = {
      driver,
      trace: this.trace,
      signal: this.signal,
      declaresKeys: target.callBridges.every(({ jwks }) => jwks !== undefined),
      patience: timing.request,
      // What a hundred are told of each other is half a hundred thousand messages.
      keepsFrames: !isOfCrowd(persona),
    };
    const before = this.#people.get(persona);
    if (before) this.#forsaken.push(before);
    const webApp = new WebApp(persona, this.#identity(persona), this.webBridge(webBridge), surroundings, before);
    this.#people.set(persona, webApp);
    return webApp;
  }

  /** The persona is this participant from now on, and every Call Bridge is asked for it once. */
  async arrived(persona: string, space: Space, how: 'join' | 'ask' = 'join'): Promise<void> {
    const id = this.person(persona).participant ?? (await this.#findByName(persona, space));
    const details = { space: space.name, how, kind: 'web app' };
    this.trace.append({ kind: 'named', what: 'participant', name: persona, id, details });
    await this.observe.participants(id);
  }

  /** By what a persona signs in. @throws HarnessError E_NOT_PROVIDED */
  username(persona: string): string {
    const identity = this.#identity(persona);
    return 'username' in identity ? identity.username : identity.name;
  }

  /** The display name that a persona has, as it gave it or as its account has it. */
  nameOf(persona: string): string {
    const identity = this.#identity(persona);
    if ('name' in identity) return identity.name;
    const user = this.worker.target.provides.users.find(({ username }) => username === identity.username);
    return user?.name ?? identity.username;
  }

  /** Every id that a persona has had, oldest first. */
  ids(persona: string): string[] {
    return instances(this.trace.records, persona).map(({ id }) => id);
  }

  /** Every id that anybody of the scenario has had. */
  everyId(): string[] {
    return [...identities(this.trace.records).values()].flat();
  }

  /** Look at a persona's last two participants, on every Call Bridge. */
  readonly lookAt = (persona: string) => (): Promise<void> => this.observe.participants(...this.ids(persona).slice(-2));

  /** Look at the call legs of a persona's last two participants, on every Call Bridge. */
  readonly lookAtLegs = (persona: string) => (): Promise<void> => this.observe.callLegs(...this.ids(persona).slice(-2));

  /** Look at a persona's old participant and those of its call legs that were ever listed, on every Call Bridge. */
  readonly lookForOld = (persona: string) => async (): Promise<void> => {
    const [old = ''] = this.ids(persona).slice(-2);
    const standing = [...this.apis.values()].filter(({ node }) => this.breaker.isUp(node));
    const legs = standing.flatMap((api) =>
      legsSeen(this.trace.records, api.node, old).map((leg) => api.get(`/callLegs/${leg}`)),
    );
    await Promise.all([this.observe.participants(old), ...legs]);
  };

  /** Have so many connections to every Call Bridge that as many requests can be sent without a handshake. */
  async warmUp(connections: number): Promise<void> {
    const apis = [...this.apis.values()].flatMap((api) => Array.from({ length: connections }, () => api));
    await Promise.all(apis.map((api) => api.get('/system/status')));
  }

  /** Look at all calls of this scenario, on every Call Bridge. */
  readonly lookAtCalls = (): Promise<void> => this.observe.calls(this.namespace);

  /** To be called when the scenario is over, whatever became of it. */
  atEnd(close: () => Promise<void>): void {
    this.#atEnd.push(close);
  }

  /** Close and remove everything, and write the scenario's part of the trace. */
  async close(failure: FinishedRecord['failure']): Promise<void> {
    const people = [...this.#forsaken, ...this.people];
    const closing = [...people.map((person) => person.close()), ...this.#atEnd.map((close) => close())];
    await Promise.all([...closing, this.visitor.close()]);
    const left = await this.#leave();
    this.#over.abort();
    const lasting = failure ?? (left > 0 ? leftBehind(left) : undefined);
    this.trace.append({ kind: 'finished', ...(lasting && { failure: lasting }) });
    appendFileSync(files(this.worker.run.out).trace, this.trace.toString());
  }

  /** The cluster is as it was. @returns how many things are not; what can't even be asked for is the ledger's matter */
  async #leave(): Promise<number> {
    const [changed, spaces] = await Promise.all([this.settings.restore(), this.spaces.remove().catch(() => [])]);
    // A group goes when its Call Bridges are back in their own.
    return changed + spaces.length + (await this.balance.remove().catch(() => 0));
  }

  #announce(): void {
    const { playbill, trace, apis, webBridges } = this;
    const { requirement, title, example } = playbill;
    const patience = patienceOf(this.worker.timing);
    trace.append({ kind: 'started', requirement, title, patience, ...(example && { example }) });
    for (const [name, { node }] of apis) {
      trace.append({ kind: 'named', what: 'callBridge', name, id: this.callBridgeId(name), node });
    }
    for (const [name, { name: node }] of webBridges)
      trace.append({ kind: 'named', what: 'webBridge', name, id: node, node });
  }

  #identity(persona: string): Identity {
    const name = this.#oddNames.get(persona) ?? persona;
    if ((guests as readonly string[]).includes(persona) || isOfCrowd(persona))
      return { name: `${name} (${this.namespace})` };
    const { users } = this.worker.target.provides;
    const user = users[accountOf[persona as keyof typeof accountOf]];
    if (!user) throw harnessError('E_NOT_PROVIDED', { what: `an account for ${persona}` });
    return { username: user.username, password: user.password };
  }

  /** For drivers whose wire does not tell a web app which participant it is. */
  async #findByName(persona: string, space: Space): Promise<string> {
    const name = this.nameOf(persona);
    for (const [api, call] of await this.#callsOf(space)) {
      const found = await api.list(`/calls/${call}/participants`, 'participant');
      const mine = found.find((one) => one.name === name && !this.everyId().includes(String(one['@id'])));
      if (mine) return String(mine['@id']);
    }
    throw harnessError('E_NOT_SHOWN', { what: `the participant ${name}` });
  }

  /** The instances of a space's call, where no step has made any: those that there are by now. */
  async #callsOf(space: Space): Promise<(readonly [CmsApi, string])[]> {
    if (space.calls.size > 0) return [...space.calls].map(([name, id]) => [this.apis.get(name)!, id] as const);
    const found = [...this.apis.values()].map(async (api) => {
      const calls = await api.list('/calls', 'call', { filter: this.namespace });
      return calls.filter(({ coSpace }) => coSpace === space.id).map((call) => [api, String(call['@id'])] as const);
    });
    return (await Promise.all(found)).flat();
  }
}

/** The ordinary nodes by their names, in order, and the first that is not ordinary by its own. */
function named<N extends string, X extends string, T>(
  nodes: readonly T[],
  isOrdinary: (node: T) => boolean,
  names: readonly N[],
  other: X,
): [N | X, T][] {
  const ordinary = nodes.filter(isOrdinary).slice(0, names.length);
  const odd = nodes.find((node) => !isOrdinary(node));
  return [
    ...ordinary.map((node, index): [N | X, T] => [names[index]!, node]),
    ...(odd === undefined ? [] : [[other, odd] as [N | X, T]]),
  ];
}

function leftBehind(count: number): NonNullable<FinishedRecord['failure']> {
  const message = `${count} things of the scenario could not be removed or put back`;
  return { keyword: 'Hook', step: 'clean up', fault: 'target', code: 'E_NOT_CLEAN', message };
}
