import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evidence } from '../../../harness/explore/explore.ts';
import { command } from '../../harness/support/command.ts';
import { reference } from '../../harness/support/reference.ts';

export interface Exploration {
  code: number | null;
  /** Undefined where it came to no result. */
  result?: Result;
  /** The feature file that it wrote, if it found something. */
  written?: string;
  /** What was printed, for a failing test. */
  printed: string;
}

/** What `explore --json` prints. */
interface Result {
  runs: number;
  /** How much was done in all runs. */
  deeds: number;
  found?: {
    requirement: string;
    seed: number;
    /** How many steps the smallest sequence has, without what has to be there first and what is seen then. */
    steps: number;
    /** How much was done in the first sequence that showed it. */
    first: number;
    /** How many sequences were done. */
    attempts: number;
    feature: string;
  };
}

/**
 * Explore a reference cluster.
 * @param options Of the cluster, such as `--defect`, `moved-once`.
 * @param range Of the exploration, such as `--seed`, `1`.
 */
export async function exploration(options: readonly string[], range: readonly string[]): Promise<Exploration> {
  await using cluster = await reference(options);
  const out = join(cluster.folder, 'explored');
  const { code, stdout, stderr } = await command([
    ...['explore', '--json', '--target', cluster.targetFile, '--out', out, ...range],
  ]);
  const isResult = code === 0 || code === 1;
  return {
    code,
    printed: `${stdout}\n${stderr}`,
    ...(isResult && { result: JSON.parse(stdout) as Result }),
    ...(code === 1 && { written: await readFile(evidence(out).feature, 'utf8') }),
  };
}
