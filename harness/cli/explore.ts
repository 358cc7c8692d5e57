import { Command } from 'commander';
import { type Explored, explore } from '../explore/explore.ts';
import { featureOf } from '../explore/feature.ts';
import type { Searched } from '../explore/search.ts';
import { plainJson } from '../plain.ts';
import { printExplored } from '../report/explored-text.ts';
import { Terminal } from '../report/terminal.ts';
import { startReference } from '../run/embedded-reference.ts';
import { prepareOut } from '../run/out-folder.ts';
import { loadTarget } from '../target/target.ts';
import { readRequirements } from '../verdict/requirements.ts';
import { duration, wholeNumber } from './options.ts';

interface ExploreOptions {
  target?: string;
  seed: number;
  steps: number;
  runs: number;
  budget?: number;
  out: string;
  json?: boolean;
}

/** `explore`: does things in an order that nobody has thought of, and looks whether all that must hold does. */
export const exploreCommand = (exit: (code: number) => void): Command =>
  new Command('explore')
    .summary('try orders of things that no scenario has')
    .description(
      'Joins, moves, mutes, leaves and loses people in orders chosen by chance, and holds the cluster against the specification. What breaks a requirement is made as small as it gets, and printed as a scenario.',
    )
    .option('--target <file>', 'target file of the cluster; without it the bundled reference is explored')
    .option('--seed <n>', 'where chance begins; the same seed does the same things', wholeNumber(0), 1)
    .option('--runs <n>', 'how many runs, each with a seed of its own', wholeNumber(1), 20)
    .option('--steps <n>', 'how much is done in a run at most', wholeNumber(1), 30)
    .option('--budget <duration>', 'begin no run after this time, such as 10m', duration)
    .option('--out <dir>', 'where the evidence goes', 'reports/explore')
    .option('--json', 'print the result as JSON, and nothing else')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing found, 1 found something, 2 wrong usage,\n3 harness or environment at fault, 4 interrupted.',
    )
    .action(async (options: ExploreOptions) => exit(await run(options)));

async function run(options: ExploreOptions): Promise<number> {
  if (options.target !== undefined) return runAgainst(options.target, options);
  const reference = await startReference([{ needs: [] }]);
  try {
    return await runAgainst(reference.targetFiles[0]!, options);
  } finally {
    await reference.stop();
  }
}

async function runAgainst(targetFile: string, options: ExploreOptions): Promise<number> {
  const target = await loadTarget(targetFile);
  try {
    await target.loadDriver();
    const { seed, steps, runs, budget } = options;
    const out = await prepareOut(options.out);
    const progress = new Terminal(options.json ? { write: () => {} } : process.stderr);
    const explored = await explore({
      ...{ target, seed, steps, runs, budget, out },
      ended: progressOn(progress, runs),
    });
    progress.progress('');
    print(explored, options);
    return exitCodeOf(explored);
  } finally {
    target.close();
  }
}

const exitCodeOf = ({ found, interrupted }: Explored): number => (found ? 1 : interrupted ? 4 : 0);

function progressOn(terminal: Terminal, runs: number): (run: Searched) => void {
  let done = 0;
  return () => {
    done += 1;
    terminal.progress(`${done} of ${runs} runs`);
  };
}

function print(explored: Explored, options: ExploreOptions): void {
  const { found, namespace, left } = explored;
  if (options.json) process.stdout.write(`${plainJson(resultOf(explored), 2)}\n`);
  else
    printExplored(new Terminal(process.stdout), explored, {
      requirements: found ? readRequirements() : [],
      again: (seed) => againOf(options, seed),
      out: options.out,
    });
  const [first] = left;
  if (!first || options.target === undefined) return;
  new Terminal(process.stderr).paragraph(
    `${left.length} things of this exploration could not be removed, the first one ${first.path} on ${first.node} (${first.why}). ` +
      `Try: move-conformance clean --target ${options.target} --namespace ${namespace}`,
  );
}

const againOf = ({ target, steps }: ExploreOptions, seed: number): string =>
  `move-conformance explore${target === undefined ? '' : ` --target ${target}`} --seed ${seed} --runs 1 --steps ${steps}`;

/** What `--json` prints. */
function resultOf({ found, runs, deeds, interrupted }: Explored) {
  return {
    runs,
    deeds,
    interrupted,
    ...(found && {
      found: {
        seed: found.seed,
        ...found.performed.finding,
        steps: found.performed.lines.filter((line) => !line.trimStart().startsWith('|')).length,
        first: found.first,
        attempts: found.attempts,
        feature: featureOf(found.performed),
      },
    }),
  };
}
