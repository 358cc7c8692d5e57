import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonsIn, placeholdersIn, Substitution } from '../../bench/replay/substitution.ts';

const recorded = '11111111-1111-4111-8111-111111111111';
const actual = '22222222-2222-4222-8222-222222222222';
const digest = '<sha256:0123456789abcdef>';

test('ids and digests are found wherever they stand', () => {
  assert.deepEqual(placeholdersIn(`/calls/${recorded}/participants?a=${digest}`), [recorded, digest]);
});

test('an answer teaches what stands where it stood in the recorded one', () => {
  const lessons = lessonsIn(
    { body: { participant: recorded, token: digest, other: 'x' } },
    new Set([recorded, digest]),
  );
  const substitution = new Substitution();
  substitution.learn(lessons, { body: { participant: actual, token: 'a.real.credential', other: 'y' } });
  assert.equal(substitution.in(`{"token":"${digest}"} ${recorded}`), `{"token":"a.real.credential"} ${actual}`);
});

test('what nobody taught stays as it was', () => {
  const substitution = new Substitution([[recorded, actual]]);
  substitution.learn([{ path: ['data', 'call'], recorded: digest }], { data: undefined });
  assert.equal(substitution.in(`${recorded} ${digest}`), `${actual} ${digest}`);
});

test('an id in capitals is sent in capitals', () => {
  const letters = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
  const substitution = new Substitution([[letters, 'ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee']]);
  assert.deepEqual(placeholdersIn(letters.toUpperCase()), [letters]);
  assert.equal(substitution.in(`/calls/${letters.toUpperCase()}`), '/calls/FFFFFFFF-BBBB-4CCC-8DDD-EEEEEEEEEEEE');
});
