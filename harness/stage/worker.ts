import type { Driver } from '../participants/driver.ts';
import { files, type RunContext } from '../run-context.ts';
import { RunGuard } from '../run-guard.ts';
import { Ledger } from '../target/ledger.ts';
import { loadTarget, type Target } from '../target/target.ts';
import { stretched, type Timing } from '../target/timing.ts';

/** What one worker of a run holds for all its scenarios. `close` it at the end. */
export interface Worker {
  context: RunContext;
  target: Target;
  driver: Driver;
  timing: Timing;
  ledger: Ledger;
  guard: RunGuard;
  close(): void;
}

export async function openWorker(context: RunContext): Promise<Worker> {
  const target = await loadTarget(context.targetFile);
  return {
    context,
    target,
    driver: await target.loadDriver(),
    timing: stretched(target.timing, context.roundTrip),
    ledger: new Ledger(files(context.out).ledger),
    guard: new RunGuard(context),
    close: () => target.close(),
  };
}
