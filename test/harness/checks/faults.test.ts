import assert from 'node:assert/strict';
import { it } from 'node:test';
import { areApart, faults, isDown, standing } from '../../../harness/checks/faults.ts';
import { scene } from '../support/scene.ts';

const broken = (kind: string, ...nodes: string[]) =>
  scene().callBridges('Paris', 'Tokyo').act('harness', 'break', { kind, nodes });

const standingIn = ({ records }: ReturnType<typeof scene>) => standing(records).map(({ name }) => name);

it('A node that is killed or answers nothing is down until it is mended', () => {
  for (const kind of ['kill', 'stop']) {
    const killed = broken(kind, 'Tokyo');
    assert.equal(isDown(killed.records, 'Tokyo'), true);
    assert.equal(isDown(killed.records, 'Paris'), false);
    assert.deepEqual(standingIn(killed), ['Paris']);
    const mended = killed.act('harness', 'mend', { kind, nodes: ['Tokyo'] });
    assert.deepEqual(standingIn(mended), ['Paris', 'Tokyo']);
    assert.deepEqual(faults(mended.records), []);
  }
});

it('Nodes whose link is cut stand, and are apart, from whichever side', () => {
  const cut = broken('cut', 'Paris', 'Tokyo');
  assert.deepEqual(standingIn(cut), ['Paris', 'Tokyo']);
  assert.equal(areApart(cut.records, 'Tokyo', 'Paris'), true);
  assert.equal(areApart(cut.records, 'Tokyo', 'Lima'), false);
  assert.equal(areApart(cut.records, 'Paris', 'Paris'), false);
  assert.equal(areApart(broken('kill', 'Paris').records, 'Tokyo', 'Paris'), true);
  const mended = cut.act('harness', 'mend', { kind: 'cut', nodes: ['Tokyo', 'Paris'] });
  assert.equal(areApart(mended.records, 'Tokyo', 'Paris'), false);
});
