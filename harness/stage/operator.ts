import { homeOf } from '../checks/instances.ts';
import { callBridges, instance, lastGet, object } from '../checks/view.ts';
import { harnessError } from '../errors.ts';
import type { CallBridgeName } from '../target/names.ts';
import type { Trace } from '../trace/trace.ts';
import type { ApiAnswer, CmsApi, Form } from '../wire/cms-api.ts';
import type { Space } from './spaces.ts';

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
  async move(persona: string, space: Space, at: CallBridgeName, form: Form = {}): Promise<ApiAnswer> {
    const id = instance(this.#trace.records, persona, 'new') ?? '';
    return this.post(persona, space, at, { movedParticipant: id, needsActivation: 'false', ...form }, 'move');
  }

  /** `POST /calls/<id>/participants`, with whatever parameters. */
  async post(
    persona: string,
    space: Space,
    at: CallBridgeName,
    form: Form,
    act = 'add participant',
  ): Promise<ApiAnswer> {
    this.#trace.append({
      kind: 'act',
      actor: 'operator',
      act,
      args: { participant: persona, space: space.name, at, ...form },
    });
    const answer = await this.#api(at).post(`/calls/${space.callAt(at)}/participants`, form);
    if (answer.status === 200 && answer.id !== undefined) {
      const kind = this.#kindOf(persona, form);
      const details = { space: space.name, how: act === 'move' ? 'move' : 'join', kind };
      this.#trace.append({ kind: 'named', what: 'participant', name: persona, id: answer.id, details });
    }
    return answer;
  }

  /** Change a participant at its home. */
  async set(persona: string, form: Form): Promise<ApiAnswer> {
    this.#act('set', { participant: persona, ...form });
    return this.#home(persona).put(`/participants/${this.#id(persona)}`, form);
  }

  /** Change every participant of a call at once, at one Call Bridge. */
  async setAll(space: Space, at: CallBridgeName, form: Form): Promise<ApiAnswer> {
    this.#act('set all', { space: space.name, at, ...form });
    return this.#api(at).put(`/calls/${space.callAt(at)}/participants/*`, form);
  }

  /** Remove a participant at its home. */
  async remove(persona: string): Promise<ApiAnswer> {
    this.#act('remove', { participant: persona });
    return this.#home(persona).delete(`/participants/${this.#id(persona)}`);
  }

  /** Any request, kept whole in the trace. */
  async request(
    at: CallBridgeName,
    method: string,
    path: string,
    form?: Form,
    authorization?: string | null,
  ): Promise<ApiAnswer> {
    this.#act('request', { at, method, path });
    return this.#api(at).request(method, path, {
      form,
      keep: true,
      ...(authorization !== undefined && { authorization }),
    });
  }

  /** Name of a persona's home, as the Call Bridges showed it last. */
  homeOf(persona: string): CallBridgeName {
    const records = this.#trace.records;
    for (const node of callBridges(records)) {
      const record = lastGet(records, node.node, `/participants/${this.#id(persona)}`);
      const fields = record?.status === 200 ? object(record.data, 'participant') : undefined;
      if (fields) return homeOf(records, node, fields) as CallBridgeName;
    }
    throw harnessError('E_NOT_SHOWN', { what: `the home of ${persona}` });
  }

  #home(persona: string): CmsApi {
    return this.#api(this.homeOf(persona));
  }

  #id(persona: string): string {
    return instance(this.#trace.records, persona, 'new') ?? '';
  }

  #api(name: CallBridgeName): CmsApi {
    const api = this.#apis.get(name);
    if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${name}` });
    return api;
  }

  #kindOf(persona: string, form: Form): string {
    if ('remoteParty' in form) return 'sip';
    const before = this.#trace.records
      .filter((record) => record.kind === 'named')
      .findLast(({ name }) => name === persona);
    return String(before?.details?.kind ?? 'web app');
  }

  #act(act: string, args: Readonly<Record<string, unknown>>): void {
    this.#trace.append({ kind: 'act', actor: 'operator', act, args });
  }
}
