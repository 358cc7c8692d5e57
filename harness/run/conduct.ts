/** A whole run: look at the target, play the scenarios, write the evidence, derive the verdict from it. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Verdict } from '../../schemas/types/verdict.ts';
import { harnessError, reasonOf } from '../errors.ts';
import { specificationVersion } from '../package-root.ts';
import { plainJson } from '../plain.ts';
import { junitOf } from '../report/junit.ts';
import { redactFiles } from '../report/redact-files.ts';
import { files, ledgerOf, type RunContext, type TargetContext, writeRunContext } from '../run-context.ts';
import { RunGuard, type Stop } from '../run-guard.ts';
import { mendAll } from '../target/breaking.ts';
import { cleanNamespace, type Left, settle } from '../target/clean.ts';
import { examine, type Health } from '../target/doctor.ts';
import { Ledger, readLedger } from '../target/ledger.ts';
import type { Target } from '../target/target.ts';
import { countBlocks, readTrace, type TraceFile, writeFooter, writeHeader } from '../trace/trace-file.ts';
import { derive, type Plan } from '../verdict/derive.ts';
import type { Requirement, Scenario } from '../verdict/requirements.ts';
import { classOf, together } from '../verdict/target-class.ts';
import { type Arrangement, arrange } from './arrangement.ts';
import { type Play, play, type Steps } from './cucumber.ts';
import { smokeMove } from './smoke-move.ts';

export interface RunPlan {
  /** A scenario is played at the first of them that claims what it needs; class and name are those of the first. */
  targets: readonly Target[];
  requirements: readonly Requirement[];
  selected: readonly Scenario[];
  /** Absolute path of a folder that is ready. */
  out: string;
  parallel: number;
  order: string;
  /** How often each scenario is played; default once. One that fails once has failed. */
  repeat?: number;
  /** Whether nothing is played any more once a scenario has failed. */
  failFast?: boolean;
  /** Milliseconds after which no further scenario begins. */
  budget?: number;
  /** Where this process has loaded them already. */
  steps?: Steps;
  /** To be told what a target looks like, before anything is judged. */
  examined(target: Target, health: Health, smoke: string | undefined): void;
  /** To be told of every scenario's end. */
  ended(passed: boolean, of: number): void;
}

export interface Conducted {
  verdict: Verdict;
  trace: TraceFile;
  namespace: string;
  /** What of the run could not be removed, by target. */
  left: readonly LeftAt[];
}

export interface LeftAt {
  target: Target;
  /** Of what was made and changed there. */
  ledger: string;
  left: readonly Left[];
}

/**
 * @throws AggregateError of HarnessError, or HarnessError, when a target is not well: nothing was judged
 */
export async function conduct(plan: RunPlan): Promise<Conducted> {
  const { targets, out } = plan;
  const health = await examineAll(targets);
  const began = new Date();
  const namespace = `mc-${randomBytes(4).toString('hex')}`;
  const contexts = targets.map((target, index) => contextOf(target, health[index]!, ledgerOf(out, index)));
  const context: RunContext = { targets: contexts, out, namespace, began: began.getTime() };
  for (const [index, { ledger }] of contexts.entries()) {
    new Ledger(ledger).open(namespace, targets[index]!.name, began);
  }
  const guard = new RunGuard(context);
  const release = stopOnSignals(guard);
  try {
    const moved = await Promise.all(contexts.map((at) => smokeMove(context, at))).finally(() =>
      rmSync(files(out).trace, { force: true }),
    );
    for (const [index, target] of targets.entries()) plan.examined(target, health[index]!, moved[index]);
    const arrangement = writePlan(plan, began);
    writeRunContext(context);
    const roundTrip = Math.max(...health.map((one) => one.roundTrip));
    const features = featuresWith(plan.requirements, arrangement.planned);
    await playGuarded(plan, { ...arrangement, features, roundTrip }, guard);
  } finally {
    release();
  }
  const left = await Promise.all(targets.map((target, index) => cleanUp(target, contexts[index]!.ledger, namespace)));
  return { ...finish(plan, guard.reason), namespace, left: left.filter((one) => one.left.length > 0) };
}

const contextOf = (target: Target, { roundTrip, callBridges }: Health, ledger: string): TargetContext => ({
  targetFile: target.file,
  ledger,
  class: classOf(target),
  roundTrip,
  callBridges,
});

/** All of them, and what is wrong with all of them. */
async function examineAll(targets: readonly Target[]): Promise<Health[]> {
  const found = await Promise.allSettled(targets.map((target) => examine(target)));
  const faults = found.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (faults.length > 0) throw new AggregateError(faults.flatMap((fault) => fault.errors ?? [fault]));
  return found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

async function cleanUp(target: Target, ledger: string, namespace: string): Promise<LeftAt> {
  const outstanding = readLedger(ledger);
  const broken = await mendAll(target, outstanding);
  const settled = await settle(target, outstanding);
  return { target, ledger, left: [...broken, ...settled, ...(await cleanNamespace(target, namespace))] };
}

/** The trace's first line. @returns the scenarios to play, in parts */
function writePlan({ targets, requirements, selected, out }: RunPlan, began: Date): Arrangement {
  const classes = targets.map((target) => ({ name: target.name, class: classOf(target) }));
  const targetClass = together(classes);
  const arrangement = arrange(
    selected,
    classes.map((one) => one.class),
  );
  const header: Plan = { class: targetClass, requirements, planned: arrangement.planned };
  writeHeader(files(out).trace, {
    kind: 'header',
    format: 1,
    specification: specificationVersion,
    target: targets[0]!.name,
    began: began.toISOString(),
    ...header,
  });
  return arrangement;
}

async function playGuarded(
  plan: RunPlan,
  arranged: Arrangement & Pick<Play, 'features' | 'roundTrip'>,
  guard: RunGuard,
): Promise<void> {
  const release = stopOnBudget(guard, plan.budget);
  try {
    const { parallel, repeat = 1, failFast = false, order, out, steps } = plan;
    const ended = (passed: boolean) => plan.ended(passed, arranged.planned.length * repeat);
    const { faults, played } = await play({ ...arranged, parallel, repeat, failFast, order, out, steps }, ended);
    const lost = played - countBlocks(files(out).trace);
    const [fault] = lost > 0 ? [...faults, `${lost} scenarios left no trace`] : faults;
    if (fault !== undefined) guard.stop(crashed(fault));
  } catch (error) {
    guard.stop(crashed(reasonOf(error)));
  } finally {
    release();
  }
}

function featuresWith(requirements: readonly Requirement[], planned: readonly string[]): string[] {
  const asked = new Set(planned);
  const having = requirements.filter(({ scenarios }) => scenarios.some(({ id }) => asked.has(id)));
  return [...new Set(having.map(({ feature }) => feature))];
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
function finish({ out, targets }: RunPlan, stopped: Stop | undefined): Pick<Conducted, 'verdict' | 'trace'> {
  const { trace: traceFile, messages, html, verdict: verdictFile, junit } = files(out);
  const ledgers = targets.map((_, index) => ledgerOf(out, index));
  redactFiles(
    [traceFile, messages, html, ...ledgers],
    targets.flatMap(({ secrets }) => secrets),
  );
  writeFooter(traceFile, { ended: new Date().toISOString(), ...(stopped && { stopped }) });
  const trace = readTrace(traceFile);
  const verdict = derive(trace);
  writeFileSync(verdictFile, `${plainJson(verdict, 2)}\n`);
  writeFileSync(junit, junitOf(verdict));
  return { verdict, trace };
}
