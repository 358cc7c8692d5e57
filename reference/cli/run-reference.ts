/** Starts a cluster, in this process or in several, and writes its target file. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Cluster, startCluster } from '../cluster.ts';
import { clusterError } from '../errors.ts';
import { createLog } from '../log.ts';
import { managerCommand } from '../manager/command-line.ts';
import { logFileOf, namesOfCallBridges, namesOfPartlyLinked, namesOfWebBridges } from '../names.ts';
import { startProcesses } from '../processes/supervisor.ts';
import { newResidents } from '../residents.ts';
import type { NodeSettings } from '../settings.ts';
import { type TargetOptions, writeTargetFile } from '../target-file.ts';
import { writeWhole } from '../write-file.ts';
import { type DeviationOptions, deviationArgs, managerDeviationArgs, partsFor } from './deviations.ts';
import { passwordVariable } from './options.ts';
import { untilTold } from './until-told.ts';

export interface ReferenceOptions extends DeviationOptions {
  name: string;
  exclusiveUse: boolean;
  callBridges: number;
  webBridges: number;
  partlyLinked: number;
  processes?: boolean;
  older: number;
  targetFile?: string;
  logDir?: string;
  set?: Partial<NodeSettings>;
}

export interface ReferenceCommandOptions extends ReferenceOptions {
  untilStdinEnds?: boolean;
}

interface Started {
  /** What a target file says of it, but for its authority, of which this is the PEM. */
  target: Omit<TargetOptions, 'ca'>;
  ca: string;
  close(): Promise<void>;
}

/** A cluster that runs, and what is said of it. */
export interface RunningReference {
  targetFile: string;
  target: Started['target'];
  close(): Promise<void>;
}

/** Resolves when it was told to stop, and has stopped. @throws ClusterError */
export const runReference = async (options: ReferenceCommandOptions): Promise<void> => {
  const reference = await startReference(options);
  try {
    announce(reference);
    await untilTold(options.untilStdinEnds ? process.stdin : undefined);
  } finally {
    await reference.close();
  }
};

/** Resolves when the cluster is whole and its target file is written. @throws ClusterError */
export const startReference = async (options: ReferenceOptions): Promise<RunningReference> => {
  await makeLogDirectory(options.logDir);
  const folder = await mkdtemp(join(tmpdir(), 'reference-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  const close = async (): Promise<void> => {
    for (const one of closing.reverse()) await one();
  };
  try {
    const {
      target,
      ca,
      close: end,
    } = options.processes ? await startSeveral(options, folder) : await startOne(options);
    closing.push(end);
    const targetFile = options.targetFile ?? join(folder, 'target.json');
    const authorityFile = `${targetFile.replace(/\.json$/, '')}.ca.pem`;
    await writeWhole(authorityFile, ca);
    const { name, exclusiveUse } = options;
    const manager = managerCommand(await managerDeviationArgs(options));
    await writeTargetFile(targetFile, { ...target, ca: basename(authorityFile), name, exclusiveUse, manager });
    return { targetFile, target, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const host = '127.0.0.1';

const startOne = async (options: ReferenceOptions): Promise<Started> => {
  const parts = await partsFor(options);
  const { callBridges, webBridges, partlyLinked, older, set: settings, logDir } = options;
  const residents = newResidents(process.env[passwordVariable]);
  const { operator, users } = residents;
  const logOf = (node: string) => createLog(logDir === undefined ? {} : { file: join(logDir, logFileOf(node)) });
  const cluster = await startCluster({
    ...{ callBridges, webBridges, partlyLinked, older },
    ...{ settings, parts, operator, users, logOf },
  });
  return { target: { ...addressesOf(cluster), residents, settings }, ca: cluster.ca, close: cluster.close };
};

const addressesOf = ({ callBridges, webBridges, partlyLinked }: Cluster) => ({
  callBridges: callBridges.map(({ identity: { name, isOlder }, url, jwksUrl }) => ({
    ...{ name, url, jwksUrl },
    ...(isOlder && { movesWebApps: false }),
  })),
  webBridges: [
    ...webBridges.map(({ name, url }) => ({ name, url })),
    ...partlyLinked.map(({ name, url }) => ({ name, url, linkedTo: [callBridges[0]!.identity.name] })),
  ],
});

const startSeveral = async (options: ReferenceOptions, folder: string): Promise<Started> => {
  // What is wrong with them is better said here than by every node.
  await partsFor(options);
  const { close, target } = await startProcesses({
    directory: join(folder, 'cluster'),
    host,
    callBridges: namesOfCallBridges(options.callBridges),
    webBridges: namesOfWebBridges(options.webBridges),
    partlyLinked: namesOfPartlyLinked(options.partlyLinked),
    settings: options.set ?? {},
    password: process.env[passwordVariable],
    logDirectory: options.logDir,
    command: process.argv[1] ?? '',
    nodeArgs: deviationArgs(options),
  });
  return { target, ca: await readFile(target.ca, 'utf8'), close };
};

const makeLogDirectory = async (directory: string | undefined): Promise<void> => {
  if (directory === undefined) return;
  await mkdir(directory, { recursive: true }).catch((error: Error) => {
    throw clusterError('FILE_UNWRITABLE', { file: directory }, error);
  });
};

const announce = ({ target: { callBridges, webBridges }, targetFile }: RunningReference): void => {
  for (const { name, url } of callBridges) console.log(`Call Bridge ${name}: ${url}`);
  for (const { name, url } of webBridges) console.log(`Web Bridge ${name}: ${url}`);
  console.log(`Target file: ${targetFile}`);
  console.log('ready');
};
