import { type Fields, leaf, object } from '../checks/view.ts';
import type { CmsApi, Form } from '../wire/cms-api.ts';

/** Looks at every Call Bridge of the target. What it sees goes into the trace; it judges nothing. */
export class Observer {
  readonly #apis: readonly CmsApi[];
  readonly #seen = new Set<string>();
  /** Calls whose space is known, and participants whose home and account are, by Call Bridge. */
  readonly #known = new Set<string>();

  constructor(apis: readonly CmsApi[]) {
    this.#apis = apis;
  }

  /** Each participant by id, on every Call Bridge; and, once, the call in which it is there. */
  async participants(...ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#seen.add(id);
    await Promise.all(this.#apis.flatMap((api) => ids.map((id) => this.#participant(api, id))));
  }

  /** Whether anybody has looked at this participant. */
  hasSeen(id: string): boolean {
    return this.#seen.has(id);
  }

  /** The call legs of these participants, each by id, on every Call Bridge. */
  async callLegs(...ids: readonly string[]): Promise<void> {
    await Promise.all(this.#apis.flatMap((api) => ids.map((id) => this.#callLegs(api, id))));
  }

  /**
   * Every call whose name begins with the words of `namespace`, on every Call Bridge, by id and with all its participants.
   * @param limit Length of a page of participants; absent: the server's own.
   */
  async calls(namespace: string, limit?: number): Promise<void> {
    await Promise.all(this.#apis.map((api) => this.#callsOf(api, namespace, limit)));
  }

  async #participant(api: CmsApi, id: string): Promise<void> {
    const { data } = await api.get(`/participants/${id}`);
    const call = leaf(object(data, 'participant'), 'call');
    if (call === undefined || this.#known.has(`${api.node} ${call}`)) return;
    const { status } = await api.get(`/calls/${call}`);
    if (status === 200) this.#known.add(`${api.node} ${call}`);
  }

  async #callLegs(api: CmsApi, participant: string): Promise<void> {
    const legs = await api.list(`/participants/${participant}/callLegs`, 'callLeg');
    await Promise.all(legs.map((leg) => api.get(`/callLegs/${leg['@id']}`)));
  }

  async #callsOf(api: CmsApi, namespace: string, limit: number | undefined): Promise<void> {
    const listed = await api.list('/calls', 'call', { filter: namespace });
    // One namespace may be the beginning of another's: `STEP-04.1.a=b` and `STEP-04.1.a=b=c`.
    const own = listed.filter((call) => leaf(call, 'name')?.startsWith(`${namespace} `));
    const ids = own.map((call) => leaf(call, '@id') ?? '');
    const page: Form = limit === undefined ? {} : { limit };
    await Promise.all(ids.flatMap((id) => [this.#participantsOf(api, id, page), api.get(`/calls/${id}`)]));
  }

  /** What the list leaves out of a participant is asked for once: home and account don't change in its life. */
  async #participantsOf(api: CmsApi, call: string, page: Form): Promise<void> {
    const listed = await api.list(`/calls/${call}/participants`, 'participant', page);
    const ids = listed.filter(saysTooLittle).map((one) => leaf(one, '@id') ?? '');
    await Promise.all(ids.filter((id) => !this.#known.has(`${api.node} ${id}`)).map((id) => this.#describe(api, id)));
  }

  async #describe(api: CmsApi, id: string): Promise<void> {
    const { status } = await api.get(`/participants/${id}`);
    if (status === 200) this.#known.add(`${api.node} ${id}`);
  }
}

const saysTooLittle = (participant: Fields): boolean =>
  leaf(participant, 'callBridge') === undefined ||
  (leaf(participant, 'uri') ?? leaf(participant, 'userJid')) === undefined;
