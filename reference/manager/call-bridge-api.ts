/** The REST API of one Call Bridge, as far as a manager needs it. */
import { ClusterError, clusterError } from '../errors.ts';
import type { Address, Login } from './address.ts';
import { type HttpAnswer, type HttpRequest, NotSent, type Send } from './send.ts';
import { child, children, type Fields, readXml } from './xml.ts';

export interface ApiAnswer {
  status: number;
  /** The root element of the body; empty where there is none. */
  data: Fields;
  /** Last element of the path in `Location`. */
  id?: string;
  /** What a refusal names in `failureDetails`, such as `callDoesNotExist`, with its attributes behind it. */
  failure?: string;
}

/** Paths begin behind `/api/v1`. Every method throws a ClusterError for a Call Bridge that can't be worked with. */
export interface CallBridgeApi {
  readonly name: string;
  /** The element named like the last but one part of the path: `participant` of `/participants/<id>`; undefined: unknown. */
  find(path: string, element: string): Promise<Fields | undefined>;
  /** Every item of a list, page by page. A list that is refused is empty. */
  list(path: string, element: string, query?: Readonly<Record<string, string>>): Promise<Fields[]>;
  /** @throws AnswerLost where the request may have arrived, and no answer came */
  post(path: string, form: Readonly<Record<string, string>>): Promise<ApiAnswer>;
}

/** A request was sent, and the connection broke before its answer: nobody knows whether it was obeyed. */
export class AnswerLost extends Error {
  override name = 'AnswerLost';
}

export interface CallBridgeApiDeps {
  address: Address;
  login: Login;
  send: Send;
}

const prefix = '/api/v1';
const formType = 'application/x-www-form-urlencoded';
/** Of an endless list. */
const mostPages = 1000;

export const createCallBridgeApi = ({ address, login, send }: CallBridgeApiDeps): CallBridgeApi => {
  const { name, url } = address;
  const authorization = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;

  const parsed = (text: string, mustBeXml: boolean): Fields => {
    if (text.trim() === '') return {};
    try {
      return readXml(text);
    } catch (error) {
      if (!mustBeXml) return {};
      throw clusterError('NOT_THE_API', { callBridge: name, url }, error as Error);
    }
  };

  const read = ({ status, headers, text }: HttpAnswer): ApiAnswer => {
    const data = parsed(text, status === 200);
    const [failure] = Object.entries(child(data, 'failureDetails'));
    const location = typeof headers.location === 'string' ? headers.location : undefined;
    return {
      status,
      data,
      ...(location !== undefined && { id: location.replace(/\/+$/, '').replace(/^.*\//, '') }),
      ...(failure && { failure: failureText(failure) }),
    };
  };

  const exchange = async (request: HttpRequest): Promise<ApiAnswer> => {
    const headers = { Authorization: authorization, ...request.headers };
    const answer = await send(address, { ...request, path: prefix + request.path, headers });
    if (answer.status === 401) throw clusterError('LOGIN_REFUSED', { callBridge: name, url });
    return read(answer);
  };

  const get = async (path: string): Promise<ApiAnswer> => {
    try {
      const answer = await exchange({ method: 'GET', path, headers: {} });
      if (answer.status >= 500)
        throw clusterError('CALL_BRIDGE_BUSY', { callBridge: name, status: `${answer.status}` });
      return answer;
    } catch (error) {
      throw troubleWith(address, error);
    }
  };

  return {
    name,
    async find(path, element) {
      const { status, data } = await get(path);
      return status === 200 ? child(data, element) : undefined;
    },
    async list(path, element, query = {}) {
      const list = path.slice(path.lastIndexOf('/') + 1);
      const found: Fields[] = [];
      for (let page = 0; page < mostPages; page += 1) {
        const search = new URLSearchParams({ ...query, ...(found.length > 0 && { offset: String(found.length) }) });
        const { data } = await get(search.size > 0 ? `${path}?${search}` : path);
        const items = child(data, list);
        const more = children(items, element);
        found.push(...more);
        if (more.length === 0 || found.length >= Number(items['@total'] ?? 0)) break;
      }
      return found;
    },
    async post(path, form) {
      const body = new URLSearchParams(form).toString();
      try {
        return await exchange({ method: 'POST', path, headers: { 'Content-Type': formType }, body });
      } catch (error) {
        if (error instanceof ClusterError || error instanceof NotSent) throw troubleWith(address, error);
        throw new AnswerLost(reasonOf(error), { cause: error });
      }
    },
  };
};

/** `parameterError (parameter callBridge, error invalidValue)` */
function failureText([code, details]: [string, unknown]): string {
  const attributes = Object.entries(Object(details) as Fields).map(([name, value]) => `${name.slice(1)} ${value}`);
  return attributes.length > 0 ? `${code} (${attributes.join(', ')})` : code;
}

/** Whatever kept a Call Bridge from answering, as an error of the catalogue. */
function troubleWith({ name, url }: Address, error: unknown): ClusterError {
  if (error instanceof ClusterError) return error;
  const cause = error instanceof NotSent ? error.cause : error;
  const code = isUntrusted(cause) ? 'CALL_BRIDGE_UNTRUSTED' : 'CALL_BRIDGE_SILENT';
  return clusterError(code, { callBridge: name, url, why: reasonOf(cause) }, cause as Error);
}

/** Of OpenSSL and Node.js: `SELF_SIGNED_CERT_IN_CHAIN`, `UNABLE_TO_VERIFY_LEAF_SIGNATURE`, `ERR_TLS_CERT_ALTNAME_INVALID`. */
const isUntrusted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /CERT|VERIFY|ISSUER/.test(String(error.code));

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));
