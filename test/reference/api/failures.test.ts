import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../../reference/call-bridge/failure.ts';
import { DatabaseBusy } from '../../../reference/database/database.ts';
import { createLog } from '../../../reference/log.ts';
import { startApi, startCall } from '../support/api-server.ts';

const nobody = '26de0160-30b5-4d7b-8a05-304472af284a';
const details = (element: string) => `<?xml version="1.0"?><failureDetails><${element} /></failureDetails>`;

test('an id that names nothing is refused in the words for its kind', async (t) => {
  const { get, remove, put } = await startApi(t);
  const codes: Record<string, string> = {
    [`coSpaces/${nobody}`]: 'coSpaceDoesNotExist',
    [`coSpaces/${nobody}/accessMethods`]: 'coSpaceDoesNotExist',
    [`calls/${nobody}`]: 'callDoesNotExist',
    [`calls/${nobody}/participants`]: 'callDoesNotExist',
    [`calls/${nobody}/callLegs`]: 'callDoesNotExist',
    [`participants/${nobody}`]: 'participantDoesNotExist',
    [`participants/${nobody}/callLegs`]: 'participantDoesNotExist',
    [`callLegs/${nobody}`]: 'callLegDoesNotExist',
    [`callLegProfiles/${nobody}`]: 'callLegProfileDoesNotExist',
    [`callProfiles/${nobody}`]: 'callProfileDoesNotExist',
    [`callBridges/${nobody}`]: 'callBridgeDoesNotExist',
    [`callBridgeGroups/${nobody}`]: 'callBridgeGroupDoesNotExist',
    [`webBridges/${nobody}`]: 'webBridgeDoesNotExist',
    [`webBridges/${nobody}/status`]: 'webBridgeDoesNotExist',
    [`users/${nobody}`]: 'userDoesNotExist',
  };
  for (const [path, code] of Object.entries(codes)) {
    const { status, body, headers } = await get(`/api/v1/${path}`);
    assert.deepEqual([status, body, headers['content-type']], [400, details(code), 'text/xml'], path);
  }
  for (const path of ['coSpaces', 'calls', 'participants', 'callLegs', 'callBridges']) {
    const code = codes[`${path}/${nobody}`];
    assert.equal((await remove(`/api/v1/${path}/${nobody}`)).body, details(code ?? ''), path);
    assert.equal((await put(`/api/v1/${path}/${nobody}`, {})).body, details(code ?? ''), path);
  }
});

test('a parameter at fault is named', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  const participants = `/api/v1/calls/${call}/participants`;
  const cases: [string, string | Record<string, string>, string][] = [
    ['/api/v1/calls', {}, 'parameter="coSpace" error="missing"'],
    ['/api/v1/calls', { coSpace: '' }, 'parameter="coSpace" error="invalidValue"'],
    ['/api/v1/calls', { coSpace: 'nonsense' }, 'parameter="coSpace" error="invalidValue"'],
    [participants, {}, 'parameter="remoteParty" error="missing"'],
    [participants, { movedParticipant: 'nonsense' }, 'parameter="movedParticipant" error="invalidValue"'],
    [participants, { remoteParty: 'sip:a', importance: '2147483648' }, 'parameter="importance" error="invalidValue"'],
    [participants, { remoteParty: 'sip:a', importance: '-1' }, 'parameter="importance" error="invalidValue"'],
    [
      participants,
      { remoteParty: 'sip:a', needsActivation: 'yes' },
      'parameter="needsActivation" error="invalidValue"',
    ],
    [
      participants,
      { remoteParty: 'sip:a', nameLabelOverride: 'ä'.repeat(26) },
      'parameter="nameLabelOverride" error="invalidValue"',
    ],
    ['/api/v1/coSpaces', { name: 'a\u0000b' }, 'parameter="name" error="invalidValue"'],
    ['/api/v1/coSpaces', 'name=a&name=b', 'parameter="name" error="invalidValue"'],
    ['/api/v1/coSpaces', { callId: '12a' }, 'parameter="callId" error="invalidValue"'],
  ];
  for (const [path, form, fault] of cases) {
    const { status, body } = await api.post(path, form);
    assert.deepEqual([status, body], [400, details(`parameterError ${fault}`)]);
  }
});

test('a reference to nothing is refused in the words for its kind', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  const participants = `/api/v1/calls/${call}/participants`;
  const cases: [string, Record<string, string>, string][] = [
    ['/api/v1/calls', { coSpace: nobody }, 'coSpaceDoesNotExist'],
    ['/api/v1/coSpaces', { callProfile: nobody }, 'callProfileDoesNotExist'],
    [participants, { movedParticipant: nobody, callLegProfile: nobody }, 'callLegProfileDoesNotExist'],
    [participants, { movedParticipant: nobody, callBridge: nobody }, 'callBridgeDoesNotExist'],
    [participants, { movedParticipant: nobody, callBridgeGroup: nobody }, 'callBridgeGroupDoesNotExist'],
  ];
  for (const [path, form, code] of cases) {
    const { status, body } = await api.post(path, form);
    assert.deepEqual([status, body], [400, details(code)]);
  }
});

test('a value that another has is refused', async (t) => {
  const { post, put } = await startApi(t);
  const { id: first } = await post('/api/v1/coSpaces', { callId: '100', uri: 'one' });
  const { id: second } = await post('/api/v1/coSpaces', { callId: '200' });
  assert.equal((await post('/api/v1/coSpaces', { callId: '100' })).body, details('duplicateCoSpaceId'));
  assert.equal((await post('/api/v1/coSpaces', { uri: 'one' })).body, details('duplicateCoSpaceUri'));
  assert.equal((await put(`/api/v1/coSpaces/${second}`, { callId: '100' })).body, details('duplicateCoSpaceId'));
  assert.equal((await put(`/api/v1/coSpaces/${first}`, { callId: '100' })).status, 200);
  const accessMethods = `/api/v1/coSpaces/${first}/accessMethods`;
  assert.equal((await post(accessMethods, { callId: '200' })).body, details('duplicateCoSpaceId'));
  await post('/api/v1/callBridges', { name: 'Tokyo' });
  assert.equal((await post('/api/v1/callBridges', { name: 'Tokyo' })).body, details('duplicateCallBridgeName'));
});

test('what the Call Bridge refuses is said in its words', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  const cases: [unknown, number, string][] = [
    [new Failure('participantCannotBeModified'), 400, 'participantCannotBeModified'],
    [
      new Failure('parameterError', 'movedParticipant', 'valueDoesNotExist'),
      400,
      'parameterError parameter="movedParticipant" error="valueDoesNotExist"',
    ],
    [new Failure('participantLimitReached'), 400, 'participantLimitReached'],
    [new DatabaseBusy(), 503, 'databaseNotReady'],
  ];
  for (const [failWith, expected, element] of cases) {
    api.model.failWith = failWith;
    const { status, body } = await api.post(`/api/v1/calls/${call}/participants`, { movedParticipant: nobody });
    assert.deepEqual([status, body], [expected, details(element)]);
  }
});

test('a fault of the Call Bridge itself is 500 and one sentence; the log has the rest', async (t) => {
  const warnings: string[] = [];
  const log = { ...createLog(), warning: (text: string) => void warnings.push(text) };
  const api = await startApi(t, { log });
  const { call } = await startCall(api);
  api.model.failWith = new TypeError('inner workings');
  const { status, body } = await api.post(`/api/v1/calls/${call}/participants`, { movedParticipant: nobody });
  assert.equal(status, 500);
  assert.doesNotMatch(body, /inner workings|TypeError|\n/);
  assert.match(warnings.join(), /inner workings/);
});

test('the path exists, the method does not: 405 and what is allowed', async (t) => {
  const { send } = await startApi(t);
  for (const [method, path, allow] of [
    ['DELETE', '/api/v1/calls', 'GET, POST'],
    ['PATCH', '/api/v1/coSpaces', 'GET, POST'],
    ['POST', '/api/v1/users', 'GET'],
    ['PUT', '/api/v1/system/status', 'GET'],
    ['OPTIONS', `/api/v1/participants/${nobody}`, 'GET, PUT, DELETE'],
  ] as const) {
    const { status, headers, body } = await send(method, path);
    assert.deepEqual([status, headers.allow, body], [405, allow, details('invalidOperation')], `${method} ${path}`);
  }
});

test('a path that does not exist is 404', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  for (const path of ['/api/v1/coSpace', '/api/v1', '/api/v2/calls', '/', '/api/v1/calls/a/b/c']) {
    const { status, body } = await api.get(path);
    assert.deepEqual([status, body], [404, details('unrecognizedObject')], path);
  }
  assert.equal((await api.put(`/api/v1/calls/${call}/participants/${nobody}`, {})).status, 404);
});
