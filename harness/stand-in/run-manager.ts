/** Runs the command of a target file that moves somebody once, and records how it ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { harnessError } from '../errors.ts';
import type { Trace } from '../trace/trace.ts';

export interface ManagerRun {
  /** A shell command. */
  command: string;
  /** Where it runs. */
  folder: string;
  environment: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended, with all that it has started. */
  limit: number;
}

/** How much of what it printed is kept: the end. */
const kept = 2000;

/** What a shell ends with when it can't run a command. */
const unusable = [126, 127];

/** Resolves when the command has ended, or was ended. @throws HarnessError E_MANAGER_UNUSABLE */
export async function runManager(trace: Trace, { command, folder, environment, limit }: ManagerRun): Promise<void> {
  const child = spawn(command, {
    shell: true,
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be ended.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-kept);
    });
  }
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), limit);
  const [code] = (await once(child, 'close').finally(() => clearTimeout(timer))) as [number | null];
  if (code !== null && unusable.includes(code)) throw harnessError('E_MANAGER_UNUSABLE', { why: said.trim() });
  const how = code === null ? { stopped: `not ended within ${limit / 1000} s` } : { code };
  trace.append({ kind: 'act', actor: 'manager', act: 'end', args: { ...how, said } });
}
