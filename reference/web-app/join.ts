/** Asks a Web Bridge for a credential (POST /api/join). */
import type { IncomingMessage } from 'node:http';
import { type Agent, request } from 'node:https';
import { json } from 'node:stream/consumers';
import type { ErrorBody, JoinAnswer, JoinRequest } from '../../schemas/types/web-app.ts';
import { Refusal } from '../link/refusal.ts';
import { checkWebApp } from '../link/web-app-words.ts';

/** @throws Refusal when the Web Bridge says no; other errors when nobody answers in the words of the interface. */
export const join = async (webBridge: string, agent: Agent, body: JoinRequest): Promise<JoinAnswer> => {
  const answer = await post(new URL('/api/join', webBridge), agent, JSON.stringify(body));
  const content: unknown = await json(answer);
  if (answer.statusCode === 200 && isJoinAnswer(content)) return content;
  if (isErrorBody(content)) throw new Refusal(answer.statusCode ?? 0, content);
  throw new Error(`${webBridge} does not answer a join as a Web Bridge does.`);
};

const isJoinAnswer = (content: unknown): content is JoinAnswer => checkWebApp('JoinAnswer', content) === undefined;

const isErrorBody = (content: unknown): content is ErrorBody => checkWebApp('ErrorBody', content) === undefined;

const post = (url: URL, agent: Agent, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    request(url, { method: 'POST', agent, headers }, resolve).on('error', reject).end(body);
  });
