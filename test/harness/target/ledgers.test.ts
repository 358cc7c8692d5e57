import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { Ledger } from '../../../harness/target/ledger.ts';
import { ledgersIn, outstandingIn, putAwayLedgers } from '../../../harness/target/ledgers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'move-conformance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A ledger of a run that made something and changed something. */
function ledger(name: string, namespace: string, isRestored: boolean): void {
  const written = new Ledger(join(folder, name));
  written.open(namespace, 'staging', new Date());
  written.creating('paris', 'call', `${namespace} Standup`).created('1');
  const change = written.changing('paris', '/system/configuration/cluster', { loadLimit: '700' });
  if (isRestored) change.restored();
}

it('Ledgers of earlier runs go, but for those that still have to put something back or mend it', () => {
  ledger('ledger.ndjson', 'mc-1', true);
  ledger('ledger-2.ndjson', 'mc-1', false);
  ledger('ledger-mc-0-2.ndjson', 'mc-0', false);
  ledger('ledger-mc-9.ndjson', 'mc-9', true);
  ledger('ledger-3.ndjson', 'mc-1', true);
  new Ledger(join(folder, 'ledger-3.ndjson')).breaking('kill tokyo');
  writeFileSync(join(folder, 'ledger-4.ndjson'), '');
  writeFileSync(join(folder, 'trace.ndjson'), '');
  putAwayLedgers(folder);
  assert.deepEqual(readdirSync(folder).sort(), [
    'ledger-mc-0-2.ndjson',
    'ledger-mc-1-2.ndjson',
    'ledger-mc-1-3.ndjson',
    'trace.ndjson',
  ]);
  assert.deepEqual(
    ledgersIn(folder).map((file) => outstandingIn(file)?.changed.map(({ before }) => before)),
    [[{ loadLimit: '700' }], [{ loadLimit: '700' }], []],
  );
});

it('What is no ledger says nothing', () => {
  writeFileSync(join(folder, 'ledger.ndjson'), 'nonsense\n');
  assert.deepEqual(ledgersIn(folder).map(outstandingIn), [undefined]);
});
