import type { Failure, RequirementResult, Verdict } from '../../schemas/types/verdict.ts';
import type { TraceRecord } from '../trace/record.ts';
import { printFailure } from './failure-text.ts';
import type { Style, Terminal } from './terminal.ts';

export interface Evidence {
  blocks: readonly (readonly TraceRecord[])[];
  /** The command that runs a scenario again. */
  again(scenario: string): string;
}

const inFull = 5;
const most = 12;

/** What a person reads at the end of a run: the failures, the open points, the counts, the outcome. */
export function printVerdict(terminal: Terminal, verdict: Verdict, { blocks, again }: Evidence): void {
  const requirements = new Map(verdict.requirements.map((result) => [result.id, result]));
  const byScenario = Map.groupBy(blocks, (block) => block[0]?.scenario);
  for (const failure of verdict.failures.slice(0, inFull)) {
    const rounds = byScenario.get(failure.scenario) ?? [];
    const block = rounds.find((records) => records.some((record) => isOf(failure, record))) ?? rounds.at(-1) ?? [];
    printFailure(terminal, failure, {
      requirement: requirements.get(failure.requirement),
      block,
      again: again(failure.scenario),
    });
  }
  printOtherFailures(terminal, verdict);
  for (const { scenario, cells, failed, played } of verdict.combinations) {
    const shared = Object.entries(cells).map(([column, value]) => `${column} = ${value}`);
    terminal.paragraph(`${scenario}: ${failed} of ${played} rows failed, just those with ${shared.join(' and ')}.`);
  }
  for (const { scenario, rows, covered, possible } of verdict.coverage) {
    terminal.line(`${scenario}: ${rows} rows cover ${covered} of ${possible} pairs of values.`);
  }
  printOpen(terminal, verdict.requirements);
  terminal.line();
  terminal.line(countsText(verdict));
  terminal.paragraph(verdict.summary, { style: styles[verdict.outcome] });
}

/** Whether a record is where a failure comes from. */
const isOf = ({ check, code }: Failure, record: TraceRecord): boolean =>
  (record.kind === 'check' && !record.holds && record.check === check) ||
  (record.kind === 'finished' && record.failure?.code === code);

const styles: Record<Verdict['outcome'], Style> = {
  conformant: 'green',
  'non-conformant': 'red',
  'harness-error': 'red',
  incomplete: 'yellow',
};

function printOtherFailures(terminal: Terminal, { failures }: Verdict): void {
  const others = failures.slice(inFull);
  if (others.length === 0) return;
  terminal.line();
  terminal.line(`And ${others.length} more:`);
  for (const { requirement, scenario, seen, message } of others) {
    terminal.line(`  ${requirement} in ${scenario}: ${(seen ?? message ?? '').split('\n')[0]}`.slice(0, 80));
  }
}

/** Required and neither passed nor failed: the reader has to know why. */
function printOpen(terminal: Terminal, requirements: readonly RequirementResult[]): void {
  const open = requirements.filter(({ required, status }) => required && status === 'not-verified');
  const byReason = Map.groupBy(open, ({ reason = '' }) => reason.replace(/^\d+ of \d+ scenarios: /, ''));
  for (const [reason, group] of byReason) {
    terminal.line();
    terminal.paragraph(`Not verified (${reason}): ${few(group.map(({ id }) => id))}`);
  }
}

function few(ids: readonly string[]): string {
  const more = ids.length - most;
  return more > 1 ? `${ids.slice(0, most).join(', ')} and ${more} more` : ids.join(', ');
}

function countsText({ counts }: Verdict): string {
  return Object.entries(counts)
    .map(([status, count]) => `${status} ${count}`)
    .join(' · ');
}
