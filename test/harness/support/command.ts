import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Milliseconds. */
  took: number;
}

export interface Started {
  child: ChildProcess;
  /** Resolves when the process and its output have ended. */
  ended: Promise<Ended>;
  /** Resolves when it has printed a line that begins with this; rejects when it ends without. */
  says(line: string): Promise<void>;
}

const bin = join(import.meta.dirname, '../../../bin/move-conformance.js');

/**
 * Start the real command, as a user does. Its standard input stays open until `child.stdin` is ended.
 * @param command That of another checkout.
 */
export function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  command: string = bin,
): Started {
  const began = performance.now();
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr, took: performance.now() - began }));
  });
  const says = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stdout.split('\n').some((said) => said.startsWith(line)) && resolve();
      child.stdout.on('data', look);
      ended.then(() => reject(new Error(`it ended without saying ${line}: ${stderr}`)));
      look();
    });
  return { child, ended, says };
}

/** Run the real command to its end. */
export const command = (args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended> =>
  start(args, environment).ended;
