/** One HTTPS request and its answer. */
import { request } from 'node:https';
import type { Address } from './address.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** Path and query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  text: string;
}

/** @throws Error of the network; `NotSent` where the request can't have arrived */
export type Send = (to: Address, request: HttpRequest) => Promise<HttpAnswer>;

/** The connection failed before anything was sent over it; `cause` says how. */
export class NotSent extends Error {
  override name = 'NotSent';
}

const patience = 10_000;
const largestAnswer = 1024 * 1024;

export const sendRequest: Send = ({ url, agent }, { method, path, headers, body = '' }) => {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const length = method === 'GET' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const sent = request(url, { method, path, agent, headers: { ...headers, ...length } });
  let connected = false;
  sent.on('socket', (socket) => {
    connected = sent.reusedSocket;
    if (connected) return;
    socket.once('secureConnect', () => {
      connected = true;
    });
  });
  sent.setTimeout(patience, () => sent.destroy(new Error(`no answer within ${patience / 1000} seconds`)));
  sent.on('error', (error) => reject(connected ? error : new NotSent(error.message, { cause: error })));
  sent.on('response', async (answer) => {
    try {
      let text = '';
      for await (const chunk of answer.setEncoding('utf8')) {
        text += chunk;
        if (text.length > largestAnswer) throw new Error('the answer is too large');
      }
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    } catch (error) {
      reject(error);
    }
  });
  sent.end(body);
  return promise;
};
