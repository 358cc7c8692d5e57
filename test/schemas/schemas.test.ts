import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { schemaFiles } from '../../schemas/generate.ts';

const ajv = new Ajv();

for (const { file } of await schemaFiles()) {
  test(`${file} is a schema itself, so that nobody has to check it when it is used`, async () => {
    const schema = JSON.parse(await readFile(new URL(`../../schemas/${file}`, import.meta.url), 'utf8'));
    assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
  });
}
