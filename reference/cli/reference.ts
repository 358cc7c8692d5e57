/** `move-conformance reference`: a whole cluster, until it is told to stop. */
import { Command } from 'commander';
import { withDeviationOptions } from './deviations.ts';
import { countBetween, passwordVariable, setting } from './options.ts';
import type { ReferenceOptions } from './run-reference.ts';

const subcommands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).initCommand(),
  node: async () => (await import('./node.ts')).nodeCommand(),
  tell: async () => (await import('./tell.ts')).tellCommand(),
};

/** @param name Of the sub-command that was asked for, which alone is loaded then. */
export const referenceCommand = async (name: string | undefined): Promise<Command> => {
  const command = withDeviationOptions(
    new Command('reference')
      .summary('start the bundled reference cluster')
      .description('Starts a cluster, writes its target file, says "ready" and stays until told to stop.'),
  )
    .option('--call-bridges <n>', 'how many Call Bridges', countBetween(1, 24), 3)
    .option('--web-bridges <n>', 'how many Web Bridges', countBetween(1, 24), 2)
    .option('--partly-linked <n>', 'how many more, linked to the first Call Bridge only', countBetween(0, 24), 0)
    .option('--processes', 'every node a process of its own, with commands for faults in the target file')
    .option('--older <n>', 'how many more Call Bridges of a version before 3.2', countBetween(0, 24), 0)
    .option('--name <name>', 'what the target file calls it', 'reference cluster')
    .option('--no-exclusive-use', 'say in the target file that settings of the whole cluster may not be changed')
    .option('--target-file <file>', 'where to write the target file; without it, in a temporary folder')
    .option('--log-dir <dir>', 'where to write a log for each node; without it, nowhere')
    .option('--set <name=number>', 'a time-out or bound other than the default; may be repeated', setting)
    .option('--until-stdin-ends', 'stop also when standard input ends')
    .addHelpText('after', `\nThe operator is "admin"; ${passwordVariable} gives the password, else it is a random one.`)
    // What follows the name of a sub-command is for that one.
    .enablePositionalOptions()
    .action(async (options: ReferenceOptions) => {
      const { runReference } = await import('./run-reference.ts');
      await runReference(options);
    });
  const wanted = Object.entries(subcommands).filter(([known]) => known === name || !(name && name in subcommands));
  for (const [, make] of wanted) command.addCommand(await make());
  return command;
};
