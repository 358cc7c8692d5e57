/** A vendor's list of known failures, and the gate that it makes of a verdict. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import baselineSchema from '../../schemas/baseline.schema.json' with { type: 'json' };
import type { Baseline } from '../../schemas/types/baseline.ts';
import type { Failure, Verdict } from '../../schemas/types/verdict.ts';
import { harnessError, reasonOf } from '../errors.ts';
import type { Requirement } from './requirements.ts';

export type KnownFailure = Baseline['failures'][number];

/**
 * Read a baseline. Entries that have expired, or name what the specification does not know, are errors.
 * @throws HarnessError E_BASELINE_UNREADABLE
 */
export function readBaseline(file: string, requirements: readonly Requirement[], today: Date): Baseline {
  const baseline = parse(file);
  const ids = new Set(requirements.flatMap(({ id, scenarios }) => [id, ...scenarios.map((scenario) => scenario.id)]));
  for (const { requirement, scenario, expires } of baseline.failures) {
    const unknown = [requirement, scenario].find((id) => !ids.has(id));
    if (unknown !== undefined) throw unusable(file, `the specification has no ${unknown}`);
    if (expires !== undefined && expires < today.toISOString().slice(0, 10)) {
      throw unusable(file, `the entry for ${requirement} in ${scenario} expired on ${expires}`);
    }
  }
  return baseline;
}

function parse(file: string): Baseline {
  const ajv = new Ajv();
  addFormats.default(ajv);
  const validate = ajv.compile<Baseline>(baselineSchema);
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (validate(content)) return content;
  } catch (error) {
    throw unusable(file, reasonOf(error), error);
  }
  throw unusable(file, ajv.errorsText(validate.errors, { dataVar: '' }));
}

const unusable = (file: string, why: string, cause?: unknown) =>
  harnessError('E_BASELINE_UNREADABLE', { file, why }, cause);

export interface Gate {
  /** Failures that no entry expects. */
  unexpected: Failure[];
  /** Entries whose scenario was played and did not fail like that. */
  stale: KnownFailure[];
  exitCode: number;
}

/**
 * What the baseline makes of a verdict: 1 for an unexpected failure or a stale entry, else 0. No verdict (3) stays none,
 * and a run that was stopped stays incomplete (4).
 */
export function gate(verdict: Verdict, { failures: known }: Baseline): Gate {
  const failed = verdict.failures.filter(({ fault }) => fault === 'target');
  const played = new Set(
    verdict.requirements.flatMap(({ scenarios }) => scenarios.filter(isDecided).map(({ id }) => id)),
  );
  const unexpected = failed.filter((failure) => !known.some((entry) => expects(entry, failure)));
  const stale = known.filter(
    (entry) => played.has(entry.scenario) && !failed.some((failure) => expects(entry, failure)),
  );
  return { unexpected, stale, exitCode: exitCodeOf(verdict, unexpected.length + stale.length) };
}

const isDecided = ({ status }: { status: string }) => status === 'pass' || status === 'fail';

const expects = ({ requirement, scenario, says }: KnownFailure, failure: Failure) =>
  requirement === failure.requirement && scenario === failure.scenario && textOf(failure).includes(lasting(says));

/** What a failure says, whatever ids it was about. */
const textOf = ({ seen, message, code }: Failure): string => lasting(seen ?? message ?? code);

const perRun = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\bmc-[0-9a-f]{8}\b|\d{6,}/g;

/** A text without what differs from run to run: ids, numeric ids, the namespace. */
const lasting = (text: string): string => text.replace(perRun, '…');

function exitCodeOf({ exitCode, stopped }: Verdict, deviations: number): number {
  if (exitCode === 3) return 3;
  if (deviations > 0) return 1;
  return stopped ? 4 : 0;
}

/** A ready-made entry for a failure, its reason still to be given. */
export const entryFor = (failure: Failure): KnownFailure => ({
  requirement: failure.requirement,
  scenario: failure.scenario,
  says: textOf(failure),
  reason: '',
});
