import assert from 'node:assert/strict';
import { it } from 'node:test';
import type * as instances from '../../../harness/checks/instances.ts';
import { legsSeen } from '../../../harness/checks/instances.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { callOf, idOf, scene } from '../support/scene.ts';

const cast = () => scene().callBridges('Paris', 'Tokyo').space('Standup', '1001').space('Planning', '1002');

const calls = () =>
  cast()
    .showsCall('Paris', 'Standup', {})
    .showsCall('Paris', 'Planning', {})
    .showsCall('Tokyo', 'Standup', {})
    .showsCall('Tokyo', 'Planning', {});

const alice1 = (changes: object = {}) => ({
  name: 'Alice',
  uri: 'guest1',
  call: callOf('Standup', 'Paris'),
  callBridge: idOf('Paris'),
  status: { state: 'connected' },
  ...changes,
});

/** Homed on Tokyo; Paris, which is remote, says no more than it has to. */
const alice2 = (changes: object = {}) => ({
  name: 'Alice',
  uri: 'guest2',
  call: callOf('Planning', 'Tokyo'),
  callBridge: idOf('Tokyo'),
  movedParticipantCallBridge: idOf('Paris'),
  status: { state: 'initial' },
  ...changes,
});

const remote = alice2({ call: undefined });

/** Alice was moved; both Call Bridges show both of her participants. */
const held = () =>
  calls()
    .participant('Alice', 'alice-1', 'Standup')
    .shows('Paris', 'alice-1', alice1())
    .shows('Tokyo', 'alice-1', alice1({ call: undefined }))
    .participant('Alice', 'alice-2', 'Planning', 'move')
    .shows('Paris', 'alice-2', remote)
    .shows('Tokyo', 'alice-2', alice2());

const over = () => held().refuses('Paris', '/participants/alice-1').refuses('Tokyo', '/participants/alice-1', 404);

const legs = (id: string) => ({ '@id': id });

/** The call legs were seen while the move was held. */
const heldWithLegs = () =>
  held().showsLegs('Paris', 'alice-1', legs('leg-1')).showsLegs('Tokyo', 'alice-2', legs('leg-2'));

const overWithLegs = () =>
  heldWithLegs().refuses('Paris', '/participants/alice-1').refuses('Tokyo', '/participants/alice-1');

/** A third participant, for whom both Call Bridges show these fields. */
const movedTwice = (changes: object) =>
  over()
    .participant('Alice', 'alice-3', 'Standup', 'move')
    .shows('Paris', 'alice-3', alice1({ uri: 'guest3', ...changes }))
    .shows('Tokyo', 'alice-3', alice1({ uri: 'guest3', call: undefined, ...changes }));

const joined = () => calls().participant('Alice', 'alice-1', 'Standup').shows('Paris', 'alice-1', alice1());

judges<ChecksOf<typeof instances>>({
  instanceIs: {
    args: { persona: 'Alice', which: 'new', state: 'initial', space: 'Planning', home: 'Tokyo' },
    holds: {
      everywhere: held(),
      'only its home knows it': held().refuses('Paris', '/participants/alice-2'),
      'only its home knows it, and the other says so with 404': held().refuses('Paris', '/participants/alice-2', 404),
      'its home leaves out its own id': held().shows('Tokyo', 'alice-2', alice2({ callBridge: undefined })),
      'the old one': {
        scene: held(),
        args: { persona: 'Alice', which: 'old', state: 'connected', space: 'Standup', home: 'Paris' },
      },
      'anywhere, in any space': { scene: held(), args: { persona: 'Alice', which: 'new', state: 'initial' } },
      'one of several homes': {
        scene: held(),
        args: { persona: 'Alice', which: 'new', state: 'initial', home: 'Paris or Tokyo' },
      },
      'at home with somebody': {
        scene: held()
          .participant('Bob', 'bob-1', 'Planning')
          .shows('Paris', 'bob-1', remote)
          .shows('Tokyo', 'bob-1', alice2()),
        args: { persona: 'Alice', which: 'new', state: 'initial', company: 'Bob' },
      },
    },
    'not yet': {
      'another state at home': held().shows('Tokyo', 'alice-2', alice2({ status: { state: 'connected' } })),
      'another state elsewhere': held().shows('Paris', 'alice-2', alice2({ status: { state: 'connected' } })),
      'none of several homes': {
        scene: held(),
        args: { persona: 'Alice', which: 'new', state: 'initial', home: 'Paris or Lima' },
      },
      'somebody is at home elsewhere': {
        scene: held().participant('Bob', 'bob-1', 'Planning').shows('Paris', 'bob-1', alice1()),
        args: { persona: 'Alice', which: 'new', state: 'initial', company: 'Bob' },
      },
      'nobody shows somebody as its own': {
        scene: held().participant('Bob', 'bob-1', 'Planning').refuses('Paris', '/participants/bob-1'),
        args: { persona: 'Alice', which: 'new', state: 'initial', company: 'Bob' },
      },
      'no state': held().shows('Tokyo', 'alice-2', alice2({ status: {} })),
      'another call': held().shows('Tokyo', 'alice-2', alice2({ call: callOf('Standup', 'Tokyo') })),
      'another call elsewhere': held().shows('Paris', 'alice-2', alice2({ call: callOf('Standup', 'Paris') })),
      'no call at home': held().shows('Tokyo', 'alice-2', alice2({ call: undefined })),
      'an unknown call': held().shows('Tokyo', 'alice-2', alice2({ call: 'elsewhere' })),
      'another home': held().shows('Tokyo', 'alice-2', alice2({ callBridge: idOf('Paris') })),
      'another home, as the other sees it': held().shows('Paris', 'alice-2', alice2({ callBridge: idOf('Paris') })),
      'an unknown home': held().shows('Tokyo', 'alice-2', alice2({ callBridge: 'lima-id' })),
      'the other leaves out where it is homed': held().shows('Paris', 'alice-2', alice2({ callBridge: undefined })),
      'its home does not know it': held().refuses('Tokyo', '/participants/alice-2'),
      'nobody knows it': {
        scene: held().refuses('Tokyo', '/participants/alice-2').refuses('Paris', '/participants/alice-2'),
        args: { persona: 'Alice', which: 'new', state: 'initial' },
      },
      'only others show it': {
        scene: held().refuses('Tokyo', '/participants/alice-2'),
        args: { persona: 'Alice', which: 'new', state: 'initial' },
      },
      'a Call Bridge is at a loss': held().refuses('Paris', '/participants/alice-2', 503),
      'a Call Bridge answers with something else': held().get('Paris', '/participants/alice-2', { call: {} }),
      'a Call Bridge was not asked': joined(),
      'nobody was moved': { scene: joined(), args: { persona: 'Alice', which: 'old', state: 'connected' } },
      'nobody was there': { scene: cast(), args: { persona: 'Alice', which: 'new', state: 'connected' } },
    },
  },
  oneInstanceIs: {
    args: { persona: 'Alice', state: 'initial', spaces: ['Planning', 'Standup'], orNone: false },
    holds: {
      'one waits, the other is connected': held(),
      'one waits, the other is gone': over(),
      'one is connected, the other is gone': {
        scene: over().shows('Tokyo', 'alice-2', alice2({ status: { state: 'connected' } })),
        args: { persona: 'Alice', state: 'connected', spaces: ['Planning'], orNone: false },
      },
      'nobody waits, and nobody has to': {
        scene: joined().shows('Tokyo', 'alice-1', alice1()),
        args: { persona: 'Alice', state: 'initial', spaces: ['Planning'], orNone: true },
      },
    },
    'not yet': {
      'nobody waits': joined().shows('Tokyo', 'alice-1', alice1()),
      'two wait': movedTwice({ status: { state: 'initial' } }),
      'one is connected and another waits': {
        scene: held(),
        args: { persona: 'Alice', state: 'connected', spaces: ['Standup', 'Planning'], orNone: false },
      },
      'it waits elsewhere': {
        scene: over(),
        args: { persona: 'Alice', state: 'initial', spaces: ['Standup'], orNone: true },
      },
      'only another Call Bridge still shows it': {
        scene: over().refuses('Tokyo', '/participants/alice-2'),
        args: { persona: 'Alice', state: 'connected', spaces: ['Standup'], orNone: true },
      },
      'a Call Bridge was not asked': joined(),
      'nobody was there': cast(),
    },
  },
  instanceIsGone: {
    args: { persona: 'Alice', which: 'old' },
    holds: {
      'no Call Bridge knows it': over(),
      'nor its call leg': overWithLegs().refuses('Paris', '/callLegs/leg-1'),
      'nor its call leg, by 404': overWithLegs().refuses('Paris', '/callLegs/leg-1', 404),
    },
    'not yet': {
      'one Call Bridge knows it': over().shows('Tokyo', 'alice-1', alice1()),
      'one Call Bridge is at a loss': over().refuses('Tokyo', '/participants/alice-1', 500),
      'one Call Bridge lets nobody in': over().refuses('Tokyo', '/participants/alice-1', 401),
      'one Call Bridge did not answer': over().refuses('Tokyo', '/participants/alice-1', 0),
      'one Call Bridge answers with something else': over().get('Tokyo', '/participants/alice-1', { call: {} }),
      'its call leg is still there': overWithLegs(),
      'a Call Bridge is at a loss about its call leg': overWithLegs().refuses('Paris', '/callLegs/leg-1', 500),
      'nobody asked for its call leg': over().get('Paris', '/participants/alice-1/callLegs', {
        callLegs: { callLeg: legs('leg-9') },
      }),
      'nobody asked': cast()
        .participant('Alice', 'alice-1', 'Standup')
        .participant('Alice', 'alice-2', 'Planning', 'move'),
    },
    broken: { 'there was none': joined() },
  },
  participantField: {
    args: { persona: 'Alice', which: 'new', field: 'movedParticipantCallBridge', oneOf: ['Paris'] },
    holds: {
      everywhere: held(),
      'others may leave it out': held().shows('Paris', 'alice-2', alice2({ movedParticipantCallBridge: undefined })),
      'others may not know it': held().refuses('Paris', '/participants/alice-2'),
      'under configuration': {
        scene: held().shows('Tokyo', 'alice-2', alice2({ configuration: { importance: '7' } })),
        args: { persona: 'Alice', which: 'new', field: 'importance', oneOf: ['7'] },
      },
      'under status': {
        scene: held().shows('Tokyo', 'alice-2', alice2({ status: { layout: 'stacked' } })),
        args: { persona: 'Alice', which: 'new', field: 'layout', oneOf: ['allEqual', 'stacked'] },
      },
      absent: {
        scene: held(),
        args: { persona: 'Alice', which: 'new', field: 'importance', oneOf: ['0', 'absent'] },
      },
    },
    'not yet': {
      'another Call Bridge': held().shows('Tokyo', 'alice-2', alice2({ movedParticipantCallBridge: idOf('Tokyo') })),
      'its name instead of its id': held().shows('Tokyo', 'alice-2', alice2({ movedParticipantCallBridge: 'Paris' })),
      'the home leaves it out': held().shows('Tokyo', 'alice-2', alice2({ movedParticipantCallBridge: undefined })),
      'others show another': held().shows('Paris', 'alice-2', alice2({ movedParticipantCallBridge: idOf('Tokyo') })),
      'it is there where it has to be absent': {
        scene: held(),
        args: { persona: 'Alice', which: 'new', field: 'uri', oneOf: ['absent'] },
      },
      'the home does not show the participant': held().refuses('Tokyo', '/participants/alice-2'),
      'nobody asked': cast().participant('Alice', 'alice-2', 'Planning'),
      'nobody was there': cast(),
    },
  },
  traitDiffers: {
    args: { persona: 'Alice', trait: 'account' },
    holds: {
      'another account': held(),
      'another account for a third time': movedTwice({}),
      'another participant': { scene: held(), args: { persona: 'Alice', trait: 'participant' } },
      'another call leg': { scene: heldWithLegs(), args: { persona: 'Alice', trait: 'call leg' } },
      'other call legs': {
        scene: heldWithLegs().showsLegs('Paris', 'alice-2', legs('leg-2'), legs('leg-3')),
        args: { persona: 'Alice', trait: 'call leg' },
      },
    },
    'not yet': {
      'the new one is not shown': held().participant('Alice', 'alice-3', 'Standup', 'move'),
      'the old one was never shown': cast()
        .participant('Alice', 'alice-1', 'Standup')
        .participant('Alice', 'alice-2', 'Planning', 'move')
        .shows('Paris', 'alice-2', alice2()),
      'no account is shown': cast()
        .participant('Alice', 'alice-1', 'Standup')
        .shows('Paris', 'alice-1', alice1({ uri: undefined }))
        .participant('Alice', 'alice-2', 'Planning', 'move')
        .shows('Paris', 'alice-2', alice2({ uri: undefined })),
      'nobody was moved': joined(),
      'call legs were not looked at': { scene: held(), args: { persona: 'Alice', trait: 'call leg' } },
    },
    broken: {
      'the old account': held().shows('Tokyo', 'alice-2', alice2({ uri: 'guest1' })),
      'the old account, on one Call Bridge': held().shows('Paris', 'alice-2', alice2({ uri: 'guest1' })),
      'the account of two moves ago': movedTwice({ uri: 'guest1' }),
      'the old id': {
        scene: held().get('Tokyo', '/participants/alice-2', { participant: alice2({ '@id': 'alice-1' }) }),
        args: { persona: 'Alice', trait: 'participant' },
      },
      'the old call leg': {
        scene: heldWithLegs().showsLegs('Tokyo', 'alice-2', legs('leg-1')),
        args: { persona: 'Alice', trait: 'call leg' },
      },
    },
  },
  traitIsKept: {
    args: { persona: 'Alice', trait: 'display name' },
    holds: {
      'the same name': held(),
      'through two moves': movedTwice({}),
      "a user's account": {
        scene: cast()
          .participant('Uma', 'uma-1', 'Standup')
          .shows('Paris', 'uma-1', { userJid: 'uma@example.com', uri: 'one' })
          .participant('Uma', 'uma-2', 'Planning', 'move')
          .shows('Paris', 'uma-2', { userJid: 'uma@example.com', uri: 'two' }),
        args: { persona: 'Uma', trait: 'account' },
      },
    },
    'not yet': {
      'the new one is not shown': held().participant('Alice', 'alice-3', 'Standup', 'move'),
      'the new one is refused': held()
        .participant('Alice', 'alice-3', 'Standup', 'move')
        .rest('Paris', 'GET', '/participants/alice-3', { status: 500, data: { participant: alice2() } }),
      'the new one has no name': cast()
        .participant('Alice', 'alice-1', 'Standup')
        .shows('Paris', 'alice-1', alice1())
        .participant('Alice', 'alice-2', 'Planning', 'move')
        .shows('Paris', 'alice-2', alice2({ name: undefined })),
      'nobody was moved': joined(),
    },
    broken: {
      'another name': held().shows('Tokyo', 'alice-2', alice2({ name: 'Guest' })),
      'another name on one Call Bridge': held().shows('Paris', 'alice-2', alice2({ name: 'Guest' })),
      'no longer the name of two moves ago': cast()
        .participant('Alice', 'alice-1', 'Standup')
        .shows('Paris', 'alice-1', alice1({ name: 'Alice' }))
        .participant('Alice', 'alice-2', 'Planning', 'move')
        .shows('Paris', 'alice-2', alice2({ name: 'Guest' }))
        .participant('Alice', 'alice-3', 'Standup', 'move')
        .shows('Paris', 'alice-3', alice1({ name: 'Guest' })),
      'another account': { scene: held(), args: { persona: 'Alice', trait: 'account' } },
    },
  },
});

it('The call legs of a participant are those that a Call Bridge ever listed', () => {
  const { records } = heldWithLegs()
    .showsLegs('Paris', 'alice-1', legs('leg-1'), legs('leg-3'))
    .refuses('Paris', '/participants/alice-1/callLegs');
  assert.deepEqual(legsSeen(records, 'Paris', 'alice-1'), ['leg-1', 'leg-3']);
  assert.deepEqual(legsSeen(records, 'Tokyo', 'alice-1'), []);
});
