import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterError } from '../../../reference/errors.ts';
import { type Ending, endingOf, follow } from '../../../reference/manager/following.ts';
import type { Accepted, Sighting } from '../../../reference/manager/sighting.ts';

const space = { id: 'planning', name: 'Planning' };
const here = { space: space.id };
const move = { space } as Accepted;
const fresh = { everSeen: true, missed: 0 };

const table: readonly [what: string, Sighting, typeof fresh, isLate: boolean, Ending | undefined][] = [
  ['arrived, and gone from the old', { state: 'connected', ...here, old: false }, fresh, false, 'moved'],
  ['on hold is there, too', { state: 'onHold', ...here, old: false }, fresh, false, 'moved'],
  ['the call is not to be seen', { state: 'connected', old: false }, fresh, false, 'moved'],
  ['arrived, and not yet gone', { state: 'connected', ...here, old: true }, fresh, false, undefined],
  ['arrived, and never gone', { state: 'connected', ...here, old: true }, fresh, true, 'lingering'],
  ['somewhere else', { state: 'connected', space: 'retro', old: false }, fresh, false, 'wrong meeting'],
  ['on the way', { state: 'initial', ...here, old: true }, fresh, false, undefined],
  ['on the way for too long', { state: 'initial', ...here, old: true }, fresh, true, 'nothing happened'],
  ['gone, and on the way for too long', { state: 'ringing', ...here, old: false }, fresh, true, 'dropped'],
  ['not yet seen', { old: true }, { everSeen: false, missed: 9 }, false, undefined],
  ['never seen', { old: true }, { everSeen: false, missed: 9 }, true, 'nothing happened'],
  ['missed once', { old: false }, { everSeen: true, missed: 1 }, false, undefined],
  ['withdrawn, back to the old', { old: true }, { everSeen: true, missed: 2 }, false, 'nothing happened'],
  ['withdrawn, and gone from the old', { old: false }, { everSeen: true, missed: 2 }, false, 'dropped'],
];

for (const [what, sighting, history, isLate, expected] of table) {
  test(`${what}: ${expected ?? 'not decided'}`, () => {
    assert.equal(endingOf(move, sighting, history, isLate), expected);
  });
}

const patience = { wait: 5000, interval: 1 };

test('It is looked again until it is decided, and each change is told once', async () => {
  const looks: Sighting[] = [
    { old: true },
    { old: true },
    { state: 'initial', ...here, old: true },
    { state: 'initial', ...here, old: true },
    { state: 'connected', ...here, old: false },
  ];
  const told: string[] = [];
  const { ending } = await follow(
    move,
    patience,
    async () => looks.shift() as Sighting,
    (what) => told.push(what),
  );
  assert.equal(ending, 'moved');
  assert.deepEqual(looks, []);
  assert.deepEqual(told, [
    'not seen in the target yet; still in the old meeting',
    'in the target: initial; still in the old meeting',
  ]);
});

test('A Call Bridge that does not answer is asked again', async () => {
  const silent = clusterError('CALL_BRIDGE_SILENT', { callBridge: 'Paris', url: '', why: '' });
  let looks = 0;
  const look = async (): Promise<Sighting> => {
    looks += 1;
    if (looks < 3) throw silent;
    return { state: 'connected', ...here, old: false };
  };
  assert.equal((await follow(move, patience, look, () => {})).ending, 'moved');
  await assert.rejects(
    follow(
      move,
      { ...patience, wait: 0 },
      () => Promise.reject(silent),
      () => {},
    ),
    silent,
  );
});

test('What is no fault of a Call Bridge is not waited for', async () => {
  const refused = clusterError('LOGIN_REFUSED', { callBridge: 'Paris', url: '' });
  await assert.rejects(
    follow(
      move,
      patience,
      () => Promise.reject(refused),
      () => {},
    ),
    refused,
  );
  await assert.rejects(
    follow(
      move,
      patience,
      () => Promise.reject(new TypeError('x')),
      () => {},
    ),
    TypeError,
  );
});
