import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { causeOf, coverageOf } from '../../../harness/verdict/combination.ts';

const rows = (...table: [string, string, string, boolean][]) =>
  table.map(([who, bridge, state, failed], index) => ({ cells: { case: `row ${index}`, who, bridge, state }, failed }));

describe('The cause of failing rows', () => {
  const table: [string, ReturnType<typeof rows>, object | undefined][] = [
    [
      'one value',
      rows(['guest', 'East', 'muted', true], ['guest', 'West', 'alone', true], ['user', 'East', 'muted', false]),
      { who: 'guest' },
    ],
    [
      'a pair of values',
      rows(['guest', 'East', 'muted', true], ['guest', 'West', 'muted', false], ['user', 'East', 'muted', false]),
      { who: 'guest', bridge: 'East' },
    ],
    ['nothing when all rows fail', rows(['guest', 'East', 'muted', true], ['guest', 'West', 'muted', true]), undefined],
    ['nothing when none fails', rows(['guest', 'East', 'muted', false]), undefined],
    [
      'nothing when they share nothing',
      rows(['guest', 'East', 'muted', true], ['user', 'West', 'alone', true], ['guest', 'West', 'x', false]),
      undefined,
    ],
    [
      'nothing when three values are needed',
      rows(['a', 'b', 'c', true], ['a', 'b', 'x', false], ['a', 'x', 'c', false], ['x', 'b', 'c', false]),
      undefined,
    ],
  ];
  for (const [what, given, cause] of table) it(`is ${what}`, () => assert.deepEqual(causeOf(given), cause));

  it('is never the name of a row', () => {
    assert.equal(
      causeOf([
        { cells: { case: 'a', x: '1' }, failed: true },
        { cells: { case: 'b', x: '1' }, failed: false },
      ]),
      undefined,
    );
  });
});

it('Coverage counts pairs of values of different columns', () => {
  const cells = rows(['guest', 'East', 'muted', true], ['user', 'West', 'muted', true]).map((row) => row.cells);
  assert.deepEqual(coverageOf(cells), { covered: 6, possible: 8 });
  assert.deepEqual(coverageOf([]), { covered: 0, possible: 0 });
});
