import { create } from 'xmlbuilder2';
import type { Failure, RequirementResult, ScenarioResult, Verdict } from '../../schemas/types/verdict.ts';
import { plain } from '../plain.ts';

/**
 * A verdict as JUnit XML: an area is a suite, a scenario a test case with its id in its name. What was not verified is
 * skipped, with the reason; a broken invariant is a failure of a test case of its own requirement.
 */
export function junitOf(verdict: Verdict): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: `move-conformance ${verdict.target}`,
  });
  const areas = Map.groupBy(verdict.requirements, ({ id }) => id.replace(/-.*/, ''));
  for (const [area, requirements] of areas) {
    const cases = requirements.flatMap((requirement) => casesOf(requirement, verdict.failures));
    const count = (kind: TestCase['kind']) => String(cases.filter((testCase) => testCase.kind === kind).length);
    const suite = root.ele('testsuite', {
      name: area,
      tests: String(cases.length),
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      timestamp: verdict.began,
    });
    for (const { name, classname, time, kind, text } of cases) {
      const element = suite.ele('testcase', { name, classname, ...(time && { time }) });
      if (kind !== 'passed') element.ele(kind, { message: printable(text.split('\n')[0] ?? '') }).txt(printable(text));
    }
  }
  return root.end({ prettyPrint: true });
}

interface TestCase {
  name: string;
  classname: string;
  time?: string;
  kind: 'passed' | 'failure' | 'error' | 'skipped';
  text: string;
}

function casesOf(requirement: RequirementResult, all: readonly Failure[]): TestCase[] {
  const failures = all.filter((failure) => failure.requirement === requirement.id);
  const own = new Set(requirement.scenarios.map(({ id }) => id));
  const elsewhere = failures.filter(({ scenario }) => !own.has(scenario));
  const classname = `${requirement.id} ${requirement.text}`;
  return [
    ...requirement.scenarios.map((scenario) => caseOf(requirement, scenario, failures, classname)),
    ...elsewhere.map((failure) => ({
      name: `${requirement.id} in ${failure.scenario} ${failure.title}`,
      classname,
      kind: 'failure' as const,
      text: failureText(failure),
    })),
  ];
}

function caseOf(
  requirement: RequirementResult,
  scenario: ScenarioResult,
  failures: readonly Failure[],
  classname: string,
): TestCase {
  const found = failures.filter((failure) => failure.scenario === scenario.id);
  const time = scenario.took === undefined ? {} : { time: (scenario.took / 1000).toFixed(3) };
  const base = { name: `${scenario.id} ${scenario.title}`, classname, ...time };
  const text = found.map(failureText).join('\n\n');
  if (found.some(({ fault }) => fault === 'target')) return { ...base, kind: 'failure', text };
  if (found.some(({ fault }) => fault === 'harness')) return { ...base, kind: 'error', text };
  if (requirement.status === 'played') return { ...base, kind: 'skipped', text: 'played by the harness' };
  if (scenario.status === 'pass') return { ...base, kind: 'passed', text };
  return { ...base, kind: 'skipped', text: `${scenario.status}: ${scenario.reason ?? ''}` };
}

const failureText = ({ expected, seen, message, code, step }: Failure) =>
  [message ?? code, step && `step: ${step}`, expected && `expected: ${expected}`, seen && `seen: ${seen}`]
    .filter(Boolean)
    .join('\n');

/** XML 1.0 knows no control characters, no halves of pairs, and not the last two of a plane. */
const printable = (text: string) =>
  plain(text)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd');
