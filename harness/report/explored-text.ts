/** What an exploration has come to, for a terminal. */
import type { Explored } from '../explore/explore.ts';
import { scenarioOf } from '../explore/feature.ts';
import type { Searched } from '../explore/search.ts';
import type { CheckRecord, TraceRecord } from '../trace/record.ts';
import type { Requirement } from '../verdict/requirements.ts';
import { field, printTimeline } from './failure-text.ts';
import type { Terminal } from './terminal.ts';

export interface ExploredContext {
  requirements: readonly Requirement[];
  /** The command that looks at one seed again. */
  again(seed: number): string;
  out: string;
}

export function printExplored(terminal: Terminal, explored: Explored, context: ExploredContext): void {
  const { found, runs, deeds, interrupted } = explored;
  if (found) printFound(terminal, found, context);
  const result = found ? 'Found something' : 'Found nothing';
  terminal.line();
  terminal.paragraph(
    `${result} in ${runs} runs with ${deeds} things done${interrupted ? ', until it was interrupted' : ''}.`,
  );
  if (found) terminal.line(`Evidence: ${context.out}`);
}

function printFound(
  terminal: Terminal,
  { seed, performed, first, attempts }: Searched,
  context: ExploredContext,
): void {
  const { finding, records } = performed;
  if (!finding) return;
  const requirement = context.requirements.find(({ id }) => id === finding.requirement);
  terminal.line();
  terminal.paragraph(`${finding.requirement} ${requirement?.text ?? ''}`, { lead: { style: 'red', word: 'FOUND' } });
  if (requirement) field(terminal, 'subject', `${requirement.subject} (${requirement.level}, ${requirement.origin})`);
  field(terminal, 'expected', finding.expected);
  field(terminal, 'seen', finding.seen);
  printTimeline(terminal, records, failed(records));
  terminal.line(`  again     ${context.again(seed)}`);
  terminal.line();
  terminal.paragraph(
    `The smallest of ${attempts} sequences that were tried; in the first one ${first} things were done:`,
  );
  terminal.line();
  for (const line of scenarioOf(performed).trimEnd().split('\n')) terminal.line(`  ${line}`);
}

/** The check that did not hold. */
const failed = (records: readonly TraceRecord[]): CheckRecord | undefined =>
  records.findLast((record): record is CheckRecord => record.kind === 'check' && !record.holds);
