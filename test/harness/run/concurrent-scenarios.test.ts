import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { concurrentScenarios } from '../../../harness/run/concurrent-scenarios.ts';

type Play = (name: string) => Promise<boolean>;
type Adapter = new (
  ...dependencies: unknown[]
) => { executor: unknown; runTestCases(cases: unknown[]): Promise<boolean> };

const runtime: { InProcessAdapter: Adapter } = createRequire(import.meta.url)(
  '@cucumber/cucumber/lib/runtime/serial/adapter',
);

/** Cucumber's adapter, made as its runtime makes it, with another executor. */
function playing(play: Play, names: readonly string[], exclusive: readonly string[] = []): Promise<boolean> {
  const adapter = new runtime.InProcessAdapter('', { emit() {} }, () => '', {}, {}, {});
  Object.assign(adapter, {
    executor: { runTestCase: ({ pickle }: { pickle: { name: string } }) => play(pickle.name) },
  });
  const tagsOf = (name: string) => (exclusive.includes(name) ? [{ name: '@exclusive-use' }] : []);
  return adapter.runTestCases(names.map((name) => ({ pickle: { name, tags: tagsOf(name) } })));
}

/** A stage on which everyone waits for the others to arrive or to go, and who was there together with how many. */
function stage() {
  const seen: [string, number][] = [];
  let there = 0;
  const play: Play = async (name) => {
    there += 1;
    await new Promise((resolve) => setImmediate(resolve));
    seen.push([name, there]);
    await new Promise((resolve) => setImmediate(resolve));
    there -= 1;
    return name !== 'bad';
  };
  return { seen, play };
}

test('so many scenarios are played at a time, each once, in order', async () => {
  using _ = concurrentScenarios(2);
  const { seen, play } = stage();
  assert.equal(await playing(play, ['a', 'b', 'c', 'd']), true);
  assert.deepEqual(seen, [
    ['a', 2],
    ['b', 2],
    ['c', 2],
    ['d', 2],
  ]);
});

test('one that fails is told of, and stops nobody', async () => {
  using _ = concurrentScenarios(2);
  const { seen, play } = stage();
  assert.equal(await playing(play, ['bad', 'b', 'c']), false);
  assert.equal(seen.length, 3);
});

test('those for exclusive use come last, each alone', async () => {
  using _ = concurrentScenarios(3);
  const { seen, play } = stage();
  await playing(play, ['x', 'a', 'y', 'b'], ['x', 'y']);
  assert.deepEqual(seen, [
    ['a', 2],
    ['b', 2],
    ['x', 1],
    ['y', 1],
  ]);
});

test('afterwards cucumber is as it was', () => {
  const before = [runtime.InProcessAdapter, process.getMaxListeners()];
  {
    using _ = concurrentScenarios(20);
    assert.notEqual(runtime.InProcessAdapter, before[0]);
  }
  assert.deepEqual([runtime.InProcessAdapter, process.getMaxListeners()], before);
});
