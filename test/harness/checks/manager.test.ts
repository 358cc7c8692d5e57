import type * as manager from '../../../harness/checks/manager.ts';
import type { RestRecord } from '../../../harness/trace/record.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { callOf, type Scene, scene } from '../support/scene.ts';

const [paris, tokyo] = ['stand-in Paris', 'stand-in Tokyo'];

/** Alice is in Standup on Paris, Planning is in session on both. */
const stage = () => scene().call('Planning', paris, tokyo).participant('Alice', 'alice-1', 'Standup');

/** A manager's request, answered 200. */
const sent = (to: Scene, node: string, method: string, path: string, more: Partial<RestRecord> = {}) =>
  to.append({ kind: 'rest', actor: 'manager', node, method, path, status: 200, took: 1, ...more });

const looked = (to = stage()) => sent(to, paris, 'GET', '/api/v1/participants/alice-1');

const form = { movedParticipant: 'alice-1', needsActivation: 'false' };

const asked = (to = looked(), at = paris, call = callOf('Planning', at), more: Partial<RestRecord> = { form }) =>
  sent(to, at, 'POST', `/api/v1/calls/${call}/participants`, more);

const moved = () => asked().participant('Alice', 'alice-2', 'Planning', 'move');

const arrived = () => asked(begun()).participant('Alice', 'alice-2', 'Planning', 'move');

const shown = (state: string) => ({ '@id': 'alice-2', status: { state } });

const saw = (data: unknown, to = moved()) => sent(to, paris, 'GET', '/api/v1/participants/alice-2', { data });

const ended = (args: object, to = looked()) => to.act('manager', 'end', { ...args, said: '' });

/** Told to move Alice into Planning. */
const begun = () => stage().act('manager', 'begin', { participant: 'Alice', space: 'Planning' });

const byTheHarness = stage().rest(paris, 'POST', `/calls/${callOf('Planning', paris)}/participants`, { form });

judges<ChecksOf<typeof manager>>({
  managerAskedForNoMove: {
    args: {},
    holds: {
      'it only looked': looked(),
      'it was refused at first, and then let in': looked(
        sent(stage(), paris, 'POST', `/api/v1/calls/${callOf('Planning', paris)}/participants`, { status: 401 }),
      ),
    },
    broken: {
      'it asked': asked(),
      'it asked in vain': asked(looked(), paris, 'nowhere', { status: 400 }),
      'it did not even look': stage(),
      'it was never let in': sent(stage(), paris, 'GET', '/api/v1/participants/alice-1', { status: 401 }),
      'it found nothing': sent(stage(), paris, 'GET', '/api/v1/participants/x', { status: 400 }),
      'somebody else looked': byTheHarness,
    },
  },
  managerAskedOnce: {
    args: { space: 'Planning' },
    holds: {
      'at one Call Bridge': asked(),
      'at another one': asked(looked(), tokyo),
      'with a slash at the end': sent(
        looked(),
        paris,
        'POST',
        `/api/v1/calls/${callOf('Planning', paris)}/participants/`,
      ),
      'with doubled slashes and a query': sent(
        looked(),
        paris,
        'POST',
        `//api/v1/calls/${callOf('Planning', paris)}/participants?`,
      ),
      'with a whole URL': sent(
        looked(),
        paris,
        'POST',
        `https://127.0.0.1:1/api/v1/calls/${callOf('Planning', paris).toUpperCase()}/participants`,
      ),
      'again with credentials': asked(asked(looked(), paris, callOf('Planning', paris), { form, status: 401 })),
      'without an answer': asked(looked(), paris, callOf('Planning', paris), { form, status: 0 }),
      'where it put the space in session': asked(stage().call('Planning', 'stand-in Lima'), 'stand-in Lima'),
    },
    broken: {
      'not at all': looked(),
      twice: asked(asked()),
      'with the id of another Call Bridge': asked(looked(), paris, callOf('Planning', tokyo)),
      'into another space': asked(stage().call('Retro', paris), paris, callOf('Retro', paris)),
      'nobody but somebody else': byTheHarness,
    },
  },
  managerNamed: {
    args: { participant: 'Alice' },
    holds: {
      'by its id': asked(),
      'in capitals': asked(looked(), paris, 'x', { form: { movedParticipant: 'ALICE-1' } }),
      'by the id that it had before it was moved': moved(),
    },
    broken: {
      'by its name': asked(looked(), paris, 'x', { form: { movedParticipant: 'Alice' } }),
      'in no form': asked(looked(), paris, 'x', {}),
      'nothing in the form': asked(looked(), paris, 'x', { form: {} }),
      'right at first, then another': asked(asked(), paris, 'x', { form: { movedParticipant: 'bob-1' } }),
      'no request': looked(),
    },
  },
  managerNamedIfAtAll: {
    args: {},
    holds: { 'by its id': asked(begun()), 'no request': looked(begun()), 'it was never begun': stage() },
    broken: {
      'by its name': asked(begun(), paris, 'x', { form: { movedParticipant: 'Alice' } }),
      'in no form': asked(begun(), paris, 'x', {}),
    },
  },
  managerChangedNothingElse: {
    args: {},
    holds: {
      'it asked for a move': asked(),
      'it only looked': looked(),
      'it put the target in session': sent(begun(), tokyo, 'POST', '/api/v1/calls', {
        location: `/api/v1/calls/${callOf('Planning', tokyo)}`,
      }),
      'it asked for a token for events': sent(asked(), paris, 'POST', '/api/v1/authTokens'),
      'it was refused a change for want of credentials': sent(asked(), paris, 'PUT', '/api/v1/calls/x', {
        status: 401,
      }),
      'somebody else changed something': asked().rest(paris, 'PUT', '/participants/alice-2'),
    },
    broken: {
      'it changed the participant': sent(asked(), paris, 'PUT', '/api/v1/participants/alice-2'),
      'it was refused to': sent(asked(), paris, 'DELETE', '/api/v1/participants/alice-1', { status: 400 }),
      'it started a call': sent(asked(), paris, 'POST', '/api/v1/calls'),
      'it put another space in session': sent(begun().call('Retro', paris), paris, 'POST', '/api/v1/calls', {
        location: `/api/v1/calls/${callOf('Retro', paris)}`,
      }),
      'it ended the call of the target': sent(begun(), paris, 'DELETE', `/api/v1/calls/${callOf('Planning', paris)}`),
    },
  },
  managerReported: {
    args: { success: true },
    holds: {
      'it ended with 0': ended({ code: 0 }),
      'another code, which was expected': { scene: ended({ code: 1 }), args: { success: false } },
      'any other code': { scene: ended({ code: 75 }), args: { success: false } },
    },
    broken: {
      'it ended with another code': ended({ code: 1 }),
      '0, and failure was expected': { scene: ended({ code: 0 }), args: { success: false } },
      'it had to be stopped': ended({ stopped: 'not ended within 32 s' }),
      'it had to be stopped, which is no report': {
        scene: ended({ stopped: 'not ended within 32 s' }),
        args: { success: false },
      },
      'it was never begun': looked(),
      'somebody else ended': looked().act('operator', 'end', { code: 0 }),
    },
  },
  managerSawArrival: {
    args: { participant: 'Alice' },
    holds: {
      'the participant': ended({ code: 0 }, saw({ participant: shown('connected') })),
      'the call leg': ended({ code: 0 }, saw({ callLeg: shown('connected') })),
      'in a list': ended({ code: 0 }, saw({ participants: { participant: [{ '@id': 'bob-1' }, shown('connected')] } })),
      'before it has ended': saw({ participant: shown('connected') }),
    },
    broken: {
      'never looked': ended({ code: 0 }, moved()),
      'not yet connected': ended({ code: 0 }, saw({ participant: shown('initial') })),
      'the old one': ended({ code: 0 }, saw({ participant: { '@id': 'alice-1', status: { state: 'connected' } } })),
      'after it had ended': saw({ participant: shown('connected') }, ended({ code: 0 }, moved())),
      'nothing was asked': stage(),
    },
  },
  managerWaitedForArrival: {
    args: {},
    holds: {
      'it saw the arrival': ended({ code: 0 }, saw({ participant: shown('connected') }, arrived())),
      'it ended in failure': ended({ code: 1 }, arrived()),
      'it had to be stopped': ended({ stopped: 'not ended within 32 s' }, arrived()),
      'it was never begun': stage(),
    },
    broken: {
      'never looked': ended({ code: 0 }, arrived()),
      'not yet connected': ended({ code: 0 }, saw({ participant: shown('initial') }, arrived())),
    },
  },
});
