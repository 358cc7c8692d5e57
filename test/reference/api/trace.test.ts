import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formChunks } from '../../../reference/call-bridge/api/trace.ts';
import { createLog } from '../../../reference/log.ts';
import { startApi, startCall } from '../support/api-server.ts';

test('a move is traced line by line as in the recorded log', async (t) => {
  const lines: string[] = [];
  const api = await startApi(t, { log: { ...createLog(), info: (text) => void lines.push(text) } });
  const { call } = await startCall(api);
  lines.length = 0;
  const form = 'movedParticipant=26de0160-30b5-4d7b-8a05-304472af284a&needsActivation=false';
  const { id } = await api.post(`/api/v1/calls/${call}/participants`, form);
  assert.deepEqual(lines, [
    `API trace 3: POST for "/api/v1/calls/${call}/participants" (from 127.0.0.1)`,
    'API trace 3: content data size 75, type "application/x-www-form-urlencoded":',
    'API trace 3: movedParticipant=26de0160-30b5-4d7b-8a05-304472a',
    'API trace 3: f284a&',
    'API trace 3: needsActivation=false',
    `127.0.0.1: API user "admin" created new participant ${id}, call ${call}`,
    'API trace 3: sending 200 response, size 0',
    `API trace 3: Location: /api/v1/participants/${id}`,
  ]);
});

test('no passcode or secret reaches the log, and no line is forged', async (t) => {
  const lines: string[] = [];
  const api = await startApi(t, { log: { ...createLog(), info: (text) => void lines.push(text) } });
  await api.post('/api/v1/coSpaces', 'passcode=canary1&name=a\n2021-03-04 forged&secret=canary2');
  await api.get('/api/v1/calls', { headers: { authorization: 'Basic canary3' } });
  await api.post('/api/v1/coSpaces', 'p%61sscode=canary4&SECRET=canary5');
  await api.post('/api/v1/coSpaces?name=b&passcode=canary6&x=1', '');
  await api.post('/api/v1/coSpaces', '{"passcode":"canary7"}', { headers: { 'content-type': 'application/json' } });
  assert.doesNotMatch(lines.join('|'), /canary/);
  assert.ok(lines.every((line) => !line.includes('\n')));
  assert.match(lines.join('|'), /passcode=\*\*\*&\|/);
});

test('a form is cut into parameters, and a long one into pieces of 48 characters', () => {
  assert.deepEqual(formChunks(''), []);
  assert.deepEqual(formChunks('a=1&b=2'), ['a=1&', 'b=2']);
  assert.deepEqual(
    formChunks(`a=${'x'.repeat(100)}`).map((chunk) => chunk.length),
    [48, 48, 6],
  );
  assert.deepEqual(formChunks('passcode=&secret=x'), ['passcode=&', 'secret=***']);
});
