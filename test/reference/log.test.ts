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
