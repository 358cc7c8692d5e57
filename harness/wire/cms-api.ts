import { isUtf8 } from 'node:buffer';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import supertest, { type Response, type Test } from 'supertest';
import { type ErrorCode, type HarnessError, harnessError, reasonOf } from '../errors.ts';
import type { NodeAccess } from '../target/node-access.ts';
import type { Credentials } from '../target/target.ts';
import type { Timing } from '../target/timing.ts';
import type { RestRecord, Unplaced } from '../trace/record.ts';
import { isId } from './id.ts';
import { wrongIn } from './rest-messages.ts';
import { items, parseXml, totalOf, withoutSecrets } from './xml.ts';

export type Form = Readonly<Record<string, string | number | boolean>>;

export interface Body {
  type: string;
  text: string;
}

export interface ApiAnswer {
  status: number;
  /** `Location` as it was sent. */
  location?: string;
  /** Last path element of `Location`; undefined where that can be no id. */
  id?: string;
  /** Parsed XML; undefined where the body is empty or, for a refusal, no XML. */
  data: Record<string, unknown> | undefined;
  text: string;
  /** The exchange's place in the trace. */
  seq: number;
}

export interface ApiRequest {
  query?: Form;
  form?: Form;
  /** A body that is no ordinary form: its content type and its text. Instead of `form`. */
  body?: Body;
  /** Instead of the credentials of the target; null sends none. */
  authorization?: string | null;
  /** Record the whole body and the headers of the answer. */
  keep?: boolean;
}

interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  /** Every `Location` that was sent. */
  locations: readonly string[];
  text: string;
  isUtf8: boolean;
}

const prefix = '/api/v1';
const bodyLimit = 1024 * 1024;
const pageLimit = 500;
/** For how many times the limit of one request all pages of a list may take. */
const pagesPatience = 4;
/** How many connections that were kept may be closing, before one is taken for broken. */
const closingLimit = 8;
const busy = 503;
/** Errors of this side's network: the target can't cause them. */
const localErrors = ['EMFILE', 'ENFILE', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * The REST API of one Call Bridge. Every exchange is recorded, answered or not. A refusal is an answer, no error.
 * Paths begin behind `/api/v1`. Redirects are not followed.
 */
export class CmsApi {
  readonly node: string;
  readonly #access: NodeAccess;
  readonly #authorization: string;
  readonly #record: (record: Unplaced<RestRecord>) => number;
  readonly #timing: Pick<Timing, 'request' | 'interval' | 'bound'>;

  /** @param record Writes into the trace and returns the seq. */
  constructor(
    access: NodeAccess,
    { username, password }: Credentials,
    record: (record: Unplaced<RestRecord>) => number,
    timing: Pick<Timing, 'request' | 'interval' | 'bound'>,
  ) {
    this.node = access.name;
    this.#access = access;
    this.#authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    this.#record = record;
    this.#timing = timing;
  }

  get(path: string, query?: Form): Promise<ApiAnswer> {
    return this.request('GET', path, { query });
  }

  post(path: string, form: Form = {}): Promise<ApiAnswer> {
    return this.request('POST', path, { form });
  }

  put(path: string, form: Form = {}): Promise<ApiAnswer> {
    return this.request('PUT', path, { form });
  }

  delete(path: string): Promise<ApiAnswer> {
    return this.request('DELETE', path);
  }

  /**
   * Every item of a list, page by page, until `total` is reached, a page is empty, or the list is refused.
   * @param element Name of an item; the list's own is the last element of `path`.
   * @throws HarnessError as `request`, and E_PAGES_ENDLESS
   */
  async list(path: string, element: string, query: Form = {}): Promise<Record<string, unknown>[]> {
    const list = path.slice(path.lastIndexOf('/') + 1);
    const found: Record<string, unknown>[] = [];
    const deadline = performance.now() + pagesPatience * this.#timing.request;
    for (let page = 0; page < pageLimit && performance.now() < deadline; page += 1) {
      const { data, status } = await this.get(path, { ...query, ...(found.length > 0 && { offset: found.length }) });
      const more = items(data, list, element);
      found.push(...more);
      if (status !== 200 || more.length === 0 || found.length >= (totalOf(data, list) ?? 0)) return found;
    }
    throw harnessError('E_PAGES_ENDLESS', { node: this.node, what: `GET ${path}` });
  }

  /**
   * One exchange; a read that is answered 503, "busy, try again", is repeated within the bound, and only the last answer counts.
   * @throws HarnessError E_NO_ANSWER, E_NETWORK, E_ANSWER_TOO_LARGE, E_NOT_XML, E_ANSWER_AMBIGUOUS; with the fault, and recorded too
   */
  async request(method: string, path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const deadline = performance.now() + this.#timing.bound;
    for (;;) {
      const answer = await this.#exchange(method, path, request);
      if (method !== 'GET' || answer.status !== busy || performance.now() >= deadline) return answer;
      await pause(this.#timing.interval);
    }
  }

  async #exchange(method: string, path: string, request: ApiRequest): Promise<ApiAnswer> {
    const sent = {
      method,
      path: withQuery(prefix + path, request.query),
      form: strings(request.form),
      body: request.body,
    };
    const began = performance.now();
    const took = () => Math.round((performance.now() - began) * 1000) / 1000;
    const exchange = { kind: 'rest', node: this.node, ...sent } as const;
    try {
      const answer = await this.#send(sent, request.authorization);
      const { data, error } = body(answer);
      const fault = this.#faultIn(sent, answer, error);
      const view = viewOf(answer, data, method, request.keep);
      const wrong = wrongIn(data);
      const seq = this.#record({
        ...{ ...exchange, ...view, took: took() },
        ...(fault && { error: fault.message }),
        ...(wrong !== undefined && { invalid: { by: 'target', errors: wrong } }),
      });
      if (fault) throw fault;
      return { ...located(answer), status: answer.status, data, text: answer.text, seq };
    } catch (thrown) {
      const error = isHarnessError(thrown) ? thrown : this.#failure(sent, thrown);
      if (thrown !== error) this.#record({ ...exchange, status: 0, error: error.message, took: took() });
      throw error;
    }
  }

  /** What makes an answer none, whatever its status says. */
  #faultIn(sent: Sent, answer: RawAnswer, notXml: string | undefined): HarnessError | undefined {
    const values = [...new Set(answer.locations)];
    if (values.length > 1) {
      const what = `${sent.method} ${sent.path}`;
      return harnessError('E_ANSWER_AMBIGUOUS', {
        ...{ node: this.node, what, header: 'Location', values: values.join(', ') },
      });
    }
    return mustBeXml(sent.method, answer) && notXml !== undefined ? this.#error('E_NOT_XML', sent, notXml) : undefined;
  }

  async #send(sent: Sent, authorization: string | null | undefined): Promise<RawAnswer> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#attempt(sent, authorization);
      } catch (error) {
        const isSure = sent.method !== 'GET' || attempt >= closingLimit;
        if (isSure || !(error instanceof ConnectionWasClosing)) throw error;
      }
    }
  }

  async #attempt(
    { method, path, form, body: unusual }: Sent,
    authorization: string | null = this.#authorization,
  ): Promise<RawAnswer> {
    const test = new supertest.Test(this.#access.url, method, path)
      .agent(this.#access.agent)
      .ok(() => true)
      .timeout({ deadline: this.#timing.request })
      .maxResponseSize(bodyLimit)
      .set('Accept-Encoding', 'identity')
      .parse(collectText);
    if (authorization !== null) test.set('Authorization', authorization);
    if (unusual) test.set('Content-Type', unusual.type).send(unusual.text);
    else if (form) test.type('form').send(new URLSearchParams(form).toString());
    try {
      const { status, headers, body } = await test;
      return { status, headers, ...(body as Collected), text: withoutSecrets((body as Collected).text) };
    } catch (error) {
      if (isReset(error) && requestOf(test)?.reusedSocket) throw new ConnectionWasClosing(reasonOf(error));
      throw error;
    }
  }

  #failure(sent: Sent, thrown: unknown): HarnessError {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'ETOOLARGE') return this.#error('E_ANSWER_TOO_LARGE', sent, '', thrown);
    if (localErrors.includes(code)) return harnessError('E_NETWORK', { node: this.node, why: code }, thrown);
    const timedOut = thrown instanceof Error && 'timeout' in thrown;
    return this.#error(
      'E_NO_ANSWER',
      sent,
      timedOut ? `not within ${this.#timing.request} ms` : reasonOf(thrown),
      thrown,
    );
  }

  #error(
    code: 'E_NO_ANSWER' | 'E_NOT_XML' | 'E_ANSWER_TOO_LARGE',
    { method, path }: Sent,
    why: string,
    cause?: unknown,
  ) {
    return harnessError<ErrorCode>(
      code,
      { node: this.node, what: `${method} ${path}`, why, limit: bodyLimit } as never,
      cause,
    );
  }
}

interface Sent {
  method: string;
  path: string;
  form?: Record<string, string>;
  body?: Body;
}

const requestOf = (test: Test): ClientRequest | undefined => ('req' in test ? (test.req as ClientRequest) : undefined);

type Collected = Pick<RawAnswer, 'locations' | 'text' | 'isUtf8'>;
type Collector = (error: Error | null, body: Collected) => void;

/** Reads any body as text, whatever its content type says, and what the headers say more than once. */
function collectText(answer: Response, done: Collector): void {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => {
    const bytes = Buffer.concat(chunks);
    // What collects is handed Node's own message, which keeps what superagent's headers leave out.
    const { headersDistinct } = answer as unknown as IncomingMessage;
    done(null, { locations: headersDistinct.location ?? [], text: bytes.toString(), isUtf8: isUtf8(bytes) });
  });
}

function withQuery(path: string, query: Form | undefined): string {
  const search = new URLSearchParams(strings(query)).toString();
  return search === '' ? path : `${path}?${search}`;
}

const strings = (form: Form | undefined): Record<string, string> | undefined =>
  form && Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));

function body({ text, isUtf8 }: RawAnswer): { data?: Record<string, unknown>; error?: string } {
  if (text === '') return { error: 'the body is empty' };
  if (!isUtf8) return { error: 'the body is not UTF-8' };
  try {
    return { data: parseXml(text) };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

const mustBeXml = (method: string, { status }: RawAnswer) => method === 'GET' && status === 200;

function located({ headers }: RawAnswer): { location?: string; id?: string } {
  const location = headers.location;
  if (location === undefined) return {};
  const id = location.replace(/\/+$/, '').replace(/^.*\//, '');
  return { location, ...(isId(id) && { id }) };
}

/** What the trace keeps of an answer: the parsed body, and the text where it says more than that. */
function viewOf(answer: RawAnswer, data: unknown, method: string, keep = false): Pick<RestRecord, 'status'> {
  const { status, headers, text } = answer;
  const whole = keep || status >= 400;
  return {
    status,
    ...(headers.location !== undefined && { location: headers.location }),
    ...(headers['content-type'] !== undefined && { contentType: headers['content-type'] }),
    ...(data !== undefined && { data }),
    ...((whole || method !== 'GET' || data === undefined) && { text }),
    ...(whole && { headers }),
  };
}

const isHarnessError = (thrown: unknown): thrown is HarnessError =>
  thrown instanceof Error && thrown.name === 'HarnessError';

const isReset = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET';

/** The agent reused a connection that the server was closing: that is no fault of either side. */
class ConnectionWasClosing extends Error {}
