/** `move-conformance move`: a manager that moves one participant once. */
import { styleText } from 'node:util';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { createManager, type MoveRequest } from '../manager/manager.ts';
import type { MoveReport } from '../manager/move-report.ts';
import { type ManagerParts, managerParts } from '../manager/parts.ts';
import { directTarget, fromEnvironment, type ManagerTarget, readTarget } from '../manager/target.ts';
import { type DeviationOptions, partsFor, withDeviationOptions } from './deviations.ts';
import { duration } from './options.ts';

interface MoveOptions extends DeviationOptions {
  target?: string;
  url?: string[];
  user?: string;
  passwordEnv: string;
  ca?: string;
  at?: string;
  toBridge?: string;
  needsActivation?: boolean;
  importance?: string;
  set?: Record<string, string>;
  start?: boolean;
  /** Milliseconds; false: do not wait. */
  wait: number | false;
  json?: boolean;
}

const passwordVariable = 'MOVE_PASSWORD';
const interval = 250;

const atLeastOnce = (text: string, before: readonly string[] = []): string[] => {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:') throw new InvalidArgumentError('https://host:port is needed.');
  return [...before, url.origin];
};

const parameter = (text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const [, name, value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('name=value is needed, such as rxAudioMute=true.');
  return { ...before, [name]: value };
};

const count = (text: string): string => {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('a whole number is needed.');
  return text;
};

const help = `
What stands in the environment need not be given: MOVE_TARGET, MOVE_PARTICIPANT,
MOVE_SPACE and MOVE_WAIT. Exit code: 0 moved, 1 not moved, 2 wrong usage,
3 no Call Bridge that can be worked with.`;

export const moveCommand = (exit: (code: number) => void): Command =>
  withDeviationOptions(
    new Command('move')
      .summary('move a participant to another meeting, as a manager does')
      .description('Asks the right Call Bridge of a target, and follows the move to its end.')
      .addArgument(new Argument('[participant]', 'display name or id').default(process.env.MOVE_PARTICIPANT))
      .addArgument(new Argument('[space]', 'name, numeric id or id of the target').default(process.env.MOVE_SPACE))
      .addOption(new Option('--target <file>', 'a target file: where the Call Bridges are').env('MOVE_TARGET'))
      .option('--url <url>', 'a Call Bridge, instead of a target file; may be repeated', atLeastOnce)
      .option('--user <name>', 'the account for the API, with --url')
      .option('--password-env <name>', 'the variable that holds its password', passwordVariable)
      .option('--ca <file>', 'PEM file of the authority to trust, with --url')
      .option('--at <name>', 'the Call Bridge to ask; without it, one where the target is in session')
      .option('--to-bridge <name>', 'the Call Bridge to place the participant on')
      .option('--needs-activation', 'let the participant wait in the lobby, if there is one')
      .option('--importance <n>', 'the importance of the participant in the target', count)
      .option('--set <name=value>', 'any other parameter of the request; may be repeated', parameter)
      .option('--start', 'put the target in session where it is not')
      .addOption(
        new Option('--wait <duration>', 'how long to follow the move')
          .argParser(duration)
          .default(30_000, '30s')
          .env('MOVE_WAIT'),
      )
      .option('--no-wait', 'end when the move is accepted')
      .option('--json', 'print one JSON object, at the end')
      .addHelpText('after', help),
  ).action(
    async (participant: string | undefined, space: string | undefined, options: MoveOptions, command: Command) => {
      if (!participant || !space) return command.error('error: say whom to move, and to which space');
      const parts = await partsOf(options);
      const target = await targetOf(options, command);
      try {
        const report = await runMove(target, requestOf(participant, space, options), options, parts);
        exit(parts.exitCodeOf(report));
      } finally {
        target.close();
      }
    },
  );

const runMove = async (
  target: ManagerTarget,
  request: MoveRequest,
  { json = false }: MoveOptions,
  parts: ManagerParts,
): Promise<MoveReport> => {
  const tell = json ? () => {} : (what: string) => console.log(printable(what));
  const report = await createManager({ target, tell, parts }).move(request);
  if (json) console.log(JSON.stringify(report, null, 2));
  else for (const line of linesOf(report)) console.log(line);
  return report;
};

const targetOf = async (options: MoveOptions, command: Command): Promise<ManagerTarget> => {
  const { target, url, user, ca } = options;
  if (url === undefined)
    return target === undefined ? command.error('error: --target or --url is needed') : readTarget(target);
  if (user === undefined) return command.error('error: --url needs --user');
  const login = { username: user, password: fromEnvironment(options.passwordEnv) };
  return directTarget({ urls: url, login, ...(ca !== undefined && { ca }) });
};

const requestOf = (participant: string, space: string, options: MoveOptions): MoveRequest => {
  const { at, toBridge, needsActivation = false, importance, set = {}, start = false, wait } = options;
  return {
    participant,
    space,
    ...(at !== undefined && { at }),
    ...(toBridge !== undefined && { toBridge }),
    parameters: { needsActivation: String(needsActivation), ...(importance && { importance }), ...set },
    start,
    wait: wait === false ? 0 : wait,
    interval,
  };
};

/** What all deviations are made of is loaded for those who ask for one. */
const partsOf = async (options: DeviationOptions): Promise<ManagerParts> => {
  if (!options.defect && !options.variant) return managerParts;
  return (await partsFor(options)).manager;
};

const linesOf = ({ outcome, says, looksLike, advice, took }: MoveReport): string[] => {
  const good = outcome === 'moved' || outcome === 'accepted';
  const time = took === undefined ? '' : ` (${(took / 1000).toFixed(2)} s)`;
  const verdict = styleText(good ? 'green' : 'red', `${outcome}: ${printable(says)}`, { stream: process.stdout });
  const title = looksLike === undefined ? 'Look at this:' : `It looks like "${looksLike}". Look at this:`;
  return [`${verdict}${time}`, ...(advice.length > 0 ? [title, ...advice.map((one) => `  - ${printable(one)}`)] : [])];
};

/** Names are other people's: they may hold what a terminal would obey. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, '\uFFFD');
