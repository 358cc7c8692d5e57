import { harnessError } from '../errors.ts';
import type { Creation, Ledger } from '../target/ledger.ts';
import type { ApiAnswer, CmsApi, Form } from '../wire/cms-api.ts';

/** Something that was made at a Call Bridge. */
export interface Made {
  id: string;
  /** Remove it again. A refusal is an answer, no error. */
  remove(): Promise<ApiAnswer>;
}

/** Makes things of the API, each in the ledger before it is there. */
export class Maker {
  readonly #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /**
   * @param path Of the list, such as `/calls`.
   * @param kind What the API calls one of them.
   * @param title Its name, which begins with the namespace.
   * @throws HarnessError E_NOT_MADE
   */
  async make(api: CmsApi, path: string, kind: string, title: string, form: Form): Promise<Made> {
    const entry: Creation = this.#ledger.creating(api.node, kind, title);
    const { id, location, status } = await api.post(path, form);
    if (status !== 200 || id === undefined) {
      const why = status === 200 ? `its Location (${location ?? 'none'}) names no ${kind}` : `status ${status}`;
      throw harnessError('E_NOT_MADE', { node: api.node, what: `POST ${path}`, why });
    }
    entry.created(id);
    return { id, remove: () => this.#remove(api, `${path}/${id}`, entry) };
  }

  async #remove(api: CmsApi, path: string, entry: Creation): Promise<ApiAnswer> {
    const answer = await api.delete(path);
    // What was gone already is gone, too.
    if (answer.status < 500) entry.removed();
    return answer;
  }
}

/** Change something that this scenario made. @throws HarnessError E_NOT_MADE */
export async function mustPut(api: CmsApi, path: string, form: Form): Promise<void> {
  const { status } = await api.put(path, form);
  if (status !== 200)
    throw harnessError('E_NOT_MADE', { node: api.node, what: `PUT ${path}`, why: `status ${status}` });
}

/** Make a part of something that this scenario made, which goes with it. @returns its id @throws HarnessError E_NOT_MADE */
export async function mustPost(api: CmsApi, path: string, form: Form): Promise<string> {
  const { status, id = '' } = await api.post(path, form);
  if (status !== 200)
    throw harnessError('E_NOT_MADE', { node: api.node, what: `POST ${path}`, why: `status ${status}` });
  return id;
}
