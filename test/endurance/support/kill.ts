/** A run that is killed at some moment, and what `clean` leaves of it. */
import { existsSync, mkdirSync, readFileSync, watch } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../../harness/chance.ts';
import { ledgerOf } from '../../../harness/run-context.ts';
import { command, start } from '../../harness/support/command.ts';
import { eventually } from '../../reference/support/eventually.ts';
import { type Cluster, targets } from './clusters.ts';
import { madeByOthers, settingsOf } from './inventory.ts';

/** When a run is killed: some milliseconds after its ledgers say so often that something is created, changed or broken. */
export interface Moment {
  entry: 'creating' | 'changing' | 'breaking';
  times: number;
  after: number;
}

export interface Killed {
  /** What the run had written down when it was killed. */
  creations: number;
  changes: number;
  faults: number;
  /** How many things of it were there before `clean`, where no node may be down. */
  found: number;
  /** What is otherwise than before the run, although `clean` has been there; in words. */
  left: string[];
}

/** @param most How many times at most. */
export const momentBy = (chance: Chance, entry: Moment['entry'], most: number): Moment => ({
  entry,
  times: 1 + chance.below(most),
  after: chance.below(50),
});

/**
 * Run against these clusters, kill the run with SIGKILL, clean each of them.
 * @param folder For the evidence, and nothing else.
 * @param options Of the run.
 */
export async function killAndClean(
  clusters: readonly Cluster[],
  folder: string,
  { entry, times: enough, after }: Moment,
  options: readonly string[],
): Promise<Killed> {
  mkdirSync(folder, { recursive: true });
  const before = await settingsAt(clusters);
  const ledgers = () => clusters.map((_, index) => read(ledgerOf(folder, index))).join('');
  const files = clusters.map(({ targetFile }) => targetFile);
  const running = start(['run', ...targets(files), '--out', folder, ...options]);
  const over = new AbortController();
  const reached = changesUntil(folder, () => count(ledgers(), entry) >= enough, over.signal);
  await Promise.race([reached, running.ended]);
  over.abort();
  await pause(after);
  running.child.kill('SIGKILL');
  await running.ended;
  const ledger = ledgers();
  const { length: found } = await madeAt(clusters.filter(({ others }) => others !== 'none'));
  const left = await Promise.all(clusters.map((cluster, index) => clean(cluster, ledgerOf(folder, index))));
  left.push(await lasting(() => madeAt(clusters)));
  if ((await settingsAt(clusters)) !== before) left.push(['a setting is not as it was']);
  const times = (what: Moment['entry']) => count(ledger, what);
  return {
    creations: times('creating'),
    changes: times('changing'),
    faults: times('breaking'),
    found,
    left: left.flat(),
  };
}

/** @returns what `clean` complains of */
async function clean({ targetFile }: Cluster, ledger: string): Promise<string[]> {
  const namespace = /"namespace":"(mc-[0-9a-f]+)"/.exec(read(ledger))?.[1] ?? '';
  const { code, stderr } = await command([
    ...['clean', '--target', targetFile],
    ...['--namespace', namespace, '--ledger', ledger],
  ]);
  return code === 0 ? [] : [`clean ended with ${code}: ${stderr}`];
}

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const count = (ledger: string, entry: string): number => ledger.split(`"entry":"${entry}"`).length - 1;

const madeAt = async (clusters: readonly Cluster[]): Promise<string[]> =>
  (await Promise.all(clusters.map(({ operator, callBridges }) => madeByOthers(operator, callBridges)))).flat();

const settingsAt = async (clusters: readonly Cluster[]): Promise<string> =>
  (await Promise.all(clusters.map(({ operator, callBridges }) => settingsOf(operator, callBridges)))).join('\n');

/** Resolves when something holds, which is looked at whenever a file of the folder has changed, until it is over. */
async function changesUntil(folder: string, holds: () => boolean, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = () => holds() && resolve();
  watch(folder, { signal }, look);
  look();
  await promise;
}

/** What the Call Bridges tell each other takes a moment. */
async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  let found: string[] = [];
  await eventually(async () => {
    found = await look();
    return found.length === 0;
  }, 3000).catch(() => {});
  return found;
}
