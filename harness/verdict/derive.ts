/** From a trace to a verdict: a pure function, the same for a run that just ended and for one judged again later. */
import type { Failure, RequirementResult, ScenarioResult, TargetClass, Verdict } from '../../schemas/types/verdict.ts';
import type { TraceFile } from '../trace/trace-file.ts';
import { type BlockResult, judgeBlock } from './blocks.ts';
import { causeOf, coverageOf, type Row } from './combination.ts';
import type { Requirement, Scenario } from './requirements.ts';
import { claimsAll, classLine, isPlayed, isRequired } from './target-class.ts';

/** What the header of a trace says about the run. */
export interface Plan {
  class: TargetClass;
  requirements: readonly Requirement[];
  /** Ids of the scenarios that the run was to play. */
  planned: readonly string[];
}

type Stop = TraceFile['footer']['stopped'];

/** The verdict on a whole trace. The records of checks are believed. */
export function derive({ header, blocks, footer }: TraceFile): Verdict {
  const plan = header as unknown as Plan;
  const played = blocks.flatMap((block) => judgeBlock(block) ?? []).map((result) => withDeath(result, footer.stopped));
  const judged = [...Map.groupBy(played, ({ scenario }) => scenario).values()].map(onceForAll);
  const byScenario = new Map(judged.map((result) => [result.scenario, result]));
  const failures = judged.flatMap((result) => result.failures);
  const requirements = plan.requirements.map((requirement) => {
    const scenarios = requirement.scenarios.map((scenario) =>
      scenarioResult(scenario, plan, byScenario, footer.stopped),
    );
    return requirementResult(requirement, scenarios, failures, plan.class);
  });
  const outcome = outcomeOf(requirements, failures, footer.stopped);
  return {
    format: 1,
    outcome,
    exitCode: exitCodes[outcome],
    summary: summaryOf(outcome, requirements, judged, footer.stopped),
    class: plan.class,
    classLine: classLine(plan.class, plan.requirements, header.specification),
    specification: header.specification,
    target: header.target,
    began: header.began,
    ended: footer.ended,
    counts: countsOf(requirements),
    requirements,
    failures,
    combinations: combinationsOf(outlinesOf(judged)),
    coverage: coverageOfOutlines(outlinesOf(judged)),
    ...(footer.stopped && { stopped: footer.stopped }),
    trace: { lines: footer.lines, digest: footer.digest },
  };
}

/** From worst to best. */
const severity: readonly BlockResult['status'][] = ['fail', 'not-verified', 'not-applicable', 'pass'];

/** What is said of a scenario that was played several times: the worst of it, and each failure once. */
function onceForAll(rounds: readonly BlockResult[]): BlockResult {
  const [first, ...others] = rounds.toSorted((a, b) => severity.indexOf(a.status) - severity.indexOf(b.status));
  const failures = Map.groupBy(
    rounds.flatMap((round) => round.failures),
    wordsOf,
  );
  return others.length === 0 ? first! : { ...first!, failures: [...failures.values()].map(([earliest]) => earliest!) };
}

const wordsOf = ({ requirement, code, check, step }: Failure): string => [requirement, code, check, step].join(' ');

/** A target that dies fails the scenario in which it died, whatever that scenario had found until then. */
function withDeath(result: BlockResult, stopped: Stop): BlockResult {
  if (stopped?.fault !== 'target' || stopped.scenario !== result.scenario || result.status === 'fail') return result;
  const { requirement, scenario } = result;
  const { code, message } = stopped;
  const failure: Failure = { requirement, scenario, title: scenario, fault: 'target', code, message, evidence: [] };
  return { ...result, status: 'fail', failures: [...result.failures, failure] };
}

function scenarioResult(
  { id, title, needs }: Scenario,
  plan: Plan,
  judged: ReadonlyMap<string, BlockResult>,
  stopped: Stop,
): ScenarioResult {
  if (!claimsAll(plan.class, needs)) {
    return {
      id,
      title,
      status: 'not-applicable',
      reason: `the target does not claim ${needs.filter((need) => !claimsAll(plan.class, [need])).join(', ')}`,
    };
  }
  const result = judged.get(id);
  if (result) {
    const { status, reason, took } = result;
    return { id, title, status, ...(reason !== undefined && { reason }), ...(took !== undefined && { took }) };
  }
  if (!plan.planned.includes(id)) return { id, title, status: 'not-verified', reason: 'not selected' };
  const reason = stopped ? `not reached: ${stopped.message}` : 'planned, and not in the trace';
  return { id, title, status: 'not-verified', reason };
}

function requirementResult(
  requirement: Requirement,
  scenarios: ScenarioResult[],
  failures: readonly Failure[],
  targetClass: TargetClass,
): RequirementResult {
  const { id, text, level, origin, subject } = requirement;
  const required = isRequired(requirement, targetClass);
  const failed = failures.some((failure) => failure.requirement === id && failure.fault === 'target');
  return {
    id,
    text,
    level,
    origin,
    subject,
    required,
    ...statusOf(requirement, scenarios, failed, targetClass),
    scenarios,
  };
}

function statusOf(
  { planned, notTestable, subject }: Requirement,
  scenarios: readonly ScenarioResult[],
  failed: boolean,
  targetClass: TargetClass,
): Pick<RequirementResult, 'status' | 'reason'> {
  if (failed) return { status: 'fail' };
  if (planned) return { status: 'planned' };
  if (notTestable !== undefined) return { status: 'not-verified', reason: `not testable: ${notTestable}` };
  const applicable = scenarios.filter(({ status }) => status !== 'not-applicable');
  if (applicable.length === 0) return { status: 'not-applicable', ...reasonOf(scenarios[0]) };
  if (isPlayed(subject, targetClass)) return { status: 'played', reason: 'the harness plays it' };
  const open = applicable.filter(({ status }) => status !== 'pass');
  if (open.length === 0) return { status: 'pass' };
  return { status: 'not-verified', reason: `${open.length} of ${applicable.length} scenarios: ${open[0]?.reason}` };
}

const reasonOf = (scenario: ScenarioResult | undefined) =>
  scenario?.reason === undefined ? {} : { reason: scenario.reason };

type Outcome = Verdict['outcome'];

const exitCodes = { conformant: 0, 'non-conformant': 1, 'harness-error': 3, incomplete: 4 } as const satisfies Record<
  Outcome,
  number
>;

/** The order is part of the specification: who is at fault first, then what failed, then what is missing. */
function outcomeOf(requirements: readonly RequirementResult[], failures: readonly Failure[], stopped: Stop): Outcome {
  const required = requirements.filter((requirement) => requirement.required);
  if (failures.some(({ fault }) => fault === 'harness')) return 'harness-error';
  if (stopped?.fault === 'harness' || stopped?.fault === 'environment') return 'harness-error';
  if (stopped?.fault === 'target' || required.some(({ status }) => status === 'fail')) return 'non-conformant';
  if (stopped || required.length === 0 || required.some(({ status }) => status !== 'pass')) return 'incomplete';
  return 'conformant';
}

function summaryOf(
  outcome: Outcome,
  requirements: readonly RequirementResult[],
  judged: readonly BlockResult[],
  stopped: Stop,
): string {
  const required = requirements.filter((requirement) => requirement.required);
  const failed = required.filter(({ status }) => status === 'fail').map(({ id }) => id);
  switch (outcome) {
    case 'conformant':
      return `Conformant: all ${required.length} required requirements were verified and passed.`;
    case 'non-conformant':
      return stopped?.fault === 'target'
        ? `Not conformant: ${stopped.message}`
        : `Not conformant: ${failed.length} of ${required.length} required requirements failed: ${failed.join(', ')}.`;
    case 'harness-error':
      return `No verdict: the harness or its environment was at fault. ${stopped?.message ?? judged.flatMap(({ failures }) => failures).find(({ fault }) => fault === 'harness')?.message ?? ''}`.trim();
    case 'incomplete':
      return incompleteSummary(required, judged, stopped);
  }
}

function incompleteSummary(
  required: readonly RequirementResult[],
  judged: readonly BlockResult[],
  stopped: Stop,
): string {
  const open = required.filter(({ status }) => status !== 'pass').length;
  const missing = `${open} of ${required.length} required requirements were not verified`;
  if (stopped) return `Incomplete: ${missing}. ${stopped.message}`;
  const played = judged.filter(({ status }) => status !== 'not-applicable');
  if (played.length === 0) return `Incomplete: nothing of what was selected applies to this target; ${missing}.`;
  const passed = played.filter(({ status }) => status === 'pass').length;
  const selected =
    passed === played.length ? `the ${passed} selected passed` : `of the ${played.length} selected ${passed} passed`;
  return `Incomplete: ${selected}; ${missing}.`;
}

function countsOf(requirements: readonly RequirementResult[]): Verdict['counts'] {
  const count = (status: RequirementResult['status']) =>
    requirements.filter((result) => result.status === status).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    'not-verified': count('not-verified'),
    'not-applicable': count('not-applicable'),
    played: count('played'),
    planned: count('planned'),
  };
}

/** The rows of each Scenario Outline that were decided, by the outline's id. */
function outlinesOf(judged: readonly BlockResult[]): Map<string, Row[]> {
  const decided = judged.filter(({ status, example }) => example && (status === 'pass' || status === 'fail'));
  const groups = Map.groupBy(decided, ({ scenario }) => scenario.split('.').slice(0, 2).join('.'));
  const rowsOf = (results: readonly BlockResult[]) =>
    results.map(({ example = {}, status }) => ({ cells: example, failed: status === 'fail' }));
  return new Map([...groups].map(([scenario, results]) => [scenario, rowsOf(results)]));
}

const combinationsOf = (outlines: ReadonlyMap<string, readonly Row[]>): Verdict['combinations'] =>
  [...outlines].flatMap(([scenario, rows]) => {
    const cells = causeOf(rows);
    return cells
      ? [{ scenario, cells: { ...cells }, failed: rows.filter(({ failed }) => failed).length, played: rows.length }]
      : [];
  });

/** An outline with fewer columns has every combination written out, or none that matters. */
const manyColumns = 4;

const coverageOfOutlines = (outlines: ReadonlyMap<string, readonly Row[]>): Verdict['coverage'] =>
  [...outlines]
    .map(([scenario, rows]) => ({ scenario, cells: rows.map((row) => row.cells) }))
    .filter(({ cells }) => Object.keys(cells[0] ?? {}).length > manyColumns)
    .map(({ scenario, cells }) => ({ scenario, rows: cells.length, ...coverageOf(cells) }));
