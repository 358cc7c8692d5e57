/** Starts what a node's file describes. */
import { access } from 'node:fs/promises';
import { startCallBridge } from './call-bridge/call-bridge.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/sqlite.ts';
import { clusterError } from './errors.ts';
import { createLog } from './log.ts';
import { type NodeFile, readText, readTls } from './node-file.ts';
import type { Parts } from './parts.ts';
import { defaultSettings, type NodeSettings } from './settings.ts';
import { startWebBridge } from './web-bridge/web-bridge.ts';

export interface Node {
  kind: 'Call Bridge' | 'Web Bridge';
  /** `https://host:port` */
  url: string;
  /** Where its credentials' public keys are: a Call Bridge's whose credentials are not opaque. */
  jwksUrl?: string;
  /** Is told whenever every link that this node dials is up, and whenever one is down again: those of Call Bridges. */
  onLinks(listener: (areAllLinked: boolean) => void): void;
  close(): Promise<void>;
}

export interface NodeOptions {
  parts: Parts;
  settings: Partial<NodeSettings>;
}

/** @throws ClusterError DATABASE_UNUSABLE */
const open = async (file: string): Promise<Database> => {
  try {
    // SQLite would make a new one.
    await access(file);
    return openDatabase(file);
  } catch (error) {
    throw clusterError('DATABASE_UNUSABLE', { file }, error as Error);
  }
};

/**
 * Resolves when the node listens. Its links come up as the other nodes do.
 * @throws ClusterError FILE_UNREADABLE, DATABASE_UNUSABLE, LISTEN_FAILED
 */
export const startNode = async (file: NodeFile, { parts, settings }: NodeOptions): Promise<Node> => {
  const { name, host, port } = file;
  const tls = await readTls(file.tls);
  const log = createLog(file.log === undefined ? {} : { file: file.log });
  const common = { name, host, port, tls, log, parts, settings: { ...defaultSettings, ...settings } };

  if (file.kind === 'webBridge') {
    const webBridge = await startWebBridge({ ...common, c2wPort: file.c2wPort });
    const close = () => webBridge.close().then(log.close);
    return { kind: 'Web Bridge', url: webBridge.url, onLinks: (listener) => listener(true), close };
  }
  const user = { username: file.user.username, password: (await readText(file.user.passwordFile)).trimEnd() };
  const database = await open(file.database);
  const callBridge = await startCallBridge({ ...common, user, database, routes: file.routes });
  const close = () => callBridge.close().then(log.close).then(database.close);
  const { url, jwksUrl, onLinks } = callBridge;
  return { kind: 'Call Bridge', url, jwksUrl, onLinks, close };
};
