/** One Call Bridge, with one TLS listener for the API and for peers. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { Routes } from '../link/dial.ts';
import { addressOf, createTlsServer, listen, stopServer } from '../listener.ts';
import type { Log } from '../log.ts';
import type { Parts } from '../parts.ts';
import type { NodeSettings } from '../settings.ts';
import type { NodeTls } from '../tls.ts';
import { createApi } from './api/api.ts';
import type { NodeIdentity } from './identity.ts';
import { jwksUrlOf } from './jwks-url.ts';
import { createRoles } from './roles.ts';

export interface CallBridgeOptions {
  /** Its uniqueName, also the common name of its certificate. */
  name: string;
  /** Address to listen on, by which the others also reach it. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  tls: NodeTls;
  database: Database;
  log: Log;
  settings: NodeSettings;
  parts: Parts;
  /** It runs a version before the one in which web app participants can be moved. */
  isOlder?: boolean;
  /** The operator's account at the API. */
  user: { username: string; password: string };
  /** Default: every node is reached at the address that the database has. */
  routes?: Routes;
}

export interface CallBridge {
  readonly identity: NodeIdentity;
  /** `https://host:port` */
  readonly url: string;
  /** Where its credentials' public keys are; undefined when credentials are opaque. */
  readonly jwksUrl?: string;
  /** Resolves when all Call Bridges and Web Bridges that the database has now are linked. */
  whenLinked(): Promise<void>;
  /** Is told whenever all of them have come to be linked, and whenever that has ended. */
  onLinks(listener: (areAllLinked: boolean) => void): void;
  close(): Promise<void>;
}

/** Finds or makes the callBridge object of that name. */
const enrol = async (database: Database, name: string, isOlder: boolean): Promise<NodeIdentity> => {
  const known = await database.callBridges.find('name', name);
  if (known) return { id: known.id, name, isOlder };
  const id = randomUUID();
  await database.callBridges.insert({ id, name });
  return { id, name, isOlder };
};

/**
 * Starts a Call Bridge: it writes its address to the database and dials everyone there.
 * @throws ClusterError LISTEN_FAILED
 */
export const startCallBridge = async (options: CallBridgeOptions): Promise<CallBridge> => {
  const { name, host, port, tls, database, log, parts, user, isOlder = false } = options;
  const settings = parts.adjustSettings(options.settings);
  const identity = await enrol(database, name, isOlder);
  const roles = createRoles({ ...options, settings }, identity);

  // Anybody may talk to the API; only a peer shows a certificate, which its socket then demands.
  const serverOptions = parts.listenerOptions({ ...tls, requestCert: true, rejectUnauthorized: false });
  const api = createApi(roles.operator, {
    database,
    log,
    user,
    pageSize: settings.pageSize,
    serverFactory: (handler) => createTlsServer(serverOptions, handler, log),
    answerHook: parts.restAnswer,
    formHook: parts.restForm,
  });
  await api.ready();

  const peerSockets = parts.acceptSockets(api.server, {
    path: '/peer',
    maxFrame: settings.maxLinkFrame,
    closeTime: settings.closeTime,
    authenticated: true,
    onSocket: roles.acceptPeer,
  });
  await listen(api.server, port, host);
  const url = `https://${addressOf(api.server)}`;
  await database.callBridges.update(identity.id, { address: url });
  await roles.refresh();

  return {
    identity,
    url,
    jwksUrl: roles.operator.jwks() && jwksUrlOf(url),
    async whenLinked() {
      await roles.refresh();
      await roles.linkage.whenWhole();
    },
    onLinks: roles.linkage.onChange,
    async close() {
      roles.close();
      await peerSockets.close();
      await api.close();
      await stopServer(api.server);
    },
  };
};
