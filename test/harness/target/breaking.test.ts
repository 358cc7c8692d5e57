import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Breaker } from '../../../harness/stage/breaker.ts';
import { breakIt, faultName, mend, mendAll } from '../../../harness/target/breaking.ts';
import { Ledger, readLedger } from '../../../harness/target/ledger.ts';
import { runCommand } from '../../../harness/target/shell.ts';
import { loadTarget, type Target } from '../../../harness/target/target.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { type FakeCluster, fakeCluster } from '../support/fake-cluster.ts';

const faults = {
  'kill paris': { do: 'touch dead', undo: 'rm dead' },
  'cut paris east': { do: 'echo it is no cable >&2; exit 3', undo: 'exit 1' },
};
const kill = { kind: 'kill', nodes: ['paris'] } as const;

describe('A target that is broken on purpose', () => {
  let cluster: FakeCluster;
  let target: Target;
  let dead = '';
  let ledger = '';
  beforeEach(async () => {
    cluster = await fakeCluster();
    const file = cluster.targetFile({ faults });
    target = await loadTarget(file);
    dead = join(dirname(file), 'dead');
    ledger = join(dirname(file), 'ledger.ndjson');
    new Ledger(ledger).open('mc-1', target.name, new Date());
  });
  afterEach(async () => {
    target.close();
    await cluster[Symbol.asyncDispose]();
    rmSync(ledger, { force: true });
  });

  it('is broken and mended by commands in the folder of its file', async () => {
    await breakIt(target, 'kill paris');
    assert.equal(existsSync(dead), true);
    await mend(target, 'kill paris');
    assert.equal(existsSync(dead), false);
  });

  it('has a name for each fault, whichever way round a link is named', () => {
    assert.equal(faultName(target, { kind: 'cut', nodes: ['east', 'paris'] }), 'cut paris east');
    assert.throws(() => faultName(target, { kind: 'stop', nodes: ['paris'] }), { code: 'E_NOT_PROVIDED' });
  });

  it('says what a command said that failed', async () => {
    await assert.rejects(breakIt(target, 'cut paris east'), { code: 'E_FAULT_COMMAND', message: /it is no cable/ });
    await assert.rejects(mend(target, 'cut paris east'), { message: /it ended with 1/ });
  });

  it('is in the ledger and in the trace while it is broken, and mended at the end', async () => {
    const trace = new Trace(Date.now());
    const breaker = new Breaker(target, trace, new Ledger(ledger));
    await breaker.break(kill);
    assert.equal(breaker.isUp('paris'), false);
    assert.deepEqual(
      readLedger(ledger).broken.map(({ fault }) => fault),
      ['kill paris'],
    );
    assert.equal(await breaker.mendAll(), undefined);
    assert.equal(breaker.isUp('paris'), true);
    assert.deepEqual(readLedger(ledger).broken, []);
    assert.equal(existsSync(dead), false);
    assert.deepEqual(
      trace.records.map((record) => record.kind === 'act' && [record.act, record.args.nodes]),
      [
        ['break', ['paris']],
        ['mend', ['paris']],
      ],
    );
  });

  it('that can not be mended is no secret', async () => {
    const breaker = new Breaker(target, new Trace(Date.now()), new Ledger(ledger));
    await assert.rejects(breaker.break({ kind: 'cut', nodes: ['paris', 'east'] }), { code: 'E_FAULT_COMMAND' });
    assert.equal((await breaker.mendAll())?.code, 'E_FAULT_COMMAND');
    assert.equal(readLedger(ledger).broken.length, 1);
  });

  it('is mended after a kill, by the ledger', async () => {
    new Ledger(ledger).breaking('kill paris');
    await breakIt(target, 'kill paris');
    assert.deepEqual(await mendAll(target, readLedger(ledger)), []);
    assert.equal(existsSync(dead), false);
    assert.deepEqual(readLedger(ledger).broken, []);
  });

  it('does not wait for what a command leaves running', async () => {
    assert.equal(await runCommand(target, 'cat < /dev/zero > /dev/null & echo $! > pid'), undefined);
    assert.equal(await runCommand(target, 'kill $(cat pid)'), undefined);
  });
});
