/** Whether the harness was too slow for the times that a cluster waits. FAIL-04, FAIL-06 */
import { type Expected, whereabouts } from '../checks/whereabouts.ts';
import { harnessError } from '../errors.ts';
import type { CheckRecord, FinishedRecord, TraceRecord } from '../trace/record.ts';

type Failure = FinishedRecord['failure'];

/** What may be seen, and said, of who is not waited for any longer. */
const excused = ['CHECK_FAILED', 'E_REFUSED', 'E_NOT_SHOWN'];

/**
 * What stopped a scenario, unless it was looked at when the cluster need not have waited any longer for somebody who had yet to come:
 * then it is nobody's fault but the environment's, in which the harness was so slow.
 */
export function unlessTooLate(records: readonly TraceRecord[], failure: Failure): Failure {
  if (!failure || !excused.includes(failure.code)) return failure;
  const [first] = whereabouts(records)
    .filter(isWaitedFor)
    .toSorted((one, other) => one.keptUntil - other.keptUntil);
  const late = first ? seenFirst(records, failure) - first.keptUntil : 0;
  if (!first || late <= 0) return failure;
  const error = harnessError('E_CAME_TOO_LATE', { late: Math.ceil(late), persona: first.persona });
  return { ...failure, fault: 'environment', code: error.code, message: error.message };
}

const isWaitedFor = (one: Expected): one is Expected & { keptUntil: number } => one.keptUntil !== undefined;

/** When what failed was first looked at: what fails then is wrong, however long it is looked at again. */
function seenFirst(records: readonly TraceRecord[], { code }: NonNullable<Failure>): number {
  const check = code === 'CHECK_FAILED' ? records.findLast(isFailed) : undefined;
  if (!check) return records.at(-1)?.time ?? 0;
  const { since = check.seq - 1 } = check;
  const look = records.find(({ kind, seq }) => kind === 'rest' && seq > since);
  return (look && look.seq < check.seq ? look : records[since - 1])?.time ?? 0;
}

const isFailed = (record: TraceRecord): record is CheckRecord =>
  record.kind === 'check' && !record.holds && record.invariant !== true;
