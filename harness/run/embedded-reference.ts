import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harnessError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

/** One of the clusters that the embedded run judges together. */
export interface Configuration {
  name: string;
  /** What an ordinary cluster does not claim: the first that offers all of what a scenario needs is where it is played. */
  offers: readonly string[];
  /** Options of the `reference` command. */
  options: readonly string[];
  /** Whether each node is a process of its own, which takes longer to start. */
  isOfProcesses?: true;
}

const times = ['needs-arrival-time', 'needs-reconnect-time'];
const impatient = (arrivalTime: number): string[] => [
  '--no-exclusive-use',
  ...['--set', `arrivalTime=${arrivalTime}`, '--set', 'reconnectTime=1500'],
];

/** The bundled cluster, as itself and as far as something has to be different about it. */
export const configurations: readonly Configuration[] = [
  { name: 'reference cluster', offers: [], options: ['--no-exclusive-use'] },
  { name: 'reference cluster for exclusive use', offers: ['exclusive-use'], options: [] },
  {
    name: 'mixed reference cluster',
    offers: ['needs-older-call-bridge', 'needs-partly-linked-web-bridge', ...times],
    options: ['--older', '1', '--partly-linked', '1', ...impatient(1500)],
  },
  {
    name: 'reference cluster of processes',
    offers: ['needs-kill', 'needs-stop', 'needs-cut', ...times],
    // While a move is held commands are run here that take a moment, above all on a busy machine.
    options: ['--processes', ...impatient(3000)],
    isOfProcesses: true,
  },
];

const special = new Set(configurations.flatMap(({ offers }) => offers));

/** The one at which a scenario with these needs is played: the first that offers them all. */
export function configurationFor({ needs }: { needs: readonly string[] }): Configuration | undefined {
  const asked = needs.filter((need) => special.has(need));
  return configurations.find(({ offers }) => asked.every((need) => offers.includes(need)));
}

/** Those that are needed to play these scenarios. */
export function configurationsFor(scenarios: readonly { needs: readonly string[] }[]): Configuration[] {
  const needed = scenarios.map(configurationFor);
  return configurations.filter((one) => needed.includes(one));
}

export interface EmbeddedReference {
  /** Paths of the target files that its clusters wrote. */
  targetFiles: readonly string[];
  stop(): Promise<void>;
}

const startLimit = 20_000;
const endLimit = 5000;

/**
 * The bundled cluster in the configurations that these scenarios need, started by its command line as a user would. It ends
 * when it is stopped, and when this process ends in whatever way, because its standard input then does.
 * @throws HarnessError E_REFERENCE_START
 */
export async function startReference(scenarios: readonly { needs: readonly string[] }[]): Promise<EmbeddedReference> {
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-'));
  const clusters = configurationsFor(scenarios).map((configuration, index) => {
    const targetFile = join(folder, `target-${index + 1}.json`);
    return { targetFile, child: spawnReference(configuration, targetFile) };
  });
  const stop = async () => {
    await Promise.all(clusters.map(({ child }) => end(child)));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(clusters.map(({ child }) => ready(child)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { targetFiles: clusters.map(({ targetFile }) => targetFile), stop };
}

function spawnReference({ name, options }: Configuration, targetFile: string): ChildProcess {
  const command = join(packageRoot, 'bin', 'move-conformance.js');
  const args = ['reference', '--name', name, ...options, '--target-file', targetFile, '--until-stdin-ends'];
  return spawn(process.execPath, [command, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for this process, which cleans up before it lets the cluster go.
    detached: true,
  });
}

/** Resolves at the line `ready`. */
function ready(child: ChildProcess): Promise<void> {
  let said = '';
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(harnessError('E_REFERENCE_START', { why: complaint.trim().split('\n').at(-1) || why }));
    const timer = setTimeout(() => fail(`it was not ready within ${startLimit / 1000} s`), startLimit);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!/^ready/m.test(said)) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with ${code}`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), endLimit);
  await exited;
  clearTimeout(timer);
}
