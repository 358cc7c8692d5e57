import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { pageOfMachines } from '../../features/generate.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';
import { instanceStates, nextState } from '../../reference/call-bridge/participants/states.ts';
import content from '../../schemas/machines.json' with { type: 'json' };
import schema from '../../schemas/machines.schema.json' with { type: 'json' };
import type { Machine, Machines } from '../../schemas/types/machines.ts';

const { $schema: _, ...machines } = content as Machines;
const everyMachine: [string, Machine][] = Object.entries(machines);

test('The machines keep their schema', () => {
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  assert.ok(ajv.validate(schema, content), ajv.errorsText());
});

test('The page of the machines is the one that `npm run generate` writes', () => {
  assert.equal(readFileSync(new URL('../../features/machines.md', import.meta.url), 'utf8'), pageOfMachines());
});

const requirements = new Set(readRequirements().map(({ id }) => id));

for (const [name, { initial, states, transitions, timers, errors }] of everyMachine) {
  describe(name, () => {
    test('names only states that it has, and every one of them', () => {
      const named = [...transitions.flatMap(({ from, to }) => [...from, to]), ...errors.flatMap((error) => error.in)];
      assert.deepEqual([...new Set(named.filter((state) => state !== 'same'))].sort(), Object.keys(states).sort());
    });

    test('leads from its initial state to every other, and never back', () => {
      const reached = new Set([initial]);
      for (const from of reached)
        for (const { to } of transitions.filter((one) => one.from.includes(from))) if (to !== 'same') reached.add(to);
      assert.deepEqual([...reached].sort(), Object.keys(states).sort());
      assert.deepEqual(
        transitions.filter(({ to }) => to === initial),
        [],
      );
    });

    test('answers an event in one way from any state', () => {
      const ways = transitions.flatMap(({ event, from }) => from.map((state) => `${event} in ${state}`));
      assert.deepEqual(
        ways.filter((way, index) => ways.indexOf(way) !== index),
        [],
      );
      const refused = errors.flatMap(({ event, in: where }) => where.map((state) => `${event} in ${state}`));
      assert.deepEqual(
        refused.filter((way) => ways.includes(way) && !way.startsWith('requested in none')),
        [],
      );
    });

    test('ends its timers with an event of its own', () => {
      const events = transitions.map(({ event }) => event);
      assert.deepEqual(
        timers.filter(({ event }) => !events.includes(event)),
        [],
      );
    });

    test('names requirements that exist', () => {
      const named = [...transitions, ...errors].flatMap((one) => one.requirements);
      assert.deepEqual(
        named.filter((id) => !requirements.has(id)),
        [],
      );
    });
  });
}

describe('The reference cluster', () => {
  const { states, transitions } = machines.participantInstance;

  test('knows the states of a participant that anybody sees, and no others', () => {
    const shown = Object.keys(states).filter((state) => state !== 'none' && state !== 'gone');
    assert.deepEqual(Object.keys(instanceStates).sort(), shown.sort());
  });

  test('changes the state of a participant as its machine does', () => {
    for (const { event, from, to } of transitions.filter((one) => one.event === 'rang' || one.event === 'connected'))
      for (const state of from) assert.equal(nextState(state as never, event as never), to);
  });

  test('leaves a state as it is where an event does not belong', () => {
    assert.equal(nextState('connected', 'rang'), 'connected');
  });
});
