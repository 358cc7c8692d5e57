import type * as answers from '../../../harness/checks/answers.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { type RestAnswer, scene } from '../support/scene.ts';

const guid = 'dd2bc8c6-6d2c-4b08-a2e1-0d4e0f5a3f11';
const path = '/calls/planning-paris/participants';

/** What the scenario did before: it is never the answer that is asked for. */
const before = () => scene().rest('Paris', 'POST', '/coSpaces', { location: `/api/v1/participants/${guid}`, text: '' });

const asked = () => before().act('operator', 'move', { participant: 'Alice' });

const answered = (answer: RestAnswer = {}) => asked().rest('Paris', 'POST', path, answer);

const accepted = (changes: RestAnswer = {}) =>
  answered({ location: `/api/v1/participants/${guid}`, text: '', ...changes });

const refusal = (failure: string | object = 'callDoesNotExist', status = 400) =>
  answered({ status, data: { failureDetails: typeof failure === 'string' ? { [failure]: '' } : failure } });

const list = (changes: object = {}, status = 200) => {
  const participants = { '@total': '3', participant: [{ '@id': 'alice-1' }, { '@id': 'bob-1' }], ...changes };
  return answered({ status, data: { participants } });
};

const nothingAsked = {
  'nobody asked anything': before(),
  'no answer came yet': asked(),
  'somebody else acted': before().act('Alice', 'join').rest('Paris', 'GET', '/calls'),
};

judges<ChecksOf<typeof answers>>({
  moveAccepted: {
    args: {},
    holds: {
      'the recorded answer': accepted(),
      'an absolute Location': accepted({ location: `https://paris.example:8443/api/v1/participants/${guid}` }),
      'a slash at the end': accepted({ location: `/api/v1/participants/${guid}/` }),
      'an id in capitals': accepted({ location: `/api/v1/participants/${guid.toUpperCase()}` }),
      'later answers are others': accepted().rest('Paris', 'GET', '/calls', { status: 500 }),
    },
    'not yet': nothingAsked,
    broken: {
      '201': accepted({ status: 201 }),
      '202': accepted({ status: 202 }),
      'a refusal': refusal(),
      'a body': accepted({ text: '<participant/>' }),
      'no Location': accepted({ location: undefined }),
      'the path of something else': accepted({ location: `/api/v1/calls/${guid}` }),
      'something before the id': accepted({ location: `/api/v1/participants/x${guid}` }),
      'a path that goes on': accepted({ location: `/api/v1/participants/${guid}/callLegs` }),
      'another version of the API': accepted({ location: `/api/v2/participants/${guid}` }),
      'no id': accepted({ location: '/api/v1/participants/' }),
      'a word for an id': accepted({ location: '/api/v1/participants/somebody' }),
      'only the move before it was accepted': accepted()
        .act('operator', 'move', { participant: 'Alice' })
        .rest('Paris', 'POST', path, { status: 400, text: 'no' }),
    },
  },
  refused: {
    args: {},
    holds: { '400': refusal(), '404': refusal('callDoesNotExist', 404) },
    'not yet': nothingAsked,
    broken: {
      'it was accepted': accepted(),
      'another status': refusal('callDoesNotExist', 500),
      '200 with a failure': refusal('callDoesNotExist', 200),
      'no failure is named': answered({ status: 400, data: { failureDetails: '' } }),
      'another body': answered({ status: 400, data: { html: { body: 'Bad Request' } } }),
      'an empty body': answered({ status: 400 }),
    },
  },
  acceptedOrRefused: {
    args: {},
    holds: { 'it was accepted': accepted(), 'it was refused': refusal(), '404': refusal('callDoesNotExist', 404) },
    'not yet': nothingAsked,
    broken: {
      'it was busy': refusal('databaseNotReady', 503),
      'a refusal that names no failure': answered({ status: 400, text: 'no' }),
      'accepted and with a body': accepted({ text: '<participant/>' }),
    },
  },
  refusedWith: {
    args: { oneOf: ['callDoesNotExist', 'parameterError'], parameter: 'movedParticipant' },
    holds: {
      'a failure without a parameter': refusal(),
      '404': refusal('callDoesNotExist', 404),
      'a parameter': refusal({ parameterError: { '@parameter': 'movedParticipant', '@error': 'invalidValue' } }),
      'any parameter': {
        scene: refusal({ parameterError: { '@parameter': 'callBridge' } }),
        args: { oneOf: ['parameterError'] },
      },
    },
    'not yet': nothingAsked,
    broken: {
      'another failure': refusal('coSpaceDoesNotExist'),
      'another status': refusal('callDoesNotExist', 403),
      'another parameter': refusal({ parameterError: { '@parameter': 'callBridge' } }),
      'another error': {
        scene: refusal({ parameterError: { '@parameter': 'importance', '@error': 'missing' } }),
        args: { oneOf: ['parameterError'], parameter: 'importance', error: 'invalidValue' },
      },
      'no parameter': refusal('parameterError'),
      'it was accepted': accepted(),
    },
  },
  answeredWith: {
    args: { oneOf: [401, 403] },
    holds: { 'the one': answered({ status: 401 }), 'the other': answered({ status: 403 }) },
    'not yet': nothingAsked,
    broken: {
      'another status': answered({ status: 400, text: 'no' }),
      'no answer at all': answered({ status: 0, error: 'it did not answer' }),
    },
  },
  headerIs: {
    args: { header: 'WWW-Authenticate', begins: 'Basic' },
    holds: {
      'it begins so': answered({ headers: { 'www-authenticate': 'Basic realm="acano"' } }),
      'as one of several challenges': answered({
        headers: { 'www-authenticate': 'Digest realm="a", Basic realm="a"' },
      }),
      'in small letters': answered({ headers: { 'www-authenticate': 'basic realm="acano"' } }),
    },
    'not yet': nothingAsked,
    broken: {
      'another value': answered({ headers: { 'www-authenticate': 'Bearer' } }),
      'it stands inside a word': answered({ headers: { 'www-authenticate': 'NotBasic' } }),
      'another header': answered({ headers: { 'proxy-authenticate': 'Basic' } }),
      'no headers': answered(),
    },
  },
  listIsCounted: {
    args: { list: 'participants', element: 'participant', limit: 2, total: 3 },
    holds: {
      'a full page': list(),
      'a shorter page': list({ participant: { '@id': 'alice-1' } }),
      'a page behind the end': {
        scene: list({ participant: undefined }),
        args: { list: 'participants', element: 'participant', limit: 0, total: 3 },
      },
    },
    'not yet': nothingAsked,
    broken: {
      'another total': list({ '@total': '2' }),
      'no total': list({ '@total': undefined }),
      'a longer page': list({ participant: [{}, {}, {}] }),
      'an empty page': list({ participant: [] }),
      'another list': answered({ data: { calls: { '@total': '3', call: [{}, {}] } } }),
      'another element': list({ participant: undefined, callLeg: [{}, {}] }),
      'another status': list({}, 206),
    },
  },
});
