import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinkage } from '../../../reference/call-bridge/linkage.ts';

test('whoever listens is told of every change, and at once when all are linked', () => {
  let areAllLinked = false;
  const linkage = createLinkage(() => areAllLinked);
  const told: boolean[] = [];
  linkage.onChange((isWhole) => told.push(isWhole));
  linkage.changed();
  areAllLinked = true;
  linkage.changed();
  linkage.changed();
  areAllLinked = false;
  linkage.changed();
  assert.deepEqual(told, [true, false]);
  areAllLinked = true;
  linkage.changed();
  linkage.onChange((isWhole) => told.push(isWhole));
  assert.deepEqual(told, [true, false, true, true]);
});

test('whoever waits goes on as soon as all are linked', async () => {
  let areAllLinked = false;
  const linkage = createLinkage(() => areAllLinked);
  const waiting = linkage.whenWhole();
  areAllLinked = true;
  linkage.changed();
  await waiting;
  await linkage.whenWhole();
});
