import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HarnessError, harnessError, reasonOf } from '../errors.ts';
import { files } from '../run-context.ts';
import { putAwayLedgers } from '../target/ledgers.ts';

/**
 * Make a folder ready for a run's evidence: what an earlier run left there goes, and nothing else; but for a ledger that is still
 * needed. Until this process ends the folder is its own.
 * @returns its absolute path
 * @throws HarnessError E_OUT_UNWRITABLE, E_OUT_IN_USE
 */
export async function prepareOut(folder: string): Promise<string> {
  const out = resolve(folder);
  try {
    await mkdir(out, { recursive: true });
    occupy(out);
    putAwayLedgers(out);
    await Promise.all(Object.values(files(out)).map((file) => rm(file, { force: true })));
    return out;
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    throw harnessError('E_OUT_UNWRITABLE', { folder, why: reasonOf(error) }, error);
  }
}

/** One process writes into a folder; who was killed does no more. */
function occupy(folder: string): void {
  const file = join(folder, 'run.pid');
  const other = pidIn(file);
  if (other !== undefined && other !== process.pid && isRunning(other)) {
    throw harnessError('E_OUT_IN_USE', { folder, pid: other });
  }
  writeFileSync(file, `${process.pid}\n`);
  process.once('exit', () => rmSync(file, { force: true }));
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
