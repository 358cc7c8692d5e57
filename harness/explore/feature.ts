import type { Performed } from './performance.ts';

/** What was found as a scenario, in sentences of the specification, to be kept in a feature file. */
export function scenarioOf({ givens, lines, finding }: Performed): string {
  const deeds = stepsIn(lines);
  const last = deeds.length - 1;
  const steps = [
    ...givens.map((text, index) => `${index === 0 ? 'Given' : 'And'} ${text}`),
    ...deeds.map((text, index) => `${index === last ? 'When' : givens.length + index === 0 ? 'Given' : 'And'} ${text}`),
    ...(finding?.sentence === undefined ? [] : [`Then ${finding.sentence}`]),
  ];
  const indented = steps.flatMap((step) => step.split('\n')).map((line) => `  ${line}\n`);
  return `Scenario: ${titleOf(finding)}\n${indented.join('')}`;
}

/** The same as a feature file of its own. */
export function featureOf(performed: Performed): string {
  const scenario = scenarioOf(performed).replace(/^(?=.)/gm, '    ');
  const { requirement = 'EXPLORE-01' } = performed.finding ?? {};
  return `Feature: What exploration has found\n\n  Rule: ${requirement} It is broken by this\n\n${scenario}`;
}

const titleOf = (finding: Performed['finding']): string =>
  finding === undefined ? 'Nothing was found' : `Breaks ${finding.requirement}`;

/** Rows of a table belong to the line before them. */
function stepsIn(lines: readonly string[]): string[] {
  const steps: string[] = [];
  for (const line of lines) {
    const isRow = line.trimStart().startsWith('|');
    if (isRow) steps.push(`${steps.pop() ?? ''}\n${line}`);
    else steps.push(line);
  }
  return steps;
}
