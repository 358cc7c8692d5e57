/** `move-conformance reference`: a whole cluster, until it is told to stop. */
import { Command } from 'commander';
import { passwordVariable } from './options.ts';
import { withReferenceOptions } from './reference-options.ts';
import type { ReferenceCommandOptions } from './run-reference.ts';

const subcommands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).initCommand(),
  node: async () => (await import('./node.ts')).nodeCommand(),
  host: async () => (await import('./host.ts')).hostCommand(),
  tell: async () => (await import('./tell.ts')).tellCommand(),
};

/** @param name Of the sub-command that was asked for, which alone is loaded then. */
export const referenceCommand = async (name: string | undefined): Promise<Command> => {
  const command = withReferenceOptions(
    new Command('reference')
      .summary('start the bundled reference cluster')
      .description('Starts a cluster, writes its target file, says "ready" and stays until told to stop.'),
  )
    .option('--until-stdin-ends', 'stop also when standard input ends')
    .addHelpText('after', `\nThe operator is "admin"; ${passwordVariable} gives the password, else it is a random one.`)
    // What follows the name of a sub-command is for that one.
    .enablePositionalOptions()
    .action(async (options: ReferenceCommandOptions) => {
      const { runReference } = await import('./run-reference.ts');
      await runReference(options);
    });
  const wanted = Object.entries(subcommands).filter(([known]) => known === name || !(name && name in subcommands));
  for (const [, make] of wanted) command.addCommand(await make());
  return command;
};
