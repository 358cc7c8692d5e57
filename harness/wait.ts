import type { Answer } from './checks/check.ts';
import type { Trace } from './trace/trace.ts';

export interface Patience {
  /** Milliseconds between two looks. */
  interval: number;
  /** Whether somebody has just looked, so that the first asking needs no look. */
  fresh?: boolean;
  /** Milliseconds after which it is too late. */
  bound: number;
  signal: AbortSignal;
}

/** Where things happen: a trace, or what concerns one person only. */
export type Scenery = Pick<Trace, 'activity'>;

const now = (): number => performance.now();

/**
 * The one waiting primitive: look, ask, and do so again until the answer is final or the bound has passed.
 * Without anything to look at, it asks again whenever something is recorded.
 * @returns the last answer
 */
export async function until(
  scenery: Scenery,
  ask: () => Answer,
  look: (() => Promise<void>) | undefined,
  { interval, fresh = false, bound, signal }: Patience,
): Promise<Answer> {
  const deadline = now() + bound;
  for (let stale = !fresh; ; stale = true) {
    if (stale) await look?.();
    const answer = ask();
    const left = deadline - now();
    if (answer.is !== 'not yet' || left <= 0) return answer;
    await scenery.activity(look ? Math.min(interval, left) : left, signal);
  }
}

/** Let `milliseconds` pass, in which `ask` must go on to hold; ends early when it is broken. */
export async function throughout(
  scenery: Scenery,
  ask: () => Answer,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Answer> {
  const end = now() + milliseconds;
  for (;;) {
    const answer = ask();
    const left = end - now();
    if (answer.is === 'broken' || left <= 0) return answer;
    await scenery.activity(left, signal);
  }
}
