/**
 * `npm run endurance`: the whole specification again and again, in every order and at every pace, at the end of a long line,
 * beside strangers, and killed at random moments with `clean` after it; and exploration, of the reference and of defects. The
 * last line says how much passed and failed; the exit code is 1 when anything did.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Chance, seeded } from '../../harness/chance.ts';
import { deal } from '../../harness/prove/specificity.ts';
import { type Configuration, configurations } from '../../harness/run/embedded-reference.ts';
import { defects } from '../../reference/defects/index.ts';
import type { Defect } from '../../reference/deviation.ts';
import { variants } from '../../reference/variants/index.ts';
import type { Verdict } from '../../schemas/types/verdict.ts';
import { command } from '../harness/support/command.ts';
import { dryRunner } from '../specification/support/dry-run.ts';
import { strangerOn } from './support/beside.ts';
import { keepBusy } from './support/busy.ts';
import { type Cluster, startClusters, targets } from './support/clusters.ts';
import { exploration } from './support/exploration.ts';
import { choose } from './support/fair-choice.ts';
import { madeByOthers, settingsOf } from './support/inventory.ts';
import { killAndClean, type Moment, momentBy } from './support/kill.ts';
import { layLongLine } from './support/long-line.ts';
import { seek } from './support/seek.ts';

const parts = ['runs', 'line', 'strangers', 'variants', 'kills', 'explore'] as const;

interface Options {
  runs: number;
  variants: number;
  kills: number;
  explorations: number;
  defects: number;
  seed: number;
  only: (typeof parts)[number][];
}

/** What came of one trial: nothing is wrong, or this. */
interface Outcome {
  faults: string[];
  /** What there is to say besides. */
  remark: string;
}

/** Make an attempt, say in a line what came of it, and count it. */
type Trial = (what: string, attempt: () => Promise<Outcome>) => Promise<void>;

interface Scene {
  clusters: readonly Cluster[];
  folder: string;
  chance: Chance;
}

/** Milliseconds; a round trip takes twice that. */
const oneWay = 25;

/** How runs differ, in turn. */
const paces = [
  ['--parallel', '4'],
  ['--parallel', '1'],
  ['--parallel', '4', '--order', 'random'],
  ['--parallel', '8'],
];

const farPaces = [
  ['--parallel', '16'],
  ['--parallel', '8', '--order', 'random'],
];
const besidePaces = [
  ['--parallel', '4', '--order', 'random'],
  ['--parallel', '1', '--order', 'random'],
];

/** Under what permitted differences are tried, in turn. */
const hardships: { oneWay?: number; isSlow?: true; options: string[] }[] = [
  { options: ['--parallel', '1'] },
  { oneWay: 25, options: ['--parallel', '8'] },
  { isSlow: true, options: ['--parallel', '2'] },
  { oneWay: 75, options: ['--parallel', '16', '--order', 'random'] },
  { options: ['--parallel', '8', '--order', 'random'] },
  { oneWay: 150, options: ['--parallel', '16'] },
];

/** How many differences a cluster has. */
const variantsAtOnce = 5;

async function main(): Promise<number> {
  const { seed, only, ...options } = optionsFrom(process.argv.slice(2));
  const times = (part: (typeof parts)[number], count: number) => (only.includes(part) ? count : 0);
  const runs = times('runs', options.runs);
  const kills = times('kills', options.kills);
  console.log(`Seed ${seed}: ${only.join(', ')}.\n`);
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-endurance-'));
  // What is explored has a cluster of its own, and so has what differs.
  const haveTheirOwn: readonly string[] = ['explore', 'variants'];
  await using clusters = await startClusters(only.every((part) => haveTheirOwn.includes(part)) ? [] : undefined);
  const scene: Scene = { clusters: clusters.all, folder, chance: seeded(seed) };
  const before = await traces(scene);
  const count = { passed: 0, failed: 0 };
  const trial: Trial = async (what, attempt) => {
    const began = performance.now();
    const { faults, remark } = await attempt().catch((error) => ({ faults: [String(error)], remark: '' }));
    count[faults.length === 0 ? 'passed' : 'failed'] += 1;
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${what.padEnd(46)} ${took.padStart(8)}  ${remark}`);
    for (const fault of faults) console.log(`     ${fault}`);
  };

  for (let turn = 0; turn < runs; turn += 1) {
    const options = seededOrder(paces[turn % paces.length]!, scene.chance);
    await trial(`run ${turn + 1} ${options.join(' ')}`, () => play(scene, options));
  }
  for (const pace of farPaces.slice(0, times('line', farPaces.length))) {
    const options = seededOrder(pace, scene.chance);
    await trial(`${2 * oneWay} ms away ${options.join(' ')}`, () => playFarAway(scene, options));
  }
  for (const pace of besidePaces.slice(0, times('strangers', besidePaces.length))) {
    const options = seededOrder(pace, scene.chance);
    await trial(`beside strangers ${options.join(' ')}`, () => playBesideStrangers(scene, options));
  }
  if (clusters.all.length > 0) {
    await trial('nothing is left, no setting is changed', async () => {
      const after = await traces(scene);
      return { faults: after === before ? [] : ['the clusters are not as they were'], remark: '' };
    });
  }
  await playVariants(trial, scene, times('variants', options.variants));
  for (let turn = 0; turn < kills; turn += 1) await trial(`killed ${turn + 1}`, () => playKilled(scene, turn));
  await explore(trial, seed, times('explore', options.explorations));
  await exploreDefects(trial, seed, choose(defects, ['FAIL', 'RACE'], times('explore', options.defects)));

  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  if (count.failed === 0) await rm(folder, { recursive: true, force: true });
  else console.log(`Evidence: ${folder}`);
  return count.failed > 0 ? 1 : 0;
}

const seededOrder = (options: readonly string[], chance: Chance): string[] =>
  options.map((option) => (option === 'random' ? `random:${chance.below(1000)}` : option));

const play = async (scene: Scene, options: readonly string[]): Promise<Outcome> =>
  playAt(
    scene,
    scene.clusters.map(({ targetFile }) => targetFile),
    options,
  );

/** One run of everything. */
async function playAt({ folder }: Scene, files: readonly string[], options: readonly string[]): Promise<Outcome> {
  const out = await mkdtemp(join(folder, 'run-'));
  const { code, stdout, stderr } = await command(['run', ...targets(files), '--out', out, ...options]);
  const verdict = JSON.parse(await readFile(join(out, 'verdict.json'), 'utf8').catch(() => '{}')) as Partial<Verdict>;
  const scenarios = (verdict.requirements ?? []).flatMap((requirement) => requirement.scenarios);
  const played = scenarios.filter(({ status }) => status === 'pass' || status === 'fail').length;
  const failures = (verdict.failures ?? []).map(
    ({ scenario, requirement, expected, seen, message }) =>
      `${scenario}, ${requirement}: ${message ?? `expected ${expected}, seen ${seen}`}`,
  );
  // What is not required is no reason for an exit code, but it has to be green here.
  const isGreen = code === 0 && failures.length === 0;
  const faults = isGreen ? [] : [`exit code ${code}, ${out}`, ...failures, ...(played === 0 ? [stderr, stdout] : [])];
  return { faults, remark: `${played} scenarios` };
}

async function playFarAway(scene: Scene, options: readonly string[], far = oneWay): Promise<Outcome> {
  await using open = new AsyncDisposableStack();
  const lines = await Promise.all(scene.clusters.map(({ targetFile }) => layLongLine(targetFile, far)));
  for (const line of lines) open.use(line);
  return await playAt(
    scene,
    lines.map(({ targetFile }) => targetFile),
    options,
  );
}

/** Nothing is objected to that is permitted, near and far, and whatever the pace. */
async function playVariants(trial: Trial, scene: Scene, count: number): Promise<void> {
  const groups = deal(variantsWithOptions, variantsAtOnce, scene.chance).slice(0, count);
  for (const [turn, group] of groups.entries()) {
    const { oneWay: far = 0, isSlow = false, options } = hardships[turn % hardships.length]!;
    const pace = seededOrder(options, scene.chance);
    const how = [...(far > 0 ? [`${2 * far} ms away`] : []), ...(isSlow ? ['busy'] : []), ...pace].join(' ');
    await trial(`variants ${turn + 1} ${how}`, async () => {
      const deviations = group.flatMap(({ id, options: own }) => [...own, '--variant', id]);
      await using clusters = await startClusters(
        configurations.map((one) => ({ ...one, options: [...one.options, ...patience(one, far), ...deviations] })),
      );
      const differing = { ...scene, clusters: clusters.all };
      using _others = isSlow ? keepBusy() : undefined;
      const outcome = await (far > 0 ? playFarAway(differing, pace, far) : play(differing, pace));
      return { ...outcome, remark: `${outcome.remark}: ${group.map(({ id }) => id).join(', ')}` };
    });
  }
}

/** A cluster far away that is to wait for people waits until a few connections can be made, one after the other. */
function patience({ offers }: Configuration, far: number): string[] {
  if (far === 0 || !offers.includes('needs-arrival-time')) return [];
  const time = 3000 + 40 * far;
  return ['--set', `arrivalTime=${time}`, '--set', `reconnectTime=${time}`];
}

const variantsWithOptions = variants.map(({ options = [], ...variant }) => ({ ...variant, options }));

async function playBesideStrangers(scene: Scene, options: readonly string[]): Promise<Outcome> {
  const strangers = await strangersOn(scene, ['welcome']);
  const { faults, remark } = await play(scene, options);
  const reports = await Promise.all(strangers.map((stranger) => stranger.leave()));
  const acts = reports.flatMap((report) => Object.values(report.acts)).reduce((sum, times) => sum + times, 0);
  return {
    faults: [...faults, ...reports.flatMap(({ differences }) => differences)],
    remark: `${remark}, ${acts} acts of strangers`,
  };
}

const strangersOn = ({ clusters, chance }: Scene, where: readonly Cluster['others'][]) =>
  Promise.all(
    clusters
      .filter(({ others }) => where.includes(others))
      .map(({ targetFile, others }) => strangerOn(targetFile, chance.below(1000), others === 'still')),
  );

/** What the kills fall into, in turn: how often that has been begun at most, and where it happens at all. */
const kinds: { entry: Moment['entry']; most: number; tags?: string }[] = [
  { entry: 'creating', most: 400 },
  { entry: 'changing', most: 30, tags: '@exclusive-use' },
  { entry: 'creating', most: 800 },
  { entry: 'breaking', most: 8, tags: '@needs-kill or @needs-stop or @needs-cut' },
];

async function playKilled(scene: Scene, turn: number): Promise<Outcome> {
  const { clusters, folder, chance } = scene;
  const { entry, most, tags } = kinds[turn % kinds.length]!;
  const moment = momentBy(chance, entry, most);
  const options = seededOrder(['--order', 'random', ...(tags ? ['--tags', tags] : [])], chance);
  const strangers = await strangersOn(scene, ['welcome', 'still']);
  const killed = await killAndClean(clusters, await mkdtemp(join(folder, 'killed-')), moment, options);
  const reports = await Promise.all(strangers.map((stranger) => stranger.leave()));
  const { creations, changes, faults, found, left } = killed;
  return {
    faults: [...left, ...reports.flatMap(({ differences }) => differences)],
    remark: `after ${creations} creations, ${changes} changes and ${faults} faults; ${found} things to clean`,
  };
}

/** Whatever a run could leave behind. */
const traces = async ({ clusters }: Scene): Promise<string> =>
  (
    await Promise.all(
      clusters.map(async ({ operator, callBridges }) => [
        await settingsOf(operator, callBridges),
        ...(await madeByOthers(operator, callBridges)),
      ]),
    )
  )
    .flat()
    .join('\n');

/** How many seeds have a line of their own, and how many there are for a defect. */
const seedsAtOnce = 25;
const seedsForDefect = 20;

/** How many of the defects have to be found. */
const share = 0.8;

/** Nothing is found on the reference. */
async function explore(trial: Trial, first: number, count: number): Promise<void> {
  for (let seed = first; seed < first + count; seed += seedsAtOnce) {
    const runs = Math.min(seedsAtOnce, first + count - seed);
    await trial(`explored with seeds ${seed} to ${seed + runs - 1}`, async () => {
      const { code, result, printed } = await exploration([], ['--seed', String(seed), '--runs', String(runs)]);
      const isGreen = code === 0 && result?.runs === runs;
      return { faults: isGreen ? [] : [`exit code ${code}`, printed], remark: `${result?.deeds} deeds` };
    });
  }
}

/** Most defects are found, and made small. */
async function exploreDefects(trial: Trial, seed: number, sought: readonly Defect[]): Promise<void> {
  if (sought.length === 0) return;
  const dryRun = await dryRunner();
  let found = 0;
  for (const defect of sought) {
    await trial(`explored ${defect.id} (${defect.requirement})`, async () => {
      const { isFound, ...outcome } = await seek(defect, { seed, runs: seedsForDefect }, dryRun);
      found += Number(isFound);
      return outcome;
    });
  }
  const enough = Math.ceil(share * sought.length);
  await trial(`at least ${enough} of ${sought.length} defects are found and made small`, async () => ({
    faults: found < enough ? ['too many are not'] : [],
    remark: `${found} are`,
  }));
}

function optionsFrom(args: readonly string[]): Options {
  const whole = (text: string): number => {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a whole number is needed.');
    return Number(text);
  };
  return new Command('endurance')
    .description('The specification against the bundled reference, again and again, and under every hardship.')
    .option('--runs <n>', 'full runs', whole, 20)
    .option('--variants <n>', 'groups of permitted differences', whole, 100)
    .option('--kills <n>', 'runs that are killed', whole, 20)
    .option('--explorations <n>', 'seeds with which the reference is explored', whole, 100)
    .option('--defects <n>', 'defects that exploration is to find', whole, 10)
    .option('--seed <n>', 'for orders, moments, strangers and explorations', whole, 1)
    .addOption(new Option('--only <part...>', 'nothing but this').choices(parts).default([...parts]))
    .parse([...args], { from: 'user' })
    .opts<Options>();
}

process.exitCode = await main();
