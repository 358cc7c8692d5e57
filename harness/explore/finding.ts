import { CheckFailure } from '../checks/failure.ts';
import { HarnessError, reasonOf } from '../errors.ts';
import { isRefusal } from '../participants/driver.ts';
import type { CheckRecord, TraceRecord } from '../trace/record.ts';

/** What is wrong after something was done. */
export interface Finding {
  /** Id of the requirement that is broken. */
  requirement: string;
  /** The sentence that does not hold; absent where something could not even be done. */
  sentence?: string;
  expected: string;
  seen: string;
}

/**
 * What a thrown thing says about the target.
 * @returns undefined where the fault is not the target's
 */
export function findingOf(
  thrown: unknown,
  { requirement, sentence, records }: { requirement: string; sentence?: string; records: readonly TraceRecord[] },
): Finding | undefined {
  const about = { requirement, ...(sentence !== undefined && { sentence }) };
  if (thrown instanceof CheckFailure) {
    const asked = records.findLast((record): record is CheckRecord => record.kind === 'check' && !record.holds);
    return { ...about, expected: asked?.expected ?? thrown.message, seen: asked?.seen ?? '' };
  }
  const isTargets = isRefusal(thrown) || (thrown instanceof HarnessError && thrown.fault === 'target');
  return isTargets ? { ...about, expected: 'it can be done', seen: reasonOf(thrown) } : undefined;
}
