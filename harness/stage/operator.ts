import { homeOf } from '../checks/homes.ts';
import { callBridges, instance, lastGet, object, type Which } from '../checks/view.ts';
import { harnessError } from '../errors.ts';
import type { CallBridgeName } from '../target/names.ts';
import type { NamedRecord } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import type { ApiAnswer, Body, CmsApi, Form } from '../wire/cms-api.ts';
import type { Space } from './spaces.ts';

/** One of a persona's participants: the last one, or the one before it. */
export interface Whom {
  persona: string;
  which: Which;
}

/** How somebody came: by which request, the place of that in the trace, and from which participant. */
interface Asked {
  how: 'move' | 'call';
  asked: number;
  from: Form[string] | undefined;
}

/** A request of whatever kind. */
export interface Errand {
  method: string;
  path: string;
  /** What it says; sent as a form unless there is a `body`. */
  form?: Form;
  /** What is sent instead of the form. */
  body?: Body;
  /** Instead of the target's credentials; null sends none. */
  authorization?: string | null;
}

/** The manager's part, played by the harness: what an operator asks of the Call Bridges. */
export class Operator {
  readonly #trace: Trace;
  readonly #apis: ReadonlyMap<CallBridgeName, CmsApi>;

  constructor(trace: Trace, apis: ReadonlyMap<CallBridgeName, CmsApi>) {
    this.#trace = trace;
    this.#apis = apis;
  }

  /**
   * Ask for a move at one Call Bridge, with that Call Bridge's own call id, as the recorded request does. Accepted or not,
   * the answer is in the trace; accepted, the new participant has the persona's name from now on.
   */
  async move({ persona, which }: Whom, space: Space, at: CallBridgeName, form: Form = {}): Promise<ApiAnswer> {
    const id = this.#id(persona, which);
    return this.post(persona, space, at, { movedParticipant: id, needsActivation: 'false', ...form }, 'move');
  }

  /** `POST /calls/<id>/participants`, with whatever parameters. */
  async post(
    persona: string,
    space: Space,
    at: CallBridgeName,
    form: Form,
    act: 'move' | 'call' = 'call',
  ): Promise<ApiAnswer> {
    const asked = this.#act(act, { participant: persona, space: space.name, at, ...form });
    const answer = await this.#api(at).post(`/calls/${space.callAt(at)}/participants`, form);
    this.#arrived(persona, space.name, { how: act, asked, from: form.movedParticipant }, answer);
    return answer;
  }

  /** Change a participant at its home. */
  async set({ persona, which }: Whom, form: Form): Promise<ApiAnswer> {
    const id = this.#id(persona, which);
    this.#act('set', { participant: persona, ...form });
    return (await this.#home(persona, id)).put(`/participants/${id}`, form);
  }

  /** Change every participant of a call at once, at one Call Bridge. */
  async setAll(space: Space, at: CallBridgeName, form: Form): Promise<ApiAnswer> {
    this.#act('set all', { space: space.name, at, ...form });
    return this.#api(at).put(`/calls/${space.callAt(at)}/participants/*`, form);
  }

  /** Remove a participant at its home. */
  async remove({ persona, which }: Whom): Promise<ApiAnswer> {
    const id = this.#id(persona, which);
    this.#act('remove', { participant: persona, id });
    return (await this.#home(persona, id)).delete(`/participants/${id}`);
  }

  /** Any request, kept whole in the trace. One that moves somebody of the scenario counts as a move. */
  async request(at: CallBridgeName, { method, path, form = {}, body, authorization }: Errand): Promise<ApiAnswer> {
    const mover = this.#named('participant', String(form.movedParticipant));
    const target = this.#named('call', /\/calls\/+([^/?]+)/.exec(path)?.[1] ?? '');
    const act = mover && method === 'POST' ? 'move' : 'request';
    const asked = this.#act(act, { at, method, path, ...(mover && { participant: mover.name }) });
    const content = body ? { body } : { form };
    const sent = { keep: true, ...(authorization !== undefined && { authorization }) };
    const answer = await this.#api(at).request(method, path, { ...(method === 'GET' ? {} : content), ...sent });
    const how = { how: 'move', asked, from: mover?.id } as const;
    if (mover && target) this.#arrived(mover.name, target.name, how, answer);
    return answer;
  }

  /** The home of a persona, as the Call Bridges show it. @throws HarnessError E_NOT_SHOWN */
  async #home(persona: string, id: string): Promise<CmsApi> {
    const path = `/participants/${id}`;
    if (!this.#shownHome(path)) await Promise.all([...this.#apis.values()].map((api) => api.get(path)));
    const home = this.#shownHome(path);
    if (!home) throw harnessError('E_NOT_SHOWN', { what: `the home of ${persona}` });
    return this.#api(home);
  }

  #shownHome(path: string): CallBridgeName | undefined {
    const records = this.#trace.records;
    const bridges = callBridges(records);
    for (const node of bridges) {
      const record = lastGet(records, node.node, path);
      const fields = record?.status === 200 ? object(record.data, 'participant') : undefined;
      if (fields) return homeOf(bridges, node, fields) as CallBridgeName;
    }
    return undefined;
  }

  #arrived(persona: string, space: string, request: Asked, { status, id }: ApiAnswer): void {
    if (status !== 200 || id === undefined) return;
    const before = this.#trace.records.filter((one) => one.kind === 'named').findLast(({ name }) => name === persona);
    const kind = request.how === 'call' ? 'sip' : (before?.details?.kind ?? 'web app');
    const details = { space, kind, ...request };
    this.#trace.append({ kind: 'named', what: 'participant', name: persona, id, details });
  }

  #named(what: NamedRecord['what'], id: string): NamedRecord | undefined {
    const known = this.#trace.records.filter((one) => one.kind === 'named');
    return known.find((one) => one.what === what && one.id === id.toLowerCase());
  }

  #id(persona: string, which: Which): string {
    return instance(this.#trace.records, persona, which) ?? '';
  }

  #api(name: CallBridgeName): CmsApi {
    const api = this.#apis.get(name);
    if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${name}` });
    return api;
  }

  #act(act: string, args: Readonly<Record<string, unknown>>): number {
    return this.#trace.append({ kind: 'act', actor: 'operator', act, args });
  }
}
