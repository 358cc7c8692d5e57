import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { Ledger, readLedger } from '../../../harness/target/ledger.ts';

function withLedger(use: (ledger: Ledger, file: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  try {
    const file = join(folder, 'ledger.ndjson');
    const ledger = new Ledger(file);
    ledger.open('mc-1', 'the target', new Date(0));
    use(ledger, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('A ledger knows what was begun, made and removed, newest first', () => {
  withLedger((ledger, file) => {
    ledger.creating('paris', 'coSpace', 'mc-1 Standup').created('1');
    ledger.creating('tokyo', 'call', 'mc-1 Standup');
    const gone = ledger.creating('lima', 'call', 'mc-1 Retro');
    gone.created('3');
    gone.removed();
    assert.deepEqual(readLedger(file), {
      namespace: 'mc-1',
      target: 'the target',
      made: [
        { node: 'tokyo', kind: 'call', name: 'mc-1 Standup' },
        { node: 'paris', kind: 'coSpace', name: 'mc-1 Standup', id: '1' },
      ],
      changed: [],
      broken: [],
    });
  });
});

it('What is broken is outstanding until it is mended, also by whoever reads the ledger', () => {
  withLedger((ledger, file) => {
    ledger.breaking('kill lima');
    ledger.breaking('cut paris lima').mended();
    const [broken] = readLedger(file).broken;
    assert.equal(broken?.fault, 'kill lima');
    broken?.mended();
    assert.deepEqual(readLedger(file).broken, []);
  });
});

it('A change is outstanding until it is restored, also by whoever reads the ledger', () => {
  withLedger((ledger, file) => {
    ledger.changing('paris', '/system/configuration/cluster', { loadLimit: '' });
    const [change] = readLedger(file).changed;
    assert.deepEqual(change?.before, { loadLimit: '' });
    change?.settled.restored();
    assert.deepEqual(readLedger(file).changed, []);
  });
});

it('A line that a kill cut off is left out', () => {
  withLedger((ledger, file) => {
    ledger.creating('paris', 'call', 'mc-1 Standup');
    appendFileSync(file, '{"entry":"crea');
    assert.equal(readLedger(file).made.length, 1);
    assert.equal(readFileSync(file, 'utf8').split('\n').length, 3);
  });
});

it('A ledger that is none is an error of the catalogue', () => {
  assert.throws(() => readLedger('/nowhere/ledger.ndjson'), { code: 'E_LEDGER_UNREADABLE', exitCode: 2 });
});
