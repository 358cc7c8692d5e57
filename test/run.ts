/**
 * Everything that has to be right: style, types, tests, one full run against the bundled reference, and a proof that such a run
 * sees what is wrong and objects to nothing else.
 * The last line says how much passed and failed; the exit code is 1 when anything did. Arguments name parts: then it is those alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runFiles } from 'node:test';
import { spec } from 'node:test/reporters';
import { isRed } from '../harness/prove/prove.ts';
import type { Proof } from '../schemas/types/proof.ts';
import type { Verdict } from '../schemas/types/verdict.ts';

interface Count {
  passed: number;
  failed: number;
}

const root = join(import.meta.dirname, '..');
const out = 'reports/latest';

// What Node has compiled it keeps for the next start. Coverage is only exact without that.
if (process.env.NODE_V8_COVERAGE === undefined) process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');

interface Part {
  title: string;
  run(): Count | Promise<Count>;
}

const parts: Record<string, Part> = {
  style: { title: 'Style', run: () => asOne(call(join(root, 'node_modules/.bin/biome'), ['check', '.'])) },
  types: { title: 'Types', run: () => asOne(call(join(root, 'node_modules/.bin/tsc'), ['-p', '.'])) },
  tests: { title: 'Tests', run: runTests },
  specification: { title: 'The specification, against the bundled reference', run: runSpecification },
  strength: { title: 'The strength of it, by defects and variants', run: runProof },
};

function call(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const asOne = (passed: boolean): Count => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

function runTests(): Promise<Count> {
  const { promise, resolve } = Promise.withResolvers<Count>();
  const tests = runFiles({ cwd: root, globPatterns: ['test/**/*.test.ts'], concurrency: availableParallelism() });
  // The summary without a file is that of all files; it comes last.
  tests.on('test:summary', ({ file, counts, success }) => {
    if (file !== undefined) return;
    const failed = counts.tests - counts.passed - counts.skipped - counts.todo;
    resolve({ passed: counts.passed, failed: success ? failed : Math.max(failed, 1) });
  });
  tests.compose(spec).pipe(process.stdout, { end: false });
  return promise;
}

function runSpecification(): Count {
  const conformant = call(process.execPath, ['bin/move-conformance.js', 'run', '--out', out]);
  const file = join(root, out, 'verdict.json');
  if (!existsSync(file)) return asOne(false);
  const { requirements } = JSON.parse(readFileSync(file, 'utf8')) as Verdict;
  const scenarios = requirements.flatMap((requirement) => requirement.scenarios);
  const passed = scenarios.filter(({ status }) => status === 'pass').length;
  const failed = scenarios.filter(({ status }) => status === 'fail').length;
  return { passed, failed: conformant ? failed : Math.max(failed, 1) };
}

/** Of everything as much as a gate needs; `npm run strength` measures. */
const proof = ['--at-once', '40', '--first', '--pairs', '20'];

function runProof(): Count {
  const folder = 'reports/proof';
  const proved = call(process.execPath, [
    'bin/move-conformance.js',
    'prove',
    ...proof,
    '--trace',
    out,
    '--out',
    folder,
  ]);
  const file = join(root, folder, 'proof.json');
  if (!existsSync(file)) return asOne(false);
  const { summary, variants, mutants } = JSON.parse(readFileSync(file, 'utf8')) as Proof;
  const { assertions = 0, unasked = [] } = mutants ?? {};
  const passed =
    summary.killed +
    summary.pairsRight +
    variants.filter((result) => !isRed(result)).length +
    (assertions - summary.toothless);
  const failed = summary.defects - summary.killed + variants.filter(isRed).length + summary.toothless + unasked.length;
  return { passed, failed: proved ? failed : Math.max(failed, 1) };
}

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
const total: Count = { passed: 0, failed: 0 };
const split: string[] = [];
for (const [name, { title, run }] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${title}`);
  const began = performance.now();
  const { passed, failed } = await run();
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  split.push(`${took.padStart(8)}  ${title}: ${passed} passed, ${failed} failed`);
  total.passed += passed;
  total.failed += failed;
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${split.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
