import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type * as calls from '../../../harness/checks/calls.ts';
import { callViews } from '../../../harness/checks/calls.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { callOf, idOf, scene } from '../support/scene.ts';

const alice = { '@id': 'alice-1', name: 'Alice', callBridge: idOf('Paris') };
const bob = { '@id': 'bob-1', name: 'Bob', callBridge: idOf('Tokyo') };

const cast = () => scene().callBridges('Paris', 'Tokyo').space('Planning', '1001').space('Standup', '1002');

/** Planning is in session on both Call Bridges, with Alice and Bob. */
const inSession = () =>
  cast()
    .call('Planning', 'Paris', 'Tokyo')
    .lists('Paris', { Planning: [alice, bob] })
    .lists('Tokyo', { Planning: [alice, bob] });

const members = (callBridge: string) => `/calls/${callOf('Planning', callBridge)}/participants`;

const call = (callBridge: string, changes: object = {}) => ({
  '@id': callOf('Planning', callBridge),
  coSpace: idOf('Planning'),
  callCorrelator: 'planning-correlator',
  ...changes,
});

judges<ChecksOf<typeof calls>>({
  callHas: {
    args: { space: 'Planning', participants: 2 },
    holds: {
      'on every Call Bridge that has it': inSession(),
      'a Call Bridge need not have it': cast()
        .lists('Paris', { Planning: [alice, bob] })
        .lists('Tokyo', {}),
      'nobody is in it': {
        scene: cast().lists('Paris', { Planning: [] }).lists('Tokyo', {}),
        args: { space: 'Planning', participants: 0 },
      },
      'nobody is in it, and no Call Bridge has it any more': {
        scene: cast()
          .lists('Paris', { Standup: [alice] })
          .lists('Tokyo', {}),
        args: { space: 'Planning', participants: 0 },
      },
      'over several pages': inSession()
        .get('Tokyo', members('Tokyo'), { participants: { '@total': '2', participant: alice } })
        .get('Tokyo', `${members('Tokyo')}?offset=1`, { participants: { '@total': '2', participant: bob } }),
    },
    'not yet': {
      'one Call Bridge lists another number': inSession().listsParticipants('Tokyo', 'Planning', alice),
      'the right number is in another call': cast()
        .lists('Paris', { Standup: [alice, bob] })
        .lists('Tokyo', {}),
      'a call of somebody else': inSession()
        .listsCalls('Paris')
        .listsCalls('Tokyo', call('Tokyo', { coSpace: 'x' })),
      'a page is missing': inSession().get('Tokyo', members('Tokyo'), {
        participants: { '@total': '2', participant: alice },
      }),
      'the list is refused': inSession().refuses('Tokyo', members('Tokyo')),
      'the list is refused, and nobody is expected': {
        scene: cast().lists('Paris', { Planning: [] }).lists('Tokyo', {}).refuses('Paris', members('Paris'), 503),
        args: { space: 'Planning', participants: 0 },
      },
      'the list of calls is refused': inSession().refuses('Tokyo', '/calls', 500),
      'one Call Bridge was not asked': {
        scene: cast().lists('Paris', { Planning: [] }),
        args: { space: 'Planning', participants: 0 },
      },
      'nobody asked': { scene: cast(), args: { space: 'Planning', participants: 0 } },
    },
  },
  callField: {
    args: { space: 'Planning', path: 'status/presenterCallLeg', oneOf: ['absent', 'alice-1'] },
    holds: {
      'the value': inSession().showsCall('Paris', 'Planning', { status: { presenterCallLeg: 'alice-1' } }),
      'no value where absent will do': inSession(),
    },
    'not yet': {
      'another value on one Call Bridge': inSession().showsCall('Tokyo', 'Planning', {
        status: { presenterCallLeg: 'bob-1' },
      }),
      'no value where there has to be one': {
        scene: inSession(),
        args: { space: 'Planning', path: 'presenterCallLeg', oneOf: ['alice-1'] },
      },
      'the call is refused': inSession().refuses('Tokyo', `/calls/${callOf('Planning', 'Tokyo')}`, 503),
      'the call was not asked for': cast().listsCalls('Paris', call('Paris')).listsCalls('Tokyo'),
      'no Call Bridge has the call': cast().lists('Paris', {}).lists('Tokyo', {}),
      'a list is refused': inSession().refuses('Tokyo', '/calls', 500),
    },
  },
  callIs: {
    args: { space: 'Planning', goesOn: true },
    holds: {
      'the same on every Call Bridge': inSession(),
      'one that nobody made through the API': cast()
        .lists('Paris', { Planning: [alice] })
        .lists('Tokyo', {}),
      'it is over everywhere': {
        scene: inSession().lists('Paris', {}).lists('Tokyo', {}),
        args: { space: 'Planning', goesOn: false },
      },
    },
    'not yet': {
      'it is over on one Call Bridge': inSession().lists('Tokyo', {}),
      'it is another one': inSession().listsCalls('Paris', call('Paris', { '@id': 'another' })),
      'it is over': cast().lists('Paris', {}).lists('Tokyo', {}),
      'it goes on on one Call Bridge': {
        scene: inSession().lists('Paris', {}),
        args: { space: 'Planning', goesOn: false },
      },
      'a Call Bridge was not asked': {
        scene: cast().lists('Paris', {}),
        args: { space: 'Planning', goesOn: false },
      },
    },
  },
  oneCorrelator: {
    args: { space: 'Planning' },
    holds: { 'one correlator, two ids': inSession() },
    'not yet': {
      'two correlators': inSession().listsCalls('Tokyo', call('Tokyo', { callCorrelator: 'another' })),
      'no correlator, in no list and by no id': ['Paris', 'Tokyo'].reduce(
        (scene, name) =>
          scene
            .listsCalls(name, call(name, { callCorrelator: undefined }))
            .get(name, `/calls/${callOf('Planning', name)}`, { call: call(name, { callCorrelator: undefined }) }),
        inSession(),
      ),
      'one id': inSession().listsCalls('Tokyo', call('Paris')),
      'a Call Bridge on which it is in session does not list it': inSession().listsCalls('Tokyo'),
      'a list of participants is refused': inSession().refuses('Tokyo', members('Tokyo')),
      'no Call Bridge was asked': cast(),
    },
  },
});

describe('What the Call Bridges list', () => {
  it('is read from the last time that the first page was asked for', () => {
    const { records } = inSession().listsParticipants('Paris', 'Planning', alice);
    const views = callViews(records).map(({ node, participants }) => [node.name, participants.length]);
    assert.deepEqual(views, [
      ['Paris', 1],
      ['Tokyo', 2],
    ]);
  });

  it('knows the space of a call from the call itself where the list does not say it', () => {
    const { records } = inSession().listsCalls('Paris', call('Paris', { coSpace: undefined }));
    assert.deepEqual(
      callViews(records).map(({ space }) => space),
      ['Planning', 'Planning'],
    );
  });

  it('is made whole by what is shown by id', () => {
    const { records } = inSession().shows('Paris', 'alice-1', { uri: 'guest1', name: 'older' });
    assert.deepEqual(callViews(records)[0]?.participants[0], { ...alice, uri: 'guest1' });
  });

  it('leaves out the calls of others', () => {
    const { records } = inSession().listsCalls('Paris', call('Paris', { coSpace: 'theirs' }));
    assert.deepEqual(
      callViews(records).map(({ node }) => node.name),
      // By id the call still shows our space, the list counts.
      ['Tokyo'],
    );
  });
});
