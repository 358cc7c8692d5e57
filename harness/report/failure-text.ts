import type { Failure, RequirementResult } from '../../schemas/types/verdict.ts';
import type { TraceRecord } from '../trace/record.ts';
import { type Terminal, width, wrap } from './terminal.ts';
import { timeline } from './timeline.ts';

export interface FailureContext {
  requirement: RequirementResult | undefined;
  /** The scenario's part of the trace. */
  block: readonly TraceRecord[];
  /** The command that runs just this scenario again. */
  again: string;
}

/** Everything that a reader needs of one failure. */
export function printFailure(
  terminal: Terminal,
  failure: Failure,
  { requirement, block, again }: FailureContext,
): void {
  const level = requirement
    ? `${requirement.level}, ${requirement.origin}${requirement.required ? '' : ', not required in this class'}`
    : '';
  terminal.line();
  terminal.paragraph(`${failure.requirement} ${requirement?.text ?? ''}`, { lead: { style: 'red', word: 'FAIL' } });
  field(terminal, 'subject', `${requirement?.subject ?? ''} (${level})`);
  field(terminal, 'scenario', `${failure.scenario} ${failure.title}${exampleText(failure)}`);
  if (failure.step !== undefined) field(terminal, 'step', failure.step);
  if (failure.fault !== 'target') field(terminal, 'at fault', failure.fault);
  if (failure.expected !== undefined) field(terminal, 'expected', failure.expected);
  if (failure.seen !== undefined) field(terminal, 'seen', failure.seen);
  if (failure.message !== undefined) field(terminal, 'why', `${failure.message} [${failure.code}]`);
  printTimeline(terminal, block, { seq: seqOf(failure, block), evidence: failure.evidence });
  // Not broken into lines: it is there to be copied.
  terminal.line(`  ${'again'.padEnd(label)}${again}`);
}

/** The cells of the row; its name is in the scenario's id. */
function exampleText({ example }: Failure): string {
  const cells = Object.entries(example ?? {}).filter(([column]) => column !== 'case');
  return cells.length === 0 ? '' : ` (${cells.map(([column, value]) => `${column}: ${value}`).join(', ')})`;
}

const label = 10;

/** A line with its name before it. */
export function field(terminal: Terminal, name: string, text: string): void {
  for (const [index, line] of wrap(text, width - label - 2).entries()) {
    terminal.line(`  ${(index === 0 ? name : '').padEnd(label)}${line}`);
  }
}

/** What happened before a check failed, or before the end where none did. */
export function printTimeline(
  terminal: Terminal,
  block: readonly TraceRecord[],
  { seq = block.at(-1)?.seq ?? 0, evidence = [] }: { seq?: number; evidence?: readonly number[] } = {},
): void {
  const rows = timeline(block, seq, evidence);
  if (rows.length === 0) return;
  field(terminal, 'exchanges', 'in ms since the scenario began; * is what the answer rests on');
  for (const { time, who, what, isEvidence } of rows) {
    const row = `${isEvidence ? '*' : ' '}${time.toFixed(1).padStart(8)}  ${who.padEnd(9)} ${what}`;
    terminal.line(`  ${row.length > width - 2 ? `${row.slice(0, width - 3)}…` : row}`);
  }
}

/** The place of the failed check, or the end. */
function seqOf({ check, requirement }: Failure, block: readonly TraceRecord[]): number {
  const record = block.findLast(
    (entry) => entry.kind === 'check' && !entry.holds && entry.check === check && entry.requirement === requirement,
  );
  return record?.seq ?? block.at(-1)?.seq ?? 0;
}
