/** The CMS REST API of one Call Bridge, over fastify. */
import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Failure } from '../failure.ts';
import type { ApiDeps, CallBridgeModel, RestAnswer } from '../model.ts';
import { prefix } from './answers.ts';
import { createAuthentication } from './auth.ts';
import { answerTo, internalError, methodNotAllowed, unauthorized } from './failures.ts';
import { emptyForm, type Form, parseForm } from './form.ts';
import type { Query } from './lists.ts';
import { apiRoutes } from './resources.ts';
import type { ApiRequest, Method, Operation, Route } from './routes.ts';
import { createTrace, type RequestTrace } from './trace.ts';

/** The one thing that everybody may read. */
const jwksPath = '/.well-known/jwks.json';

/** Largest body, in bytes. No form of this API comes near. */
const bodyLimit = 64 * 1024;

/** Longer than clients keep a connection: one that is closed from here may just be carrying the next request. In milliseconds. */
const keepAliveTimeout = 75_000;

/** Clients send double and trailing slashes and lower-case paths. */
const routerOptions = { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true, caseSensitive: false };

const withLowerCaseNames = (query: unknown): Query =>
  Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));

const lowerCaseIds = (params: unknown): ApiRequest['ids'] =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value).toLowerCase()]));

const pathOf = (url: string): string => url.replace(/\?.*$/s, '');

/** Not HTTP at all, or a connection that broke. */
const answerGarbage = (error: Error & { code?: string }, socket: Socket): void => {
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  else socket.destroy();
};

/**
 * The API, ready to listen on the server that `deps.serverFactory` makes. It answers everything below `/api/v1`,
 * and `/.well-known/jwks.json`.
 */
export const createApi = (model: CallBridgeModel, deps: ApiDeps): FastifyInstance<Server> => {
  const { log, answerHook, formHook = (form) => form, serverFactory } = deps;
  const isOperator = createAuthentication(deps.user);
  const beginTrace = createTrace(log);
  const traces = new WeakMap<FastifyRequest, RequestTrace>();

  const app: FastifyInstance<Server> = Fastify<Server>({
    serverFactory,
    routerOptions,
    bodyLimit,
    clientErrorHandler: answerGarbage,
    frameworkErrors: (error, request, reply) => void fail(error, request as FastifyRequest, reply as FastifyReply),
  });

  const formOf = ({ body }: FastifyRequest): Form => (body as Form | undefined) ?? emptyForm;

  const deliver = (request: FastifyRequest, reply: FastifyReply, answer: RestAnswer): FastifyReply => {
    traces.get(request)?.answer(answer);
    return reply
      .code(answer.status)
      .headers(answer.headers)
      .send(answer.body || undefined);
  };

  const send = (request: FastifyRequest, reply: FastifyReply, answer: RestAnswer) => {
    if (!answerHook) return deliver(request, reply, answer);
    const seen = {
      method: request.method,
      path: pathOf(request.url),
      host: request.host,
      form: Object.fromEntries(formOf(request).values),
    };
    return Promise.resolve(answerHook(seen, answer)).then((changed) => deliver(request, reply, changed));
  };

  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const answer = answerTo(error);
    if (!answer) log.warning(`${request.method} ${pathOf(request.url)} failed: ${error}`);
    return send(request, reply, answer ?? internalError);
  };

  const serve =
    ({ handle }: Operation) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const form = formOf(request);
      traces.get(request)?.form(form);
      const answer = await handle({
        ids: lowerCaseIds(request.params),
        query: withLowerCaseNames(request.query),
        form,
        from: request.ip,
      });
      return send(request, reply, answer);
    };

  const addRoute = ({ path, methods }: Route): void => {
    const allowed = Object.keys(methods) as Method[];
    for (const method of allowed) app.route({ method, url: prefix + path, handler: serve(methods[method]!) });
    const refused = app.supportedMethods.filter(
      (method) => !allowed.includes(method as Method) && !(method === 'HEAD' && methods.GET),
    );
    const answer = methodNotAllowed(allowed);
    app.route({ method: refused, url: prefix + path, handler: (request, reply) => send(request, reply, answer) });
  };

  app.server.keepAliveTimeout = keepAliveTimeout;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) =>
    done(null, formHook(parseForm(String(body), request.headers['content-type'] ?? ''))),
  );

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === jwksPath) return;
    traces.set(request, beginTrace(request.method, request.url, request.ip));
    if (!isOperator(request.headers.authorization)) await send(request, reply, unauthorized);
  });

  app.setErrorHandler(fail);
  app.setNotFoundHandler((request, reply) => fail(new Failure('unrecognizedObject'), request, reply));
  for (const route of apiRoutes({ ...deps, model, username: deps.user.username })) addRoute(route);

  app.get(jwksPath, (_request, reply) => {
    const keys = model.jwks();
    return keys ? reply.send(keys) : reply.callNotFound();
  });

  return app;
};
