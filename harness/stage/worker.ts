import type { Driver } from '../participants/driver.ts';
import type { RunContext, TargetContext } from '../run-context.ts';
import type { RunGuard } from '../run-guard.ts';
import { Ledger } from '../target/ledger.ts';
import { loadTarget, type Target } from '../target/target.ts';
import { stretched, type Timing } from '../target/timing.ts';

/** What one thread of a run holds for all its scenarios at one target. `close` it at the end. */
export interface Worker {
  run: RunContext;
  at: TargetContext;
  target: Target;
  driver: Driver;
  timing: Timing;
  ledger: Ledger;
  guard: RunGuard;
  close(): void;
}

export async function openWorker(run: RunContext, at: TargetContext, guard: RunGuard): Promise<Worker> {
  const target = await loadTarget(at.targetFile);
  return {
    run,
    at,
    target,
    driver: await target.loadDriver(),
    timing: stretched(target.timing, at.roundTrip),
    ledger: new Ledger(at.ledger),
    guard,
    close: () => target.close(),
  };
}
