/** The command line as a process of its own, and what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../bin/move-conformance.js', import.meta.url));

export interface Process {
  child: ChildProcess;
  /** The first line that fits, past or to come. Rejects when the process ends without it. */
  says(pattern: RegExp): Promise<string>;
  /** Sends a signal. Resolves with the exit code, null after a deadly signal. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a command that stays. It ends with the test at the latest. */
export const start = (t: TestContext, ...args: string[]): Process => {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const heard = new Set<() => void>();
  const exited = once(child, 'exit');
  const notify = (): void => {
    for (const look of heard) look();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    notify();
  });
  child.once('exit', notify);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;

  const stop: Process['stop'] = async (signal) => {
    if (!hasEnded()) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  t.after(() => stop('SIGKILL'));

  const says: Process['says'] = (pattern) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = lines.find((one) => pattern.test(one));
        if (line === undefined && !hasEnded()) return;
        heard.delete(look);
        if (line === undefined) reject(new Error(`it ended without saying ${pattern}: ${lines.join('\n')}`));
        else resolve(line);
      };
      heard.add(look);
      look();
    });
  return { child, says, stop };
};

/** Runs a command to its end. */
export const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
};
