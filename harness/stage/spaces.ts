import { randomInt } from 'node:crypto';
import { harnessError } from '../errors.ts';
import type { Ledger } from '../target/ledger.ts';
import type { CallBridgeName } from '../target/names.ts';
import type { Trace } from '../trace/trace.ts';
import type { ApiAnswer, CmsApi } from '../wire/cms-api.ts';

/** A space that the scenario made, and its calls. */
export class Space {
  readonly name: string;
  readonly id: string;
  readonly numericId: string;
  /** The id of its call on each Call Bridge where it was put in session. */
  readonly calls = new Map<CallBridgeName, string>();

  constructor(name: string, id: string, numericId: string) {
    this.name = name;
    this.id = id;
    this.numericId = numericId;
  }

  callAt(callBridge: CallBridgeName): string {
    const id = this.calls.get(callBridge);
    if (id === undefined)
      throw harnessError('E_SPECIFICATION', { where: this.name, why: `it is not in session on ${callBridge}` });
    return id;
  }
}

/** Makes spaces and puts them in session, under the run's namespace, and removes them again. */
export class Spaces {
  readonly #made = new Map<string, Space>();
  readonly #trace: Trace;
  readonly #apis: ReadonlyMap<CallBridgeName, CmsApi>;
  readonly #ledger: Ledger;
  readonly #title: (name: string) => string;

  /** @param title Turns a name of the specification into one that carries the namespace. */
  constructor(
    trace: Trace,
    apis: ReadonlyMap<CallBridgeName, CmsApi>,
    ledger: Ledger,
    title: (name: string) => string,
  ) {
    this.#trace = trace;
    this.#apis = apis;
    this.#ledger = ledger;
    this.#title = title;
  }

  get(name: string): Space {
    const space = this.#made.get(name);
    if (!space) throw harnessError('E_SPECIFICATION', { where: name, why: 'no step has made this space' });
    return space;
  }

  get all(): readonly Space[] {
    return [...this.#made.values()];
  }

  /** Make the space where it is not yet there, and put it in session on these Call Bridges, each with a call of its own. */
  async inSession(name: string, callBridges: readonly CallBridgeName[]): Promise<Space> {
    const space = this.#made.get(name) ?? (await this.#make(name));
    await Promise.all(callBridges.map((callBridge) => this.#open(space, callBridge)));
    return space;
  }

  /** End the calls and remove the spaces. @returns what was refused */
  async remove(): Promise<ApiAnswer[]> {
    const answers = await Promise.all(this.all.map((space) => this.#remove(space)));
    this.#made.clear();
    return answers.flat().filter(({ status }) => status >= 500);
  }

  async #make(name: string): Promise<Space> {
    const [api] = this.#apis.values();
    const title = this.#title(name);
    const numericId = String(randomInt(1e9, 1e10));
    const created = await this.#create(api!, '/coSpaces', 'coSpace', title, { name: title, callId: numericId });
    const space = new Space(name, created, numericId);
    this.#made.set(name, space);
    this.#trace.append({ kind: 'named', what: 'space', name, id: space.id, details: { numericId, title } });
    return space;
  }

  async #open(space: Space, callBridge: CallBridgeName): Promise<void> {
    const api = this.#apis.get(callBridge);
    if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${callBridge}` });
    const title = this.#title(space.name);
    const id = await this.#create(api, '/calls', 'call', title, { coSpace: space.id, name: title });
    space.calls.set(callBridge, id);
    this.#trace.append({ kind: 'named', what: 'call', name: space.name, id, node: api.node });
  }

  async #create(api: CmsApi, path: string, kind: string, title: string, form: Record<string, string>): Promise<string> {
    const entry = this.#ledger.creating(api.node, kind, title);
    const { id, status } = await api.post(path, form);
    if (status !== 200 || id === undefined)
      throw harnessError('E_NOT_MADE', { node: api.node, what: `POST ${path}`, why: `status ${status}` });
    entry.created(id);
    return id;
  }

  async #remove(space: Space): Promise<ApiAnswer[]> {
    const [api] = this.#apis.values();
    const calls = [...space.calls].map(([callBridge, id]) => this.#apis.get(callBridge)!.delete(`/calls/${id}`));
    const answers = await Promise.all(calls);
    return [...answers, await api!.delete(`/coSpaces/${space.id}`)];
  }
}
