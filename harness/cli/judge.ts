import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import type { Verdict } from '../../schemas/types/verdict.ts';
import { harnessError, reasonOf } from '../errors.ts';
import { plainJson } from '../plain.ts';
import { Terminal } from '../report/terminal.ts';
import { printVerdict } from '../report/verdict-text.ts';
import { files } from '../run-context.ts';
import { readTrace, type TraceFile } from '../trace/trace-file.ts';
import { derive } from '../verdict/derive.ts';

/** `judge`: derives the verdict again, from the trace alone, every check asked again. */
export const judgeCommand = (exit: (code: number) => void): Command =>
  new Command('judge')
    .summary('derive the verdict of a run again, from its files')
    .description(
      'Asks every check of a recorded run again and derives the verdict, without the target. Exit codes as of run.',
    )
    .argument('<dir>', 'folder that `run --out` wrote')
    .option('--json', 'print the verdict as JSON, and nothing else')
    .action(async (folder: string, options: { json?: boolean }) => exit(await judge(folder, options)));

async function judge(folder: string, { json }: { json?: boolean }): Promise<number> {
  const trace = await askedAgain(readTrace(files(folder).trace));
  const verdict = derive(trace);
  if (json) {
    process.stdout.write(`${plainJson(verdict, 2)}\n`);
    return verdict.exitCode;
  }
  const terminal = new Terminal(process.stdout);
  terminal.paragraph(`${verdict.target}: ${verdict.classLine}`);
  printVerdict(terminal, verdict, {
    blocks: trace.blocks,
    again: (scenario) => `move-conformance run --requirement ${scenario}`,
  });
  const written = writtenVerdict(folder);
  if (written && !isDeepStrictEqual(written, JSON.parse(JSON.stringify(verdict)))) {
    terminal.paragraph(`This is not the verdict in ${files(folder).verdict}, which was: ${written.summary}`);
  }
  return verdict.exitCode;
}

async function askedAgain(trace: TraceFile): Promise<TraceFile> {
  const { rejudge } = await import('../checks/index.ts');
  try {
    return { ...trace, blocks: trace.blocks.map(rejudge) };
  } catch (error) {
    throw harnessError('E_RUN_CRASHED', { why: reasonOf(error) }, error);
  }
}

function writtenVerdict(folder: string): Verdict | undefined {
  const file = files(folder).verdict;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Verdict) : undefined;
}
