import { type Fields, leaf, object } from '../checks/view.ts';
import { Turnstile } from '../turnstile.ts';
import type { ApiAnswer, CmsApi, Form } from '../wire/cms-api.ts';

/** How much is asked of one Call Bridge at a time: a crowd's hundreds of questions at once would be late by themselves. */
const atATime = 8;

/** Looks at every Call Bridge of the target that is not down on purpose. What it sees goes into the trace; it judges nothing. */
export class Observer {
  readonly #all: readonly CmsApi[];
  readonly #isUp: (node: string) => boolean;
  readonly #seen = new Set<string>();
  /** Calls whose space is known, or being asked for, and participants whose home and account are, by Call Bridge. */
  readonly #known = new Set<string>();
  readonly #turnstiles: ReadonlyMap<CmsApi, Turnstile>;

  constructor(apis: readonly CmsApi[], isUp: (node: string) => boolean = () => true) {
    this.#all = apis;
    this.#turnstiles = new Map(apis.map((api) => [api, new Turnstile(atATime)]));
    this.#isUp = isUp;
  }

  get #apis(): readonly CmsApi[] {
    return this.#all.filter(({ node }) => this.#isUp(node));
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
    const { data } = await this.#get(api, `/participants/${id}`);
    const call = leaf(object(data, 'participant'), 'call');
    if (call !== undefined) await this.#once(api, `/calls/${call}`);
  }

  async #callLegs(api: CmsApi, participant: string): Promise<void> {
    const legs = await this.#list(api, `/participants/${participant}/callLegs`, 'callLeg');
    await Promise.all(legs.map((leg) => this.#get(api, `/callLegs/${leg['@id']}`)));
  }

  async #callsOf(api: CmsApi, namespace: string, limit: number | undefined): Promise<void> {
    const listed = await this.#list(api, '/calls', 'call', { filter: namespace });
    // One namespace may be the beginning of another's: `STEP-04.1.a=b` and `STEP-04.1.a=b=c`.
    const own = listed.filter((call) => leaf(call, 'name')?.startsWith(`${namespace} `));
    const ids = own.map((call) => leaf(call, '@id') ?? '');
    const page: Form = limit === undefined ? {} : { limit };
    await Promise.all(ids.flatMap((id) => [this.#participantsOf(api, id, page), this.#get(api, `/calls/${id}`)]));
  }

  /** What the list leaves out of a participant is asked for once: home and account don't change in its life. */
  async #participantsOf(api: CmsApi, call: string, page: Form): Promise<void> {
    const listed = await this.#list(api, `/calls/${call}/participants`, 'participant', page);
    const ids = listed.filter(saysTooLittle).map((one) => leaf(one, '@id') ?? '');
    await Promise.all(ids.map((id) => this.#once(api, `/participants/${id}`)));
  }

  /** Ask for what is not yet known, and for what nobody is just asking for. */
  async #once(api: CmsApi, path: string): Promise<void> {
    const key = `${api.node} ${path}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    try {
      const { status } = await this.#get(api, path);
      if (status !== 200) this.#known.delete(key);
    } catch (error) {
      this.#known.delete(key);
      throw error;
    }
  }

  #get(api: CmsApi, path: string): Promise<ApiAnswer> {
    return this.#turnstile(api).pass(() => api.get(path));
  }

  #list(api: CmsApi, path: string, element: string, query?: Form): Promise<Fields[]> {
    return this.#turnstile(api).pass(() => api.list(path, element, query));
  }

  #turnstile = (api: CmsApi): Turnstile => this.#turnstiles.get(api)!;
}

const saysTooLittle = (participant: Fields): boolean =>
  leaf(participant, 'callBridge') === undefined ||
  (leaf(participant, 'uri') ?? leaf(participant, 'userJid')) === undefined;
