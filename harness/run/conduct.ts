/** A whole run: look at the target, play the scenarios, write the evidence, derive the verdict from it. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Verdict } from '../../schemas/types/verdict.ts';
import { harnessError, reasonOf } from '../errors.ts';
import { specificationVersion } from '../package-root.ts';
import { junitOf } from '../report/junit.ts';
import { redactFiles } from '../report/redact-files.ts';
import { files, type RunContext, writeRunContext } from '../run-context.ts';
import { RunGuard, type Stop } from '../run-guard.ts';
import { cleanNamespace, type Left, settle } from '../target/clean.ts';
import { examine, type Health } from '../target/doctor.ts';
import { Ledger, readLedger } from '../target/ledger.ts';
import type { Target } from '../target/target.ts';
import { countBlocks, readTrace, type TraceFile, writeFooter, writeHeader } from '../trace/trace-file.ts';
import { derive, type Plan } from '../verdict/derive.ts';
import type { Requirement, Scenario } from '../verdict/requirements.ts';
import { claimsAll, classOf } from '../verdict/target-class.ts';
import { play } from './cucumber.ts';
import { smokeMove } from './smoke-move.ts';

export interface RunPlan {
  target: Target;
  requirements: readonly Requirement[];
  selected: readonly Scenario[];
  /** Absolute path of a folder that is ready. */
  out: string;
  parallel: number;
  order: string;
  /** Milliseconds after which no further scenario begins. */
  budget?: number;
  /** To be told what the target looks like, before anything is judged. */
  examined(health: Health, smoke: string | undefined): void;
  /** To be told of every scenario's end. */
  ended(passed: boolean, of: number): void;
}

export interface Conducted {
  verdict: Verdict;
  trace: TraceFile;
  namespace: string;
  /** What of the run could not be removed from the target. */
  left: readonly Left[];
}

/**
 * @throws AggregateError of HarnessError, or HarnessError, when the target is not well: nothing was judged
 */
export async function conduct(plan: RunPlan): Promise<Conducted> {
  const { target, out } = plan;
  const health = await examine(target);
  const began = new Date();
  const { callBridges, roundTrip } = health;
  const namespace = `mc-${randomBytes(4).toString('hex')}`;
  const context: RunContext = {
    targetFile: target.file,
    out,
    namespace,
    began: began.getTime(),
    roundTrip,
    callBridges,
  };
  new Ledger(files(out).ledger).open(namespace, target.name, began);
  const guard = new RunGuard(context);
  const release = stopOnSignals(guard);
  try {
    plan.examined(health, await smokeMove(context).finally(() => rmSync(files(out).trace, { force: true })));
    const planned = writePlan(plan, began);
    writeRunContext(context);
    await playGuarded(plan, planned, guard);
  } finally {
    release();
  }
  const changed = await settle(target, { ...readLedger(files(out).ledger), made: [] });
  const left = [...changed, ...(await cleanNamespace(target, namespace))];
  return { ...finish(plan, guard.reason), namespace, left };
}

/** The trace's first line. @returns ids of the scenarios to play */
function writePlan({ target, requirements, selected, out }: RunPlan, began: Date): string[] {
  const targetClass = classOf(target);
  const planned = selected.filter(({ needs }) => claimsAll(targetClass, needs)).map(({ id }) => id);
  const header: Plan = { class: targetClass, requirements, planned };
  writeHeader(files(out).trace, {
    kind: 'header',
    format: 1,
    specification: specificationVersion,
    target: target.name,
    began: began.toISOString(),
    ...header,
  });
  return planned;
}

async function playGuarded(plan: RunPlan, planned: readonly string[], guard: RunGuard): Promise<void> {
  const release = stopOnBudget(guard, plan.budget);
  try {
    const { parallel, order, out } = plan;
    const ended = (passed: boolean) => plan.ended(passed, planned.length);
    const { faults, played } = await play({ planned, parallel, order, out }, ended);
    const lost = played - countBlocks(files(out).trace);
    const [fault] = lost > 0 ? [...faults, `${lost} scenarios left no trace`] : faults;
    if (fault !== undefined) guard.stop(crashed(fault));
  } catch (error) {
    guard.stop(crashed(reasonOf(error)));
  } finally {
    release();
  }
}

function crashed(why: string): Stop {
  const { code, message } = harnessError('E_RUN_CRASHED', { why });
  return { fault: 'harness', code, message };
}

/** The first signal lets the scenarios that play end; a second one ends the process, its things left to `clean`. */
function stopOnSignals(guard: RunGuard): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let asked = false;
  const stop = (signal: string) => {
    if (asked) process.exit(4);
    asked = true;
    const { code, message } = harnessError('E_INTERRUPTED', { signal });
    guard.stop({ fault: 'interrupted', code, message });
  };
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

function stopOnBudget(guard: RunGuard, budget: number | undefined): () => void {
  if (budget === undefined) return () => {};
  const timer = setTimeout(() => {
    const { code, message } = harnessError('E_OVER_BUDGET', { budget: `${budget / 1000} s` });
    guard.stop({ fault: 'budget', code, message });
  }, budget);
  return () => clearTimeout(timer);
}

/** Nothing is believed that is not in the files. */
function finish({ out, target }: RunPlan, stopped: Stop | undefined): Pick<Conducted, 'verdict' | 'trace'> {
  const { trace: traceFile, messages, html, ledger, verdict: verdictFile, junit } = files(out);
  redactFiles([traceFile, messages, html, ledger], target.secrets);
  writeFooter(traceFile, { ended: new Date().toISOString(), ...(stopped && { stopped }) });
  const trace = readTrace(traceFile);
  const verdict = derive(trace);
  writeFileSync(verdictFile, `${JSON.stringify(verdict, null, 2)}\n`);
  writeFileSync(junit, junitOf(verdict));
  return { verdict, trace };
}
