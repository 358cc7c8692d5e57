import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../../schemas/types/verdict.ts';
import { command, start } from '../../harness/support/command.ts';

export interface Trial {
  verdict: Verdict;
  /** What the run printed, for a failing test. */
  printed: string;
}

/**
 * Run the specification, or a part of it, against a reference cluster with deviations: both started by their command line.
 * @param deviations Such as `--defect`, `move-told-twice`.
 * @param selection Such as `--requirement`, `STEP-06`.
 */
export async function trial(deviations: readonly string[], selection: readonly string[] = []): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-trial-'));
  const targetFile = join(folder, 'target.json');
  const reference = start(['reference', ...deviations, '--target-file', targetFile, '--until-stdin-ends']);
  try {
    await reference.says('ready');
    const { stdout, stderr } = await command(['run', '--target', targetFile, '--out', folder, ...selection]);
    const verdict = JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')) as Verdict;
    return { verdict, printed: `${stdout}\n${stderr}` };
  } finally {
    reference.child.stdin?.end();
    await reference.ended;
    await rm(folder, { recursive: true, force: true });
  }
}
