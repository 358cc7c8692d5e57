import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationsFor } from '../../../harness/run/embedded-reference.ts';
import { readRequirements } from '../../../harness/verdict/requirements.ts';
import { select } from '../../../harness/verdict/selection.ts';
import type { Verdict } from '../../../schemas/types/verdict.ts';
import { command, start } from '../../harness/support/command.ts';

export interface Trial {
  verdict: Verdict;
  /** What the run printed, for a failing test. */
  printed: string;
}

/**
 * Run the specification, or some requirements of it, against reference clusters with deviations, in the configurations that
 * these need: all started by their command line.
 * @param deviations Such as `--defect`, `move-told-twice`.
 */
export async function trial(deviations: readonly string[], requirements: readonly string[] = []): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-trial-'));
  const needed = configurationsFor(select(readRequirements(), { requirements }));
  const clusters = needed.map(({ options }, index) => {
    const targetFile = join(folder, `target-${index + 1}.json`);
    const args = ['reference', ...options, ...deviations, '--target-file', targetFile, '--until-stdin-ends'];
    return { targetFile, reference: start(args) };
  });
  try {
    await Promise.all(clusters.map(({ reference }) => reference.says('ready')));
    const targets = clusters.flatMap(({ targetFile }) => ['--target', targetFile]);
    const selection = requirements.flatMap((id) => ['--requirement', id]);
    const alone = requirements.length > 0 ? ['--parallel', '1'] : [];
    const { stdout, stderr } = await command(['run', ...targets, '--out', folder, ...selection, ...alone]);
    const verdict = JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')) as Verdict;
    return { verdict, printed: `${stdout}\n${stderr}` };
  } finally {
    for (const { reference } of clusters) reference.child.stdin?.end();
    await Promise.all(clusters.map(({ reference }) => reference.ended));
    await rm(folder, { recursive: true, force: true });
  }
}
