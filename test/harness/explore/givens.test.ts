import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givensOf } from '../../../harness/explore/givens.ts';
import { modelOf } from './support.ts';

test('Spaces in session on the same Call Bridges share a sentence, and those that admit so many have one more', () => {
  const { spaces } = modelOf({
    spaces: [
      { name: 'Standup', callBridges: ['Paris'] },
      { name: 'Planning', callBridges: ['Tokyo', 'Lima'], limit: 2 },
      { name: 'Retro', callBridges: ['Paris'], limit: 1 },
    ],
  });
  assert.deepEqual(givensOf([...spaces.values()]), [
    'Standup and Retro are in session on Paris',
    'Planning is in session on Tokyo and Lima',
    'Planning admits 2 participants',
    'Retro admits 1 participant',
  ]);
});
