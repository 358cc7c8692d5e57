/** A node's file: what one process of a cluster needs to know. schemas/node.schema.json describes it. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createChecker } from '../schemas/checker.ts';
import schema from '../schemas/node.schema.json' with { type: 'json' };
import type { CallBridgeNode, TlsFiles, WebBridgeNode } from '../schemas/types/node.ts';
import { clusterError } from './errors.ts';
import type { NodeTls } from './tls.ts';

export type NodeFile = CallBridgeNode | WebBridgeNode;

/** @throws ClusterError FILE_UNREADABLE */
export const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw clusterError('FILE_UNREADABLE', { file }, error as Error);
  }
};

const parseJson = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw clusterError('NODE_FILE_INVALID', { file, why: 'it is not JSON' }, error as Error);
  }
};

const definitionOf = { callBridge: 'CallBridgeNode', webBridge: 'WebBridgeNode' } as const;

const checked = (file: string, content: unknown): NodeFile => {
  const { kind } = Object(content);
  const definition = definitionOf[kind as keyof typeof definitionOf];
  if (!definition) {
    throw clusterError('NODE_FILE_INVALID', { file, why: '"kind" must be "callBridge" or "webBridge"' });
  }
  const why = createChecker(schema)(definition, content);
  if (why) throw clusterError('NODE_FILE_INVALID', { file, why });
  return content as NodeFile;
};

const absolute = (folder: string, { ca, cert, key }: TlsFiles): TlsFiles => ({
  ca: resolve(folder, ca),
  cert: resolve(folder, cert),
  key: resolve(folder, key),
});

const withAbsolutePaths = (folder: string, node: NodeFile): NodeFile => {
  const tls = absolute(folder, node.tls);
  const log = node.log && resolve(folder, node.log);
  if (node.kind === 'webBridge') return { ...node, tls, log };
  const user = { ...node.user, passwordFile: resolve(folder, node.user.passwordFile) };
  return { ...node, tls, log, user, database: resolve(folder, node.database) };
};

/** All its paths are absolute. @throws ClusterError FILE_UNREADABLE, NODE_FILE_INVALID */
export const readNodeFile = async (file: string): Promise<NodeFile> => {
  const content = checked(file, parseJson(file, await readText(file)));
  return withAbsolutePaths(dirname(resolve(file)), content);
};

/** @throws ClusterError FILE_UNREADABLE */
export const readTls = async ({ ca, cert, key }: TlsFiles): Promise<NodeTls> => ({
  ca: await readText(ca),
  cert: await readText(cert),
  key: await readText(key),
});
