import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { harnessError, reasonOf } from '../errors.ts';
import { files } from '../run-context.ts';
import { putAwayLedgers } from '../target/ledgers.ts';

/**
 * Make a folder ready for a run's evidence: what an earlier run left there goes, and nothing else; but for a ledger that is still
 * needed.
 * @returns its absolute path
 * @throws HarnessError E_OUT_UNWRITABLE
 */
export async function prepareOut(folder: string): Promise<string> {
  const out = resolve(folder);
  try {
    await mkdir(out, { recursive: true });
    putAwayLedgers(out);
    await Promise.all(Object.values(files(out)).map((file) => rm(file, { force: true })));
    return out;
  } catch (error) {
    throw harnessError('E_OUT_UNWRITABLE', { folder, why: reasonOf(error) }, error);
  }
}
