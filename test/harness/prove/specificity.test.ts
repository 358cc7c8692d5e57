import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '../../../harness/chance.ts';
import { deal } from '../../../harness/prove/specificity.ts';

const variant = (id: string, ...options: string[]) => ({ id, permits: '', title: '', options });

describe('Variants are dealt out', () => {
  const all = [...'abcdefg'].map((id) => variant(id)).concat(variant('odd', '--older', '1'));

  it('so that each is in one group, and the groups are of one size, or nearly', () => {
    const groups = deal(all, 3, seeded(1)).map((group) => group.map(({ id }) => id));
    assert.deepEqual(groups.flat().toSorted(), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'odd']);
    assert.deepEqual(
      groups.map(({ length }) => length),
      [1, 3, 2, 2],
    );
  });

  it('with who needs a cluster of its own kind alone', () => {
    assert.deepEqual(
      deal(all, 99, seeded(1))[0]?.map(({ id }) => id),
      ['odd'],
    );
  });

  it('with one in a group of those that replace the same', () => {
    const rivals = ['x', 'y', 'z'].map((id) => ({ ...variant(id), replaces: 'credentials' }));
    const groups = deal([...all, ...rivals], 5, seeded(1)).map((group) => group.filter(({ replaces }) => replaces));
    assert.deepEqual(groups.map(({ length }) => length).toSorted(), [0, 1, 1, 1]);
  });

  it('otherwise by another seed', () => {
    const ids = (seed: number) => deal(all, 3, seeded(seed)).flatMap((group) => group.map(({ id }) => id));
    assert.notDeepEqual(ids(1), ids(2));
  });
});
