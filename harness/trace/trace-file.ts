/** The file that holds a run's trace: a header, the scenarios' blocks in the order in which they ended, a footer. */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { harnessError, reasonOf } from '../errors.ts';
import { plainJson } from '../plain.ts';
import type { FooterRecord, HeaderRecord, TraceRecord } from './record.ts';

export interface TraceFile {
  header: HeaderRecord;
  /** The records of one scenario each, in the order in which the scenarios ended. */
  blocks: readonly (readonly TraceRecord[])[];
  footer: FooterRecord;
}

/** Begin a trace file; the scenarios' blocks are appended to it, each in one write. */
export const writeHeader = (file: string, header: HeaderRecord): void => writeFileSync(file, `${plainJson(header)}\n`);

/** End a trace file. The digest covers every byte, the footer's own included. */
export function writeFooter(file: string, { ended, stopped }: Pick<FooterRecord, 'ended' | 'stopped'>): void {
  const before = readFileSync(file);
  const lines = countLines(before);
  const footer: FooterRecord = { kind: 'footer', lines, digest: '', ended, ...(stopped && { stopped }) };
  const digest = digestOf(before, `${plainJson(footer)}\n`);
  appendFileSync(file, `${plainJson({ ...footer, digest })}\n`);
}

/** How many scenarios have written their end to a trace file that may still grow. */
export const countBlocks = (file: string): number =>
  readFileSync(file, 'utf8').match(/^{[^{}]*"kind":"finished"/gm)?.length ?? 0;

/**
 * Read a whole trace file.
 * @throws HarnessError E_TRACE_UNREADABLE, E_TRACE_CUT_OFF, E_TRACE_ALTERED
 */
export function readTrace(file: string): TraceFile {
  const bytes = read(file);
  const start = bytes.lastIndexOf(newline, -2) + 1;
  const last = bytes.subarray(start).toString();
  const footer = parseLine(last);
  if (!last.endsWith('\n') || footer?.kind !== 'footer') throw harnessError('E_TRACE_CUT_OFF', { file });
  const { digest } = footer as FooterRecord;
  if (digestOf(bytes.subarray(0, start), last.replace(`"digest":"${digest}"`, '"digest":""')) !== digest) {
    throw harnessError('E_TRACE_ALTERED', { file, why: 'its digest does not fit' });
  }
  const [header, ...records] = bytes.subarray(0, start).toString().split('\n').slice(0, -1).map(parseLine);
  if (header?.kind !== 'header') throw harnessError('E_TRACE_ALTERED', { file, why: 'its first line is no header' });
  if ((header as HeaderRecord).format !== 1) {
    throw harnessError('E_TRACE_UNREADABLE', { file, why: `its format is ${(header as HeaderRecord).format}, not 1` });
  }
  return { header: header as HeaderRecord, blocks: blocksOf(records as TraceRecord[]), footer: footer as FooterRecord };
}

const newline = 0x0a;

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw harnessError('E_TRACE_UNREADABLE', { file, why: reasonOf(error) }, error);
  }
}

const digestOf = (before: Buffer, footer: string) => createHash('sha256').update(before).update(footer).digest('hex');

function parseLine(line: string): { kind: string } | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A block ends with `finished`; the last one may lack it when the run was stopped by force. */
function blocksOf(records: readonly TraceRecord[]): TraceRecord[][] {
  const blocks: TraceRecord[][] = [];
  let block: TraceRecord[] = [];
  for (const record of records) {
    block.push(record);
    if (record.kind !== 'finished') continue;
    blocks.push(block);
    block = [];
  }
  return block.length > 0 ? [...blocks, block] : blocks;
}
