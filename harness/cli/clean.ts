import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { harnessError } from '../errors.ts';
import { mendAll } from '../target/breaking.ts';
import { cleanNamespace, type Left, settle } from '../target/clean.ts';
import { examine } from '../target/doctor.ts';
import { type Outstanding, readLedger } from '../target/ledger.ts';
import { ledgersIn, outstandingIn } from '../target/ledgers.ts';
import { loadTarget } from '../target/target.ts';

interface CleanOptions {
  target: string;
  namespace: string;
  ledger: string;
}

const usualLedger = 'reports/latest/ledger.ndjson';

/** `clean`: removes what a killed run left on a target, and restores what it had changed. */
export const cleanCommand = (exit: (code: number) => void): Command =>
  new Command('clean')
    .summary('remove what a killed run left behind')
    .description(
      'Removes everything whose name begins with the namespace of a run, restores the settings that its ledger says it changed, ' +
        'and takes faults back that it says are still there.',
    )
    .requiredOption('--target <file>', 'target file of the cluster')
    .requiredOption('--namespace <name>', 'namespace of the run, as its ledger and the names on the cluster show it')
    .option('--ledger <file>', 'ledger of the run', usualLedger)
    .action(async (options: CleanOptions) => exit(await clean(options)));

async function clean({ target: file, namespace, ledger }: CleanOptions): Promise<number> {
  if (!/^mc-[0-9a-f]{8}$/.test(namespace)) {
    throw harnessError('E_USAGE', { what: `${namespace} is no namespace of a run: those look like mc-0123abcd.` });
  }
  const named = ledger === usualLedger ? undefined : outstandingOf(ledger, namespace);
  const target = await loadTarget(file);
  const outstanding = named ? [named] : usualOutstanding(namespace, target.name);
  try {
    const left: Left[] = [];
    for (const one of outstanding) left.push(...(await mendAll(target, one)));
    if (left.length === 0) await examine(target);
    for (const one of outstanding) left.push(...(await settle(target, one)));
    left.push(...(await cleanNamespace(target, namespace)));
    const [first] = left;
    if (first)
      throw harnessError('E_NOT_CLEAN', { count: left.length, path: `${first.path} on ${first.node}`, why: first.why });
    console.log(
      `Nothing of ${namespace} is left on ${target.name}${outstanding.length > 0 ? '' : '; no ledger of it was found'}.`,
    );
    return 0;
  } finally {
    target.close();
  }
}

/** @throws HarnessError E_LEDGER_UNREADABLE, also for the ledger of another run */
function outstandingOf(ledger: string, namespace: string): Outstanding {
  const outstanding = readLedger(ledger);
  if (outstanding.namespace === namespace) return outstanding;
  throw harnessError('E_LEDGER_UNREADABLE', { file: ledger, why: `it belongs to ${outstanding.namespace}` });
}

/** What those ledgers say that are where a run puts them by itself; any of them may be missing, or belong to other runs. */
function usualOutstanding(namespace: string, target: string): Outstanding[] {
  const folder = dirname(usualLedger);
  const all = existsSync(folder) ? ledgersIn(folder).map(outstandingIn) : [];
  return all.filter((one) => one !== undefined).filter((one) => one.namespace === namespace && one.target === target);
}
