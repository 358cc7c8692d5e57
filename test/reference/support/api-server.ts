/** The REST API of one Call Bridge over real TLS, and a client that hides nothing. */
import { once } from 'node:events';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createApi } from '../../../reference/call-bridge/api/api.ts';
import type { ApiDeps } from '../../../reference/call-bridge/model.ts';
import { createAuthority, loopbackNames } from '../../../reference/certificates.ts';
import { openDatabase } from '../../../reference/database/sqlite.ts';
import { createLog } from '../../../reference/log.ts';
import { createFakeModel } from './fake-model.ts';

export const user = { username: 'admin', password: 'c1sco123' };
export const basic = Buffer.from(`${user.username}:${user.password}`).toString('base64');

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** The last path element of `Location`. */
  id: string;
}

export interface Call {
  /** Sent as a form. */
  form?: Record<string, string> | string;
  headers?: Record<string, string>;
  body?: string;
  agent?: https.Agent;
}

export const startApi = async (t: TestContext, options: Partial<ApiDeps> = {}) => {
  const authority = await createAuthority();
  const identity = await authority.issue({ commonName: 'Paris', names: loopbackNames });
  const database = openDatabase(':memory:');
  const model = createFakeModel();
  const api = createApi(model, {
    database,
    log: createLog(),
    user,
    pageSize: 20,
    serverFactory: (handler) => https.createServer(identity, handler),
    ...options,
  });
  await api.ready();
  api.server.listen(0, '127.0.0.1');
  await once(api.server, 'listening');
  const { port } = api.server.address() as AddressInfo;
  const tls = { ca: authority.cert, host: '127.0.0.1', port };

  t.after(async () => {
    await api.close();
    if (api.server.listening) api.server.close();
    (api.server as https.Server).closeAllConnections();
    await database.close();
  });

  const send = async (
    method: string,
    path: string,
    { form, headers = {}, body, agent }: Call = {},
  ): Promise<Answer> => {
    const text = body ?? (typeof form === 'string' ? form : form && new URLSearchParams(form).toString());
    const type: Record<string, string> =
      form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const request = https.request({
      ...tls,
      method,
      path,
      agent: agent ?? false,
      headers: { authorization: `Basic ${basic}`, ...type, ...headers },
    });
    request.end(text);
    const [response] = await once(request, 'response');
    const answer = (await response.setEncoding('utf8').toArray()).join('');
    const location = String(response.headers.location ?? '');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: answer,
      id: location.split('/').at(-1) ?? '',
    };
  };

  const get = (path: string, call?: Call) => send('GET', path, call);
  const post = (path: string, form?: Call['form'], call?: Call) => send('POST', path, { form, ...call });
  const put = (path: string, form?: Call['form'], call?: Call) => send('PUT', path, { form, ...call });
  const remove = (path: string) => send('DELETE', path);
  return { database, model, api, tls, send, get, post, put, remove };
};

export type ApiServer = Awaited<ReturnType<typeof startApi>>;

/** A space and its call. */
export const startCall = async ({ post }: ApiServer, name = 'Space 1') => {
  const { id: coSpace } = await post('/api/v1/coSpaces', { name });
  const { id: call } = await post('/api/v1/calls', { coSpace, name });
  return { coSpace, call };
};
