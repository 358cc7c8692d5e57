import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Allowance } from '../../../harness/wire/allowance.ts';

it('A session may say much, and not everything', () => {
  const mega = 1024 * 1024;
  const large = new Allowance();
  const small = new Allowance();
  for (let count = 0; count < 16; count += 1) assert.equal(large.exceededBy(mega), undefined);
  assert.equal(large.exceededBy(1), `${16 * mega} bytes`);
  for (let count = 0; count < 10_000; count += 1) assert.equal(small.exceededBy(1), undefined);
  assert.equal(small.exceededBy(1), '10000 messages');
});
