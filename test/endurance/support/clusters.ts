import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Configuration, configurations } from '../../../harness/run/embedded-reference.ts';
import type { TargetFile } from '../../../schemas/types/target.ts';
import { reference } from '../../harness/support/reference.ts';
import { createTestOperator, type Operator } from '../../reference/support/operator.ts';

/** One of the clusters that a run judges together, and an operator of it who has nothing to do with the harness. */
export interface Cluster {
  name: string;
  targetFile: string;
  operator: Operator;
  /** How many. */
  callBridges: number;
  /** Whether others may do there what they like; where settings are changed, they can but lie still; where nodes are killed, neither. */
  others: 'welcome' | 'still' | 'none';
}

export interface Clusters extends AsyncDisposable {
  all: readonly Cluster[];
}

/** Start the bundled cluster in these configurations, by default in all that the embedded run knows. */
export async function startClusters(chosen: readonly Configuration[] = configurations): Promise<Clusters> {
  const open = new AsyncDisposableStack();
  const all = await Promise.all(
    chosen.map(async ({ name, options }) => {
      const { targetFile } = open.use(await reference(['--name', name, ...options]));
      const cluster = await operated(targetFile);
      open.defer(() => cluster.operator.close());
      return { name, targetFile, ...cluster };
    }),
  );
  return { all, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

async function operated(targetFile: string): Promise<Pick<Cluster, 'operator' | 'callBridges' | 'others'>> {
  const target = JSON.parse(await readFile(targetFile, 'utf8')) as TargetFile;
  const { callBridges, tls, exclusiveUse = false, faults = {} } = target;
  const ca = await readFile(resolve(dirname(targetFile), tls?.ca ?? ''), 'utf8');
  const operator = target.credentials as { username: string; password: string };
  return {
    operator: createTestOperator({ ca, operator, callBridges }),
    callBridges: callBridges.length,
    others: Object.keys(faults).length > 0 ? 'none' : exclusiveUse ? 'still' : 'welcome',
  };
}

/** As options of a command. */
export const targets = (files: readonly string[]): string[] => files.flatMap((file) => ['--target', file]);
