/** A whole cluster in this process: its own certificates, a database in memory, nodes on loopback. */
import { randomUUID } from 'node:crypto';
import { type CallBridge, startCallBridge } from './call-bridge/call-bridge.ts';
import { type Authority, createAuthority, loopbackNames } from './certificates.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/sqlite.ts';
import { addUsers, type UserAccount } from './database/users.ts';
import { clusterError } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { namesOfCallBridges, namesOfOlderCallBridges, namesOfPartlyLinked, namesOfWebBridges } from './names.ts';
import { defaultParts, type Parts } from './parts.ts';
import { defaultSettings, type NodeSettings } from './settings.ts';
import type { NodeTls } from './tls.ts';
import { startWebBridge, type WebBridge } from './web-bridge/web-bridge.ts';

export interface ClusterOptions {
  /** How many; default 3 and 2. */
  callBridges?: number;
  webBridges?: number;
  /** How many more Web Bridges that only the first Call Bridge is linked to; default 0. */
  partlyLinked?: number;
  /** How many more Call Bridges that can't move web app participants; default none. */
  older?: number;
  settings?: Partial<NodeSettings>;
  parts?: Parts;
  /** The operator's account at every Call Bridge; default admin with a password of its own. */
  operator?: { username: string; password: string };
  /** People who can sign in. */
  users?: readonly UserAccount[];
  /** A node's log; default none. */
  logOf?: (node: string) => Log;
}

export interface Cluster {
  /** PEM of the cluster's authority. */
  readonly ca: string;
  readonly operator: { username: string; password: string };
  readonly callBridges: readonly CallBridge[];
  readonly webBridges: readonly WebBridge[];
  /** Those that only the first Call Bridge is linked to. */
  readonly partlyLinked: readonly WebBridge[];
  readonly authority: Authority;
  readonly database: Database;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const linkTime = 10_000;
const allLinked = async (callBridges: readonly CallBridge[]): Promise<void> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const tooLate = () => reject(clusterError('NOT_LINKED', { seconds: String(linkTime / 1000) }));
  const timer = setTimeout(tooLate, linkTime);
  try {
    await Promise.race([Promise.all(callBridges.map((callBridge) => callBridge.whenLinked())), promise]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Starts all nodes; resolves when every Call Bridge is linked to every other one and to every Web Bridge.
 * @throws ClusterError LISTEN_FAILED, NOT_LINKED
 */
export const startCluster = async (options: ClusterOptions = {}): Promise<Cluster> => {
  const { parts = defaultParts, users = [], logOf = () => createLog() } = options;
  const settings = { ...defaultSettings, ...options.settings };
  const operator = options.operator ?? { username: 'admin', password: randomUUID() };
  const authority = await createAuthority();
  const database = openDatabase(':memory:');
  const logs: Log[] = [];
  const callBridges: CallBridge[] = [];
  const webBridges: WebBridge[] = [];
  const partlyLinked: WebBridge[] = [];

  const close = async (): Promise<void> => {
    await Promise.all([...callBridges, ...webBridges, ...partlyLinked].map((node) => node.close()));
    await Promise.all(logs.map((log) => log.close()));
    await database.close();
  };

  /** What every node has. */
  const common = async (name: string) => {
    const log = logOf(name);
    logs.push(log);
    const tls: NodeTls = {
      ca: authority.cert,
      ...(await authority.issue({ commonName: name, names: loopbackNames })),
    };
    return { name, host, port: 0, tls, log, settings, parts };
  };

  const addWebBridge = async (to: WebBridge[], name: string, callBridge?: string): Promise<void> => {
    const webBridge = await startWebBridge({ ...(await common(name)), c2wPort: 0 });
    to.push(webBridge);
    await database.webBridges.insert({ id: randomUUID(), url: webBridge.c2wUrl, callBridge });
  };

  try {
    await addUsers(database, users);
    for (const name of namesOfWebBridges(options.webBridges ?? 2)) await addWebBridge(webBridges, name);
    for (const name of namesOfCallBridges(options.callBridges ?? 3)) {
      callBridges.push(await startCallBridge({ ...(await common(name)), database, user: operator }));
    }
    for (const name of namesOfPartlyLinked(options.partlyLinked ?? 0)) {
      await addWebBridge(partlyLinked, name, callBridges[0]?.identity.id);
    }
    for (const name of namesOfOlderCallBridges(options.older ?? 0)) {
      callBridges.push(await startCallBridge({ ...(await common(name)), database, user: operator, isOlder: true }));
    }
    await allLinked(callBridges);
  } catch (error) {
    await close();
    throw error;
  }

  return { ca: authority.cert, operator, callBridges, webBridges, partlyLinked, authority, database, close };
};
