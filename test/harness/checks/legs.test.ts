import type * as legs from '../../../harness/checks/legs.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { idOf, scene } from '../support/scene.ts';

const joined = () => scene().callBridges('Paris', 'Tokyo').participant('Alice', 'alice-1', 'Standup');

/** Whoever is not the home of a participant lists none of its call legs. */
const moved = () =>
  joined()
    .showsLegs('Paris', 'alice-1', { '@id': 'leg-1' })
    .showsLegs('Tokyo', 'alice-1')
    .participant('Alice', 'alice-2', 'Planning', 'move');

const linked = (changes: object = {}) => ({
  '@id': 'leg-2',
  movedCallLeg: 'leg-1',
  movedCallLegCallBridge: idOf('Paris'),
  ...changes,
});

const shown = (leg: { '@id': string }) => moved().showsLegs('Tokyo', 'alice-2', leg);

judges<ChecksOf<typeof legs>>({
  legIdIsParticipantId: {
    args: { persona: 'Alice' },
    holds: { 'one id': shown({ '@id': 'alice-2' }) },
    'not yet': {
      'another id': shown({ '@id': 'leg-2' }),
      'the id of the old participant': shown({ '@id': 'alice-1' }),
      'a second call leg': moved().showsLegs('Tokyo', 'alice-2', { '@id': 'alice-2' }, { '@id': 'leg-2' }),
      'another id on another Call Bridge': shown({ '@id': 'alice-2' }).showsLegs('Paris', 'alice-2', {
        '@id': 'leg-2',
      }),
      'no call leg': moved().showsLegs('Tokyo', 'alice-2'),
      'the list is refused': shown({ '@id': 'alice-2' }).refuses('Tokyo', '/participants/alice-2/callLegs'),
      'nobody asked': joined(),
      'nobody was there': scene(),
    },
  },
  legField: {
    args: { persona: 'Alice', field: 'canMove', oneOf: ['false'] },
    holds: {
      'it says so': shown(linked({ canMove: 'false' })),
      'in its status': shown(linked({ status: { canMove: 'false' } })),
    },
    'not yet': {
      'it says something else': shown(linked({ canMove: 'true' })),
      'it does not say': shown(linked()),
      'one of two legs says something else': shown(linked({ canMove: 'false' })).showsLegs('Paris', 'alice-2', {
        '@id': 'leg-1',
        canMove: 'true',
      }),
      'no call leg': moved().showsLegs('Tokyo', 'alice-2'),
      'nobody asked': joined(),
    },
  },
  legIsLinked: {
    args: { persona: 'Alice', home: 'Paris' },
    holds: {
      'it names the old one and its home': shown(linked()),
      'others need not show it': shown(linked()).showsLegs('Paris', 'alice-2').refuses('Paris', '/callLegs/leg-2'),
    },
    'not yet': {
      'another call leg': shown(linked({ movedCallLeg: 'leg-2' })),
      'no call leg': shown(linked({ movedCallLeg: undefined })),
      'another Call Bridge': shown(linked({ movedCallLegCallBridge: idOf('Tokyo') })),
      'no Call Bridge': shown(linked({ movedCallLegCallBridge: undefined })),
      'the name of the Call Bridge': shown(linked({ movedCallLegCallBridge: 'Paris' })),
      'the call leg is refused': shown(linked()).refuses('Tokyo', '/callLegs/leg-2', 404),
      'the call leg is not listed': moved().get('Tokyo', '/callLegs/leg-2', { callLeg: linked() }),
      'the old call leg was never listed': joined()
        .participant('Alice', 'alice-2', 'Planning', 'move')
        .showsLegs('Tokyo', 'alice-2', linked()),
      'nobody was moved': joined(),
    },
  },
});
