import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { entryFor, gate, type KnownFailure, readBaseline } from '../../../harness/verdict/baseline.ts';
import { derive } from '../../../harness/verdict/derive.ts';
import { block, requirement, traceOf } from '../support/trace.ts';

const requirements = [requirement('STEP-01'), requirement('STEP-02')];
const seen = 'participant 3682665b-0000-4000-8000-123456789abc of mc-a55281e6 has numeric id 6838083003';
const failing = block('STEP-01.1', [{ holds: false, seen }]);
const known: KnownFailure = { requirement: 'STEP-01', scenario: 'STEP-01.1', says: 'has numeric id', reason: 'known' };

describe('The gate of a baseline', () => {
  const verdict = derive(traceOf(requirements, [failing, block('STEP-02.1')]));
  const gated = (...failures: KnownFailure[]) => {
    const { unexpected, stale, exitCode } = gate(verdict, { failures });
    return [unexpected.length, stale.length, exitCode];
  };

  it('opens when every failure is expected', () => assert.deepEqual(gated(known), [0, 0, 0]));
  it('does not open for an unexpected failure', () => assert.deepEqual(gated(), [1, 0, 1]));
  it('does not open for another fault of the same scenario', () =>
    assert.deepEqual(gated({ ...known, says: 'something else' }), [1, 1, 1]));
  it('does not open for an entry that passes now', () =>
    assert.deepEqual(gated(known, { ...known, requirement: 'STEP-02', scenario: 'STEP-02.1' }), [0, 1, 1]));
  it('ignores entries of scenarios that were not played', () => {
    const filtered = derive(traceOf(requirements, [failing], { planned: ['STEP-01.1'] }));
    const entry = { ...known, requirement: 'STEP-02', scenario: 'STEP-02.1' };
    assert.equal(gate(filtered, { failures: [known, entry] }).exitCode, 0);
  });
  it('does not depend on ids that differ from run to run', () => {
    const again = derive(
      traceOf(requirements, [
        block('STEP-01.1', [{ holds: false, seen: seen.replaceAll('6', '9') }]),
        block('STEP-02.1'),
      ]),
    );
    assert.equal(gate(again, { failures: verdict.failures.map(entryFor) }).exitCode, 0);
  });
  it('stays shut where there is no verdict, or not all of one', () => {
    const stopped = (fault: 'environment' | 'interrupted') => ({ fault, code: 'E_X', message: 'x' });
    const exitCode = (fault: 'environment' | 'interrupted') => {
      const cut = derive(traceOf(requirements, [failing, block('STEP-02.1')], { stopped: stopped(fault) }));
      return gate(cut, { failures: [known] }).exitCode;
    };
    assert.deepEqual([exitCode('environment'), exitCode('interrupted')], [3, 4]);
  });
});

describe('A baseline file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const read = (content: unknown) => {
    const file = join(folder, 'baseline.json');
    writeFileSync(file, JSON.stringify(content));
    return readBaseline(file, requirements, new Date('2026-06-15'));
  };

  it('is read', () =>
    assert.deepEqual(read({ failures: [{ ...known, expires: '2026-06-15' }] }).failures[0]?.reason, 'known'));

  const wrong: [string, unknown, RegExp][] = [
    ['an unknown scenario', { failures: [{ ...known, scenario: 'STEP-09.1' }] }, /no STEP-09\.1/],
    ['an expired entry', { failures: [{ ...known, expires: '2026-06-14' }] }, /expired on 2026-06-14/],
    ['no reason', { failures: [{ ...known, reason: '' }] }, /reason/],
    ['an unknown key', { failures: [], failure: [] }, /additional properties/],
  ];
  for (const [what, content, message] of wrong) {
    it(`is refused with ${what}`, () =>
      assert.throws(() => read(content), { code: 'E_BASELINE_UNREADABLE', exitCode: 2, message }));
  }
});
