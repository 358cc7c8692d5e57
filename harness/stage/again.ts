import type { ArgsOf, CheckName } from '../checks/index.ts';
import { isLooking } from '../trace/looking.ts';
import type { CheckRecord, TraceRecord } from '../trace/record.ts';
import type { Stage } from './stage.ts';
import type { BrokenTruth } from './truth.ts';

const isAct = (record: TraceRecord): boolean => record.kind === 'act' && !isLooking(record);
const isMove = (record: TraceRecord): boolean => record.kind === 'act' && record.act === 'move';
const always = (): boolean => true;

/** What holds as soon as one message has come, or none yet, and no longer when there is another. */
const brief: Partial<Record<CheckName, { of(args: unknown): boolean; until(record: TraceRecord): boolean }>> = {
  toldToMove: { of: always, until: isMove },
  presenterSeen: { of: (args) => (args as ArgsOf<'presenterSeen'>).presenter === null, until: isAct },
};

/**
 * Ask once more, at the end of a scenario, what may have held for a moment only: whether who was told to move was told once, and who
 * saw no presentation still sees none. Nothing is asked where something was done since that may have changed it.
 */
export async function askAgain(stage: Pick<Stage, 'trace' | 'asker'>): Promise<BrokenTruth[]> {
  const { records } = stage.trace;
  const broken: BrokenTruth[] = [];
  for (const { requirement, check, args } of records.filter((record) => isBrief(record, records))) {
    const answer = await stage.asker.askInvariant(requirement, check, args as never, { when: 'now' });
    if (answer.is !== 'holds') broken.push({ requirement, answer });
  }
  return broken;
}

function isBrief(record: TraceRecord, records: readonly TraceRecord[]): record is CheckRecord & { check: CheckName } {
  if (record.kind !== 'check' || !record.holds || record.invariant) return false;
  const { of, until } = brief[record.check as CheckName] ?? {};
  return of !== undefined && until !== undefined && of(record.args) && !records.slice(record.seq).some(until);
}
