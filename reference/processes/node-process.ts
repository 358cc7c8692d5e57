/** A node as a child process, which somebody may kill and which can be started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface NodeProcess {
  readonly name: string;
  readonly isRunning: boolean;
  /** It listens. */
  readonly isServing: boolean;
  /** It is linked to every other node. */
  readonly isLinked: boolean;
  /** Where its keys are, once it has said so. */
  readonly jwksUrl: string | undefined;
  /** Starts it if it is not running. */
  start(): void;
  /** Ends it, also where somebody has stopped it. Resolves when it is gone. */
  end(): Promise<void>;
}

export interface NodeProcessOptions {
  name: string;
  /** Path of the file that stands for this package's command. */
  command: string;
  /** `reference node FILE` and options. */
  args: readonly string[];
  /** Where its process id stands while it runs. */
  pidFile: string;
  /** It has ended, or has said something. */
  onChange: () => void;
}

/** How long it may take to close by itself, in milliseconds. */
const closingTime = 2_000;

export const createNodeProcess = (options: NodeProcessOptions): NodeProcess => {
  const { name, command, args, pidFile, onChange } = options;
  let child: ChildProcess | undefined;
  let isServing = false;
  let isLinked = false;
  let jwksUrl: string | undefined;

  const hear = (line: string): void => {
    if (line === 'ready') isServing = true;
    else if (line === 'linked to every other node') isLinked = true;
    else if (line === 'a link is down') isLinked = false;
    else if (line.startsWith('keys: ')) jwksUrl = line.slice('keys: '.length);
    onChange();
  };

  const start = (): void => {
    if (child) return;
    // Of its own process group: Ctrl-C is for whoever started it. Its input ends with that one, however that happens.
    const started = spawn(process.execPath, [command, ...args, '--until-stdin-ends'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    });
    child = started;
    writeFileSync(pidFile, `${started.pid}\n`);
    started.stdin.on('error', () => {});
    createInterface({ input: started.stdout }).on('line', hear);
    started.once('exit', () => {
      rmSync(pidFile, { force: true });
      child = undefined;
      isServing = false;
      isLinked = false;
      onChange();
    });
  };

  return {
    name,
    get isRunning() {
      return child !== undefined;
    },
    get isServing() {
      return isServing;
    },
    get isLinked() {
      return isLinked;
    },
    get jwksUrl() {
      return jwksUrl;
    },
    start,
    async end() {
      const ending = child;
      if (!ending) return;
      const exited = once(ending, 'exit');
      ending.kill('SIGCONT');
      ending.stdin?.end();
      const timer = setTimeout(() => ending.kill('SIGKILL'), closingTime);
      await exited;
      clearTimeout(timer);
    },
  };
};
