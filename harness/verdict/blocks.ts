/** What one scenario's part of a trace says about the scenario, and about requirements. */
import type { Failure, ScenarioResult } from '../../schemas/types/verdict.ts';
import type { ErrorCode } from '../errors.ts';
import type { CheckRecord, FinishedRecord, StartedRecord, TraceRecord } from '../trace/record.ts';

export interface BlockResult {
  scenario: string;
  requirement: string;
  example?: Readonly<Record<string, string>>;
  status: 'pass' | 'fail' | 'not-verified' | 'not-applicable';
  reason?: string;
  took?: number;
  /** Of the scenario's own requirement, and of those whose invariants a hook found broken. */
  failures: Failure[];
}

/** Judge a block. The records of its checks are believed; whoever wants them asked again does that before. */
export function judgeBlock(block: readonly TraceRecord[]): BlockResult | undefined {
  const started = block.find((record) => record.kind === 'started');
  const finished = block.findLast((record) => record.kind === 'finished');
  if (started?.scenario === undefined) return undefined;
  const base = { scenario: started.scenario, requirement: started.requirement, ...exampleOf(started) };
  if (!finished) return { ...base, status: 'not-verified', reason: 'its part of the trace has no end', failures: [] };
  const took = Math.round(finished.time - started.time);
  const asked = block.filter((record) => record.kind === 'check');
  const checks = finished.failure?.code === cameTooLate ? asked.filter(({ holds }) => holds) : asked;
  const failures = [...checkFailures(block, checks, started), ...stopFailure(finished, started)];
  return { ...base, took, failures, ...statusOf(started.requirement, finished.failure, checks, failures) };
}

const exampleOf = ({ example }: StartedRecord) => (example ? { example } : {});

function statusOf(
  requirement: string,
  stop: FinishedRecord['failure'],
  checks: readonly CheckRecord[],
  failures: readonly Failure[],
): Pick<ScenarioResult, 'status' | 'reason'> {
  if (failures.some((failure) => failure.fault === 'target' && failure.requirement === requirement))
    return { status: 'fail' };
  if (stop?.fault === 'unprovided') return { status: 'not-applicable', reason: stop.message };
  if (stop?.code === checkFailed) return { status: 'not-verified', reason: 'it ended at a check that now holds' };
  if (stop) return { status: 'not-verified', reason: `${stop.fault} at fault: ${stop.message}` };
  if (!checks.some((check) => !check.invariant)) return { status: 'not-verified', reason: 'it asked no check' };
  return { status: 'pass' };
}

/** A step ended because a check did not hold; the check's own record says what it expected and saw. */
const checkFailed = 'CHECK_FAILED';

/** What the harness saw when it came too late says nothing. */
const cameTooLate: ErrorCode = 'E_CAME_TOO_LATE';

function checkFailures(
  block: readonly TraceRecord[],
  checks: readonly CheckRecord[],
  started: StartedRecord,
): Failure[] {
  return checks
    .filter(({ holds }) => !holds)
    .map((check) => ({
      ...about(started, check.requirement),
      ...stepBefore(block, check),
      fault: 'target',
      code: check.invariant ? 'INVARIANT_BROKEN' : checkFailed,
      check: check.check,
      ...(check.expected !== undefined && { expected: check.expected }),
      ...(check.seen !== undefined && { seen: check.seen }),
      evidence: [...(check.evidence ?? [])],
    }));
}

function stopFailure({ failure, seq }: FinishedRecord, started: StartedRecord): Failure[] {
  if (!failure || failure.code === checkFailed || failure.fault === 'unprovided') return [];
  const { fault, code, message, keyword, step } = failure;
  return [
    { ...about(started, started.requirement), step: `${keyword} ${step}`, fault, code, message, evidence: [seq] },
  ];
}

const about = ({ scenario = '', title, example }: StartedRecord, requirement: string) => ({
  requirement,
  scenario,
  title,
  ...(example && { example: { ...example } }),
});

function stepBefore(block: readonly TraceRecord[], check: CheckRecord): { step?: string } {
  const step = block.slice(0, block.indexOf(check)).findLast((record) => record.kind === 'step');
  return step ? { step: `${step.keyword} ${step.text}` } : {};
}
