import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanesOf } from '../../bench/replay/lanes.ts';
import { orderOf } from '../../bench/replay/order.ts';

const span = (start: number, end: number) => ({ start, end });

test('what had ended before is waited for', () => {
  assert.deepEqual(orderOf([span(0, 1), span(2, 3)]), [[], [0]]);
});

test('what was under way is not waited for', () => {
  assert.deepEqual(orderOf([span(0, 3), span(1, 2), span(2, 4)]), [[], [], [1]]);
});

test('what another one waits for is not waited for again', () => {
  assert.deepEqual(orderOf([span(0, 1), span(2, 3), span(4, 5)]), [[], [0], [1]]);
  assert.deepEqual(orderOf([span(0, 1), span(0, 3), span(2, 4), span(5, 6)]), [[], [], [0], [1, 2]]);
});

test('what happened at one moment keeps its order, and nobody waits for each other', () => {
  assert.deepEqual(orderOf([span(0, 1), span(1, 1), span(1, 1), span(1, 2)]), [[], [0], [1], [1, 2]]);
});

test('lanes are the most that were under way at a time; one that ends makes room for the next', () => {
  assert.equal(lanesOf([span(0, 2), span(1, 3), span(2, 4), span(3, 5)]), 2);
  assert.equal(lanesOf([]), 0);
});
