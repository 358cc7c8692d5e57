/** A new cluster whose nodes are to be processes of their own: all its files, in one directory. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { jwksUrlOf } from './call-bridge/jwks-url.ts';
import { type Authority, createAuthority, loopbackNames, writeIdentity } from './certificates.ts';
import { openDatabase } from './database/sqlite.ts';
import { addUsers } from './database/users.ts';
import { clusterError } from './errors.ts';
import { fileNameOf, logFileOf } from './names.ts';
import { newResidents, type Residents } from './residents.ts';
import { writeTargetFile } from './target-file.ts';
import { writeJson, writeWhole } from './write-file.ts';

export interface InitOptions {
  /** Made if it does not exist; must be empty. */
  directory: string;
  /** Names. */
  callBridges: readonly string[];
  webBridges: readonly string[];
  host: string;
  /** Settings other than the defaults, for every node. */
  settings: Readonly<Record<string, number>>;
  /** The operator's; a random one if not given. */
  password?: string;
}

export interface InitialisedCluster {
  /** Paths of the node files. */
  nodes: string[];
  targetFile: string;
}

const authorityFile = 'ca.pem';
const databaseFile = 'cluster.db';
const passwordFile = 'operator.password';

/** Ports that were free a moment ago, all different. */
const freePorts = async (host: string, count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, host));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
};

/** @throws ClusterError DIRECTORY_NOT_EMPTY, FILE_UNWRITABLE */
const emptyDirectory = async (directory: string): Promise<void> => {
  try {
    await mkdir(directory, { recursive: true });
    if ((await readdir(directory)).length === 0) return;
  } catch (error) {
    throw clusterError('FILE_UNWRITABLE', { file: directory }, error as Error);
  }
  throw clusterError('DIRECTORY_NOT_EMPTY', { directory });
};

interface PlannedNode {
  name: string;
  port: number;
}
interface PlannedWebBridge extends PlannedNode {
  c2wPort: number;
}

const plan = async ({ callBridges, webBridges, host }: InitOptions) => {
  const ports = (await freePorts(host, callBridges.length + 2 * webBridges.length)).values();
  const next = (): number => ports.next().value!;
  return {
    callBridges: callBridges.map((name): PlannedNode => ({ name, port: next() })),
    webBridges: webBridges.map((name): PlannedWebBridge => ({ name, port: next(), c2wPort: next() })),
  };
};

type Plan = Awaited<ReturnType<typeof plan>>;

/** What is the same in the file of every node. */
const commonPart = async (
  { directory, host, settings }: InitOptions,
  authority: Authority,
  { name, port }: PlannedNode,
) => {
  const names = [...new Set([...loopbackNames, host])];
  const stem = fileNameOf(name);
  await writeIdentity(directory, stem, await authority.issue({ commonName: name, names }));
  const tls = { ca: authorityFile, cert: `${stem}.cert.pem`, key: `${stem}.key.pem` };
  return { name, host, port, tls, log: logFileOf(name), settings };
};

const writeNodes = async (options: InitOptions, authority: Authority, planned: Plan): Promise<string[]> => {
  const user = { username: 'admin', passwordFile };
  const files: string[] = [];
  const write = async (name: string, content: object) => {
    const file = join(options.directory, `${fileNameOf(name)}.json`);
    await writeJson(file, content);
    files.push(file);
  };
  for (const node of planned.callBridges) {
    const common = await commonPart(options, authority, node);
    await write(node.name, { kind: 'callBridge', ...common, database: databaseFile, user });
  }
  for (const node of planned.webBridges) {
    const common = await commonPart(options, authority, node);
    await write(node.name, { kind: 'webBridge', ...common, c2wPort: node.c2wPort });
  }
  return files;
};

const fillDatabase = async ({ directory, host }: InitOptions, planned: Plan, residents: Residents): Promise<void> => {
  const database = openDatabase(join(directory, databaseFile));
  for (const { name, port } of planned.callBridges) {
    await database.callBridges.insert({ id: randomUUID(), name, address: `https://${host}:${port}` });
  }
  for (const { c2wPort } of planned.webBridges) {
    await database.webBridges.insert({ id: randomUUID(), url: `c2w://${host}:${c2wPort}` });
  }
  await addUsers(database, residents.users);
  await database.close();
};

/**
 * Makes certificates, node files, database and target file. Nothing is started.
 * @throws ClusterError DIRECTORY_NOT_EMPTY, FILE_UNWRITABLE
 */
export const initialise = async (options: InitOptions): Promise<InitialisedCluster> => {
  const { directory, host } = options;
  await emptyDirectory(directory);
  const [authority, planned] = await Promise.all([createAuthority(), plan(options)]);
  const residents = newResidents(options.password);
  await writeWhole(join(directory, authorityFile), authority.cert);
  await writeWhole(join(directory, passwordFile), `${residents.operator.password}\n`);
  await fillDatabase(options, planned, residents);
  const nodes = await writeNodes(options, authority, planned);

  const reached = ({ name, port }: PlannedNode) => ({ name, url: `https://${host}:${port}` });
  const targetFile = join(directory, 'target.json');
  await writeTargetFile(targetFile, {
    callBridges: planned.callBridges.map(reached).map((one) => ({ ...one, jwksUrl: jwksUrlOf(one.url) })),
    webBridges: planned.webBridges.map(reached),
    ca: authorityFile,
    residents,
  });
  return { nodes, targetFile };
};
