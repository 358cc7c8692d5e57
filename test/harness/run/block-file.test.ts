import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { BlockFile } from '../../../harness/run/block-file.ts';

test('A block file holds every piece in order, however small or large', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'block-file-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'file');
  const file = new BlockFile(path);
  const pieces = ['a', 'ü'.repeat(300_000), 'b', ''];
  for (const piece of pieces) file.write(piece);
  await finished(file.end());
  assert.equal(await readFile(path, 'utf8'), pieces.join(''));
});

test('A block file that cannot be written says so at its end, and only then', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'block-file-'));
  const file = new BlockFile(join(folder, 'file'));
  await rm(folder, { recursive: true });
  t.after(() => file.destroy());
  file.write('a');
  await assert.rejects(finished(file.end()), { code: 'ENOENT' });
});
