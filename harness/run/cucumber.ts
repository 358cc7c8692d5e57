import { join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type {
  IRunOptions,
  ISourcesCoordinates,
  ISupportCodeCoordinates,
  ISupportCodeLibrary,
} from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { isBuilt, packageRoot } from '../package-root.ts';
import { plainJson } from '../plain.ts';
import { files } from '../run-context.ts';
import { BlockFile } from './block-file.ts';
import { optionsKey, type PluginOptions } from './scenario-plugin.ts';

export interface Play {
  /** The feature files that have them, below `features`: what is not read takes no time. */
  features: readonly string[];
  /** Ids of the scenarios to play. */
  planned: readonly string[];
  /** Those of them to begin with, and those to end with. */
  first: readonly string[];
  last: readonly string[];
  /** How many at a time: each in a worker thread, one alone in this one. */
  parallel: number;
  /** Milliseconds to the slowest target and back. */
  roundTrip: number;
  /** How often each is played; default once. */
  repeat?: number;
  /** Whether nothing is played any more once a scenario has failed. */
  failFast?: boolean;
  /** `defined`, or `random:` and a seed. */
  order: string;
  /** Folder for messages and the HTML report. */
  out: string;
  /** Where this process has loaded them already; one scenario at a time, then. */
  steps?: Steps;
}

/** The definitions of all steps. */
export type Steps = ISupportCodeLibrary;

export interface PlayResult {
  /** How many scenarios were played: begun, and not skipped. */
  played: number;
  /** What cucumber found wrong with the steps themselves, whatever the target did. */
  faults: readonly string[];
}

/** Play scenarios. Their verdict is in the trace; cucumber's own is only asked for faults of the steps. */
export async function play(play: Play, ended: (passed: boolean) => void): Promise<PlayResult> {
  const { runCucumber } = await import('@cucumber/cucumber/api');
  const audience = new Audience(ended);
  const messages = new BlockFile(files(play.out).messages);
  const html = new BlockFile(files(play.out).html);
  let complaints = '';
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      complaints += chunk;
      done();
    },
  });
  const environment = { cwd: packageRoot, stdout: html, stderr, env: process.env };
  const { success } = await runCucumber(optionsFor(play), environment, (envelope) => {
    messages.write(`${plainJson(envelope)}\n`);
    audience.hear(envelope);
  });
  await Promise.all([messages, html].map((file) => finished(file.end())));
  const { faults, played, failed } = audience;
  return {
    played,
    faults:
      success || failed > 0 || faults.length > 0 ? faults : [complaints.trim() || 'a worker ended before it was done'],
  };
}

/**
 * How many scenarios are worth a worker's start, which costs as much as some of them: on a long line, where they mostly
 * wait, a single one is.
 */
const worthAWorker = (roundTrip: number): number => (roundTrip > 20 ? 1 : 5);

const sourcesIn = (features: readonly string[], order: string): ISourcesCoordinates => ({
  defaultDialect: 'en',
  paths: features.map((file) => join('features', file)),
  names: [],
  tagExpression: '',
  order: order as 'defined',
});

const support: ISupportCodeCoordinates = {
  requireModules: [],
  requirePaths: [],
  loaders: [],
  importPaths: [isBuilt ? 'dist/steps/**/*.js' : 'steps/**/*.ts'],
};

/** Load the steps once, for several runs in this process. */
export async function loadSteps(): Promise<Steps> {
  const { loadSupport } = await import('@cucumber/cucumber/api');
  return loadSupport({ sources: sourcesIn([], 'defined'), support }, { cwd: packageRoot });
}

function optionsFor(play: Play): IRunOptions {
  const { features, planned, first, last, parallel, repeat = 1, failFast = false, roundTrip, order, steps } = play;
  const workers = Math.min(parallel, Math.ceil((planned.length * repeat) / worthAWorker(roundTrip)));
  const plugin = new URL(`./scenario-plugin.${isBuilt ? 'js' : 'ts'}`, import.meta.url);
  const options: PluginOptions = { planned, first, last, repeat };
  return {
    sources: sourcesIn(features, order),
    support: steps ?? support,
    runtime: {
      dryRun: false,
      failFast,
      filterStacktraces: true,
      parallel: workers > 1 && steps === undefined ? workers : 0,
      retry: 0,
      retryTagFilter: '',
      strict: true,
      worldParameters: {},
    },
    formats: { stdout: 'html', files: {}, publish: false, options: {} },
    plugins: { specifiers: [pathToFileURL(plugin.pathname).href], options: { [optionsKey]: { ...options } } },
  };
}

/** Statuses that say that the steps are wrong. */
const stepFaults = ['UNDEFINED', 'AMBIGUOUS', 'PENDING', 'UNKNOWN'];

/** Follows cucumber's messages. */
class Audience {
  readonly faults: string[] = [];
  played = 0;
  failed = 0;
  /** Of every step so far, by test case, in order. */
  readonly #statuses = new Map<string, string[]>();
  readonly #ended: (passed: boolean) => void;

  constructor(ended: (passed: boolean) => void) {
    this.#ended = ended;
  }

  hear({ testStepFinished, testCaseFinished, testRunHookFinished }: Envelope): void {
    if (testStepFinished) this.#step(testStepFinished.testCaseStartedId, testStepFinished.testStepResult.status);
    if (testRunHookFinished?.result.status === 'FAILED')
      this.faults.push(testRunHookFinished.result.message ?? 'a hook failed');
    if (testCaseFinished) this.#case(this.#statuses.get(testCaseFinished.testCaseStartedId) ?? []);
  }

  #step(testCase: string, status: string): void {
    this.#statuses.set(testCase, [...(this.#statuses.get(testCase) ?? []), status]);
    if (stepFaults.includes(status)) this.faults.push(`a step is ${status.toLowerCase()}`);
  }

  /** A scenario whose first step, the first hook, is skipped was not played at all. */
  #case(statuses: readonly string[]): void {
    const failed = statuses.includes('FAILED');
    if (failed) this.failed += 1;
    if (statuses[0] !== 'SKIPPED') this.played += 1;
    this.#ended(!failed);
  }
}
