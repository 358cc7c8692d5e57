import { CheckFailure } from '../checks/failure.ts';
import { HarnessError, reasonOf } from '../errors.ts';
import { isRefusal } from '../participants/driver.ts';
import type { WebApp } from '../participants/web-app.ts';
import type { FinishedRecord, StepRecord } from '../trace/record.ts';

type Failure = FinishedRecord['failure'];

/** What stopped a step: where somebody's session could not go on, why, rather than the refusal that this led to. */
export function causeOf(thrown: unknown, people: readonly Pick<WebApp, 'fault'>[]): unknown {
  if (!isRefusal(thrown)) return thrown;
  return people.find(({ fault }) => fault !== undefined)?.fault ?? thrown;
}

/**
 * What stopped a scenario, and whose fault that is.
 * @param status Cucumber's, such as `UNDEFINED`, for failures that threw nothing.
 */
export function failureOf(thrown: unknown, status: string, step: Pick<StepRecord, 'keyword' | 'text'>): Failure {
  const where = { keyword: step.keyword, step: step.text };
  if (thrown instanceof CheckFailure)
    return { ...where, fault: 'target', code: 'CHECK_FAILED', message: thrown.message };
  if (thrown instanceof HarnessError) {
    const fault = thrown.fault === 'usage' || thrown.fault === 'interrupted' ? 'harness' : thrown.fault;
    return { ...where, fault, code: thrown.code, message: thrown.message };
  }
  if (isRefusal(thrown)) return { ...where, fault: 'target', code: 'E_REFUSED', message: thrown.message };
  const message = thrown === undefined ? `the step is ${status.toLowerCase()}` : reasonOf(thrown);
  return { ...where, fault: 'harness', code: 'E_STEP_FAILED', message };
}
