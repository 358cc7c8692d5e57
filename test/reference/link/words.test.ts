import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as c2w from '../../../reference/link/c2w-words.ts';
import { peerWords } from '../../../reference/link/peer-words.ts';
import * as webApp from '../../../reference/link/web-app-words.ts';
import type { Word } from '../../../reference/link/word.ts';
import c2wSchema from '../../../schemas/c2w.schema.json' with { type: 'json' };
import peerSchema from '../../../schemas/peer.schema.json' with { type: 'json' };
import webAppSchema from '../../../schemas/web-app.schema.json' with { type: 'json' };

it('every word names definitions of its schema, and no other word has its method and path', () => {
  const interfaces: readonly [object, { $defs: object }][] = [
    [{ ...webApp.asked }, webAppSchema],
    [{ ...webApp.told }, webAppSchema],
    [{ ...c2w.asked }, c2wSchema],
    [{ ...c2w.told }, c2wSchema],
    [peerWords, peerSchema],
  ];
  for (const [words, { $defs }] of interfaces) {
    const all = Object.values<Word<never, object>>({ ...words });
    for (const { body, result, path } of all) assert.ok(body in $defs && result in $defs, path);
    assert.equal(new Set(all.map(({ method, path }) => `${method} ${path}`)).size, all.length);
  }
});
