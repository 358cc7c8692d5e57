import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StrangersReport } from './stranger.ts';

export interface Beside extends AsyncDisposable {
  /** Let it stop, compare what it has with what it left, and go. */
  leave(): Promise<StrangersReport>;
}

const program = fileURLToPath(new URL('./stranger.ts', import.meta.url));

/** Milliseconds between two of a stranger's acts. */
const unhurried = 40;
const never = 2 ** 31 - 1;

/**
 * A stranger in a process of its own on a cluster, who has settled there already.
 * @param still Whether it does nothing any more until it leaves.
 */
export async function strangerOn(targetFile: string, seed: number, still = false): Promise<Beside> {
  const args = [program, targetFile, String(seed), String(still ? never : unhurried)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  const { value: first } = await lines.next();
  if (first !== 'ready') throw new Error('the stranger could not settle');
  const leave = async () => {
    child.stdin.end();
    const { value: report = '' } = await lines.next();
    await exited;
    return JSON.parse(report) as StrangersReport;
  };
  return {
    leave,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await exited;
    },
  };
}
