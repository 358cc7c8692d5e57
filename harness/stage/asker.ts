import type { Answer } from '../checks/check.ts';
import { CheckFailure } from '../checks/failure.ts';
import { type ArgsOf, type CheckName, evaluate, outcome } from '../checks/index.ts';
import type { Timing } from '../target/timing.ts';
import type { Trace } from '../trace/trace.ts';
import { throughout, until } from '../wait.ts';

export interface Asking {
  /** Looks at the target before each asking; without it the check waits for what participants experience. */
  look?: () => Promise<void>;
  /** Whether somebody has just looked, so that the first asking needs no look. */
  fresh?: boolean;
  /** `soon`: within the target's bound. `now`: at once. `quiet`: it must go on to hold for the quiet time. */
  when?: 'soon' | 'now' | 'quiet';
  /** Milliseconds, where the sentence names a bound of its own. */
  within?: number;
  /** Instead of the Rule's own. */
  requirement?: string;
}

/** Asks checks of a trace, and records each question with its last answer. */
export class Asker {
  readonly #trace: Trace;
  readonly #timing: Timing;
  readonly #signal: AbortSignal;
  readonly #requirement: string;

  constructor(trace: Trace, timing: Timing, signal: AbortSignal, requirement: string) {
    this.#trace = trace;
    this.#timing = timing;
    this.#signal = signal;
    this.#requirement = requirement;
  }

  /** @throws CheckFailure when the check does not come to hold */
  async ask<N extends CheckName>(check: N, args: ArgsOf<N>, asking: Asking = {}): Promise<void> {
    const { requirement = this.#requirement } = asking;
    const answer = await this.#answer(check, args, asking, { requirement });
    if (answer.is !== 'holds') throw new CheckFailure(requirement, answer);
  }

  /** Let the quiet time pass. */
  async quiet(): Promise<void> {
    await throughout(this.#trace, () => ({ is: 'holds', evidence: [] }), this.#timing.quiet, this.#signal);
  }

  /** Ask an invariant: a hook's question, which fails a requirement of its own. Never throws for the target's fault. */
  async askInvariant<N extends CheckName>(
    requirement: string,
    check: N,
    args: ArgsOf<N>,
    asking: Asking = {},
  ): Promise<Answer> {
    return this.#answer(check, args, asking, { requirement, invariant: true });
  }

  async #answer(
    check: CheckName,
    args: unknown,
    { look, fresh = false, when = 'soon', within = this.#timing.bound }: Asking,
    marks: { requirement: string; invariant?: true },
  ): Promise<Answer> {
    const trace = this.#trace;
    const bounds: { since?: number; bound?: number } = when === 'soon' ? { since: trace.last, bound: within } : {};
    const began = trace.records.at(-1)?.time ?? 0;
    const lookWhole =
      look &&
      (async () => {
        await look();
        // What has begun in time is seen to its end: on a long line one look may take longer than the bound.
        if (when === 'soon') bounds.bound = Math.max(within, trace.now() - began);
      });
    const evaluated = () => evaluate({ check, args, seq: trace.last + 1, ...bounds }, trace.records);
    const { interval } = this.#timing;
    const answer =
      when === 'quiet'
        ? await throughout(trace, evaluated, this.#timing.quiet, this.#signal)
        : await until(trace, evaluated, lookWhole, {
            interval,
            fresh,
            bound: when === 'now' ? 0 : within,
            signal: this.#signal,
          });
    trace.append({ kind: 'check', ...marks, check, args, ...bounds, ...outcome(answer) });
    return answer;
  }
}
