/** `move-conformance reference node FILE`: one node of a cluster, as a process of its own. */
import { Command } from 'commander';
import { startNode } from '../node.ts';
import { readNodeFile } from '../node-file.ts';
import { type DeviationOptions, partsFor, withDeviationOptions } from './deviations.ts';
import { checkSettings } from './options.ts';
import { untilTold } from './until-told.ts';

interface NodeCommandOptions extends DeviationOptions {
  untilStdinEnds?: boolean;
}

export const nodeCommand = (): Command =>
  withDeviationOptions(
    new Command('node')
      .summary('start one node of a cluster of processes')
      .description('Starts a Call Bridge or a Web Bridge, says "ready" when it listens, and stays until told to stop.')
      .argument('<file>', 'a node file, as `reference init` writes them'),
  )
    .option('--until-stdin-ends', 'stop also when standard input ends')
    .action(runNode);

const runNode = async (file: string, options: NodeCommandOptions): Promise<void> => {
  const parts = await partsFor(options);
  const content = await readNodeFile(file);
  const node = await startNode(content, { parts, settings: checkSettings(content.settings ?? {}) });
  try {
    console.log(`${node.kind} ${content.name}: ${node.url}`);
    if (node.jwksUrl !== undefined) console.log(`keys: ${node.jwksUrl}`);
    console.log('ready');
    node.onLinks((areAllLinked) => console.log(areAllLinked ? 'linked to every other node' : 'a link is down'));
    await untilTold(options.untilStdinEnds ? process.stdin : undefined);
  } finally {
    await node.close();
  }
};
