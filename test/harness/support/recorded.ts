import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TraceRecord } from '../../../harness/trace/record.ts';

/**
 * The records of STEP-09.1.a,b,c as a run against the reference wrote them: Alice, homed on Paris, is moved by Tokyo to Lima,
 * and has ended her old session. The secrets of the spaces and the headers of refusals are taken out.
 */
const file = join(import.meta.dirname, '../../fixtures/step-09.ndjson');

export const recorded = (): TraceRecord[] => linesOf(file).map((line) => JSON.parse(line));

/** The same, with `from` replaced by `to` in the last line that contains all of these texts. */
export function recordedWith(from: string, to: string, ...inLine: readonly string[]): TraceRecord[] {
  const lines = linesOf(file);
  const index = lines.findLastIndex((line) => [from, ...inLine].every((text) => line.includes(text)));
  if (index < 0) throw new Error(`no line of ${file} has ${[from, ...inLine].join(' and ')}`);
  return lines.map((line, place) => JSON.parse(place === index ? line.replace(from, to) : line));
}

const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');
