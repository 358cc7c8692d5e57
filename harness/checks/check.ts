/**
 * What a check is: a pure function from the trace so far to an answer. It reads records and nothing else, so that
 * anyone can ask it again, offline, of the same trace.
 */
import type { TraceRecord } from '../trace/record.ts';

export type Records = readonly TraceRecord[];

/** `not yet` may still come to hold; `broken` can't any more. */
export type Answer =
  | { is: 'holds'; evidence: readonly number[] }
  | { is: 'not yet' | 'broken'; expected: string; seen: string; evidence: readonly number[] };

export type Check<Args> = (records: Records, args: Args) => Answer;

type Evidence = readonly { seq: number }[];

export const holds = (...evidence: Evidence): Answer => ({ is: 'holds', evidence: seqs(evidence) });

export const notYet = (expected: string, seen: string, ...evidence: Evidence): Answer => ({
  is: 'not yet',
  expected,
  seen,
  evidence: seqs(evidence),
});

export const broken = (expected: string, seen: string, ...evidence: Evidence): Answer => ({
  is: 'broken',
  expected,
  seen,
  evidence: seqs(evidence),
});

/** Holds when all hold; else the worst answer: broken before not yet. */
export function all(answers: readonly Answer[]): Answer {
  const worst = answers.find(({ is }) => is === 'broken') ?? answers.find(({ is }) => is === 'not yet');
  return worst ?? { is: 'holds', evidence: answers.flatMap(({ evidence }) => evidence) };
}

const seqs = (evidence: Evidence) => evidence.map(({ seq }) => seq);
