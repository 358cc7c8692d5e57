import type * as machines from '../../../harness/checks/machines.ts';
import type { Experience } from '../../../harness/trace/record.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { callOf, idOf, type Scene, scene } from '../support/scene.ts';

const cast = () => scene().callBridges('Paris', 'Tokyo').space('Standup', '1001').space('Planning', '1002');

const in_ = (state: string, home = 'Paris') => ({ name: 'Alice', callBridge: idOf(home), status: { state } });

/** Paris, her home, shows Alice in these states one after the other; in `gone` it does not know her. */
const shown = (states: readonly string[], node = 'Paris', to = cast().participant('Alice', 'alice-1', 'Standup')) => {
  for (const state of states)
    if (state === 'gone') to.later(5).refuses(node, '/participants/alice-1');
    else to.later(5).shows(node, 'alice-1', in_(state));
  return to;
};

const listed = (to: Scene, state: string) =>
  to.later(5).listsParticipants('Paris', 'Standup', { '@id': 'alice-1', ...in_(state) });

/** A look that began before the one ahead of it had ended. */
const overlapping = (to: Scene, state: string) =>
  to.append({
    ...{ kind: 'rest', node: 'Paris', method: 'GET', path: '/api/v1/participants/alice-1', status: 200, took: 4 },
    data: { participant: { '@id': 'alice-1', ...in_(state) } },
  });

const credential = { digest: 'sha256:0123456789abcdef' };

type Presented = Extract<Experience['event'], 'admitted' | 'opened' | 'refused' | 'move'>;

const presents = (to: Scene, event: Presented, reason = 'credentialRefused', actor = 'intruder') =>
  to.experience(actor, { event, credential, numericId: '1001', reason } as Experience);

const tried = (to: Scene) => to.act('intruder', 'try credential', { participant: 'Alice' });

const joined = () => {
  const to = cast().act('Alice', 'join');
  return presents(presents(to, 'admitted', '', 'Alice'), 'opened', '', 'Alice').participant(
    'Alice',
    'alice-1',
    'Standup',
  );
};

const told = (to: Scene, digest = 'sha256:2') =>
  to.experience('Alice', { event: 'move', numericId: '1002', credential: { digest } });

const moving = () =>
  told(joined().act('operator', 'move', { participant: 'Alice' })).participant('Alice', 'alice-2', 'Planning', 'move');

const connected = (to: Scene) => to.later(5).shows('Tokyo', 'alice-2', in_('connected', 'Tokyo'));

const planning = `/calls/${callOf('Planning', 'Paris')}`;

const called = () =>
  cast()
    .later(5)
    .rest('Paris', 'POST', '/calls', { location: `https://paris/api/v1${planning}` });

const ended = () => called().later(5).rest('Paris', 'DELETE', planning);

judges<ChecksOf<typeof machines>>({
  everyStateFollows: {
    args: {},
    holds: {
      'nothing was seen': cast(),
      'initial, connected, gone': shown(['initial', 'initial', 'connected', 'gone', 'gone']),
      'what lies between was not seen': shown(['initial', 'onHold', 'connected', 'gone']),
      'not known before it is known': shown(['gone', 'initial']),
      'a state that the interface does not name': shown(['connected', 'dialling', 'connected']),
      'looks that overlap have no order': overlapping(shown(['connected']), 'initial'),
      'one Call Bridge hears of it later than another': shown(['initial'], 'Tokyo', shown(['connected'])),
      'out of sight for a while, elsewhere than at home': shown(['connected', 'gone', 'connected'], 'Tokyo'),
      'a credential that was refused because another session has it': presents(
        tried(presents(tried(joined()), 'refused', 'sessionExists')),
        'opened',
      ),
      'two answers to one trial': presents(presents(tried(joined()), 'refused'), 'opened'),
      'a credential opened again after a loss': presents(tried(presents(tried(joined()), 'opened')), 'opened'),
      'told once, and back': connected(moving().act('Alice', 'return')),
      'somebody else is back with it': connected(tried(moving())),
      'back before the operator has the answer': connected(
        told(joined().act('operator', 'move', { participant: 'Alice' }))
          .act('Alice', 'return')
          .participant('Alice', 'alice-2', 'Planning', 'move'),
      ),
      'told of two moves': told(moving(), 'sha256:3'),
      'a call is ended': ended().later(5).refuses('Paris', planning, 404),
      'a call is ended, and another one begun': ended()
        .later(5)
        .rest('Paris', 'POST', '/calls', { location: '/calls/x' }),
      'a room is connected by itself': cast()
        .act('operator', 'move', { participant: 'Rex' })
        .participant('Rex', 'rex-2', 'Planning', 'move', 'sip')
        .later(5)
        .shows('Paris', 'rex-2', in_('connected')),
    },
    broken: {
      'initial after connected': shown(['initial', 'connected', 'initial']),
      'initial after connected, in a list': listed(shown(['connected']), 'initial'),
      'ringing after connected': shown(['connected', 'ringing']),
      'there after it was gone': shown(['connected', 'gone', 'connected']),
      'there after it was gone at home and elsewhere': shown(
        ['gone', 'connected'],
        'Tokyo',
        shown(['connected', 'gone'], 'Paris', shown(['connected'], 'Tokyo')),
      ),
      'listed after it was gone': listed(shown(['connected', 'gone']), 'connected'),
      'a credential that was dead is good': presents(tried(presents(tried(joined()), 'refused')), 'opened'),
      'a dead credential is given again': presents(
        presents(tried(joined()), 'refused').act('Alice', 'join'),
        'admitted',
        '',
        'Alice',
      ),
      'the same move told twice': told(moving()),
      'connected before the web app has come': connected(moving()),
      'listed as connected before the web app has come': moving()
        .later(5)
        .listsParticipants('Tokyo', 'Planning', { '@id': 'alice-2', ...in_('connected') }),
      'an ended call is shown': ended().later(5).showsCall('Paris', 'Planning', {}),
      'an ended call is listed': ended().later(5).lists('Paris', { Planning: [] }),
      'an ended call has come back': ended().later(5).rest('Paris', 'POST', '/calls', { location: planning }),
      'a call that was not known any more is': called()
        .later(5)
        .refuses('Paris', planning, 404)
        .later(5)
        .showsCall('Paris', 'Planning', {}),
    },
  },
});
