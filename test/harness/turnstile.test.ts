import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Turnstile } from '../../harness/turnstile.ts';

describe('A turnstile', () => {
  it('lets so many pass at a time, in order, and goes on after a failure', async () => {
    const turnstile = new Turnstile(2);
    let inside = 0;
    let most = 0;
    const entered: number[] = [];
    const visit = (number: number) =>
      turnstile.pass(async () => {
        entered.push(number);
        inside += 1;
        most = Math.max(most, inside);
        await turn();
        inside -= 1;
        if (number === 1) throw new Error('stumbled');
        return number;
      });
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map(visit));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'],
    );
    assert.equal(await visit(6), 6);
    assert.deepEqual([entered, most], [[1, 2, 3, 4, 5, 6], 2]);
  });

  it('lets the urgent go ahead', async () => {
    const turnstile = new Turnstile(1);
    const entered: string[] = [];
    const visit = (name: string, isUrgent: boolean) =>
      turnstile.pass(async () => {
        entered.push(name);
        await turn();
      }, isUrgent);
    await Promise.all([visit('first', false), visit('patient', false), visit('urgent', true)]);
    assert.deepEqual(entered, ['first', 'urgent', 'patient']);
  });
});
