import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Outstanding, readLedger } from './ledger.ts';

/** Every ledger in a folder of evidence: of the last run, one for each target, and those that were kept of earlier ones. */
export function ledgersIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /^ledger[\w-]*\.ndjson$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Make place for the ledgers of a new run. One that says that settings are still changed, or faults not mended, is the only place
 * where it stands: it is kept, under the namespace of its run. The others go.
 */
export function putAwayLedgers(folder: string): void {
  for (const file of ledgersIn(folder)) {
    const left = outstandingIn(file);
    if (!left || left.changed.length + left.broken.length === 0) rmSync(file, { force: true });
    else if (!basename(file).includes(left.namespace))
      renameSync(file, join(folder, basename(file).replace('ledger', `ledger-${left.namespace}`)));
  }
}

/** undefined for what is no ledger, or hardly begun. */
export function outstandingIn(file: string): Outstanding | undefined {
  try {
    return readLedger(file);
  } catch {
    return undefined;
  }
}
