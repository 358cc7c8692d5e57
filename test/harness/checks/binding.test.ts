import type * as binding from '../../../harness/checks/binding.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { type Scene, scene } from '../support/scene.ts';

const sent = () => scene().act('visitor', 'send').frame('visitor', 'sent', { type: 'request', id: 1 });

const response = (status: number, error?: string) => ({
  type: 'response',
  id: 1,
  status,
  body: error ? { error } : {},
});

const answer = (status: number, error?: string, to: Scene = sent()) =>
  to.frame('visitor', 'received', response(status, error));

const closed = (code: number, by: 'us' | 'cluster' = 'cluster', actor = 'visitor') =>
  sent().experience(actor, { event: 'closed', code, by });

judges<ChecksOf<typeof binding>>({
  bridgeAnswered: {
    args: { oneOf: [401], error: 'notAuthenticated' },
    holds: {
      'status and error': answer(401, 'notAuthenticated'),
      'any error': { scene: answer(401, 'credentialRefused'), args: { oneOf: [400, 401] } },
      'after a request of the Web Bridge': answer(
        401,
        'notAuthenticated',
        sent().frame('visitor', 'received', { type: 'request', id: 1, path: '/api/call/session/roster' }),
      ),
    },
    'not yet': {
      'it is silent': sent(),
      'it answered somebody else': sent().frame('Alice', 'received', response(401, 'notAuthenticated')),
      'it answered before': answer(401, 'notAuthenticated').act('visitor', 'send'),
      'what was sent is no answer': sent().frame('visitor', 'sent', response(401, 'notAuthenticated')),
    },
    broken: {
      'another status': answer(403, 'notAuthenticated'),
      'another error': answer(401, 'credentialRefused'),
      'no error': answer(401),
      'the second answer would do': answer(401, 'notAuthenticated', answer(200)),
    },
  },
  bridgeClosed: {
    args: { code: 1003 },
    holds: { 'the code': closed(1003) },
    'not yet': {
      'it is open': sent(),
      'it closed on somebody else': closed(1003, 'cluster', 'Alice'),
      'it closed before': closed(1003).act('visitor', 'send'),
    },
    broken: { 'another code': closed(1006), 'we closed it': closed(1003, 'us') },
  },
});
