/** What a proof has come to, for a terminal. */
import type { DefectResult, MutantsResult, PairResult, Proof, VariantResult } from '../../schemas/types/proof.ts';
import { isProved, isRed } from '../prove/prove.ts';
import { shareText } from './share.ts';
import type { Style, Terminal } from './terminal.ts';

const fates: Record<DefectResult['fate'], { word: string; style?: Style }> = {
  killed: { word: 'killed' },
  'wrong requirement': { word: 'WRONG', style: 'red' },
  collapsed: { word: 'COLLAPSED', style: 'red' },
  survived: { word: 'SURVIVED', style: 'red' },
};

const indent = '            ';

/** A row of the kill matrix. */
export function printDefect(terminal: Terminal, { id, requirement, fate, by, collateral, saw }: DefectResult): void {
  const { word, style } = fates[fate];
  terminal.paragraph(`${word.padEnd(indent.length)}${id}: ${requirement}`, { ...(style && { style }) });
  if (by.length > 0) terminal.paragraph(`by ${by.join(', ')}`, { indent });
  if (collateral.length > 0) terminal.paragraph(`also ${collateral.join(', ')}`, { indent });
  if (fate !== 'killed' && saw !== undefined) terminal.paragraph(`saw ${saw}`, { indent });
}

export function printPair(terminal: Terminal, { ids, right, missed }: PairResult): void {
  const word = right ? 'both' : 'MASKED';
  terminal.paragraph(`${word.padEnd(indent.length)}${ids.join(' + ')}`, { ...(!right && { style: 'red' as const }) });
  if (!right) terminal.paragraph(`not seen: ${missed.join(', ')}`, { indent });
}

export function printVariants(terminal: Terminal, result: VariantResult): void {
  const { ids, played, red, guilty, refused } = result;
  const word = isRed(result) ? 'RED' : 'green';
  terminal.paragraph(`${word.padEnd(indent.length)}${ids.join(' + ')}: ${played} scenarios`, {
    ...(isRed(result) && { style: 'red' as const }),
  });
  if (refused !== undefined) terminal.paragraph(`nothing was judged: ${refused}`, { indent });
  for (const { requirement, scenario, seen, message } of red)
    terminal.paragraph(`${requirement} in ${scenario}: ${seen ?? message ?? ''}`, { indent });
  if (guilty) terminal.paragraph(`by itself: ${guilty.join(', ') || 'none of them'}`, { indent });
}

/** The figures, and once more what stands against them: thousands of lines may lie between. */
export function printProof(terminal: Terminal, proof: Proof): void {
  const { summary, took, seed } = proof;
  const seconds = (part: keyof typeof took) => `${((took[part] ?? 0) / 1000).toFixed(1)} s`;
  terminal.line();
  if (took.defects !== undefined)
    terminal.paragraph(
      `Defects: ${summary.defects} tried, ${summary.killed} killed, ${summary.survivors} survived, ` +
        `${summary.wrongRequirement} under a wrong requirement, ${summary.collapsed} collapsed, in ${seconds('defects')}.`,
    );
  for (const result of proof.defects.filter(({ fate }) => fate !== 'killed')) printDefect(terminal, result);
  if (took.pairs !== undefined)
    terminal.paragraph(
      `Pairs: ${summary.pairs} chosen by seed ${seed}, both seen in ${summary.pairsRight}, ` +
        `${shareText(summary.pairsRight, summary.pairs)}, in ${seconds('pairs')}.`,
    );
  for (const result of proof.pairs.filter(({ right }) => !right)) printPair(terminal, result);
  if (took.variants !== undefined)
    terminal.paragraph(
      `Variants: ${summary.variants} in ${proof.variants.length} clusters, ${summary.variantsRed} red, in ${seconds('variants')}.`,
    );
  for (const result of proof.variants.filter(isRed)) printVariants(terminal, result);
  if (proof.mutants) printMutants(terminal, proof.mutants, seconds('mutants'));
  const proved = isProved(proof);
  terminal.paragraph(proved ? 'Proved.' : 'Not proved.', { style: proved ? 'green' : 'red' });
}

const mostShown = 10;

function printMutants(terminal: Terminal, result: MutantsResult, took: string): void {
  const { judged, killed, equivalent, survivors, assertions, toothless, unasked, judging } = result;
  const permitted = equivalent.reduce((sum, { count }) => sum + count, 0);
  terminal.paragraph(
    `Mutants: ${judged} judged, ${killed} noticed, ${shareText(killed, judged)}; ${permitted} more are permitted; in ${took}, ` +
      `${Math.round((1000 * (judged + permitted)) / Math.max(1, judging))} a second of processor time.`,
  );
  for (const { scenario, message, field, operator, before, after } of survivors.slice(0, mostShown))
    terminal.paragraph(`${scenario}: ${operator} of ${field} in ${message}: ${shown(before)}, now ${shown(after)}`, {
      indent,
    });
  if (survivors.length > mostShown)
    terminal.line(`${indent}and ${survivors.length - mostShown} more, all in proof.json`);
  terminal.paragraph(`Assertions: ${assertions} of steps, ${toothless.length} that no mutant breaks first.`);
  for (const { scenario, step, check } of toothless) terminal.paragraph(`${scenario}: ${step} (${check})`, { indent });
  if (unasked.length > 0) terminal.paragraph(`Checks that nothing asks: ${unasked.join(', ')}.`);
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 60);
