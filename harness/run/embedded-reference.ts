import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harnessError } from '../errors.ts';
import { packageRoot } from '../package-root.ts';

export interface EmbeddedReference {
  /** Path of the target file that it wrote. */
  targetFile: string;
  stop(): Promise<void>;
}

const startLimit = 20_000;
const endLimit = 5000;

/**
 * The bundled cluster, started by its command line as a user would. It ends when it is stopped, and when this process
 * ends in whatever way, because its standard input then does.
 * @throws HarnessError E_REFERENCE_START
 */
export async function startReference(): Promise<EmbeddedReference> {
  const folder = await mkdtemp(join(tmpdir(), 'move-conformance-'));
  const targetFile = join(folder, 'target.json');
  const command = join(packageRoot, 'bin', 'move-conformance.js');
  const child = spawn(process.execPath, [command, 'reference', '--target-file', targetFile, '--until-stdin-ends'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for this process, which cleans up before it lets the cluster go.
    detached: true,
  });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { targetFile, stop };
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
