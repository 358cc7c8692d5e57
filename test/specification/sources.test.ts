import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mapped } from '../../features/generate.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';

const sources = readFileSync(new URL('../../features/sources.md', import.meta.url), 'utf8');
const rows = [...sources.matchAll(/^\| (S1-\d+) \| (.*) \| (.*) \|$/gm)].map(([, id = '', says = '', rests = '']) => ({
  id,
  says,
  rests,
}));

test('every sentence of the seed is numbered in order', () => {
  const expected = rows.map((_, index) => `S1-${String(index + 1).padStart(2, '0')}`);
  assert.ok(rows.length > 50);
  assert.deepEqual(
    rows.map(({ id }) => id),
    expected,
  );
});

test('every sentence is mapped to a requirement, or said to state no behaviour', () => {
  assert.deepEqual(
    rows.filter(({ rests }) => rests.trim() === '').map(({ id }) => id),
    [],
  );
});

test('the mapping is the one of the feature files', () => {
  assert.equal(mapped(sources), sources, 'run `npm run generate`');
});

test('every requirement names a source, and only sentences that exist', () => {
  const known = new Set(rows.map(({ id }) => id));
  for (const { id, source, origin } of readRequirements()) {
    assert.ok(source.length > 0, `${id} names no source`);
    const unknown = source.filter((one) => one.startsWith('S1-') && !known.has(one));
    assert.deepEqual(unknown, [], `${id} names a sentence that does not exist`);
    if (origin === 'stated')
      assert.ok(
        source.some((one) => one.startsWith('S1-')),
        `${id} is stated, but names no sentence`,
      );
  }
});
