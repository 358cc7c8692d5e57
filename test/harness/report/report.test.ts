import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { junitOf } from '../../../harness/report/junit.ts';
import { redactFiles } from '../../../harness/report/redact-files.ts';
import { Terminal } from '../../../harness/report/terminal.ts';
import { timeline } from '../../../harness/report/timeline.ts';
import { printVerdict } from '../../../harness/report/verdict-text.ts';
import type { TraceRecord } from '../../../harness/trace/record.ts';
import { derive } from '../../../harness/verdict/derive.ts';
import { block, requirement, traceOf } from '../support/trace.ts';

const exchange = {
  kind: 'rest',
  node: 'paris',
  method: 'POST',
  path: '/api/v1/calls/1/participants',
  status: 200,
  took: 1,
} as const;
const failing: TraceRecord[] = block('STEP-06.1', [
  { holds: false, expected: 'exactly one move message', seen: 'two of them', evidence: [2] },
]);
const told = {
  kind: 'experience',
  actor: 'Alice',
  session: 1,
  node: 'east',
  experience: { event: 'chat', from: 'Bob', text: 'hello' },
} as const;
const scene: TraceRecord[] = [
  failing[0]!,
  {
    seq: 2,
    time: 1.5,
    scenario: 'STEP-06.1',
    ...exchange,
    form: { movedParticipant: '7' },
    location: '/api/v1/participants/8',
  },
  { seq: 3, time: 2.25, scenario: 'STEP-06.1', ...told },
  ...failing.slice(1).map((record, index) => ({ ...record, seq: index + 4, time: 3 })),
];
const requirements = [requirement('STEP-06'), requirement('STEP-07', {}, ['needs-users']), requirement('STEP-08')];
const trace = traceOf(requirements, [scene]);

function printed(use: (terminal: Terminal) => void, isTTY = false): string {
  let text = '';
  use(
    new Terminal({
      isTTY,
      write: (chunk) => {
        text += chunk;
      },
    }),
  );
  return text;
}

describe('The printed verdict', () => {
  const text = printed((terminal) =>
    printVerdict(terminal, derive(trace), {
      blocks: trace.blocks,
      again: (scenario) => `move-conformance run --requirement ${scenario}`,
    }),
  );

  it('says everything about a failure', () => {
    for (const says of [
      /^FAIL STEP-06 text of STEP-06$/m,
      /subject +call-bridge \(must, stated\)/,
      /scenario +STEP-06\.1 title of STEP-06\.1/,
      /expected +exactly one move message/,
      /seen +two of them/,
      /^ {2}\* +1\.5 {2}paris +POST \/calls\/1\/participants -> 200 Location \/participants…$/m,
      /^ {4} +2\.3 {2}Alice +at east: chat from=Bob text=hello/m,
      /again +move-conformance run --requirement STEP-06\.1/,
    ]) {
      assert.match(text, says);
    }
  });

  it('has no more than 80 columns and no colours outside a terminal', () => {
    assert.ok(text.split('\n').every((line) => line.length <= 80));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
    assert.doesNotMatch(text, /\u001b/);
  });

  it('says what is open, and why', () => assert.match(text, /Not verified \(planned, and not in the trace\): STEP-08/));
  it('ends with counts and outcome', () =>
    assert.match(text, /pass 0 · fail 1 .*\nNot conformant: 1 of 2 required requirements failed: STEP-06\.\n$/));
});

it('Colours are for terminals, and for those who want them', () => {
  const red = (isTTY: boolean) => printed((terminal) => terminal.paragraph('x', { style: 'red' }), isTTY);
  const before = process.env.NO_COLOR;
  delete process.env.NO_COLOR;
  assert.equal(red(true), '\u001b[31mx\u001b[39m\n');
  assert.equal(red(false), 'x\n');
  process.env.NO_COLOR = '1';
  assert.equal(red(true), 'x\n');
  if (before === undefined) delete process.env.NO_COLOR;
  else process.env.NO_COLOR = before;
});

it('What a target says tells a terminal nothing', () => {
  const text = 'a\u001b[2Jb\u0007\rc\u009b1md\u202ee';
  const safe = 'a\\u001b[2Jb\\u0007\\u000dc\\u009b1md\\u202ee\n';
  assert.equal(
    printed((terminal) => terminal.line(text), true),
    safe,
  );
  const led = printed((terminal) => terminal.paragraph(text, { lead: { style: 'red', word: 'FAIL' } }), false);
  assert.equal(led, `FAIL ${safe}`);
});

it('A timeline keeps the evidence, however old', () => {
  const many: TraceRecord[] = Array.from({ length: 50 }, (_, index) => ({
    seq: index + 1,
    time: index,
    ...exchange,
    path: `/${index + 1}`,
  }));
  const rows = timeline(many, 40, [3]);
  assert.equal(rows.length, 14);
  assert.deepEqual(
    [rows[0]?.isEvidence, rows[0]?.what, rows.at(-1)?.what],
    [true, 'POST /3 -> 200', 'POST /40 -> 200'],
  );
});

it('JUnit has the ids in its names, and says what was skipped and why', () => {
  const broken = block('STEP-08.1', [
    {},
    { holds: false, requirement: 'TRUTH-01', invariant: true, seen: 'a \u0000 ghost' },
  ]);
  const all = [...requirements, requirement('TRUTH-01', { origin: 'derived' })];
  const xml = junitOf(derive(traceOf(all, [scene, broken, block('TRUTH-01.1')])));
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(xml);
  const cases = testsuites.testsuite.flatMap((suite: { testcase: unknown }) => suite.testcase) as Record<
    string,
    unknown
  >[];
  assert.deepEqual(
    cases.map((testCase) => [
      testCase['@_name'],
      ['failure', 'skipped', 'error'].find((kind) => kind in testCase) ?? 'passed',
    ]),
    [
      ['STEP-06.1 scenario 1', 'failure'],
      ['STEP-07.1 scenario 1', 'skipped'],
      ['STEP-08.1 scenario 1', 'passed'],
      ['TRUTH-01.1 scenario 1', 'passed'],
      ['TRUTH-01 in STEP-08.1 title of STEP-08.1', 'failure'],
    ],
  );
  assert.match(xml, /message="not-applicable: the target does not claim needs-users"/);
  assert.match(xml, /expected: exactly one move message/);
});

it('Secrets are removed from files in every form in which they are written there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  const file = join(folder, 'x');
  const secret = 'pa"ss<wörd>\\';
  const nested = JSON.stringify({ log: JSON.stringify({ secret }) });
  const html = 'pa&quot;ss&lt;wörd&gt;\\';
  writeFileSync(file, [secret, JSON.stringify(secret), nested, html, 'abc'].join('\n'));
  redactFiles([file, join(folder, 'none')], [secret, 'abc']);
  const clean = ['[secret]', '"[secret]"', '{"log":"{\\"secret\\":\\"[secret]\\"}"}', '[secret]', 'abc'].join('\n');
  assert.equal(readFileSync(file, 'utf8'), clean);
  rmSync(folder, { recursive: true });
});
