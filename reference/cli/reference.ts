/** `move-conformance reference`: a whole cluster in one process, until it is told to stop. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { type Cluster, startCluster } from '../cluster.ts';
import { clusterError } from '../errors.ts';
import { createLog } from '../log.ts';
import { logFileOf } from '../names.ts';
import { newResidents } from '../residents.ts';
import type { NodeSettings } from '../settings.ts';
import { type Addresses, type CallBridgeAddresses, writeTargetFile } from '../target-file.ts';
import { writeWhole } from '../write-file.ts';
import { type DeviationOptions, partsFor, withDeviationOptions } from './deviations.ts';
import { initCommand } from './init.ts';
import { nodeCommand } from './node.ts';
import { countBetween, passwordVariable, setting } from './options.ts';
import { untilTold } from './until-told.ts';

interface ReferenceOptions extends DeviationOptions {
  name: string;
  exclusiveUse: boolean;
  callBridges: number;
  webBridges: number;
  targetFile?: string;
  logDir?: string;
  set?: Partial<NodeSettings>;
  untilStdinEnds?: boolean;
}

export const referenceCommand = (): Command =>
  withDeviationOptions(
    new Command('reference')
      .summary('start the bundled reference cluster')
      .description(
        'Starts a cluster in one process, writes its target file, says "ready" and stays until told to stop.',
      ),
  )
    .option('--call-bridges <n>', 'how many Call Bridges', countBetween(1, 24), 3)
    .option('--web-bridges <n>', 'how many Web Bridges', countBetween(1, 24), 2)
    .option('--name <name>', 'what the target file calls it', 'reference cluster')
    .option('--no-exclusive-use', 'say in the target file that settings of the whole cluster may not be changed')
    .option('--target-file <file>', 'where to write the target file; without it, in a temporary folder')
    .option('--log-dir <dir>', 'where to write a log for each node; without it, nowhere')
    .option('--set <name=number>', 'a time-out or bound other than the default; may be repeated', setting)
    .option('--until-stdin-ends', 'stop also when standard input ends')
    .addHelpText('after', `\nThe operator is "admin"; ${passwordVariable} gives the password, else it is a random one.`)
    // What follows the name of a sub-command is for that one.
    .enablePositionalOptions()
    .addCommand(initCommand())
    .addCommand(nodeCommand())
    .action(runReference);

const runReference = async (options: ReferenceOptions): Promise<void> => {
  const parts = partsFor(options);
  const { callBridges, webBridges, set: settings, logDir } = options;
  const residents = newResidents(process.env[passwordVariable]);
  await makeLogDirectory(logDir);
  const { operator, users } = residents;
  const logOf = (node: string) => createLog(logDir === undefined ? {} : { file: join(logDir, logFileOf(node)) });
  const cluster = await startCluster({ callBridges, webBridges, settings, parts, operator, users, logOf });
  const folder = options.targetFile === undefined ? await mkdtemp(join(tmpdir(), 'reference-')) : undefined;
  try {
    const targetFile = options.targetFile ?? join(folder ?? '', 'target.json');
    const addresses = addressesOf(cluster);
    const authorityFile = `${targetFile.replace(/\.json$/, '')}.ca.pem`;
    await writeWhole(authorityFile, cluster.ca);
    const { name, exclusiveUse } = options;
    const ca = basename(authorityFile);
    await writeTargetFile(targetFile, { ...addresses, ca, residents, name, exclusiveUse, settings });
    announce(addresses, targetFile);
    await untilTold(options.untilStdinEnds ? process.stdin : undefined);
  } finally {
    await cluster.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  }
};

const makeLogDirectory = async (directory: string | undefined): Promise<void> => {
  if (directory === undefined) return;
  await mkdir(directory, { recursive: true }).catch((error: Error) => {
    throw clusterError('FILE_UNWRITABLE', { file: directory }, error);
  });
};

interface ClusterAddresses {
  callBridges: CallBridgeAddresses[];
  webBridges: Addresses[];
}

const addressesOf = ({ callBridges, webBridges }: Cluster): ClusterAddresses => ({
  callBridges: callBridges.map(({ identity: { name }, url, jwksUrl }) => ({ name, url, jwksUrl })),
  webBridges: webBridges.map(({ name, url }) => ({ name, url })),
});

const announce = ({ callBridges, webBridges }: ClusterAddresses, targetFile: string): void => {
  for (const { name, url } of callBridges) console.log(`Call Bridge ${name}: ${url}`);
  for (const { name, url } of webBridges) console.log(`Web Bridge ${name}: ${url}`);
  console.log(`Target file: ${targetFile}`);
  console.log('ready');
};
