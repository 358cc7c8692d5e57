import { randomInt } from 'node:crypto';
import { instancesIn } from '../checks/whereabouts.ts';
import { harnessError } from '../errors.ts';
import type { Ledger } from '../target/ledger.ts';
import type { CallBridgeName } from '../target/names.ts';
import type { Trace } from '../trace/trace.ts';
import type { ApiAnswer, CmsApi, Form } from '../wire/cms-api.ts';
import { type AccessMethodForm, type HouseRule, HouseRules } from './house-rules.ts';
import { type Made, Maker, mustPut } from './maker.ts';

/** A space that the scenario made, and its calls. */
export class Space {
  readonly name: string;
  readonly made: Made;
  /** Those by which people join, the first one being the one that they use. */
  readonly numericIds: string[];
  readonly rules: HouseRules;
  /** The id of its call on each Call Bridge where it was put in session. */
  readonly calls = new Map<CallBridgeName, string>();
  /** Every call that was made for it. */
  readonly sessions: Made[] = [];

  constructor(name: string, made: Made, numericId: string, rules: HouseRules) {
    this.name = name;
    this.made = made;
    this.numericIds = [numericId];
    this.rules = rules;
  }

  get id(): string {
    return this.made.id;
  }

  get numericId(): string {
    return this.numericIds[0] ?? '';
  }

  callAt(callBridge: CallBridgeName): string {
    const id = this.calls.get(callBridge);
    if (id === undefined)
      throw harnessError('E_SPECIFICATION', { where: this.name, why: `it is not in session on ${callBridge}` });
    return id;
  }
}

/** Ten digits, as those of the other spaces. */
const numericIdWithZero = (): string => `0${randomInt(1e8, 1e9)}`;

/** What a tenant is told: about all its spaces together, and about each of their calls. */
export interface Tenancy {
  tenant?: Form;
  callProfile?: Form;
}

/** Makes spaces, gives them rules, puts them in session, under the run's namespace, and removes them again. */
export class Spaces {
  readonly #made = new Map<string, Space>();
  readonly #trace: Trace;
  readonly #apis: ReadonlyMap<CallBridgeName, CmsApi>;
  readonly #maker: Maker;
  readonly #title: (name: string) => string;
  /** What spaces belong to, newest first. */
  readonly #landlords: Made[] = [];

  /** @param title Turns a name of the specification into one that carries the namespace. */
  constructor(
    trace: Trace,
    apis: ReadonlyMap<CallBridgeName, CmsApi>,
    ledger: Ledger,
    title: (name: string) => string,
  ) {
    this.#trace = trace;
    this.#apis = apis;
    this.#maker = new Maker(ledger);
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
    const space = await this.#present(name);
    await Promise.all(callBridges.map((callBridge) => this.#open(space, callBridge)));
    return space;
  }

  /**
   * Give a space a rule of its own, be it in session or not. What its call begins with can't be changed later, so that a call
   * in which nobody is yet is ended and begun anew.
   */
  async rule(name: string, rule: HouseRule): Promise<void> {
    const space = rule.numericId ? await this.#make(name, numericIdWithZero()) : await this.#present(name);
    this.#trace.append({ kind: 'act', actor: 'operator', act: 'rule', args: { space: name, ...rule } });
    if (await space.rules.add(space.id, rule)) await this.#beginAnew(space);
    if (rule.coSpace?.callId === '') this.#hasNoNumericId(space);
    if (rule.accessMethod) await this.#addWayIn(space, rule.accessMethod);
    if (rule.call) await this.#change(space, rule.call.at, rule.call.form);
  }

  /** Make a tenant to which these spaces belong. Their calls begin anew, so that they are the tenant's from the start. */
  async belong(names: readonly string[], { tenant = {}, callProfile }: Tenancy): Promise<void> {
    const title = this.#title(names.join(' and '));
    this.#trace.append({
      kind: 'act',
      actor: 'operator',
      act: 'belong',
      args: { spaces: names, ...tenant, callProfile },
    });
    const profile = callProfile && (await this.#landlord('callProfile', { name: title, ...callProfile }));
    const form = { name: title, ...tenant, ...(profile && { callProfile: profile.id }) };
    const { id } = await this.#landlord('tenant', form);
    for (const name of names) {
      const space = await this.#present(name);
      await space.rules.add(space.id, { coSpace: { tenant: id } });
      await this.#beginAnew(space);
    }
  }

  /** End the calls and remove the spaces, then their rules and what they belong to. @returns what was refused */
  async remove(): Promise<ApiAnswer[]> {
    const answers = await Promise.all(this.all.map((space) => this.#remove(space)));
    this.#made.clear();
    for (const landlord of this.#landlords.splice(0)) answers.push([await landlord.remove()]);
    return answers.flat().filter(({ status }) => status >= 500);
  }

  async #present(name: string): Promise<Space> {
    return this.#made.get(name) ?? this.#make(name);
  }

  /** @throws HarnessError E_SPECIFICATION */
  async #make(name: string, numericId = newNumericId()): Promise<Space> {
    if (this.#made.has(name))
      throw harnessError('E_SPECIFICATION', { where: name, why: 'it has a numeric id already' });
    const first = [...this.#apis.values()][0]!;
    const title = this.#title(name);
    const made = await this.#maker.make(first, '/coSpaces', 'coSpace', title, { name: title, callId: numericId });
    const space = new Space(name, made, numericId, new HouseRules(first, this.#maker, title));
    this.#made.set(name, space);
    this.#trace.append({ kind: 'named', what: 'space', name, id: space.id, details: { numericId, title } });
    return space;
  }

  #hasNoNumericId({ name, id, numericIds }: Space): void {
    numericIds.shift();
    this.#trace.append({ kind: 'named', what: 'space', name, id, details: { title: this.#title(name) } });
  }

  async #addWayIn({ name, numericIds, rules, id: space }: Space, form: AccessMethodForm): Promise<void> {
    const numericId = newNumericId();
    const id = await rules.addAccessMethod(space, { ...form, callId: numericId });
    numericIds.push(numericId);
    const details = { numericId, scope: form.scope };
    this.#trace.append({ kind: 'named', what: 'accessMethod', name, id, details });
  }

  async #landlord(kind: 'tenant' | 'callProfile', form: Form & { name: string }): Promise<Made> {
    const first = [...this.#apis.values()][0]!;
    const made = await this.#maker.make(first, `/${kind}s`, kind, form.name, form);
    this.#landlords.unshift(made);
    return made;
  }

  async #open(space: Space, callBridge: CallBridgeName): Promise<void> {
    const api = this.#api(callBridge);
    const title = this.#title(space.name);
    const made = await this.#maker.make(api, '/calls', 'call', title, { coSpace: space.id, name: title });
    space.calls.set(callBridge, made.id);
    space.sessions.push(made);
    this.#trace.append({ kind: 'named', what: 'call', name: space.name, id: made.id, node: api.node });
  }

  async #beginAnew(space: Space): Promise<void> {
    if (space.calls.size === 0) return;
    const { name } = space;
    if (instancesIn(this.#trace.records, name).length > 0)
      throw harnessError('E_SPECIFICATION', { where: name, why: 'a rule like this comes before anybody is there' });
    const callBridges = [...space.calls.keys()];
    await this.#end(space);
    await this.inSession(name, callBridges);
  }

  async #change(space: Space, callBridge: CallBridgeName, form: Form): Promise<void> {
    const path = `/calls/${space.callAt(callBridge)}`;
    await mustPut(this.#api(callBridge), path, form);
  }

  async #remove(space: Space): Promise<ApiAnswer[]> {
    return [...(await this.#end(space)), await space.made.remove(), ...(await space.rules.remove())];
  }

  async #end(space: Space): Promise<ApiAnswer[]> {
    return Promise.all(space.sessions.splice(0).map((session) => session.remove()));
  }

  #api(callBridge: CallBridgeName): CmsApi {
    const api = this.#apis.get(callBridge);
    if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${callBridge}` });
    return api;
  }
}

/** Long enough that no other space has it. */
const newNumericId = (): string => String(randomInt(1e9, 1e10));
