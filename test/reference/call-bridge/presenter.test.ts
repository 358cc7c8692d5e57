import assert from 'node:assert/strict';
import { it } from 'node:test';
import { presenterOf } from '../../../reference/call-bridge/presenter.ts';
import { participant } from '../support/participant.ts';

it('the last one who began presents, and among those who began at once the smallest id', () => {
  const alice = participant('alice', { presentingTurn: 2 });
  const bob = participant('bob', { presentingTurn: 1 });
  const cleo = participant('cleo', { presentingTurn: 2 });
  assert.equal(presenterOf([]), undefined);
  assert.equal(presenterOf([participant('dan')]), undefined);
  assert.equal(presenterOf([bob, alice]), alice);
  assert.equal(presenterOf([cleo, alice]), alice);
  assert.equal(presenterOf([alice, cleo]), alice);
});
