import type * as impostors from '../../../harness/checks/impostors.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { type Scene, scene } from '../support/scene.ts';

const added = () => scene().callBridges('Paris', 'Tokyo').act('impostor', 'pretend to be a Web Bridge', {});

const linked = (status: string, to: Scene = added()) =>
  to.get('Paris', '/webBridges/rogue/status', { webBridgeStatus: { status } });

const knocked = (...answers: string[]) =>
  answers.reduce(
    (to, answer) => to.act('impostor', 'was answered', { url: 'c2w://east:6000', answer }),
    scene().act('impostor', 'knock', { papers: 'no certificate', door: 'the Web Bridges', count: 2 }),
  );

judges<ChecksOf<typeof impostors>>({
  impostorToldNothing: {
    args: {},
    holds: {
      'who dials hangs up': linked(
        'connectionFailure',
        added().act('impostor', 'dialled').act('impostor', 'hung up on'),
      ),
      'nobody dials': linked('unused'),
    },
    'not yet': { 'nobody was asked': added() },
    broken: {
      'somebody speaks': linked('connectionFailure', added().act('impostor', 'told', { bytes: 12 })),
      'a Call Bridge says that it is linked': linked('success'),
    },
  },
  impostorTurnedAway: {
    args: {},
    holds: {
      'by TLS': knocked('closed', 'closed'),
      'in words': knocked('HTTP/1.1 403 Forbidden', 'HTTP/1.1 401 Unauthorized'),
      'with a word for it that is seldom heard': knocked(
        'HTTP/1.1 421 Misdirected Request',
        'HTTP/1.1 501 Not Implemented',
      ),
      'by a firewall': knocked('unreachable', 'closed'),
      'of those before it does not matter': {
        scene: knocked('HTTP/1.1 101 Switching Protocols')
          .act('impostor', 'knock', { count: 1 })
          .act('impostor', 'was answered', { answer: 'closed' }),
        args: {},
      },
    },
    'not yet': { 'nobody knocked': scene(), 'one has not answered': knocked('closed') },
    broken: {
      'one lets them in': knocked('closed', 'HTTP/1.1 101 Switching Protocols'),
      'one keeps the line open': knocked('silent', 'closed'),
      'one is helpful': knocked('closed', 'HTTP/1.1 200 OK'),
    },
  },
});
