/** One trial: scenarios are played at a reference cluster that deviates, and what came of it is kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../schemas/types/verdict.ts';
import { HarnessError, reasonOf } from '../errors.ts';
import { conduct } from '../run/conduct.ts';
import type { Steps } from '../run/cucumber.ts';
import { type Configuration, configurationFor, configurationsFor } from '../run/embedded-reference.ts';
import { loadTarget } from '../target/target.ts';
import type { Requirement } from '../verdict/requirements.ts';
import { select } from '../verdict/selection.ts';
import type { ReferenceHost } from './reference-host.ts';

export interface Trial {
  /** Options of `reference`, such as `--defect`, `move-told-twice`. */
  deviations: readonly string[];
  /** Ids of requirements and scenarios to play; all of them where it is empty. */
  requirements: readonly string[];
  /** What is spared once a requirement of `requirements` has failed in an assertion: the other configurations, or also the other scenarios. */
  spare?: 'configurations' | 'scenarios';
}

/** What is kept of a failure. */
export type Seen = Pick<Failure, 'requirement' | 'scenario' | 'code' | 'fault' | 'message' | 'expected' | 'seen'>;

export interface Tried {
  failures: Seen[];
  /** How many scenarios were played to their end. */
  played: number;
  /** Why nothing could be judged, where that is so. */
  refused?: string;
  /** Milliseconds. */
  took: number;
}

/** What a process needs that tries one thing after another. */
export interface Laboratory {
  host: ReferenceHost;
  steps: Steps;
  requirements: readonly Requirement[];
  /** Where trials put what they write. */
  folder: string;
}

/** A failure that says what is wrong, and not only that something is. */
export const isAsserted = ({ code, fault }: Pick<Seen, 'code' | 'fault'>): boolean =>
  fault === 'target' && (code === 'CHECK_FAILED' || code === 'INVARIANT_BROKEN');

/** Play what a trial asks for, one configuration of the cluster after the other. */
export async function attempt(laboratory: Laboratory, trial: Trial): Promise<Tried> {
  const began = performance.now();
  const selected = select(laboratory.requirements, { requirements: trial.requirements });
  const tried: Tried = { failures: [], played: 0, took: 0 };
  for (const configuration of configurationsFor(selected)) {
    const here = selected.filter((scenario) => configurationFor(scenario) === configuration);
    const { failures, played, refused } = await attemptAt(laboratory, configuration, { ...trial, selected: here });
    tried.failures.push(...failures);
    tried.played += played;
    if (refused !== undefined) tried.refused = refused;
    if (trial.spare && isCaught(trial, failures)) break;
  }
  return { ...tried, took: performance.now() - began };
}

const isCaught = ({ requirements }: Trial, failures: readonly Seen[]): boolean =>
  failures.some((one) => isAsserted(one) && requirements.includes(one.requirement));

type Selected = ReturnType<typeof select>;
type Part = Omit<Tried, 'took'>;

/** The first failure need not be the one that catches: then all scenarios are played. */
async function attemptAt(
  laboratory: Laboratory,
  at: Configuration,
  trial: Trial & { selected: Selected },
): Promise<Part> {
  const failFast = trial.spare === 'scenarios';
  const part = await playAt(laboratory, at, { ...trial, failFast });
  if (!failFast || part.failures.length === 0 || isCaught(trial, part.failures)) return part;
  return playAt(laboratory, at, { ...trial, failFast: false });
}

async function playAt(
  { host, steps, requirements, folder }: Laboratory,
  { options }: Configuration,
  { deviations, selected, failFast }: Trial & { selected: Selected; failFast: boolean },
): Promise<Part> {
  const out = await mkdtemp(join(folder, 'trial-'));
  const reference = await host.start([...options, ...deviations]);
  try {
    const target = await loadTarget(reference.targetFile);
    try {
      await target.loadDriver();
      const { verdict } = await conduct({
        ...{ targets: [target], requirements, selected, out, steps, failFast, parallel: 1, order: 'defined' },
        examined: () => {},
        ended: () => {},
      });
      const scenarios = verdict.requirements.flatMap((requirement) => requirement.scenarios);
      const played = scenarios.filter(({ status }) => status === 'pass' || status === 'fail').length;
      return { failures: verdict.failures.map(seenIn), played, ...(verdict.stopped && { refused: verdict.summary }) };
    } finally {
      target.close();
    }
  } catch (error) {
    return { failures: [], played: 0, refused: whyRefused(error) };
  } finally {
    await reference.stop();
    await rm(out, { recursive: true, force: true });
  }
}

const seenIn = ({ requirement, scenario, code, fault, message, expected, seen }: Failure): Seen => ({
  ...{ requirement, scenario, code, fault, message },
  ...(expected !== undefined && { expected }),
  ...(seen !== undefined && { seen }),
});

/** What a target is found to be before anybody judges it. @throws what nobody expected */
function whyRefused(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (first instanceof HarnessError) return first.message;
  throw new Error(reasonOf(first), { cause: first });
}
