import { leaf, object } from '../checks/view.ts';
import { harnessError } from '../errors.ts';
import type { CallBridgeName, GroupName } from '../target/names.ts';
import type { Trace } from '../trace/trace.ts';
import type { CmsApi } from '../wire/cms-api.ts';
import { type Made, type Maker, mustPut } from './maker.ts';
import type { Settings, Values } from './settings.ts';

/** A Call Bridge that is entered in the cluster's list and is not there. */
export const nowhere = 'Nowhere';

export type Member = CallBridgeName | typeof nowhere;

/** Who belongs to a group, with the part of the load limit that its load is to be at, in percent. */
export interface Membership {
  callBridge: Member;
  load?: number;
}

/** What a Call Bridge is told about its own limits. */
export type BridgeRule =
  /** How many more participants may be homed there. */
  | { admits: number }
  | { settings: Values }
  /** It is in no group, and its load is at so many percent of its limit. */
  | { alone: number };

interface Surroundings {
  trace: Trace;
  apis: ReadonlyMap<CallBridgeName, CmsApi>;
  idOf: (callBridge: CallBridgeName) => string;
  maker: Maker;
  settings: Settings;
  title: (name: string) => string;
  /** Whether a call of this name is what a scenario that is over has left. */
  isLeftover: (call: string) => boolean;
}

const cluster = '/system/configuration/cluster';

/** CMS API reference, "system/configuration/cluster". */
const thresholds = { newConferenceLoadLimitBasisPoints: '5000', existingConferenceLoadLimitBasisPoints: '8000' };

/** How far a load limit, a whole number, may take the load from the percentage that it is for. */
const tolerance = 4;

/** Where nobody answers: an address that is set aside for examples (RFC 5737). */
const deadAddress = 'https://192.0.2.1:445';

/** What decides where somebody is placed: groups of Call Bridges, their load, their limits. For exclusive use. */
export class Balance {
  readonly #surroundings: Surroundings;
  readonly #groups = new Map<GroupName, Made>();
  #nowhere: Made | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Make a group of these Call Bridges and no others. Who comes without a load has no load limit. */
  async group(name: GroupName, members: readonly Membership[], form: Values): Promise<void> {
    const { maker, title } = this.#surroundings;
    this.#act('group', { group: name, members, ...form });
    const named = { name: title(`group ${name}`), ...form };
    const group = await maker.make(this.#first, '/callBridgeGroups', 'callBridgeGroup', named.name, named);
    this.#groups.set(name, group);
    // What was begun has to be over, for good or bad, before anything is put back.
    const joined = await Promise.allSettled(members.map((member) => this.#join(group.id, member)));
    const failed = joined.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  /** Enter a Call Bridge that is not there in the cluster's list. */
  async enterNowhere(): Promise<void> {
    const { maker, title } = this.#surroundings;
    this.#act('enter', { callBridge: nowhere });
    const form = { name: title(nowhere), address: deadAddress };
    this.#nowhere = await maker.make(this.#first, '/callBridges', 'callBridge', form.name, form);
  }

  /** Give a Call Bridge limits of its own. */
  async rule(callBridge: CallBridgeName, rule: BridgeRule): Promise<void> {
    const api = this.#api(callBridge);
    this.#act('limit', { callBridge, ...rule });
    if ('alone' in rule) return this.#join('', { callBridge, load: rule.alone });
    await this.#clear(api);
    const values =
      'settings' in rule ? rule.settings : { participantLimit: String((await participantsAt(api)) + rule.admits) };
    await this.#surroundings.settings.change(api, cluster, values);
  }

  /** The id of a group in the API. */
  groupId(name: GroupName): string {
    return this.#made(this.#groups.get(name), `group ${name}`).id;
  }

  /** The id of any Call Bridge in the API. */
  callBridgeId(name: Member): string {
    return name === nowhere ? this.#made(this.#nowhere, nowhere).id : this.#surroundings.idOf(name);
  }

  /** Remove what was made; the Call Bridges are back in their own groups by then. @returns what was refused */
  async remove(): Promise<number> {
    const made = [...this.#groups.values(), ...(this.#nowhere ? [this.#nowhere] : [])];
    this.#groups.clear();
    this.#nowhere = undefined;
    const answers = await Promise.all(made.map((one) => one.remove()));
    return answers.filter(({ status }) => status >= 500).length;
  }

  /** @param callBridgeGroup Id; empty: none. */
  async #join(callBridgeGroup: string, { callBridge, load }: Membership): Promise<void> {
    const entry = `/callBridges/${this.callBridgeId(callBridge)}`;
    if (callBridge === nowhere) return mustPut(this.#first, entry, { callBridgeGroup });
    const { apis, settings } = this.#surroundings;
    const api = this.#api(callBridge);
    await this.#clear(api);
    const loadLimit = load === undefined ? '' : await loadLimitFor(api, load);
    const unset = { newConferenceLoadLimitBasisPoints: '', existingConferenceLoadLimitBasisPoints: '' };
    await settings.change(api, cluster, { loadLimit, ...unset }, { defaults: thresholds });
    await settings.change(this.#first, entry, { callBridgeGroup }, { shownBy: [...apis.values()] });
  }

  /** Who still waits in the calls of scenarios that are over would go between the telling of a limit and the asking for a move. */
  async #clear(api: CmsApi): Promise<void> {
    const { isLeftover } = this.#surroundings;
    for (const { id, name } of await callsAt(api)) if (isLeftover(name)) await api.delete(`/calls/${id}`);
  }

  get #first(): CmsApi {
    return [...this.#surroundings.apis.values()][0]!;
  }

  #api(callBridge: CallBridgeName): CmsApi {
    const api = this.#surroundings.apis.get(callBridge);
    if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${callBridge}` });
    return api;
  }

  #made(made: Made | undefined, what: string): Made {
    if (!made) throw harnessError('E_SPECIFICATION', { where: what, why: 'no step has made it' });
    return made;
  }

  #act(act: string, args: Readonly<Record<string, unknown>>): void {
    this.#surroundings.trace.append({ kind: 'act', actor: 'operator', act, args });
  }
}

/** The limit of which the present load is so many percent. @throws HarnessError E_NOT_PROVIDED where there is none */
async function loadLimitFor(api: CmsApi, percent: number): Promise<string> {
  const { data } = await api.get('/system/load');
  const load = Number(leaf(object(data, 'load'), 'mediaProcessingLoad') ?? 0);
  const limit = Math.max(1, Math.round((load * 100) / percent));
  if (Math.abs((load * 100) / limit - percent) > tolerance)
    throw harnessError('E_NOT_PROVIDED', { what: `a media load on ${api.node} of which ${percent} % could be told` });
  return String(limit);
}

/** How many are homed on this Call Bridge, in whatever call. */
async function participantsAt(api: CmsApi): Promise<number> {
  return (await callsAt(api)).reduce((sum, { participants }) => sum + participants, 0);
}

/** Every call that a Call Bridge has, and how many are homed there. A list need say no more than the ids. */
async function callsAt(api: CmsApi): Promise<{ id: string; name: string; participants: number }[]> {
  const calls = await api.list('/calls', 'call');
  const shown = await Promise.all(calls.map((call) => api.get(`/calls/${leaf(call, '@id')}`)));
  return shown.map(({ data }) => {
    const call = object(data, 'call');
    const said = (element: string) => leaf(call, element) ?? '';
    return { id: said('@id'), name: said('name'), participants: Number(said('numParticipantsLocal')) };
  });
}
