import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RunGuard } from '../../harness/run-guard.ts';
import { loadTarget, type Target } from '../../harness/target/target.ts';
import { type FakeCluster, fakeCluster } from './support/fake-cluster.ts';

const failure = (fault: 'target' | 'environment') =>
  ({ keyword: 'When', step: 'x', fault, code: 'E_X', message: 'so' }) as const;

describe('The guard of a run', () => {
  let out = '';
  let cluster: FakeCluster;
  let target: Target;
  beforeEach(async () => {
    out = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
    cluster = await fakeCluster();
    target = await loadTarget(cluster.targetFile());
  });
  afterEach(async () => {
    target.close();
    await cluster[Symbol.asyncDispose]();
    rmSync(out, { recursive: true });
  });

  it('lets the first reason count, for every worker', () => {
    const [one, other] = [new RunGuard({ out }), new RunGuard({ out })];
    assert.deepEqual([one.stopped, one.reason], [false, undefined]);
    other.stop({ fault: 'interrupted', code: 'A', message: 'a' });
    one.stop({ fault: 'budget', code: 'B', message: 'b' });
    assert.deepEqual([one.stopped, one.reason?.code], [true, 'A']);
  });

  it('stops at the fifth environment failure in a row', async () => {
    const guard = new RunGuard({ out });
    for (let i = 0; i < 4; i += 1) await guard.ended('STEP-01.1', failure('environment'), target);
    await guard.ended('STEP-01.2', undefined, target);
    for (let i = 0; i < 4; i += 1) await guard.ended('STEP-01.1', failure('environment'), target);
    assert.equal(guard.stopped, false);
    await guard.ended('STEP-01.1', failure('environment'), target);
    assert.deepEqual([guard.reason?.fault, guard.reason?.code], ['environment', 'E_ENVIRONMENT_LOST']);
  });

  it('believes a failure of a living target', async () => {
    const guard = new RunGuard({ out });
    assert.deepEqual(await guard.ended('STEP-01.1', failure('target'), target), failure('target'));
    assert.equal(guard.stopped, false);
  });

  it('stops when the target is dead, and names the scenario', async () => {
    const gone = { ...cluster.server, url: 'https://127.0.0.1:9' };
    const dead = await loadTarget(cluster.targetFile({ webBridges: [{ name: 'east', url: gone.url }] }));
    const guard = new RunGuard({ out });
    const found = await guard.ended('STEP-01.1', failure('environment'), dead);
    dead.close();
    assert.deepEqual([found?.fault, found?.code], ['target', 'E_TARGET_DIED']);
    assert.deepEqual([guard.reason?.fault, guard.reason?.scenario], ['target', 'STEP-01.1']);
    assert.match(guard.reason?.message ?? '', /east \(https:\/\/127\.0\.0\.1:9\) died during STEP-01\.1/);
  });
});
