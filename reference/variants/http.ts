/** Permitted differences in how HTTP is spoken, by Call Bridges and Web Bridges. */
import { constants } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Variant } from '../deviation.ts';
import type { Listener } from '../listener.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import type { Parts } from '../parts.ts';

/** What has a listener of its own for HTTP: the API, and joins. */
const onListener =
  (change: (server: Listener) => void) =>
  (parts: Parts): Parts => ({
    ...parts,
    acceptSockets(server, options) {
      if (options.path !== '/c2w') change(server);
      return parts.acceptSockets(server, options);
    },
  });

const onResponse = (change: (response: ServerResponse, request: IncomingMessage) => void) =>
  onListener((server) => {
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) =>
      change(response, request),
    );
  });

const inPieces = (response: ServerResponse, request: IncomingMessage): void => {
  if (request.method === 'HEAD') return;
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    headers: OutgoingHttpHeaders,
  ) => ServerResponse;
  const end = response.end.bind(response);
  response.writeProcessing();
  response.writeHead = ((status: number, headers: OutgoingHttpHeaders = {}) => {
    const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    response.removeHeader('content-length');
    return writeHead(status, { ...Object.fromEntries(others), 'transfer-encoding': 'chunked', trailer: 'x-end' });
  }) as typeof response.writeHead;
  response.end = ((body?: unknown) => {
    const bytes = Buffer.from(typeof body === 'string' || body instanceof Uint8Array ? body : '');
    const third = Math.ceil(bytes.length / 3);
    for (const place of [0, third, 2 * third]) {
      if (place < bytes.length) response.write(bytes.subarray(place, place + third));
    }
    response.addTrailers({ 'x-end': 'reached' });
    setImmediate(end);
    return response;
  }) as typeof response.end;
};

export const answersInPieces: Variant = {
  id: 'answers-in-pieces',
  permits: 'openapi.yaml, "Transport": HTTP/1.1 as RFC 9112 has it, chunked bodies too; RFC 9110, 15.2',
  title: 'Answers come in chunks with a trailer, and are announced by 102.',
  apply: onResponse(inPieces),
};

/** In milliseconds. */
const restTime = 1_000;

export const briefConnections: Variant = {
  id: 'brief-connections',
  permits: 'features/README.md, "What a target has to have": a connection that has rested for a second may be closed',
  title: 'A connection that rests for a second is closed, and nothing said so before.',
  apply: (parts) => {
    const unannounced = onResponse((response) => void response.setHeader('connection', 'keep-alive'))(parts);
    return onListener((server) => {
      server.keepAliveTimeout = restTime;
      Object.assign(server, { keepAliveTimeoutBuffer: 0 });
    })(unannounced);
  },
};

export const charsetsNamed: Variant = {
  id: 'charsets-named',
  permits:
    'openapi.yaml, "Transport": with or without a charset; RFC 9110, 8.3.1: in any case, in quotation marks or not',
  title: 'Content types name the charset, in capitals and quotation marks.',
  apply: onRestAnswers((_request, answer) => {
    const type = answer.headers['content-type'];
    return type === 'text/xml'
      ? { ...answer, headers: { ...answer.headers, 'content-type': 'Text/XML ; Charset="UTF-8"' } }
      : answer;
  }),
};

export const tls13: Variant = {
  id: 'tls-1-3',
  permits: 'openapi.yaml, "Transport": TLS 1.2 or later',
  title: 'Listeners speak TLS 1.3 and no earlier version, and give no tickets to come back with.',
  replaces: 'tls',
  apply: (parts) => ({
    ...parts,
    listenerOptions: (options) => ({
      ...parts.listenerOptions(options),
      minVersion: 'TLSv1.3',
      secureOptions: constants.SSL_OP_NO_TICKET,
    }),
  }),
};
