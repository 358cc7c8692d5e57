/** One Web Bridge: a listener for web apps and one for Call Bridges (C2W). Web Bridges don't know each other. */
import type { RequestListener } from 'node:http';
import { createOpenLink } from '../link/open-link.ts';
import { addressOf, createTlsServer, listen, stopServer } from '../listener.ts';
import type { Log } from '../log.ts';
import type { Parts } from '../parts.ts';
import type { NodeSettings } from '../settings.ts';
import type { NodeTls } from '../tls.ts';
import { createJoinApi } from './join.ts';
import { createToldAnswers } from './told-answers.ts';

export interface WebBridgeOptions {
  name: string;
  /** Address to listen on, by which the others also reach it. */
  host: string;
  /** For web apps and for Call Bridges; 0 takes a free one. */
  port: number;
  c2wPort: number;
  tls: NodeTls;
  log: Log;
  settings: NodeSettings;
  parts: Parts;
}

export interface WebBridge {
  readonly name: string;
  /** `https://host:port`, as web apps see it. */
  readonly url: string;
  /** `c2w://host:port`, for the `webBridges` of the API. */
  readonly c2wUrl: string;
  close(): Promise<void>;
}

/** Nothing but WebSockets is to be had on the C2W listener. */
const answerNothing: RequestListener = (_request, response) => {
  response.writeHead(404).end();
};

/** @throws ClusterError LISTEN_FAILED */
export const startWebBridge = async (options: WebBridgeOptions): Promise<WebBridge> => {
  const { name, host, port, c2wPort, tls, log, parts } = options;
  const settings = parts.adjustSettings(options.settings);
  const openLink = createOpenLink({ node: name, log, settings, outgoingOf: parts.outgoingOf, write: parts.write });
  const sessions = parts.createWebSessions();
  const links = parts.createCallBridgeLinks({
    log,
    openLink,
    answersTo: (callBridge) => createToldAnswers(sessions, callBridge),
    onDown(callBridge) {
      for (const session of sessions.homedAt(callBridge)) session.end('callBridgeLost');
    },
  });

  const api = createJoinApi({
    log,
    links,
    maxBody: settings.maxFrame,
    serverFactory: (handler) => createTlsServer(parts.listenerOptions({ cert: tls.cert, key: tls.key }), handler, log),
  });
  await api.ready();
  const webAppSockets = parts.acceptSockets(api.server, {
    path: '/api/session',
    maxFrame: settings.maxFrame,
    closeTime: settings.closeTime,
    authenticated: false,
    onSocket: (socket) => parts.acceptWebApp(socket, { settings, log, openLink, links, sessions }),
  });

  const c2wServer = createTlsServer(
    parts.listenerOptions({ ...tls, requestCert: true, rejectUnauthorized: true }),
    answerNothing,
    log,
  );
  const c2wSockets = parts.acceptSockets(c2wServer, {
    path: '/c2w',
    maxFrame: settings.maxLinkFrame,
    closeTime: settings.closeTime,
    authenticated: true,
    onSocket: links.accept,
  });

  await listen(api.server, port, host);
  await listen(c2wServer, c2wPort, host);

  return {
    name,
    url: `https://${addressOf(api.server)}`,
    c2wUrl: `c2w://${addressOf(c2wServer)}`,
    async close() {
      await Promise.all([webAppSockets.close(), c2wSockets.close()]);
      await api.close();
      await Promise.all([stopServer(api.server), stopServer(c2wServer)]);
    },
  };
};
