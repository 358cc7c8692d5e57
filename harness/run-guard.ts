import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { harnessError } from './errors.ts';
import { files, type RunContext } from './run-context.ts';
import { deadNode } from './target/pulse.ts';
import type { Target } from './target/target.ts';
import type { FinishedRecord, FooterRecord } from './trace/record.ts';

/** Why a run stopped before its end. */
export type Stop = NonNullable<FooterRecord['stopped']>;

type Failure = FinishedRecord['failure'];

const environmentFailures = 5;

/**
 * Says when a run has to stop: the target died, the environment is gone, somebody interrupted it, its time is over.
 * The workers of a run share the decision by a file; the first one counts.
 */
export class RunGuard {
  readonly #file: string;
  #inARow = 0;

  constructor({ out }: Pick<RunContext, 'out'>) {
    this.#file = files(out).stop;
  }

  /** Whether no further scenario may begin. */
  get stopped(): boolean {
    return existsSync(this.#file);
  }

  get reason(): Stop | undefined {
    return this.stopped ? (JSON.parse(readFileSync(this.#file, 'utf8')) as Stop) : undefined;
  }

  stop(reason: Stop): void {
    try {
      writeFileSync(this.#file, JSON.stringify(reason), { flag: 'wx' });
    } catch (error) {
      if (!this.stopped) throw error;
    }
  }

  /**
   * To be told of every scenario's end. Looks at the target's pulse after a failure.
   * @returns what the failure really was, when the target died
   */
  async ended(scenario: string, failure: Failure, target: Target): Promise<Failure> {
    this.#inARow = failure?.fault === 'environment' ? this.#inARow + 1 : 0;
    if (failure === undefined) return undefined;
    if (this.#inARow >= environmentFailures) {
      const { code, message } = harnessError('E_ENVIRONMENT_LOST', { why: failure.message });
      this.stop({ fault: 'environment', code, message });
      return failure;
    }
    const dead = await deadNode(target);
    if (!dead) return failure;
    const { code, message } = harnessError('E_TARGET_DIED', {
      node: `${dead.node} (${dead.url})`,
      scenario,
      why: dead.why,
    });
    this.stop({ fault: 'target', code, message, scenario });
    return { ...failure, fault: 'target', code, message };
  }
}
