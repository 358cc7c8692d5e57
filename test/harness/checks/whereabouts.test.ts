import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identities, whereabouts } from '../../../harness/checks/whereabouts.ts';
import { idOf, type Scene, scene } from '../support/scene.ts';

const joined = () => scene().participant('Alice', 'alice-1', 'Standup');

const from = 'alice-1';

const held = () =>
  joined()
    .act('operator', 'move', { participant: 'Alice' })
    .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from });

/** A second move of the same participant, asked for when the first had been answered. */
const heldAgain = () => held().participant('Alice', 'alice-3', 'Retro', 'move', 'web app', { from, asked: 4 });

/** Two moves of one participant, asked for before either was answered. */
const heldAtOnce = () => held().participant('Alice', 'alice-3', 'Retro', 'move', 'web app', { from, asked: 2 });

const credential = (digest: string) => ({ digest });

/** Alice's web app was told of both moves, and has come back with the credential of the second message. */
const told = () =>
  scene()
    .space('Planning', '1002')
    .space('Retro', '1003')
    .experience('Alice', { event: 'admitted', numericId: '1001', credential: credential('a') })
    .experience('Alice', { event: 'opened', credential: credential('a') })
    .participant('Alice', 'alice-1', 'Standup')
    .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from, asked: 5 })
    .participant('Alice', 'alice-3', 'Retro', 'move', 'web app', { from, asked: 5 })
    .experience('Alice', { event: 'move', numericId: '1003', credential: credential('c') })
    .experience('Alice', { event: 'move', numericId: '1002', credential: credential('b') });

const cameBack = () =>
  told()
    .act('Alice', 'end')
    .act('Alice', 'return')
    .experience('Alice', { event: 'opened', credential: credential('b') }, { session: 2 })
    .experience('Alice', { event: 'connected', roster: [], presenter: null }, { session: 2 });

const removedSpace = (space: string) => {
  const there = held().space('Standup', '1001').space('Planning', '1002');
  return there.rest('Paris', 'DELETE', `/coSpaces/${idOf(space)}`);
};

const returned = (to: Scene) =>
  to
    .act('Alice', 'end')
    .act('Alice', 'return')
    .experience('Alice', { event: 'connected', roster: [], presenter: null }, { session: 2 });

const called = () => scene().participant('Rex', 'rex-1', 'Standup', 'call', 'sip');

const remove = (to: Scene, participant = 'Alice') => to.act('operator', 'remove', { participant });

/** Alice's home is Paris and her Web Bridge East, as far as that was seen. */
const seen = (to: Scene) =>
  to
    .callBridges('Paris', 'Tokyo')
    .call('Standup', 'Paris', 'Tokyo')
    .experience('Alice', { event: 'admitted', numericId: '1001', credential: credential('a') }, { session: 0 })
    .experience('Alice', { event: 'opened', credential: credential('a') })
    .shows('Paris', 'alice-1', { callBridge: idOf('Paris') });

const broke = (kind: 'kill' | 'stop' | 'cut', ...nodes: string[]) =>
  seen(joined()).act('harness', 'break', { kind, nodes });

/** Each expected instance as `id in space, state`. */
const table: Record<string, [Scene, string[]]> = {
  'nobody came': [scene(), []],
  'somebody joined': [joined(), ['alice-1 in Standup, connected']],
  'somebody has only a credential': [
    scene().participant('Alice', 'alice-1', 'Standup', 'ask'),
    ['alice-1 in Standup, initial'],
  ],
  'a refused move': [joined().act('operator', 'move', { participant: 'Alice' }), ['alice-1 in Standup, connected']],
  'a move that is held': [held(), ['alice-1 in Standup, connected', 'alice-2 in Planning, initial']],
  'the old session is ended': [held().act('Alice', 'end'), ['alice-2 in Planning, initial']],
  'the old session is ended twice': [held().act('Alice', 'end', { times: 2 }), ['alice-2 in Planning, initial']],
  'the connection broke before the end was answered': [
    held().act('Alice', 'end').act('Alice', 'drop'),
    ['alice-2 in Planning, initial', 'alice-1 in Standup, connected or gone'],
  ],
  'and then the reconnect time has passed': [
    held().act('Alice', 'end').act('Alice', 'drop').act('harness', 'wait', { time: 'reconnect' }),
    ['alice-2 in Planning, initial'],
  ],
  'the connection broke when the end had been answered': [
    held().act('Alice', 'end').experience('Alice', { event: 'answered', what: 'end', ok: true }).act('Alice', 'drop'),
    ['alice-2 in Planning, initial'],
  ],
  'the space of the target was removed': [
    removedSpace('Planning'),
    ['alice-1 in Standup, connected', 'alice-2 in Planning, initial or gone'],
  ],
  'the old space was removed': [
    removedSpace('Standup'),
    ['alice-1 in Standup, connected or gone', 'alice-2 in Planning, initial or gone'],
  ],
  'the web app has come back': [returned(held()), ['alice-2 in Planning, connected']],
  'a second move that is held': [
    returned(held()).participant('Alice', 'alice-3', 'Standup', 'move'),
    ['alice-2 in Planning, connected', 'alice-3 in Standup, initial'],
  ],
  'two moves': [
    returned(returned(held()).participant('Alice', 'alice-3', 'Standup', 'move')),
    ['alice-3 in Standup, connected'],
  ],
  'somebody left': [joined().act('Alice', 'leave'), []],
  'somebody left instead of being moved': [held().act('Alice', 'leave'), ['alice-2 in Planning, initial or gone']],
  'somebody left before the move was answered': [
    joined().act('Alice', 'leave').participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from }),
    ['alice-2 in Planning, initial or gone'],
  ],
  'a second move takes the place of the first': [
    heldAgain(),
    ['alice-1 in Standup, connected', 'alice-3 in Retro, initial'],
  ],
  'two moves at once': [
    heldAtOnce(),
    ['alice-1 in Standup, connected', 'alice-2 in Planning, initial or gone', 'alice-3 in Retro, initial or gone'],
  ],
  'two moves at once, one of which was followed': [cameBack(), ['alice-2 in Planning, connected']],
  'the credential of one that need not be there was refused': [
    told()
      .act('Alice', 'end')
      .experience('Alice', { event: 'refused', credential: credential('b'), reason: 'credentialRefused' }),
    ['alice-3 in Retro, initial or gone'],
  ],
  'the old participant was removed while being moved': [
    held().act('operator', 'remove', { participant: 'Alice', id: 'alice-1' }),
    ['alice-2 in Planning, initial or gone'],
  ],
  'somebody left who had been removed': [
    told().act('operator', 'remove', { participant: 'Alice', id: 'alice-1' }).act('Alice', 'leave'),
    ['alice-2 in Planning, initial or gone', 'alice-3 in Retro, initial or gone'],
  ],
  'somebody left after a move': [returned(held()).act('Alice', 'leave'), []],
  'somebody was removed': [remove(joined()), []],
  'somebody was removed while being moved': [remove(held()), ['alice-1 in Standup, connected']],
  'somebody was removed between the end and the return': [remove(held().act('Alice', 'end')), []],
  'somebody unknown was removed': [remove(joined(), 'Bob'), ['alice-1 in Standup, connected']],
  'somebody lost the connection': [joined().act('Alice', 'drop'), ['alice-1 in Standup, connected']],
  'somebody else did all that': [
    remove(joined().act('Bob', 'end').act('Bob', 'leave'), 'Bob'),
    ['alice-1 in Standup, connected'],
  ],
  'the arrival time has passed while a move is held': [
    held().act('harness', 'wait', { time: 'arrival' }),
    ['alice-1 in Standup, connected'],
  ],
  'the arrival time has passed after the end': [
    held().act('Alice', 'end').act('harness', 'wait', { time: 'arrival' }),
    [],
  ],
  'the reconnect time has passed': [joined().act('Alice', 'drop').act('harness', 'wait', { time: 'reconnect' }), []],
  'the reconnect time has passed for one who has come back': [
    joined()
      .act('Alice', 'drop')
      .experience('Alice', { event: 'connected', roster: [], presenter: null }, { session: 2 })
      .act('harness', 'wait', { time: 'reconnect' }),
    ['alice-1 in Standup, connected'],
  ],
  'the web app came back before it ended the old session': [
    held()
      .act('Alice', 'return')
      .experience('Alice', { event: 'connected', roster: [], presenter: null }, { session: 2 }),
    ['alice-1 in Standup, connected or gone', 'alice-2 in Planning, connected'],
  ],
  'the home is killed': [broke('kill', 'Paris'), []],
  'the home is killed while a move is held': [
    seen(held()).act('harness', 'break', { kind: 'kill', nodes: ['Paris'] }),
    ['alice-2 in Planning, initial or gone'],
  ],
  'the home answers nothing': [broke('stop', 'Paris'), ['alice-1 in Standup, connected or gone']],
  'another Call Bridge is killed': [broke('kill', 'Tokyo'), ['alice-1 in Standup, connected']],
  'the Web Bridge is killed': [broke('kill', 'East'), ['alice-1 in Standup, connected or gone']],
  'the Web Bridge is killed, and the reconnect time has passed': [
    broke('kill', 'East').act('harness', 'wait', { time: 'reconnect' }),
    [],
  ],
  'the link from the home to the Web Bridge is cut': [
    broke('cut', 'Paris', 'East'),
    ['alice-1 in Standup, connected or gone'],
  ],
  'another link of the home is cut': [broke('cut', 'Paris', 'West'), ['alice-1 in Standup, connected']],
  'her call was ended': [seen(joined()).rest('Paris', 'DELETE', '/calls/standup-paris'), []],
  'her call was ended elsewhere': [
    seen(joined()).rest('Tokyo', 'DELETE', '/calls/standup-tokyo'),
    ['alice-1 in Standup, connected'],
  ],
  'a call was ended in which nobody knows her home': [
    joined().call('Standup', 'Paris').rest('Paris', 'DELETE', '/calls/standup-paris'),
    ['alice-1 in Standup, connected or gone'],
  ],
  'her call was not ended': [
    seen(joined()).rest('Paris', 'DELETE', '/calls/standup-paris', { status: 400 }),
    ['alice-1 in Standup, connected'],
  ],
  'she was removed by a request like any other': [joined().rest('Paris', 'DELETE', '/participants/alice-1'), []],
  'a SIP address was called': [called(), ['rex-1 in Standup, connected']],
  'a SIP address was moved': [
    called().participant('Rex', 'rex-2', 'Planning', 'move', 'sip'),
    ['rex-2 in Planning, connected'],
  ],
};

const patience = { arrival: 1000, reconnect: 500 };

const impatient = () =>
  scene()
    .append({ kind: 'started', requirement: 'STEP-01', title: 'A move', patience })
    .participant('Alice', 'alice-1', 'Standup');

/** Asked for at once, answered late. */
const heldLong = () => {
  const from = 'alice-1';
  return impatient()
    .act('operator', 'move', { participant: 'Alice' })
    .later(300)
    .participant('Alice', 'alice-2', 'Planning', 'move', 'web app', { from, asked: 3 });
};

const connected = { event: 'connected', roster: [], presenter: null } as const;

/** What is told, until when its last participant is kept for certain, and whether it is open by then that it is there. */
const waiting: [string, Scene, number | undefined, boolean][] = [
  ['who is moved is waited for since it was asked for', heldLong(), 803, false],
  ['most of the arrival time', heldLong().later(498).act('harness', 'look'), 803, false],
  ['and may be given up before it is quite over', heldLong().later(499).act('harness', 'look'), 803, true],
  ['who has come is not waited for', heldLong().experience('Alice', connected).later(9000), undefined, false],
  ['who lost the connection is waited for', impatient().act('Alice', 'drop'), 403, false],
  ['most of the reconnect time', impatient().act('Alice', 'drop').later(400).act('harness', 'look'), 403, true],
];

describe('Where everybody ought to be', () => {
  for (const [title, [{ records }, expected]] of Object.entries(table))
    it(title, () =>
      assert.deepEqual(
        whereabouts(records).map(
          ({ id, space, state, mayBeGone }) => `${id} in ${space}, ${state}${mayBeGone ? ' or gone' : ''}`,
        ),
        expected,
      ),
    );

  for (const [title, { records }, keptUntil, isOpen] of waiting)
    it(title, () => {
      const last = whereabouts(records).at(-1);
      assert.deepEqual([last?.keptUntil, last?.mayBeGone], [keptUntil, isOpen]);
    });

  it('says who, and what kind of participant that is', () => {
    const { records } = called().participant('Alice', 'alice-1', 'Standup');
    assert.deepEqual(
      whereabouts(records).map(({ persona, kind }) => [persona, kind]),
      [
        ['Rex', 'sip'],
        ['Alice', 'web app'],
      ],
    );
  });
});

it('Everybody keeps all ids that they ever had, in their order', () => {
  const { records } = returned(held()).act('Alice', 'leave').participant('Bob', 'bob-1', 'Standup');
  assert.deepEqual(
    [...identities(records)],
    [
      ['Alice', ['alice-1', 'alice-2']],
      ['Bob', ['bob-1']],
    ],
  );
});
