import type { ArgsOf } from '../checks/index.ts';
import type { CheckRecord, TraceRecord } from '../trace/record.ts';
import type { Stage } from './stage.ts';
import type { BrokenTruth } from './truth.ts';

/** What holds as soon as one message has come, and no longer when there is a second. */
const onceOnly = 'toldToMove';

/**
 * Ask once more, at the end of a scenario, whether who was told to move was told once: a second message may have come since. Nothing
 * is asked where there was another move after it.
 */
export async function askAgain(stage: Pick<Stage, 'trace' | 'asker'>): Promise<BrokenTruth[]> {
  const { records } = stage.trace;
  const asked = records.findLast(isAskedOnce);
  if (!asked || records.slice(asked.seq).some(isMove)) return [];
  const { requirement, args } = asked;
  const answer = await stage.asker.askInvariant(requirement, onceOnly, args as ArgsOf<typeof onceOnly>, {
    when: 'now',
  });
  return answer.is === 'holds' ? [] : [{ requirement, answer }];
}

const isAskedOnce = (record: TraceRecord): record is CheckRecord =>
  record.kind === 'check' && record.check === onceOnly && record.holds;

const isMove = (record: TraceRecord): boolean => record.kind === 'act' && record.act === 'move';
