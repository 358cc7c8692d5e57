/** The command line of the reference cluster. Every command is a file; what is imported is what is asked for. */
import { Command, CommanderError } from 'commander';
import { ClusterError } from '../errors.ts';

type Exit = (code: number) => void;

const commands: Readonly<Record<string, (exit: Exit, subcommand: string | undefined) => Promise<Command>>> = {
  reference: async (_exit, subcommand) => (await import('./reference.ts')).referenceCommand(subcommand),
  'web-app': async (exit) => (await import('./web-app.ts')).webAppCommand(exit),
  move: async (exit) => (await import('./move.ts')).moveCommand(exit),
  defects: async () => (await import('./list.ts')).defectsCommand(),
  variants: async () => (await import('./list.ts')).variantsCommand(),
};

/**
 * Runs one command. Never throws.
 * @param args Without the names of Node and script.
 * @returns the exit code: 0 done and good, 1 done and bad, 2 asked for something wrong, 3 the environment is in the way
 */
export const main = async (args: readonly string[]): Promise<number> => {
  let code = 0;
  try {
    const program = await programFor(args, (given) => {
      code = given;
    });
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return report(error);
  }
};

const programFor = async ([name, subcommand]: readonly string[], exit: Exit): Promise<Command> => {
  const program = new Command('move-conformance')
    .description('The bundled reference cluster.')
    .enablePositionalOptions();
  const wanted = Object.entries(commands).filter(([known]) => known === name || !(name && name in commands));
  for (const [, make] of wanted) program.addCommand(await make(exit, subcommand));
  makeThrow(program);
  return program;
};

/** Instead of ending the process. */
const makeThrow = (command: Command): void => {
  command.exitOverride().showHelpAfterError('(try --help)');
  command.commands.forEach(makeThrow);
};

const report = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = error instanceof ClusterError ? error : undefined;
  console.error(`error: ${known?.message ?? `something went wrong that nobody expected: ${error}`}`);
  if (known) console.error(known.remedy);
  if (process.env.MOVE_CONFORMANCE_DEBUG !== undefined) console.error(error);
  return known?.exitCode ?? 3;
};
