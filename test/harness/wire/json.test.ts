import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseJson } from '../../../harness/wire/json.ts';

it('JSON of a target is read, unless it is nested deeper than anybody can follow', () => {
  assert.deepEqual(parseJson('{"a":[1,"[[["]}'), { a: [1, '[[['] });
  assert.equal(parseJson('{"a":'), undefined);
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  assert.notEqual(parseJson(nested(64)), undefined);
  assert.equal(parseJson(nested(65)), undefined);
  assert.equal(parseJson(nested(500_000)), undefined);
});
