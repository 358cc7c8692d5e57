/** Exploration of a target: seed after seed, until something was found, all was tried or there is no more time. */
import { randomBytes } from 'node:crypto';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { interruptible } from '../interruption.ts';
import { redactFiles } from '../report/redact-files.ts';
import { files, ledgerOf, type RunContext } from '../run-context.ts';
import { RunGuard } from '../run-guard.ts';
import { openWorker, type Worker } from '../stage/worker.ts';
import { cleanNamespace, type Left } from '../target/clean.ts';
import { examine } from '../target/doctor.ts';
import { Ledger } from '../target/ledger.ts';
import type { Target } from '../target/target.ts';
import { classOf } from '../verdict/target-class.ts';
import { featureOf } from './feature.ts';
import { type Searched, search } from './search.ts';

export interface ExplorePlan {
  target: Target;
  /** Seed of the first run; the next ones have the numbers after it. */
  seed: number;
  runs: number;
  /** How much is done in a run at most. */
  steps: number;
  /** Milliseconds after which no further run begins. */
  budget?: number;
  /** Absolute path of a folder that is ready. */
  out: string;
  /** To be told of every run's end. */
  ended(run: Searched): void;
}

export interface Explored {
  found?: Searched;
  /** How many runs came to their end. */
  runs: number;
  /** How much was done in all of them. */
  deeds: number;
  interrupted: boolean;
  namespace: string;
  /** What could not be removed from the target. */
  left: readonly Left[];
}

/** Where an exploration writes what it found. */
export const evidence = (out: string) => ({ feature: join(out, 'found.feature'), trace: files(out).trace });

/** @throws AggregateError of HarnessError, or HarnessError: nothing can be said of the target */
export async function explore(plan: ExplorePlan): Promise<Explored> {
  const { target, out } = plan;
  const { roundTrip, callBridges } = await examine(target);
  const began = new Date();
  const namespace = `mc-${randomBytes(4).toString('hex')}`;
  const at = { targetFile: target.file, ledger: ledgerOf(out, 0), class: classOf(target), roundTrip, callBridges };
  const run: RunContext = { targets: [at], out, namespace, began: began.getTime() };
  new Ledger(at.ledger).open(namespace, target.name, began);
  const worker = await openWorker(run, at, new RunGuard(run));
  const interruption = interruptible();
  try {
    const explored = await everySeed(plan, worker, interruption.signal);
    return {
      ...explored,
      interrupted: interruption.signal.aborted,
      namespace,
      left: await cleanNamespace(target, namespace),
    };
  } finally {
    interruption.release();
    worker.close();
    rmSync(files(out).stop, { force: true });
  }
}

async function everySeed(plan: ExplorePlan, worker: Worker, signal: AbortSignal) {
  const deadline = plan.budget === undefined ? Number.POSITIVE_INFINITY : performance.now() + plan.budget;
  let runs = 0;
  let deeds = 0;
  while (runs < plan.runs && !signal.aborted && performance.now() < deadline) {
    const searched = await search(worker, { seed: plan.seed + runs, steps: plan.steps, signal });
    if (signal.aborted && !searched.performed.finding) break;
    runs += 1;
    deeds += searched.first;
    plan.ended(searched);
    if (!searched.performed.finding) continue;
    keep(plan, searched);
    return { found: searched, runs, deeds };
  }
  rmSync(files(plan.out).trace, { force: true });
  return { runs, deeds };
}

/** The scenario that shows it, and what happened in it. */
function keep({ out, target }: ExplorePlan, { performed }: Searched): void {
  const { feature, trace } = evidence(out);
  writeFileSync(feature, featureOf(performed));
  rmSync(trace, { force: true });
  for (const record of performed.records) appendFileSync(trace, `${JSON.stringify(record)}\n`);
  redactFiles([feature, trace, ledgerOf(out, 0)], target.secrets);
}
