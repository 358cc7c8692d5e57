/** The commands that are measured, each started as a user would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { files } from '../harness/run-context.ts';
import type { TargetFile } from '../schemas/types/target.ts';
import type { Verdict } from '../schemas/types/verdict.ts';
import { benchError } from './errors.ts';
import type { Replayed } from './replay/main.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'bin', 'move-conformance.js');
const replay = join(import.meta.dirname, 'replay', 'main.ts');

export interface Reference extends AsyncDisposable {
  targetFile: string;
  /** Milliseconds from its start until it was ready. */
  startUp: number;
}

/** A cluster of its own, started by its command line. @throws BenchError E_NOT_STARTED */
export async function startReference(folder: string): Promise<Reference> {
  const targetFile = join(folder, 'target.json');
  const began = performance.now();
  const child = start([command, 'reference', '--no-exclusive-use', '--target-file', targetFile, '--until-stdin-ends']);
  const ended = once(child.process, 'exit');
  await Promise.race([
    child.said(/^ready$/m),
    ended.then(() => {
      throw benchError('E_NOT_STARTED', { why: lastLine(child.complaint()) });
    }),
  ]);
  const startUp = performance.now() - began;
  await forgetManager(targetFile);
  const dispose = async () => {
    child.process.stdin?.end();
    await ended;
  };
  return { targetFile, startUp, [Symbol.asyncDispose]: dispose };
}

/** A manager is a process of its own for each of its scenarios: that time is not the harness's, and nothing of it can be replayed. */
async function forgetManager(targetFile: string): Promise<void> {
  const { manager: _, ...target } = JSON.parse(await readFile(targetFile, 'utf8')) as TargetFile;
  await writeFile(targetFile, JSON.stringify(target));
}

export interface FullRun {
  /** Epoch milliseconds at which the command was started, and at which it had ended. */
  began: number;
  ended: number;
}

/**
 * `run` of what a tag expression matches, against a target.
 * @throws BenchError E_RUN_FAILED unless all of it was played, and nothing failed
 */
export async function runAll(targetFile: string, out: string, tags: string): Promise<FullRun> {
  const began = epoch();
  const args = ['run', '--target', targetFile, '--out', out, '--tags', tags];
  const { code, output, complaint } = await finished([command, ...args]);
  const ended = epoch();
  // What was not selected makes a verdict incomplete, and nothing else may.
  const isWhole = code === 0 || (code === incomplete && (await isUnmarred(out)));
  if (!isWhole) throw benchError('E_RUN_FAILED', { code, why: firstLine(complaint) || lastLine(output) });
  return { began, ended };
}

const incomplete = 4;

async function isUnmarred(out: string): Promise<boolean> {
  const { failures, stopped } = JSON.parse(await readFile(files(out).verdict, 'utf8')) as Verdict;
  return failures.length === 0 && stopped === undefined;
}

/** The replay of a run's trace against a target. @throws BenchError E_REPLAY_FAILED */
export async function replayAll(trace: string, targetFile: string): Promise<Replayed> {
  const { code, output, complaint } = await finished([replay, trace, targetFile]);
  if (code !== 0) throw benchError('E_REPLAY_FAILED', { why: lastLine(complaint) });
  return JSON.parse(output) as Replayed;
}

const epoch = () => performance.timeOrigin + performance.now();

interface Child {
  process: ChildProcess;
  output(): string;
  complaint(): string;
  said(words: RegExp): Promise<void>;
}

function start(args: readonly string[]): Child {
  const process = spawn(globalThis.process.execPath, args, { cwd: root, stdio: 'pipe' });
  let output = '';
  let complaint = '';
  process.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  process.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const said = (words: RegExp) =>
    new Promise<void>((resolve) => process.stdout.on('data', () => words.test(output) && resolve()));
  return { process, output: () => output, complaint: () => complaint, said };
}

async function finished(args: readonly string[]): Promise<{ code: number; output: string; complaint: string }> {
  const child = start(args);
  child.process.stdin?.end();
  const [code] = await once(child.process, 'close');
  return { code: code ?? 1, output: child.output(), complaint: child.complaint() };
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
