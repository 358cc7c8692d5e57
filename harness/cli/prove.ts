import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { harnessError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';
import { plainJson } from '../plain.ts';
import { isProved, type Part, type ProofPlan, parts, prove } from '../prove/prove.ts';
import { printDefect, printPair, printProof, printVariants } from '../report/proof-text.ts';
import { Terminal } from '../report/terminal.ts';
import { prepareOut } from '../run/out-folder.ts';
import { files } from '../run-context.ts';
import { readTrace } from '../trace/trace-file.ts';
import { each, ids, wholeNumber } from './options.ts';

interface ProveOptions {
  only: Part[];
  defect: string[];
  variant: string[];
  requirement: string[];
  first?: boolean;
  pairs: number;
  mutants: number;
  trace?: string;
  atOnce: number;
  seed: number;
  parallel: number;
  out: string;
  json?: boolean;
}

/** `prove`: holds the suite against clusters of which it is known what is wrong with them. */
export const proveCommand = (exit: (code: number) => void): Command =>
  new Command('prove')
    .summary('measure the suite itself: what it catches, and what it lets pass')
    .description(
      'Starts the bundled reference with every defect that it can be given, and with every permitted difference, and says ' +
        'whether each defect is caught under its requirement and no difference is objected to. Changes a recorded run in thousands ' +
        'of ways, judges each again, and says how many are noticed.',
    )
    .option('--only <part>', `only this part, of ${parts.join(', ')}; may be repeated`, part, [])
    .option('--defect <id>', 'try this defect only; may be repeated', each, [])
    .option('--variant <id>', 'try this variant only; may be repeated', each, [])
    .option('--requirement <id>', 'let variants play this requirement or scenario only; may be repeated', ids, [])
    .option(
      '--first',
      'leave a defect at the first scenario that catches it: shorter, and its row names that one alone',
    )
    .option('--pairs <n>', 'how many pairs of defects, chosen by chance', wholeNumber(0), 40)
    .option('--mutants <n>', 'how many changes of a recorded run, at most', wholeNumber(0), 5000)
    .option('--trace <dir>', 'folder of the recorded run, as `run --out` wrote it; without it one is played')
    .option('--at-once <n>', 'how many variants a cluster has, dealt out by chance', wholeNumber(1), 16)
    .option('--seed <n>', 'where chance begins; the same seed chooses the same', wholeNumber(0), 1)
    .option('--parallel <n>', 'how many clusters at a time', wholeNumber(1), 3 * availableParallelism())
    .option('--out <dir>', 'where the proof goes', 'reports/proof')
    .option('--json', 'print the proof as JSON, and nothing else')
    .addHelpText(
      'after',
      '\nExit codes: 0 proved, 1 not proved, 2 wrong usage,\n3 harness or environment at fault, 4 interrupted.',
    )
    .action(async (options: ProveOptions) => exit(await run(options)));

function part(text: string, before: readonly Part[] = []): Part[] {
  const known = parts.find((one) => one === text);
  if (known === undefined) throw new InvalidArgumentError(`${parts.join(' or ')} is needed.`);
  return [...before, known];
}

async function run(options: ProveOptions): Promise<number> {
  const out = await prepareOut(options.out);
  const terminal = new Terminal(options.json ? { write: () => {} } : process.stdout);
  const proof = await prove(planOf(options, out, terminal));
  const text = `${plainJson(proof, 2)}\n`;
  await writeFile(join(out, 'proof.json'), text);
  if (options.json) process.stdout.write(text);
  printProof(terminal, proof);
  terminal.line(`Evidence: ${join(options.out, 'proof.json')}`);
  return isProved(proof) ? 0 : 1;
}

/** A run of the whole specification against the bundled reference. @returns its folder */
async function recorded(out: string, signal: AbortSignal): Promise<string> {
  const folder = join(out, 'run');
  const command = join(packageRoot, 'bin', 'move-conformance.js');
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit'];
  const child = spawn(process.execPath, [command, 'run', '--out', folder], { stdio, signal });
  const [code] = await once(child, 'exit');
  if (code === 0) return folder;
  throw harnessError('E_PROOF_BROKE_OFF', { what: 'the mutants', why: `the run in ${folder} ended with ${code}` });
}

const planOf = (options: ProveOptions, out: string, terminal: Terminal): ProofPlan => ({
  parts: options.only.length > 0 ? options.only : parts,
  defects: options.defect,
  variants: options.variant,
  requirements: options.requirement,
  first: options.first ?? false,
  pairs: options.pairs,
  mutants: options.mutants,
  trace: async (signal) => readTrace(files(options.trace ?? (await recorded(out, signal))).trace),
  atOnce: options.atOnce,
  seed: options.seed,
  parallel: options.parallel,
  ended: {
    defect: (result) => printDefect(terminal, result),
    pair: (result) => printPair(terminal, result),
    variants: (result) => printVariants(terminal, result),
  },
});
