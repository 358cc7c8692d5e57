/** `POST /api/join` of a Web Bridge: somebody asks for a credential. */
import type { RequestListener } from 'node:http';
import type { Server } from 'node:https';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { JoinRequest } from '../../schemas/types/web-app.ts';
import { asked } from '../link/c2w-words.ts';
import { Refusal, refuse } from '../link/refusal.ts';
import { checkWebApp } from '../link/web-app-words.ts';
import type { Log } from '../log.ts';
import type { CallBridgeLinks } from './call-bridge-links.ts';

export interface JoinDeps {
  log: Log;
  links: CallBridgeLinks;
  serverFactory: (handler: RequestListener) => Server;
  /** Largest body in bytes. */
  maxBody: number;
}

const toRefusal = (error: unknown, log: Log): Refusal => {
  if (error instanceof Refusal) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 500) return refuse('malformed', 'The body is not the JSON that the interface describes.');
  log.warning(`a join failed: ${error instanceof Error ? error.message : error}`);
  return refuse('serviceUnavailable');
};

/** Only the credential and the participant come back, and the errors of the binding. */
export const createJoinApi = ({ log, links, serverFactory, maxBody }: JoinDeps): FastifyInstance => {
  const app: FastifyInstance = Fastify({ serverFactory, bodyLimit: maxBody });
  const send = (reply: FastifyReply, { status, body }: Refusal): FastifyReply => reply.code(status).send(body);

  // Whatever the content type says: what counts is whether it is JSON.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));

  app.post('/api/join', async ({ body }) => {
    const broken = checkWebApp('JoinRequest', body);
    if (broken) throw refuse('malformed', broken);
    return links.askAny(asked.auth, body as JoinRequest);
  });
  app.setErrorHandler((error, _request, reply) => send(reply, toRefusal(error, log)));
  app.setNotFoundHandler((_request, reply) => send(reply, refuse('unknownPath')));
  return app;
};
