/**
 * `npm run bench`: how long a full run takes, against a bare replay of what it did by `node:https` and `ws`. Rounds of both
 * are interleaved, so that the state of the machine is the same for both; only ratios of one call compare. Scenarios that
 * race are in neither.
 *
 * Exit codes: 0 the median ratio is within the limit, 1 it is above, 2 wrong usage, 3 nothing could be measured.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { files } from '../harness/run-context.ts';
import { readTrace, type TraceFile } from '../harness/trace/trace-file.ts';
import type { Plan } from '../harness/verdict/derive.ts';
import { claimsAll } from '../harness/verdict/target-class.ts';
import { BenchError, benchError } from './errors.ts';
import { replayAll, runAll, startReference } from './processes.ts';
import { allBut, type Racing, racingScenarios } from './racing.ts';
import type { Replayed } from './replay/main.ts';
import { type Report, type Round, reportOf, textOf } from './report.ts';
import { splitOf } from './split.ts';

interface Options {
  rounds: number;
  json?: boolean;
}

/** More than this share of exchanges that are answered otherwise is other work. */
const tolerance = 0.01;

async function bench({ rounds: count }: Options): Promise<Report> {
  const racing = racingScenarios();
  const rounds: Round[] = [];
  for (let round = 0; round < count; round += 1) rounds.push(await measure(racing));
  return reportOf(rounds);
}

/** One round: a run against a fresh reference, and the replay of its trace against another. */
async function measure(racing: readonly Racing[]): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-bench-'));
  try {
    const out = join(folder, 'evidence');
    const { run, referenceStartUp } = await measureRun(folder, out, allBut(racing));
    const replayed = await measureReplay(folder, files(out).trace);
    const trace = readTrace(files(out).trace);
    const wall = run.ended - run.began;
    return {
      run: wall,
      replay: replayed.wall,
      ratio: wall / replayed.wall,
      scenarios: trace.blocks.length,
      leftOut: playable(racing, trace),
      exchanges: replayed.exchanges,
      otherwise: replayed.differences.length,
      referenceStartUp,
      split: splitOf(trace, run),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many of these would have been played at the target of a run. */
function playable(racing: readonly Racing[], { header }: TraceFile): number {
  const { class: targetClass } = header as unknown as Plan;
  return racing.filter(({ needs }) => claimsAll(targetClass, needs)).length;
}

async function measureRun(folder: string, out: string, tags: string) {
  await using reference = await startReference(folder);
  const run = await runAll(reference.targetFile, out, tags);
  return { run, referenceStartUp: reference.startUp };
}

async function measureReplay(folder: string, trace: string): Promise<Replayed> {
  await using reference = await startReference(folder);
  const replayed = await replayAll(trace, reference.targetFile);
  const { differences, exchanges } = replayed;
  const [first] = differences;
  if (first && differences.length > tolerance * exchanges) {
    const { scenario, what, recorded, seen } = first;
    const shown = `${what} in ${scenario} (recorded ${recorded}, now ${seen})`;
    throw benchError('E_OTHER_WORK', { count: differences.length, of: exchanges, first: shown });
  }
  return replayed;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('a whole number of at least 1 is needed.');
  return number;
}

async function main(args: readonly string[]): Promise<number> {
  const command = new Command('bench')
    .description('Measures a full run against a bare replay of what it did.')
    .option('--rounds <n>', 'how many times both', wholeNumber, 3)
    .option('--json', 'print the figures as JSON, and nothing else')
    .addHelpText('after', '\nExit codes: 0 within the limit, 1 above it, 2 wrong usage, 3 nothing could be measured.')
    .exitOverride();
  try {
    const options = command.parse([...args], { from: 'user' }).opts<Options>();
    const report = await bench(options);
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
    return report.ratio <= report.limit ? 0 : 1;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof BenchError)) throw error;
    console.error(`${error.message} [${error.code}]\n${error.remedy}`);
    return error.exitCode;
  }
}

process.exitCode = await main(process.argv.slice(2));
