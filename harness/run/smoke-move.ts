import { HarnessError, harnessError, reasonOf } from '../errors.ts';
import type { RunContext, TargetContext } from '../run-context.ts';
import { RunGuard } from '../run-guard.ts';
import { join, move } from '../stage/acts.ts';
import { Stage } from '../stage/stage.ts';
import { openWorker } from '../stage/worker.ts';

/**
 * One ordinary move before anything is judged, to tell a wrong address or a wrong driver from a wrong cluster: who can't even
 * join did not reach what the target file promises. What fails after that is for the scenarios to judge.
 * @returns why the move did not get through; undefined when it did
 * @throws HarnessError E_SMOKE_MOVE, E_DRIVER_THREW
 */
export async function smokeMove(run: RunContext, at: TargetContext): Promise<string | undefined> {
  const worker = await openWorker(run, at, new RunGuard(run));
  const stage = new Stage(worker, { scenario: 'SMOKE-01.1', requirement: 'SMOKE-01', title: 'One ordinary move' });
  try {
    const unprepared = await reasonNot(async () => {
      await stage.spaces.inSession('Standup', ['Paris']);
      await stage.spaces.inSession('Planning', ['Paris']);
    });
    if (unprepared !== undefined) return unprepared;
    const absent = await reasonNot(() => join(stage, 'Alice', 'Standup', { webBridge: 'East' }));
    if (absent !== undefined) throw harnessError('E_SMOKE_MOVE', { why: absent });
    return await reasonNot(() => move(stage, 'Alice', { space: 'Planning', at: 'Paris' }));
  } finally {
    await stage.close(undefined);
    worker.close();
  }
}

/** Why something can't be done; a driver that throws is another matter. */
async function reasonNot(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof HarnessError && error.code === 'E_DRIVER_THREW') throw error;
    return reasonOf(error);
  }
}
