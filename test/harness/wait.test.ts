import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Answer, broken, holds, notYet } from '../../harness/checks/check.ts';
import { Trace } from '../../harness/trace/trace.ts';
import { throughout, until } from '../../harness/wait.ts';

/** Within a test nothing is waited for that long. */
const ages = 60_000;

const never = new AbortController().signal;
const step = { kind: 'step', keyword: 'When', text: 'something is done' } as const;
const [yes, no, wrong] = [holds(), notYet('a record', 'none'), broken('a record', 'two')];

/** Holds when so many records are there; broken when there are more. */
const has = (trace: Trace, count: number) => (): Answer =>
  trace.last > count ? wrong : trace.last === count ? yes : no;

/** Something is recorded soon, and again soon after. */
const records = (trace: Trace, times: number): void => {
  for (let time = 1; time <= times; time += 1) setTimeout(() => trace.append(step), time);
};

const patience = { interval: 1, bound: ages, signal: never };

describe('Until', () => {
  it('asks again whenever something is recorded', async () => {
    const trace = new Trace(Date.now());
    records(trace, 3);
    assert.equal((await until(trace, has(trace, 3), undefined, patience)).is, 'holds');
    assert.equal(trace.last, 3);
  });

  it('ends at what is broken', async () => {
    const trace = new Trace(Date.now());
    trace.append(step);
    assert.equal(await until(trace, has(trace, 0), undefined, patience), wrong);
  });

  it('gives the last answer when the bound has passed', async () => {
    const trace = new Trace(Date.now());
    const began = trace.now();
    assert.equal(await until(trace, () => no, undefined, { ...patience, bound: 3 }), no);
    assert.ok(trace.now() - began >= 3);
  });

  it('asks once when there is no time at all', async () => {
    const trace = new Trace(Date.now());
    let asked = 0;
    const ask = () => {
      asked += 1;
      return no;
    };
    assert.equal(await until(trace, ask, undefined, { ...patience, bound: 0 }), no);
    assert.equal(asked, 1);
  });

  it('looks before each asking, at intervals', async () => {
    const trace = new Trace(Date.now());
    let looks = 0;
    const look = async () => {
      looks += 1;
    };
    assert.equal((await until(trace, () => (looks === 3 ? yes : no), look, patience)).is, 'holds');
    assert.equal(looks, 3);
  });

  it('looks once more when something is recorded meanwhile', async () => {
    const trace = new Trace(Date.now());
    let looks = 0;
    const look = async () => {
      looks += 1;
    };
    records(trace, 1);
    await until(trace, () => (looks === 2 ? yes : no), look, { ...patience, interval: ages });
    assert.equal(looks, 2);
  });

  it('does not look first where somebody has just looked', async () => {
    const trace = new Trace(Date.now());
    const looks: number[] = [];
    const look = async () => {
      looks.push(trace.last);
    };
    await until(trace, () => yes, look, { ...patience, fresh: true });
    assert.equal(looks.length, 0);
    await until(trace, () => (looks.length === 1 ? yes : no), look, { ...patience, fresh: true });
    assert.equal(looks.length, 1);
  });

  it('fails as the looking fails', async () => {
    const look = () => Promise.reject(new Error('nobody answers'));
    await assert.rejects(
      until(new Trace(Date.now()), () => no, look, patience),
      /nobody answers/,
    );
  });

  it('ends with the scenario', async () => {
    const over = new AbortController();
    const waiting = until(new Trace(Date.now()), () => no, undefined, { ...patience, signal: over.signal });
    over.abort(new Error('over'));
    await assert.rejects(waiting, /over/);
  });
});

describe('Throughout', () => {
  it('holds when it has held all the time', async () => {
    const trace = new Trace(Date.now());
    const began = trace.now();
    records(trace, 2);
    assert.equal(await throughout(trace, () => yes, 4, never), yes);
    assert.ok(trace.now() - began >= 4);
  });

  it('ends early when it is broken', async () => {
    const trace = new Trace(Date.now());
    records(trace, 2);
    assert.equal(await throughout(trace, has(trace, 1), ages, never), wrong);
    assert.equal(trace.last, 2);
  });

  it('asks at the end what is not yet', async () => {
    const trace = new Trace(Date.now());
    assert.equal(await throughout(trace, has(trace, 1), 2, never), no);
  });

  it('ends with the scenario', async () => {
    const over = new AbortController();
    const waiting = throughout(new Trace(Date.now()), () => yes, ages, over.signal);
    over.abort(new Error('over'));
    await assert.rejects(waiting, /over/);
  });
});
