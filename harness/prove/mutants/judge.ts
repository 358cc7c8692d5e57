/** Whether a mutant is noticed: the checks of its scenario that held are asked again. */
import { answerTo } from '../../checks/index.ts';
import type { CheckRecord, TraceRecord } from '../../trace/record.ts';
import { isHeld } from './block.ts';
import type { Mutant } from './mutant.ts';

/**
 * By what a mutant was noticed: the check that it breaks, and nothing where none does.
 * @param hint Name of the check that is asked first.
 */
export function noticedBy(mutant: Mutant, hint?: string): CheckRecord | undefined {
  const sight = sightOf(mutant.records);
  const first = Math.min(...mutant.changed);
  const asked = mutant.records.filter(
    (record): record is CheckRecord => isHeld(record) && record.seq > first && record.seq < mutant.until,
  );
  return inLikelyOrder(asked, mutant, hint).find((check) => answerTo(check, sight(check)).is !== 'holds');
}

/**
 * Which of the checks that the scenario's own steps have asked breaks first, as its place among them; -1 where none does, or
 * the harness would have stopped before.
 */
export function firstStepBroken(mutant: Mutant): number {
  const sight = sightOf(mutant.records);
  const first = Math.min(...mutant.changed);
  return stepChecks(mutant.records).findIndex(
    (check) => check.seq > first && check.seq < mutant.until && answerTo(check, sight(check)).is !== 'holds',
  );
}

/** What the steps of a scenario have asked, and held. */
export const stepChecks = (records: readonly TraceRecord[]): CheckRecord[] =>
  records.filter((record): record is CheckRecord => isHeld(record) && record.invariant !== true);

/** Those first that rest on something that differs, and what asks for all messages where one is not valid. */
function inLikelyOrder(checks: readonly CheckRecord[], { changed, records }: Mutant, hint?: string): CheckRecord[] {
  const places = new Set(changed);
  const isInvalid = changed.some((place) => {
    const record = records[place - 1];
    return (record?.kind === 'frame' || record?.kind === 'rest') && record.invalid !== undefined;
  });
  const isLikely = ({ check, evidence = [] }: CheckRecord) =>
    isInvalid
      ? check === 'everyMessageValid' || check === 'everyAnswerValid'
      : evidence.some((place) => places.has(place));
  const first: CheckRecord[] = [];
  const likely: CheckRecord[] = [];
  const others: CheckRecord[] = [];
  for (const check of checks) (check.check === hint ? first : isLikely(check) ? likely : others).push(check);
  return [...first.reverse(), ...likely, ...others];
}

/**
 * What each check may see, as `visibleTo` says. No check looks at checks or steps, so those at the end are left out: then the
 * same records are the same array, and what is worked out of them is worked out once.
 */
function sightOf(records: readonly TraceRecord[]): (check: CheckRecord) => readonly TraceRecord[] {
  const seen = new Map<number, readonly TraceRecord[]>();
  return ({ seq, since, bound }) => {
    let length = seq - 1;
    if (bound !== undefined && since !== undefined) {
      const deadline = (records[since - 1]?.time ?? 0) + bound;
      while (length > 0 && (records[length - 1]?.time ?? 0) > deadline) length -= 1;
    }
    while (length > 0 && isUnseen(records[length - 1])) length -= 1;
    const sight = seen.get(length) ?? records.slice(0, length);
    seen.set(length, sight);
    return sight;
  };
}

const isUnseen = (record: TraceRecord | undefined) => record?.kind === 'check' || record?.kind === 'step';
