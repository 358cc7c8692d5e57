import type { RunContext } from '../run-context.ts';
import { RunGuard } from '../run-guard.ts';
import { indexFor } from '../verdict/target-class.ts';
import { openWorker, type Worker } from './worker.ts';

/** The workers of one thread, one for each target that it has had a scenario at. `close` it at the end. */
export class Crew {
  readonly guard: RunGuard;
  readonly #run: RunContext;
  readonly #workers = new Map<number, Promise<Worker>>();

  constructor(run: RunContext) {
    this.#run = run;
    this.guard = new RunGuard(run);
  }

  /** Whoever plays what needs this: at the first target that claims it. */
  workerFor(needs: readonly string[]): Promise<Worker> {
    const classes = this.#run.targets.map((target) => target.class);
    const index = Math.max(0, indexFor(classes, needs));
    const opened = this.#workers.get(index) ?? openWorker(this.#run, this.#run.targets[index]!, this.guard);
    this.#workers.set(index, opened);
    return opened;
  }

  async close(): Promise<void> {
    for (const worker of this.#workers.values()) (await worker).close();
  }
}
