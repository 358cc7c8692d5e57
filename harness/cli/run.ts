import { Command } from 'commander';
import type { Baseline } from '../../schemas/types/baseline.ts';
import type { Verdict } from '../../schemas/types/verdict.ts';
import { harnessError } from '../errors.ts';
import { specificationVersion } from '../package-root.ts';
import { plainJson } from '../plain.ts';
import { Terminal } from '../report/terminal.ts';
import { type Evidence, printVerdict } from '../report/verdict-text.ts';
import { type Conducted, conduct } from '../run/conduct.ts';
import { startReference } from '../run/embedded-reference.ts';
import { prepareOut } from '../run/out-folder.ts';
import type { Health } from '../target/doctor.ts';
import { loadTarget, type Target } from '../target/target.ts';
import { entryFor, type Gate, gate, readBaseline } from '../verdict/baseline.ts';
import { type Requirement, readRequirements, type Scenario } from '../verdict/requirements.ts';
import { select } from '../verdict/selection.ts';
import { classLine, classOf, together } from '../verdict/target-class.ts';
import { duration, each, ids, order, wholeNumber } from './options.ts';

interface RunOptions {
  target?: string[];
  tags?: string;
  requirement?: string[];
  parallel: number;
  repeat: number;
  out: string;
  baseline?: string;
  budget?: number;
  order: string;
  json?: boolean;
}

/** `run`: plays the specification against a target, by default the bundled reference cluster. */
export const runCommand = (exit: (code: number) => void): Command =>
  new Command('run')
    .summary('judge a cluster, by default the bundled reference')
    .description('Plays the specification against a cluster and says whether it conforms, requirement by requirement.')
    .option(
      '--target <file>',
      'target file of the cluster; may be repeated for other configurations of it; without it the bundled reference is started and judged',
      each,
    )
    .option('--tags <expression>', 'play only what this tag expression matches')
    .option('--requirement <id>', 'play only this requirement or scenario; may be repeated', ids)
    .option('--parallel <n>', 'how many scenarios at a time', wholeNumber(1), 4)
    .option('--repeat <n>', 'play every scenario so often: what fails once has failed', wholeNumber(1), 1)
    .option('--out <dir>', 'where the evidence goes', 'reports/latest')
    .option('--baseline <file>', 'known failures: the exit code says whether there are others')
    .option('--budget <duration>', 'begin no scenario after this time, such as 10m', duration)
    .option('--order <order>', 'defined, random or random:SEED', order, 'defined')
    .option('--json', 'print the verdict as JSON, and nothing else')
    .addHelpText(
      'after',
      '\nExit codes: 0 conformant, 1 not conformant, 2 wrong usage,\n3 harness or environment at fault, 4 incomplete.',
    )
    .action(async (options: RunOptions) => exit(await run(options)));

/** What is asked of a run, found right before anybody is contacted. */
interface Task {
  requirements: readonly Requirement[];
  selected: readonly Scenario[];
  baseline: Baseline | undefined;
}

async function run(options: RunOptions): Promise<number> {
  const requirements = readRequirements();
  const selected = select(requirements, { tags: options.tags, requirements: options.requirement });
  const baseline =
    options.baseline === undefined ? undefined : readBaseline(options.baseline, requirements, new Date());
  const task = { requirements, selected, baseline };
  if (options.target !== undefined) return runAgainst(options.target, task, options);
  const reference = await startReference(selected);
  try {
    return await runAgainst(reference.targetFiles, task, options);
  } finally {
    await reference.stop();
  }
}

async function runAgainst(targetFiles: readonly string[], task: Task, options: RunOptions): Promise<number> {
  const targets: Target[] = [];
  try {
    for (const file of targetFiles) targets.push(await loadTarget(file));
    refuseDifferent(targets);
    await Promise.all(targets.map((target) => target.loadDriver()));
    return await judge(targets, task, options);
  } finally {
    for (const target of targets) target.close();
  }
}

/** One verdict has one profile. @throws HarnessError E_TARGETS_DIFFER */
function refuseDifferent([first, ...others]: readonly Target[]): void {
  const other = others.find(({ profile }) => profile !== first?.profile);
  if (first && other) {
    throw harnessError('E_TARGETS_DIFFER', {
      first: `${first.file} (${first.profile})`,
      other: `${other.file} (${other.profile})`,
    });
  }
}

async function judge(
  targets: readonly Target[],
  { requirements, selected, baseline }: Task,
  options: RunOptions,
): Promise<number> {
  const out = await prepareOut(options.out);
  const silent = { write: () => {} };
  const terminal = new Terminal(options.json ? silent : process.stdout);
  const classes = targets.map((target) => ({ name: target.name, class: classOf(target) }));
  terminal.paragraph(`${targets[0]?.name}: ${classLine(together(classes), requirements, specificationVersion)}`);
  const { parallel, repeat, order, budget } = options;
  if (order !== 'defined') terminal.line(`Order: ${order}`);
  const progress = new Terminal(options.json ? silent : process.stderr);
  const conducted = await conduct({
    ...{ targets, requirements, selected, out, parallel, repeat, order, budget },
    examined: examinedOn(terminal, targets.length > 1),
    ended: progressOn(progress),
  });
  progress.progress('');
  const gated = baseline && gate(conducted.verdict, baseline);
  print(terminal, conducted, gated, options);
  return gated?.exitCode ?? conducted.verdict.exitCode;
}

function print(terminal: Terminal, conducted: Conducted, gated: Gate | undefined, options: RunOptions): void {
  const { verdict, trace } = conducted;
  if (options.json) process.stdout.write(`${plainJson(verdict, 2)}\n`);
  printVerdict(terminal, verdict, { blocks: trace.blocks, again: againOf(options) });
  terminal.line(`Evidence: ${options.out}`);
  if (gated) printGate(terminal, gated, verdict);
  warnOfLeft(conducted, options);
}

function examinedOn(terminal: Terminal, withNames: boolean) {
  return ({ name }: Target, { callBridges, versions, roundTrip }: Health, smoke: string | undefined): void => {
    const software = [...new Set(versions)].join(', ');
    const move =
      smoke === undefined ? 'one ordinary move got through' : `one ordinary move did not get through (${smoke})`;
    terminal.paragraph(
      `Looked at${withNames ? ` ${name}` : ''}: ${callBridges.length} Call Bridges, version ${software}, round trip ${roundTrip} ms; ${move}.`,
    );
  };
}

function progressOn(terminal: Terminal): (passed: boolean, of: number) => void {
  let done = 0;
  let failed = 0;
  return (passed, of) => {
    done += 1;
    if (!passed) failed += 1;
    terminal.progress(`${done} of ${of} scenarios${failed > 0 ? `, ${failed} failed` : ''}`);
  };
}

/** The command that runs one scenario again, against the same target. */
const againOf =
  ({ target }: RunOptions): Evidence['again'] =>
  (scenario) =>
    `move-conformance run${(target ?? []).map((file) => ` --target ${file}`).join('')} --requirement ${scenario}`;

function warnOfLeft({ left, namespace }: Conducted, { target }: RunOptions): void {
  // What is left on the bundled reference goes with it.
  if (target === undefined) return;
  for (const { target, ledger, left: things } of left) {
    const [first] = things;
    new Terminal(process.stderr).paragraph(
      `${things.length} things of this run could not be removed from ${target.name}, the first one ${first?.path} on ${first?.node} (${first?.why}). ` +
        `Try: move-conformance clean --target ${target.file} --namespace ${namespace} --ledger ${ledger}`,
    );
  }
}

function printGate(terminal: Terminal, { unexpected, stale, exitCode }: Gate, { failures }: Verdict): void {
  terminal.line();
  const expected = failures.length - unexpected.length;
  terminal.paragraph(
    `Baseline: ${expected} expected, ${unexpected.length} unexpected failures, ${stale.length} stale entries; exit code ${exitCode}.`,
  );
  for (const { scenario, requirement } of stale)
    terminal.paragraph(`Stale: ${requirement} in ${scenario} does not fail like that any more.`);
  for (const failure of unexpected) terminal.line(`Entry: ${JSON.stringify(entryFor(failure))}`);
}
