import type {
  CheckRecord,
  FinishedRecord,
  FooterRecord,
  HeaderRecord,
  TraceRecord,
} from '../../../harness/trace/record.ts';
import type { TraceFile } from '../../../harness/trace/trace-file.ts';
import type { Plan } from '../../../harness/verdict/derive.ts';
import type { Requirement, Scenario } from '../../../harness/verdict/requirements.ts';

export const coreClass: Plan['class'] = {
  profile: 'core',
  look: ['rest', 'participant'],
  levers: [],
  claims: { callBridges: 3, webBridges: 2, users: 0, sip: 0, jwks: false, binding: true },
};

/** A stated must of a Call Bridge with one scenario for each of the needs. */
export function requirement(id: string, changes: Partial<Requirement> = {}, ...needs: string[][]): Requirement {
  const scenarios = (needs.length > 0 ? needs : [[]]).map(
    (needed, index): Scenario => ({
      id: `${id}.${index + 1}`,
      title: `scenario ${index + 1}`,
      needs: needed,
      tags: [`@${id}`],
    }),
  );
  return {
    id,
    text: `text of ${id}`,
    level: 'must',
    origin: 'stated',
    subject: 'call-bridge',
    feature: 'some.feature',
    source: [],
    scenarios,
    ...changes,
  };
}

type Ask = Partial<CheckRecord>;

/** A scenario's part of the trace: what its checks said, and what stopped it. */
export function block(
  scenario: string,
  checks: readonly Ask[] = [{}],
  failure?: FinishedRecord['failure'],
  example?: Record<string, string>,
): TraceRecord[] {
  const id = scenario.split('.')[0] ?? '';
  const started = {
    kind: 'started',
    requirement: id,
    title: `title of ${scenario}`,
    ...(example && { example }),
  } as const;
  const asked = checks.map(
    (ask) => ({ kind: 'check', requirement: id, check: 'someCheck', args: {}, holds: true, ...ask }) as const,
  );
  const records = [started, ...asked, { kind: 'finished', ...(failure && { failure }) } as const];
  return records.map((record, index) => ({ seq: index + 1, time: index, scenario, ...record }));
}

/** A whole trace that played what it planned. */
export function traceOf(
  requirements: readonly Requirement[],
  blocks: readonly TraceRecord[][],
  {
    stopped,
    planned,
    targetClass = coreClass,
  }: { stopped?: FooterRecord['stopped']; planned?: string[]; targetClass?: Plan['class'] } = {},
): TraceFile {
  const all = requirements.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
  const header: HeaderRecord = {
    kind: 'header',
    format: 1,
    specification: '0.1',
    target: 'a cluster',
    class: targetClass,
    began: '2026-01-01T00:00:00.000Z',
    requirements,
    planned: planned ?? all,
  };
  return {
    header,
    blocks,
    footer: { kind: 'footer', lines: 1, digest: 'abc', ended: '2026-01-01T00:00:01.000Z', stopped },
  };
}
