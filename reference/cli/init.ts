/** `move-conformance reference init DIR`: the files of a cluster whose nodes are processes of their own. */
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { initialise } from '../init.ts';
import { managerCommand } from '../manager/command-line.ts';
import { namesOfCallBridges, namesOfPartlyLinked, namesOfWebBridges } from '../names.ts';
import type { NodeSettings } from '../settings.ts';
import { writeTargetFile } from '../target-file.ts';
import { countBetween, passwordVariable, setting } from './options.ts';

interface InitCommandOptions {
  callBridges: number;
  webBridges: number;
  partlyLinked: number;
  set?: Partial<NodeSettings>;
}

const host = '127.0.0.1';

export const initCommand = (): Command =>
  new Command('init')
    .summary('make the files of a cluster of processes')
    .description('Makes certificates, a file for each node, the database and the target file. Starts nothing.')
    .argument('<dir>', 'a new or an empty directory')
    .option('--call-bridges <n>', 'how many Call Bridges', countBetween(1, 24), 3)
    .option('--web-bridges <n>', 'how many Web Bridges', countBetween(1, 24), 2)
    .option('--partly-linked <n>', 'how many more, linked to the first Call Bridge only', countBetween(0, 24), 0)
    .option('--set <name=number>', 'a time-out or bound other than the default; may be repeated', setting)
    .action(runInit);

const runInit = async (directory: string, options: InitCommandOptions): Promise<void> => {
  const { callBridges, webBridges, target } = await initialise({
    directory,
    host,
    callBridges: namesOfCallBridges(options.callBridges),
    webBridges: namesOfWebBridges(options.webBridges),
    partlyLinked: namesOfPartlyLinked(options.partlyLinked),
    settings: options.set ?? {},
    password: process.env[passwordVariable],
  });
  const targetFile = join(directory, 'target.json');
  await writeTargetFile(targetFile, { ...target, ca: basename(target.ca), manager: managerCommand([]) });
  console.log('Start each of these in a process of its own, in any order:');
  for (const { file } of [...callBridges, ...webBridges]) console.log(`  move-conformance reference node ${file}`);
  console.log(`Target file: ${targetFile}`);
};
