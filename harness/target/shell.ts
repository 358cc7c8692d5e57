import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { reasonOf } from '../errors.ts';
import type { Target } from './target.ts';

/** Within which a command of a target file has to end, in milliseconds. */
const limit = 30_000;

/**
 * Run a shell command in the target file's folder, to its end; what it leaves running may stay.
 * @returns why it failed; undefined when it ended with 0
 */
export async function runCommand({ file }: Pick<Target, 'file'>, command: string): Promise<string | undefined> {
  const child = spawn('sh', ['-c', command], {
    cwd: dirname(file),
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own ends as a whole; and Ctrl-C is for this process alone.
    detached: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    said += more;
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    process.kill(-child.pid!, 'SIGKILL');
  }, limit);
  try {
    const [code] = await once(child, 'exit');
    if (isLate) return `it did not end within ${limit / 1000} s`;
    return code === 0 ? undefined : said.trim().split('\n').at(-1) || `it ended with ${code}`;
  } catch (error) {
    return reasonOf(error);
  } finally {
    clearTimeout(timer);
    child.stderr.destroy();
  }
}
