import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isId } from '../../../harness/wire/id.ts';

it('An id is what leads to one place only', () => {
  const ids = ['4711', 'a.b', '92c3423a-6716-4867-8b43-c8c3da000000', 'x:y@z', '...'];
  const none = ['', '.', '..', 'a/b', 'a?b', 'a#b', 'a%2fb', 'a b', 'a\r\nb', '<b>', 'x'.repeat(201)];
  assert.deepEqual(ids.filter(isId), ids);
  assert.deepEqual(none.filter(isId), []);
});
