import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { loadTarget } from '../../../harness/target/target.ts';
import { CmsApi } from '../../../harness/wire/cms-api.ts';
import traceSchema from '../../../schemas/trace.schema.json' with { type: 'json' };
import type { Verdict } from '../../../schemas/types/verdict.ts';
import { command, start } from '../support/command.ts';
import { type Reference, reference } from '../support/reference.ts';

const password = 'canary-7d1f-in-the-mine';

describe('run', { concurrency: 2 }, () => {
  let cluster: Reference;
  before(async () => {
    cluster = await reference([], { REFERENCE_PASSWORD: password });
  });
  after(() => cluster[Symbol.asyncDispose]());

  const run = (name: string, ...options: string[]) =>
    command([
      'run',
      ...(options.includes('--target') ? [] : ['--target', cluster.targetFile]),
      '--out',
      join(cluster.folder, name),
      '--parallel',
      '1',
      ...options,
    ]);
  const verdictIn = (name: string): Verdict =>
    JSON.parse(readFileSync(join(cluster.folder, name, 'verdict.json'), 'utf8'));

  it('prints the class first, says that the selected passed, and ends with 4', async () => {
    const { code, stdout } = await run('selected', '--requirement', 'STEP-06');
    assert.equal(code, 4, stdout);
    assert.match(stdout.split('\n').slice(0, 3).join(' '), /seen over REST and participants, no faults/);
    assert.match(stdout, /Incomplete: the \d+ selected passed/);
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 80),
      '80 columns',
    );
    const files = ['junit.xml', 'ledger.ndjson', 'messages.ndjson', 'report.html', 'trace.ndjson', 'verdict.json'];
    assert.deepEqual(readdirSync(join(cluster.folder, 'selected')).sort(), files);
    assert.deepEqual(linesOutsideSchema(join(cluster.folder, 'selected/trace.ndjson')), []);
    assert.match(readFileSync(join(cluster.folder, 'selected/junit.xml'), 'utf8'), /<testcase name="STEP-06\.1/);
  });

  it('plays each scenario at the first of several targets that has what it needs', async () => {
    await using small = await reference(['--call-bridges', '1', '--web-bridges', '1', '--name', 'small cluster']);
    const out = join(small.folder, 'several');
    const targets = ['--target', small.targetFile, '--target', cluster.targetFile];
    const { code, stdout } = await command(['run', ...targets, '--requirement', 'STEP-04', '--out', out]);
    assert.equal(code, 4, stdout);
    assert.match(
      stdout.replace(/\s+/g, ' '),
      /small cluster: full.* Looked at small cluster: 1 Call Bridges.* Looked at reference cluster: 3/,
    );
    const trace = readFileSync(join(out, 'trace.ndjson'), 'utf8').split('\n').slice(1, -2);
    const nodesOf = (id: string) =>
      trace
        .map((line) => JSON.parse(line))
        .filter(({ kind, what, scenario }) => kind === 'named' && what === 'callBridge' && scenario === id).length;
    assert.deepEqual([nodesOf('STEP-04.1.a=b=c'), nodesOf('STEP-04.1.a,b,c')], [1, 3]);
    assert.deepEqual(
      readdirSync(out)
        .filter((file) => file.startsWith('ledger'))
        .sort(),
      ['ledger-2.ndjson', 'ledger.ndjson'],
    );
  });

  it('refuses targets of different profiles', async () => {
    const other = join(cluster.folder, 'core.json');
    writeFileSync(other, JSON.stringify({ ...JSON.parse(readFileSync(cluster.targetFile, 'utf8')), profile: 'core' }));
    const { code, stderr } = await run('different', '--target', cluster.targetFile, '--target', other);
    assert.equal(code, 2);
    assert.match(stderr, /E_TARGETS_DIFFER/);
  });

  it('prints nothing but the verdict with --json', async () => {
    const { code, stdout, stderr } = await run('json', '--requirement', 'STEP-06.1', '--json');
    assert.deepEqual([code, JSON.parse(stdout), stderr], [4, verdictIn('json'), '']);
  });

  it('writes no secret into anything', async () => {
    const { stdout, stderr } = await run('secrets', '--tags', '@API-01 or @STEP-01');
    assert.doesNotMatch(stdout + stderr, /canary/);
    const basic = Buffer.from(`admin:${password}`).toString('base64');
    for (const file of readdirSync(join(cluster.folder, 'secrets'))) {
      const text = readFileSync(join(cluster.folder, 'secrets', file), 'utf8');
      assert.ok(!text.includes(password) && !text.includes(basic), file);
    }
  });

  it('is judged again to the same verdict, and told when a byte was changed', async () => {
    await run('judged', '--requirement', 'STEP-10');
    const folder = join(cluster.folder, 'judged');
    const again = await command(['judge', folder, '--json']);
    assert.deepEqual([again.code, JSON.parse(again.stdout)], [4, verdictIn('judged')]);
    const trace = readFileSync(join(folder, 'trace.ndjson'));
    trace[trace.length >> 1] = (trace[trace.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(folder, 'trace.ndjson'), trace);
    const altered = await command(['judge', folder]);
    assert.equal(altered.code, 2);
    assert.match(altered.stderr, /E_TRACE_ALTERED/);
  });

  /** How many spaces of a run there are on the cluster. */
  const left = async (out: string): Promise<number> => {
    const target = await loadTarget(cluster.targetFile);
    const api = new CmsApi(target.callBridges[0]!, target.credentials, () => 0, target.timing);
    const spaces = await api.list('/coSpaces', 'coSpace', { filter: namespaceIn(out) });
    target.close();
    return spaces.length;
  };
  const withDriver = (name: string, driver: object): string => {
    const target = JSON.parse(readFileSync(cluster.targetFile, 'utf8'));
    const targetFile = join(cluster.folder, `${name}.json`);
    writeFileSync(targetFile, JSON.stringify({ ...target, driver }));
    return targetFile;
  };
  const failing = (by: string) => ({
    module: join(import.meta.dirname, '../support/failing-driver.ts'),
    options: { by },
  });

  it('blames a driver that throws from the start, and judges nothing by it: 3', async () => {
    const module = join(cluster.folder, 'driver.mjs');
    writeFileSync(
      module,
      'export const createDriver = () => ({ name: "theirs", join() { throw new Error("no wire"); }, open() {} });',
    );
    const { code, stderr } = await run('driver', '--target', withDriver('driver', { module }));
    assert.equal(code, 3);
    assert.match(stderr, /The driver theirs threw: no wire/);
    assert.deepEqual(readdirSync(join(cluster.folder, 'driver')), ['ledger.ndjson']);
  });

  it('is no verdict when the harness was at fault: 3', async () => {
    const { code, stdout } = await run(
      'fault',
      '--target',
      withDriver('fault', failing('itself')),
      '--requirement',
      'STEP-06.1',
    );
    assert.equal(code, 3, stdout);
    assert.match(stdout, /at fault +harness/);
    assert.match(stdout, /No verdict: .*The\s+driver\s+failing\s+threw:\s+oh/s);
    assert.equal(verdictIn('fault').outcome, 'harness-error');
  });

  it('is no verdict, and stops, after five environment failures in a row: 3', async () => {
    const { code, stdout } = await run(
      'network',
      '--target',
      withDriver('network', failing('network')),
      '--tags',
      '@STEP-01 or @STEP-06',
    );
    assert.equal(code, 3, stdout);
    assert.match(stdout, /Five\s+scenarios\s+in\s+a\s+row/);
    assert.equal(verdictIn('network').failures.length, 5);
  });

  it('stops at the end of its budget with 4', async () => {
    const { code, stdout } = await run('budget', '--budget', '1ms', '--tags', '@STEP-01');
    assert.equal(code, 4, stdout);
    assert.match(stdout, /budget/);
  });

  it('removes what it made when it is interrupted, and ends with 4', async () => {
    const out = join(cluster.folder, 'interrupted');
    const running = start(['run', '--target', cluster.targetFile, '--out', out]);
    await trace(out, 5);
    running.child.kill('SIGINT');
    const { code, stdout, stderr } = await running.ended;
    assert.equal(code, 4, stdout + stderr);
    assert.match(stdout, /interrupted by SIGINT/);
    assert.equal(stderr, '');
    assert.equal(await left(out), 0);
  });

  it('leaves to clean what a kill kept it from removing', async () => {
    const out = join(cluster.folder, 'killed');
    const running = start(['run', '--target', cluster.targetFile, '--out', out]);
    await trace(out, 5);
    running.child.kill('SIGKILL');
    await running.ended;
    const judged = await command(['judge', out]);
    assert.deepEqual([judged.code, /E_TRACE_CUT_OFF/.test(judged.stderr)], [2, true]);
    assert.ok((await left(out)) > 0);
    const clean = await command([
      'clean',
      '--target',
      cluster.targetFile,
      '--namespace',
      namespaceIn(out),
      '--ledger',
      join(out, 'ledger.ndjson'),
    ]);
    assert.equal(clean.code, 0, clean.stderr);
    assert.match(clean.stdout, /Nothing of mc-/);
    assert.equal(await left(out), 0);
  });
});

describe('A target', () => {
  it('that has a fault is not conformant: 1, with the requirement, what was expected and seen, and how to see it again', async () => {
    await using faulty = await reference(['--defect', 'neither-nor']);
    const out = join(faulty.folder, 'out');
    const run = ['run', '--target', faulty.targetFile, '--out', out, '--parallel', '1', '--requirement', 'API-29.1'];
    const { code, stdout } = await command(run);
    assert.equal(code, 1, stdout);
    for (const says of [
      /FAIL API-29 /,
      /expected /,
      /seen {6}/,
      /exchanges/,
      /again .*--requirement API-29\.1/s,
      /Not conformant: .*API-29/s,
    ]) {
      assert.match(stdout, says);
    }
    const verdict: Verdict = JSON.parse(readFileSync(join(out, 'verdict.json'), 'utf8'));
    const known = verdict.failures.map(({ requirement, scenario, seen }) => ({
      requirement,
      scenario,
      says: seen,
      reason: 'known',
    }));
    const baseline = join(faulty.folder, 'baseline.json');
    const gated = async (failures: object[]) => {
      writeFileSync(baseline, JSON.stringify({ failures }));
      return command([...run, '--baseline', baseline]);
    };
    const [first, ...others] = known;
    const expected = await gated(known);
    assert.equal(expected.code, 0, expected.stdout);
    assert.match((await gated(others)).stdout, /Entry: \{"requirement":"API-29"/, 'one unexpected');
    assert.equal((await gated([...known, { ...first, says: 'something else' }])).code, 1, 'a stale entry');
    assert.equal((await gated([{ ...first, scenario: 'STEP-99.1' }])).code, 2, 'an unknown scenario');
    assert.equal((await gated([{ ...first, expires: '2020-01-01' }])).code, 2, 'an expired entry');
  });

  it('that dies in the middle is not conformant: 1, with the scenario; gone from the start: 3, with the address', async () => {
    await using mortal = await reference();
    const out = join(mortal.folder, 'out');
    const run = ['run', '--target', mortal.targetFile, '--out', out];
    const running = start(run);
    await trace(out, 5);
    mortal.process.child.kill('SIGKILL');
    const { code, stdout, stderr } = await running.ended;
    assert.equal(code, 1, stdout + stderr);
    assert.match(stdout, /Not conformant: .* died\s+during\s+[A-Z]+-\d+\.\d+/s);
    const gone = await command(run);
    assert.equal(gone.code, 3);
    assert.ok(gone.took < 10_000);
    assert.match(gone.stderr, /https:\/\/127\.0\.0\.1:\d+/);
  });
});

/** What breaks schemas/trace.schema.json. */
function linesOutsideSchema(file: string): string[] {
  const ajv = new Ajv({ allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(traceSchema);
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.filter((line) => !validate(JSON.parse(line)));
}

/** Resolves when at least `blocks` scenarios are in the trace. */
async function trace(out: string, blocks: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const file = join(out, 'trace.ndjson');
  const look = () => {
    if (existsSync(file) && readFileSync(file, 'utf8').split('"kind":"finished"').length > blocks) resolve();
  };
  const folder = join(out, '..');
  const watcher = watch(folder, { recursive: true }, look);
  await promise;
  watcher.close();
}

const namespaceIn = (out: string): string =>
  /"namespace":"(mc-[0-9a-f]+)"/.exec(readFileSync(join(out, 'ledger.ndjson'), 'utf8'))?.[1] ?? '';
