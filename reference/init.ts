/** A new cluster whose nodes are to be processes of their own: all its files, in one directory. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { jwksUrlOf } from './call-bridge/jwks-url.ts';
import { type Authority, createAuthority, loopbackNames, writeIdentity } from './certificates.ts';
import { openDatabase } from './database/sqlite.ts';
import { addUsers } from './database/users.ts';
import { clusterError } from './errors.ts';
import { freePorts } from './free-ports.ts';
import type { Routes } from './link/dial.ts';
import { fileNameOf, logFileOf } from './names.ts';
import { newResidents, type Residents } from './residents.ts';
import type { TargetOptions } from './target-file.ts';
import { writeJson, writeWhole } from './write-file.ts';

export interface InitOptions {
  /** Made if it does not exist; must be empty. */
  directory: string;
  /** Names. */
  callBridges: readonly string[];
  webBridges: readonly string[];
  /** Names of Web Bridges that only the first Call Bridge is linked to. */
  partlyLinked: readonly string[];
  host: string;
  /** Settings other than the defaults, for every node. */
  settings: Readonly<Record<string, number>>;
  /** The operator's; a random one if not given. */
  password?: string;
  /** Where the nodes are to write their logs; default the same directory. */
  logDirectory?: string;
  /** Other addresses by which a Call Bridge reaches these. Default: none. */
  routesOf?: (callBridge: string, others: readonly Reachable[]) => Promise<Routes>;
}

/** A node as Call Bridges reach it. */
export interface Reachable {
  name: string;
  /** `host:port` */
  address: string;
}

export interface InitialisedNode {
  name: string;
  /** Path of the node file. */
  file: string;
}

export interface InitialisedCluster {
  callBridges: InitialisedNode[];
  webBridges: (InitialisedNode & { linkedTo?: string[] })[];
  /** All that a target file says of this cluster. */
  target: TargetOptions;
}

const authorityFile = 'ca.pem';
const databaseFile = 'cluster.db';
const passwordFile = 'operator.password';

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
interface PlannedCallBridge extends PlannedNode {
  id: string;
}
interface PlannedWebBridge extends PlannedNode {
  c2wPort: number;
  /** The only Call Bridge that is linked to it. */
  linkedTo?: PlannedCallBridge;
}

const plan = async ({ callBridges, webBridges, partlyLinked, host }: InitOptions) => {
  const count = callBridges.length + 2 * (webBridges.length + partlyLinked.length);
  const ports = (await freePorts(host, count)).values();
  const next = (): number => ports.next().value!;
  const planned = callBridges.map((name): PlannedCallBridge => ({ name, id: randomUUID(), port: next() }));
  const webBridge = (name: string): PlannedWebBridge => ({ name, port: next(), c2wPort: next() });
  return {
    callBridges: planned,
    webBridges: [
      ...webBridges.map(webBridge),
      ...partlyLinked.map((name) => ({ ...webBridge(name), linkedTo: planned[0] })),
    ],
  };
};

type Plan = Awaited<ReturnType<typeof plan>>;

/** What is the same in the file of every node. */
const commonPart = async (
  { directory, host, settings, logDirectory }: InitOptions,
  authority: Authority,
  { name, port }: PlannedNode,
) => {
  const names = [...new Set([...loopbackNames, host])];
  const stem = fileNameOf(name);
  await writeIdentity(directory, stem, await authority.issue({ commonName: name, names }));
  const tls = { ca: authorityFile, cert: `${stem}.cert.pem`, key: `${stem}.key.pem` };
  const log = logDirectory === undefined ? logFileOf(name) : resolve(logDirectory, logFileOf(name));
  return { name, host, port, tls, log, settings };
};

const fileOf = ({ directory }: InitOptions, name: string): string => join(directory, `${fileNameOf(name)}.json`);

/** All that a Call Bridge dials. */
const reachableFrom = ({ host }: InitOptions, planned: Plan, { name: from }: PlannedNode): Reachable[] => [
  ...planned.callBridges
    .filter(({ name }) => name !== from)
    .map(({ name, port }) => ({ name, address: `${host}:${port}` })),
  ...planned.webBridges
    .filter(({ linkedTo }) => linkedTo === undefined || linkedTo.name === from)
    .map(({ name, c2wPort }) => ({ name, address: `${host}:${c2wPort}` })),
];

const writeNodes = async (options: InitOptions, authority: Authority, planned: Plan): Promise<void> => {
  const user = { username: 'admin', passwordFile };
  const writeCallBridge = async (node: PlannedCallBridge): Promise<void> => {
    const common = await commonPart(options, authority, node);
    const routes = await options.routesOf?.(node.name, reachableFrom(options, planned, node));
    const content = { kind: 'callBridge', ...common, database: databaseFile, user, routes };
    await writeJson(fileOf(options, node.name), content);
  };
  const writeWebBridge = async ({ c2wPort, ...node }: PlannedWebBridge): Promise<void> => {
    const common = await commonPart(options, authority, node);
    await writeJson(fileOf(options, node.name), { kind: 'webBridge', ...common, c2wPort });
  };
  await Promise.all([...planned.callBridges.map(writeCallBridge), ...planned.webBridges.map(writeWebBridge)]);
};

const fillDatabase = async ({ directory, host }: InitOptions, planned: Plan, residents: Residents): Promise<void> => {
  const database = openDatabase(join(directory, databaseFile));
  for (const { id, name, port } of planned.callBridges) {
    await database.callBridges.insert({ id, name, address: `https://${host}:${port}` });
  }
  for (const { c2wPort, linkedTo } of planned.webBridges) {
    await database.webBridges.insert({ id: randomUUID(), url: `c2w://${host}:${c2wPort}`, callBridge: linkedTo?.id });
  }
  await addUsers(database, residents.users);
  await database.close();
};

/**
 * Makes certificates, node files and database. Nothing is started.
 * @throws ClusterError DIRECTORY_NOT_EMPTY, FILE_UNWRITABLE
 */
export const initialise = async (options: InitOptions): Promise<InitialisedCluster> => {
  const { directory, host, settings } = options;
  await emptyDirectory(directory);
  const [authority, planned] = await Promise.all([createAuthority(), plan(options)]);
  const residents = newResidents(options.password);
  const ca = join(directory, authorityFile);
  await writeWhole(ca, authority.cert);
  await writeWhole(join(directory, passwordFile), `${residents.operator.password}\n`);
  await fillDatabase(options, planned, residents);
  await writeNodes(options, authority, planned);

  const callBridges = planned.callBridges.map(({ name, port }) => {
    const url = `https://${host}:${port}`;
    return { name, file: fileOf(options, name), url, jwksUrl: jwksUrlOf(url) };
  });
  const webBridges = planned.webBridges.map(({ name, port, linkedTo }) => ({
    ...{ name, file: fileOf(options, name), url: `https://${host}:${port}` },
    ...(linkedTo && { linkedTo: [linkedTo.name] }),
  }));
  return { callBridges, webBridges, target: { callBridges, webBridges, ca, residents, settings } };
};
