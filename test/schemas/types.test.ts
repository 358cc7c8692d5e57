import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { schemaFiles, typesOf } from '../../schemas/generate.ts';

for (const { file, types } of await schemaFiles()) {
  test(`The types of ${file} are those that \`npm run generate\` writes`, async () => {
    assert.equal(await readFile(types, 'utf8'), await typesOf(file));
  });
}

test('No types are left from a schema that is gone', async () => {
  const expected = (await schemaFiles()).map(({ types }) => types.pathname.split('/').at(-1));
  assert.deepEqual(await readdir(new URL('../../schemas/types/', import.meta.url)), expected);
});
