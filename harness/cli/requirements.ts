import { Command } from 'commander';
import { Terminal } from '../report/terminal.ts';
import { type Requirement, readRequirements } from '../verdict/requirements.ts';
import { summaryOf } from '../verdict/requirements-file.ts';

/** `requirements`: what the specification asks for. */
export const requirementsCommand = (): Command =>
  new Command('requirements')
    .summary('list every requirement')
    .description('Lists what the specification requires: id, text, level, origin, subject, sources, scenarios.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const requirements = readRequirements();
      if (json) process.stdout.write(`${JSON.stringify(summaryOf(requirements), null, 2)}\n`);
      else print(new Terminal(process.stdout), requirements);
    });

function print(terminal: Terminal, requirements: readonly Requirement[]): void {
  for (const { id, text, level, origin, subject, scenarios, planned, notTestable } of requirements) {
    const count = planned ? 'planned' : notTestable !== undefined ? 'not testable' : `${scenarios.length} scenarios`;
    terminal.paragraph(text, { lead: { style: 'bold', word: id } });
    terminal.line(`    ${level}, ${origin}, ${subject}, ${count}`);
  }
  const scenarios = requirements.reduce((sum, requirement) => sum + requirement.scenarios.length, 0);
  terminal.line(`${requirements.length} requirements, ${scenarios} scenarios`);
}
