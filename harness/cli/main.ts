/** The command line. Every command is a file; what is imported is what is asked for. */
import { Command, CommanderError } from 'commander';
import { HarnessError, harnessError, reasonOf } from '../errors.ts';
import { packageVersion } from '../package-root.ts';
import { Terminal } from '../report/terminal.ts';

type Exit = (code: number) => void;

const commands: Record<string, (exit: Exit) => Promise<Command>> = {
  run: async (exit) => (await import('./run.ts')).runCommand(exit),
  judge: async (exit) => (await import('./judge.ts')).judgeCommand(exit),
  requirements: async () => (await import('./requirements.ts')).requirementsCommand(),
  explore: async (exit) => (await import('./explore.ts')).exploreCommand(exit),
  prove: async (exit) => (await import('./prove.ts')).proveCommand(exit),
  clean: async (exit) => (await import('./clean.ts')).cleanCommand(exit),
};

const ofReference = `
Commands of the bundled reference cluster:
  reference                start it: a cluster to be judged, or to play with
  web-app                  join a meeting as a web app without a window
  move                     move a participant, there or in any other cluster
  defects                  list the defects that it can be given
  variants                 list the permitted differences that it can be given`;

/**
 * Run one command. Never throws.
 * @param args Without the names of Node and script.
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  let code = 0;
  process.on('exit', brokeOff);
  try {
    const program = await programFor(args[0], (given) => {
      code = given;
    });
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return report(error);
  } finally {
    process.off('exit', brokeOff);
  }
}

/** Somebody else's module has ended the process, or nothing is left that could go on: that is no success. */
function brokeOff(code: number): void {
  if (code !== 0 && code !== unsettled) return;
  process.exitCode = report(harnessError('E_RUN_CRASHED', { why: 'its process ended before it was done' }));
}

/** What Node ends with where something is waited for that never comes. */
const unsettled = 13;

/** Only the command that is asked for is loaded; all of them for help, or for a name that is none. */
async function programFor(name: string | undefined, exit: Exit): Promise<Command> {
  const program = new Command('move-conformance')
    .description(
      'A conformance harness for moving participants between meetings on a Cisco-Meeting-Server-like cluster.',
    )
    .version(packageVersion)
    .addHelpText('after', ofReference);
  const wanted = name !== undefined && name in commands ? [name] : Object.keys(commands);
  for (const one of wanted) {
    const command = await commands[one]?.(exit);
    if (command) program.addCommand(command);
  }
  for (const command of [program, ...program.commands]) command.exitOverride().showHelpAfterError('(try --help)');
  return program;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AggregateError) return Math.max(...error.errors.map(report));
  const known = error instanceof HarnessError ? error : harnessError('E_RUN_CRASHED', { why: reasonOf(error) }, error);
  const terminal = new Terminal(process.stderr);
  terminal.paragraph(`${known.message} [${known.code}]`, { style: 'red' });
  terminal.paragraph(known.remedy);
  if (process.env.MOVE_CONFORMANCE_DEBUG !== undefined) console.error(error);
  return known.exitCode;
}
