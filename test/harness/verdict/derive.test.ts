import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { derive } from '../../../harness/verdict/derive.ts';
import verdictSchema from '../../../schemas/verdict.schema.json' with { type: 'json' };
import { block, coreClass, requirement, traceOf } from '../support/trace.ts';

const two = [requirement('STEP-01'), requirement('STEP-02')];
const passing = [block('STEP-01.1'), block('STEP-02.1')];
const failed = { holds: false, expected: 'one', seen: 'two', evidence: [1] };
const failure = (fault: 'target' | 'harness' | 'environment' | 'unprovided', code = 'E_X') =>
  ({ keyword: 'When', step: 'something is done', fault, code, message: `${fault} at fault` }) as const;

describe('The outcome', () => {
  const table: [string, ReturnType<typeof traceOf>, string, number][] = [
    ['everything passed', traceOf(two, passing), 'conformant', 0],
    ['a required check failed', traceOf(two, [passing[0]!, block('STEP-02.1', [failed])]), 'non-conformant', 1],
    [
      'the target failed outside a check',
      traceOf(two, [passing[0]!, block('STEP-02.1', [], failure('target'))]),
      'non-conformant',
      1,
    ],
    ['a required scenario is missing', traceOf(two, [passing[0]!]), 'incomplete', 4],
    ['a required scenario was not selected', traceOf(two, [passing[0]!], { planned: ['STEP-01.1'] }), 'incomplete', 4],
    ['a required scenario asked nothing', traceOf(two, [passing[0]!, block('STEP-02.1', [])]), 'incomplete', 4],
    ['a scenario has no end', traceOf(two, [passing[0]!, block('STEP-02.1').slice(0, -1)]), 'incomplete', 4],
    [
      'the environment failed once',
      traceOf(two, [passing[0]!, block('STEP-02.1', [], failure('environment'))]),
      'incomplete',
      4,
    ],
    [
      'the harness came too late for what a check asks',
      traceOf(two, [passing[0]!, block('STEP-02.1', [failed], failure('environment', 'E_CAME_TOO_LATE'))]),
      'incomplete',
      4,
    ],
    [
      'the run was interrupted at its end',
      traceOf(two, passing, { stopped: { fault: 'interrupted', code: 'X', message: 'x' } }),
      'incomplete',
      4,
    ],
    ['nothing is required', traceOf([requirement('STEP-01', { level: 'should' })], [passing[0]!]), 'incomplete', 4],
    ['nothing was played', traceOf(two, []), 'incomplete', 4],
    [
      'the harness was at fault',
      traceOf(two, [passing[0]!, block('STEP-02.1', [], failure('harness'))]),
      'harness-error',
      3,
    ],
    [
      'harness at fault beside a proved failure',
      traceOf(two, [block('STEP-01.1', [failed]), block('STEP-02.1', [], failure('harness'))]),
      'harness-error',
      3,
    ],
    [
      'the environment was lost',
      traceOf(two, passing, { stopped: { fault: 'environment', code: 'X', message: 'x' } }),
      'harness-error',
      3,
    ],
    [
      'only a should failed',
      traceOf([...two, requirement('STEP-03', { level: 'should' })], [...passing, block('STEP-03.1', [failed])]),
      'conformant',
      0,
    ],
    [
      'a derived must failed in profile core',
      traceOf([...two, requirement('TRUTH-01', { origin: 'derived' })], [...passing, block('TRUTH-01.1', [failed])]),
      'conformant',
      0,
    ],
    [
      'a derived must failed in profile full',
      traceOf([...two, requirement('TRUTH-01', { origin: 'derived' })], [...passing, block('TRUTH-01.1', [failed])], {
        targetClass: { ...coreClass, profile: 'full' },
      }),
      'non-conformant',
      1,
    ],
    [
      'only a planned one is missing',
      traceOf([...two, requirement('STEP-03', { planned: true, scenarios: [] })], passing),
      'conformant',
      0,
    ],
    [
      'only an untestable one is missing',
      traceOf([...two, requirement('STEP-03', { notTestable: 'inside', scenarios: [] })], passing),
      'conformant',
      0,
    ],
    [
      "only the harness's own part is missing",
      traceOf([...two, requirement('WEB-01', { subject: 'web-app' })], passing),
      'conformant',
      0,
    ],
    [
      'only what is not claimed is missing',
      traceOf([...two, requirement('STEP-03', {}, ['needs-users'])], passing),
      'conformant',
      0,
    ],
  ];
  for (const [when, trace, outcome, exitCode] of table) {
    it(`is ${outcome} (${exitCode}) when ${when}`, () => {
      const verdict = derive(trace);
      assert.deepEqual([verdict.outcome, verdict.exitCode], [outcome, exitCode], verdict.summary);
    });
  }

  it('is non-conformant when the target died, naming the scenario', () => {
    const stopped = {
      fault: 'target',
      code: 'E_TARGET_DIED',
      message: 'paris died during STEP-02.1',
      scenario: 'STEP-02.1',
    } as const;
    const verdict = derive(traceOf([...two, requirement('STEP-03')], passing, { stopped }));
    assert.equal(verdict.exitCode, 1);
    assert.match(verdict.summary, /STEP-02\.1/);
    assert.deepEqual(
      verdict.requirements.map(({ status }) => status),
      ['pass', 'fail', 'not-verified'],
    );
    assert.match(verdict.requirements[2]?.scenarios[0]?.reason ?? '', /not reached: paris died/);
  });
});

describe('The status of a requirement', () => {
  const statusOf = (...args: Parameters<typeof traceOf>) => {
    const [first] = derive(traceOf(...args)).requirements;
    return [first?.status, first?.reason];
  };

  it('is fail when one of its scenarios failed', () => {
    const blocks = [block('STEP-01.1'), block('STEP-01.2', [{}, failed])];
    assert.deepEqual(statusOf([requirement('STEP-01', {}, [], [])], blocks), ['fail', undefined]);
  });

  it('is what its applicable scenarios say', () => {
    const both = [requirement('STEP-01', {}, [], ['needs-users'])];
    assert.deepEqual(statusOf(both, [block('STEP-01.1')]), ['pass', undefined]);
    const none = [requirement('STEP-01', {}, ['needs-users', 'needs-2-web-bridges'])];
    assert.deepEqual(statusOf(none, []), ['not-applicable', 'the target does not claim needs-users']);
  });

  it('is not-verified, with the reason, when a scenario is missing', () => {
    const both = [requirement('STEP-01', {}, [], [])];
    assert.deepEqual(statusOf(both, [block('STEP-01.1')], { planned: ['STEP-01.1'] }), [
      'not-verified',
      '1 of 2 scenarios: not selected',
    ]);
    assert.deepEqual(statusOf(both, [block('STEP-01.1')]), [
      'not-verified',
      '1 of 2 scenarios: planned, and not in the trace',
    ]);
  });

  it('is played, never pass, where the harness plays the subject', () => {
    assert.deepEqual(statusOf([requirement('MGR-01', { subject: 'manager' })], [block('MGR-01.1')])[0], 'played');
    const web = [requirement('WEB-01', { subject: 'web-app' })];
    assert.deepEqual(statusOf(web, [block('WEB-01.1')])[0], 'played');
    const targetClass = { ...coreClass, look: ['rest' as const, 'browser' as const] };
    assert.deepEqual(statusOf(web, [block('WEB-01.1')], { targetClass })[0], 'pass');
  });

  it('is fail for the requirement of a broken invariant, and what its own steps gave for the Rule', () => {
    const all = [requirement('STEP-01'), requirement('TRUTH-01', { origin: 'derived' })];
    const blocks = [
      block('STEP-01.1', [{}, { ...failed, requirement: 'TRUTH-01', invariant: true }]),
      block('TRUTH-01.1'),
    ];
    const verdict = derive(traceOf(all, blocks));
    assert.deepEqual(
      verdict.requirements.map(({ status }) => status),
      ['pass', 'fail'],
    );
    assert.deepEqual(
      verdict.failures.map(({ requirement, scenario, code }) => [requirement, scenario, code]),
      [['TRUTH-01', 'STEP-01.1', 'INVARIANT_BROKEN']],
    );
  });

  it('tells a failed check once, though it also ended the scenario', () => {
    const verdict = derive(
      traceOf(two, [passing[0]!, block('STEP-02.1', [failed], failure('target', 'CHECK_FAILED'))]),
    );
    assert.equal(verdict.failures.length, 1);
    assert.deepEqual([verdict.failures[0]?.expected, verdict.failures[0]?.seen], ['one', 'two']);
  });

  it('is not-verified when the check that ended the scenario now holds', () => {
    const ended = [block('STEP-01.1', [{}], failure('target', 'CHECK_FAILED'))];
    assert.deepEqual(statusOf([requirement('STEP-01')], ended)[0], 'not-verified');
  });

  it('is not-applicable when the target turned out not to provide something', () => {
    assert.equal(
      statusOf([requirement('STEP-01')], [block('STEP-01.1', [], failure('unprovided'))])[0],
      'not-applicable',
    );
  });
});

it('A verdict says which combination fails', () => {
  const rows: [string, string, boolean][] = [
    ['guest', 'East', true],
    ['guest', 'West', true],
    ['user', 'East', true],
    ['user', 'West', false],
  ];
  const blocks = rows.map(([who, bridge, holds], index) =>
    block(`STEP-01.1.row${index}`, [{ holds }], undefined, { case: `row${index}`, who, bridge }),
  );
  const scenarios = blocks.map((_, index) => ({ id: `STEP-01.1.row${index}`, title: '', needs: [], tags: [] }));
  const { combinations } = derive(traceOf([requirement('STEP-01', { scenarios })], blocks));
  assert.deepEqual(combinations, [
    { scenario: 'STEP-01.1', cells: { who: 'user', bridge: 'West' }, failed: 1, played: 4 },
  ]);
});

it('A filtered run says that the selected passed', () => {
  assert.match(
    derive(traceOf(two, [passing[0]!], { planned: ['STEP-01.1'] })).summary,
    /the 1 selected passed; 1 of 2 required/,
  );
});

it('A verdict fits its schema', () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(verdictSchema);
  const stopped = { fault: 'interrupted', code: 'E_INTERRUPTED', message: 'enough' } as const;
  const trace = traceOf(
    [...two, requirement('STEP-03', { planned: true, scenarios: [] })],
    [passing[0]!, block('STEP-02.1', [failed], undefined, { case: 'a' })],
    { stopped },
  );
  assert.ok(validate(JSON.parse(JSON.stringify(derive(trace)))), JSON.stringify(validate.errors));
});
