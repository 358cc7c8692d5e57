import { join } from 'node:path';
import type { TargetClass } from '../schemas/types/verdict.ts';
import { harnessError } from './errors.ts';

/** One of the targets of a run. */
export interface TargetContext {
  /** Absolute path. */
  targetFile: string;
  /** Absolute path of what the run makes and changes there. */
  ledger: string;
  /** What it claims by itself. */
  class: TargetClass;
  /** Median of the measured round trips to the slowest node, in milliseconds. */
  roundTrip: number;
  /** The cluster's Call Bridges: name in the target file, id in the API. */
  callBridges: readonly { name: string; id: string }[];
}

/** What the workers of a run have to know. The command line passes it on in the environment, as JSON. */
export interface RunContext {
  /** A scenario is played at the first of them that claims what it needs. */
  targets: readonly TargetContext[];
  /** Absolute path of the folder for everything the run writes. */
  out: string;
  /** Begins every name that the run gives to anything on a target. */
  namespace: string;
  /** Epoch milliseconds. */
  began: number;
}

const variable = 'MOVE_CONFORMANCE_RUN';

export function writeRunContext(context: RunContext): void {
  process.env[variable] = JSON.stringify(context);
}

/** @throws HarnessError E_RUN_CRASHED outside a run */
export function readRunContext(): RunContext {
  const value = process.env[variable];
  if (value === undefined) {
    throw harnessError('E_RUN_CRASHED', { why: 'the steps were loaded outside `move-conformance run`' });
  }
  return JSON.parse(value) as RunContext;
}

/** Where a run writes its evidence. */
export const files = (out: string) => ({
  trace: join(out, 'trace.ndjson'),
  ledger: join(out, 'ledger.ndjson'),
  messages: join(out, 'messages.ndjson'),
  verdict: join(out, 'verdict.json'),
  junit: join(out, 'junit.xml'),
  html: join(out, 'report.html'),
  /** Exists as soon as the run has to stop. */
  stop: join(out, 'stop.json'),
});

/** The ledger of the first target of a run, of the second, … */
export const ledgerOf = (out: string, index: number): string =>
  index === 0 ? files(out).ledger : join(out, `ledger-${index + 1}.ndjson`);
