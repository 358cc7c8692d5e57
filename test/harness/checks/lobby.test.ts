import type * as lobby from '../../../harness/checks/lobby.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { idOf, scene } from '../support/scene.ts';

const name = (persona: string) => `${persona} (mc-1 GATE-09.1)`;
const cluster = () => scene().callBridges('Paris', 'Tokyo').space('Planning', '123').call('Planning', 'Paris');
const joined = () => cluster().participant('Bob', 'bob-1', 'Planning');
const leg = (deactivated?: string) => ({ '@id': 'bob-1', status: { state: 'connected', deactivated } });
const entry = (waiting?: boolean) => ({
  participant: 'bob-1',
  name: name('Bob'),
  ...(waiting !== undefined && { waiting }),
});
const told = (waiting?: boolean) =>
  joined()
    .experience('Bob', {
      event: 'opened',
      credential: { digest: 'one', length: 1, opaque: true },
      participant: 'bob-1',
    } as never)
    .experience('Bob', { event: 'connected', roster: [entry(waiting)], presenter: null });
const shown = (deactivated?: string) => joined().showsLegs('Paris', 'bob-1', leg(deactivated));

const waiting = { persona: 'Bob', space: 'Planning', waiting: true };
const person = (state?: string) => ({
  '@id': 'bob-1',
  name: name('Bob'),
  callBridge: idOf('Paris'),
  ...(state && { status: { state } }),
});
const listed = (...people: ReturnType<typeof person>[]) =>
  cluster().lists('Paris', { Planning: people }).listsCalls('Tokyo');

judges<ChecksOf<typeof lobby>>({
  attends: {
    args: { persona: 'Bob', space: 'Planning', waiting: false },
    holds: {
      'its leg is not deactivated': shown('false'),
      'its leg does not say': shown(),
      'it waits, and so says its leg': { scene: shown('true'), args: waiting },
      'so it was told': { scene: told(true).showsLegs('Paris', 'bob-1', leg('true')), args: waiting },
    },
    'not yet': {
      'its leg is deactivated': shown('true'),
      'it was told to wait': told(true).showsLegs('Paris', 'bob-1', leg('false')),
      'it is in another space': {
        scene: shown('false'),
        args: { persona: 'Bob', space: 'Standup', waiting: false },
      },
      'nobody shows its leg': joined(),
      'nobody was there': cluster(),
      'its leg does not say that it waits': { scene: shown(), args: waiting },
      'it was told that it takes part': {
        scene: told(false).showsLegs('Paris', 'bob-1', leg('true')),
        args: waiting,
      },
    },
  },
  staysOut: {
    args: { persona: 'Bob', space: 'Planning' },
    holds: {
      'nobody is there': listed(),
      'its participant waits for its web app': listed(person('initial')),
      'somebody else is there': listed({ ...person('connected'), name: name('Alice') }),
    },
    'not yet': {
      'it is connected': listed(person('connected')),
      'it is connected under another name': joined()
        .lists('Paris', { Planning: [{ ...person('connected'), name: 'user1@example.com' }] })
        .listsCalls('Tokyo'),
      'nobody says in which state it is': listed(person()),
      'nobody listed the calls': cluster(),
    },
  },
});
