/** `move-conformance web-app`: a web app for humans, without a window. */
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Command } from 'commander';
import type { JoinRequest } from '../../schemas/types/web-app.ts';
import { Refusal } from '../link/refusal.ts';
import { checkWebApp } from '../link/web-app-words.ts';
import { obeyLine } from '../web-app/commands.ts';
import { join } from '../web-app/join.ts';
import { sentenceOf, startWebApp } from '../web-app/web-app.ts';

export interface WebAppCommandOptions {
  webBridge: string;
  meeting: string;
  name?: string;
  username?: string;
  passcode?: string;
  ca?: string;
}

export interface Surroundings {
  input: Readable;
  output: Writable;
  /** Where the password of `username` is. */
  environment: Readonly<Record<string, string | undefined>>;
  /** Leaves the call when it aborts. */
  signal: AbortSignal;
}

const passwordVariable = 'WEB_APP_PASSWORD';

/** `web-app`: a web app for humans. */
export const webAppCommand = (exit: (code: number) => void): Command =>
  new Command('web-app')
    .summary('join a meeting as a web app without a window')
    .description('Join a meeting as a web app without a window, and tell what happens to it.')
    .requiredOption('--web-bridge <url>', 'https://host:port of the Web Bridge')
    .requiredOption('--meeting <id>', "the meeting's numeric id")
    .option('--name <name>', 'join as a guest with this name')
    .option('--username <name>', `sign in; the password is taken from ${passwordVariable}`)
    .option('--passcode <digits>', "the meeting's passcode")
    .option('--ca <file>', 'PEM file of the certificate authority to trust')
    .addHelpText('after', '\nType mute, unmute, layout NAME, present, stop, say TEXT, chat or leave\nwhile it runs.')
    .action(async (options: WebAppCommandOptions) => {
      const interrupted = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
      const { stdin: input, stdout: output, env: environment } = process;
      exit(await runWebApp(options, { input, output, environment, signal: interrupted.signal }));
    });

/** Resolves with the exit code: 0 left, 1 refused or put out, 2 wrong arguments, 3 nobody there. */
export const runWebApp = async (options: WebAppCommandOptions, surroundings: Surroundings): Promise<number> => {
  const { input, output, signal, environment } = surroundings;
  const say = (text: string) => output.write(`${text}\n`);
  const report = (what: string) => say(`${clock.format(new Date())} ${what}`);
  const request = requestOf(options, environment[passwordVariable]);
  const wrong = wrongArguments(options, request);
  if (wrong !== undefined) {
    say(`error: ${wrong}`);
    return 2;
  }
  const agent = new Agent({ keepAlive: true });
  try {
    if (options.ca !== undefined) agent.options.ca = await readFile(options.ca, 'utf8');
    const webBridge = new URL(options.webBridge).origin;
    const { token } = await join(webBridge, agent, request);
    const webApp = await startWebApp({ webBridge, agent, token, report });
    const lines = createInterface({ input });
    lines.on('line', (line) => {
      obeyLine(webApp, line).then(report, (error: unknown) => report(sentenceOf(error)));
    });
    signal.addEventListener('abort', () => void webApp.leave(), { once: true });
    if (signal.aborted) await webApp.leave();
    const left = await webApp.over;
    lines.close();
    return left ? 0 : 1;
  } catch (error) {
    report(sentenceOf(error));
    return error instanceof Refusal ? 1 : 3;
  } finally {
    agent.destroy();
  }
};

const requestOf = (
  { meeting: numericId, name, username, passcode }: WebAppCommandOptions,
  password: string | undefined,
): JoinRequest => ({
  numericId,
  ...(passcode !== undefined && { passcode }),
  ...(username === undefined ? { name } : { username, password }),
});

const wrongArguments = ({ webBridge }: WebAppCommandOptions, request: JoinRequest): string | undefined => {
  if (URL.parse(webBridge)?.protocol !== 'https:') return `--web-bridge must be a URL such as https://host:443`;
  if (request.username === undefined && request.name === undefined) return 'give --name or --username';
  if (request.username !== undefined && request.password === undefined) return `${passwordVariable} is not set`;
  const broken = checkWebApp('JoinRequest', request);
  return broken === undefined ? undefined : `a Web Bridge would not understand this: ${broken}`;
};

/** `09:15:03.120`, local time. */
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
