import assert from 'node:assert/strict';
import { it } from 'node:test';
import { holders } from '../../../harness/checks/holders.ts';
import { scene } from '../support/scene.ts';

const credential = (digest: string) => ({ digest });

const joined = () =>
  scene()
    .space('Planning', '1002')
    .space('Retro', '1003')
    .experience('Alice', { event: 'admitted', numericId: '1001', credential: credential('a') })
    .participant('Alice', 'alice-1', 'Standup');

it('A credential opens the participant that was made when it was given', () => {
  const { records } = joined()
    .participant('Alice', 'alice-2', 'Planning', 'move')
    .participant('Alice', 'alice-3', 'Retro', 'move')
    .experience('Alice', { event: 'move', numericId: '1003', credential: credential('c') })
    .experience('Alice', { event: 'move', numericId: '1002', credential: credential('b') });
  assert.deepEqual(Object.fromEntries(holders(records)), { a: 'alice-1', b: 'alice-2', c: 'alice-3' });
});

it('Nobody knows what a credential opens that no accepted move has brought', () => {
  const { records } = joined()
    .participant('Bob', 'bob-2', 'Planning', 'move')
    .experience('Alice', { event: 'move', numericId: '1002', credential: credential('b') });
  assert.deepEqual(Object.fromEntries(holders(records)), { a: 'alice-1' });
});

it('A credential may come with the numeric id of an access method', () => {
  const { records } = joined()
    .accessMethod('Planning', '2002', 'private')
    .participant('Alice', 'alice-2', 'Planning', 'move')
    .experience('Alice', { event: 'move', numericId: '2002', credential: credential('b') });
  assert.deepEqual(Object.fromEntries(holders(records)), { a: 'alice-1', b: 'alice-2' });
});
