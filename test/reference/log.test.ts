import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLog } from '../../reference/log.ts';

test('every line has the shape of the recorded log and is written when the log is closed', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'log-'));
  t.after(() => rm(directory, { recursive: true }));
  const file = join(directory, 'node.log');
  const log = createLog({ file });
  for (let line = 0; line < 100; line++) log.info(`line ${line}`);
  log.warning('something odd');
  await log.close();
  log.info('too late');

  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  assert.equal(lines.length, 101);
  for (const line of lines) assert.match(line, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} (Info|Warning) \S/);
  assert.match(lines[0]!, / Info line 0$/);
  assert.match(lines[100]!, / Warning something odd$/);
});

test('a log that goes nowhere accepts everything', async () => {
  const log = createLog();
  log.info('unheard');
  await log.close();
});

test('nothing that anybody says begins a line of its own', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'log-'));
  t.after(() => rm(directory, { recursive: true }));
  const file = join(directory, 'node.log');
  const log = createLog({ file });
  log.info('removing guest account (name "Al\r\n2021-03-04 15:50:03.915 Info forged")');
  log.warning('rejecting login attempt from user \u001b[31m\u2028\u0085');
  await log.close();

  const written = await readFile(file, 'utf8');
  assert.equal(written.split('\n').length, 3);
  assert.match(written, /name "Al\?\?2021-03-04 15:50:03.915 Info forged"/);
  assert.match(written, /from user \?\[31m\?\?\n/);
});
