import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword } from '../../../reference/database/passwords.ts';
import { startApi, startCall } from '../support/api-server.ts';

const fieldOf = (body: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1];

test('a space is made, shown, changed, unset and removed', async (t) => {
  const { post, get, put, remove } = await startApi(t);
  const made = await post('/api/v1/coSpaces', { name: 'Space 1', callId: '100', passcode: '1234', uri: '' });
  assert.deepEqual([made.status, made.body], [200, '']);
  const path = `/api/v1/coSpaces/${made.id}`;
  const { body } = await get(path);
  assert.equal(fieldOf(body, 'callId'), '100');
  assert.equal(fieldOf(body, 'numAccessMethods'), '0');
  assert.equal(fieldOf(body, 'uri'), undefined);
  assert.match(fieldOf(body, 'secret') ?? '', /^[\w-]{22}$/);

  assert.equal((await put(path, { name: 'Room', passcode: '' })).body, '');
  const changed = (await get(path)).body;
  assert.equal(fieldOf(changed, 'name'), 'Room');
  assert.equal(fieldOf(changed, 'passcode'), undefined);
  assert.equal(fieldOf(changed, 'secret'), fieldOf(body, 'secret'));

  const gone = await remove(path);
  assert.deepEqual([gone.status, gone.body], [200, '']);
  assert.equal((await get(path)).status, 400);
});

test('a space that requires a numeric id gets one', async (t) => {
  const { post, get } = await startApi(t);
  const { id } = await post('/api/v1/coSpaces', { requireCallId: 'true' });
  assert.match(fieldOf((await get(`/api/v1/coSpaces/${id}`)).body, 'callId') ?? '', /^\d{9}$/);
});

test('an empty value brings a default back', async (t) => {
  const { post, get, put } = await startApi(t);
  const { id } = await post('/api/v1/callBridgeGroups', { name: 'Europe', loadBalanceUserCalls: 'false' });
  const path = `/api/v1/callBridgeGroups/${id}`;
  assert.equal(fieldOf((await get(path)).body, 'loadBalanceUserCalls'), 'false');
  assert.equal(fieldOf((await get(path)).body, 'loadBalancingEnabled'), 'false');
  await put(path, { loadBalanceUserCalls: '' });
  assert.equal(fieldOf((await get(path)).body, 'loadBalanceUserCalls'), 'true');
});

test('every change of a bridge or group is announced, and nothing else is', async (t) => {
  const { post, put, remove, get, model } = await startApi(t);
  const { id: group } = await post('/api/v1/callBridgeGroups', { name: 'Europe' });
  const { id: bridge } = await post('/api/v1/callBridges', { name: 'Tokyo', address: 'https://127.0.0.1:1' });
  const { id: web } = await post('/api/v1/webBridges', { url: 'c2w://127.0.0.1:2', callBridgeGroup: group });
  await put(`/api/v1/callBridges/${bridge}`, { callBridgeGroup: group });
  await remove(`/api/v1/webBridges/${web}`);
  assert.equal(model.announcements, 5);
  await get('/api/v1/callBridges');
  await post('/api/v1/coSpaces', { name: 'Space' });
  assert.equal((await post('/api/v1/callBridges', { address: 'https://127.0.0.1:1' })).status, 400);
  assert.equal(model.announcements, 5);
});

test('a Web Bridge shows how its link is', async (t) => {
  const { post, get } = await startApi(t);
  const { id } = await post('/api/v1/webBridges', { url: 'c2w://127.0.0.1:2' });
  assert.match((await get(`/api/v1/webBridges/${id}/status`)).body, /<status>success<\/status>/);
});

test('users are shown, without anything of their passwords', async (t) => {
  const { get, database } = await startApi(t);
  await database.users.insert({
    id: 'u',
    userJid: 'carol@example.com',
    name: 'Carol',
    passwordHash: await hashPassword('x'),
  });
  const { body } = await get('/api/v1/users/u');
  assert.equal(body, '<?xml version="1.0"?><user id="u"><userJid>carol@example.com</userJid><name>Carol</name></user>');
  assert.doesNotMatch((await get('/api/v1/users')).body, /password/i);
});

test('one PUT changes all participants of a call, and of no other', async (t) => {
  const api = await startApi(t);
  const [one, two] = [await startCall(api, 'One'), await startCall(api, 'Two')];
  const add = async (call: string, who: string) =>
    (await api.post(`/api/v1/calls/${call}/participants`, { remoteParty: who })).id;
  const [a, b, c] = [await add(one.call, 'sip:a'), await add(one.call, 'sip:b'), await add(two.call, 'sip:c')];
  for (const star of ['*', '%2A']) {
    const { status, body } = await api.put(`/api/v1/calls/${one.call}/participants/${star}`, { rxAudioMute: 'true' });
    assert.deepEqual([status, body], [200, '']);
  }
  const muted = async (id: string) => fieldOf((await api.get(`/api/v1/participants/${id}`)).body, 'rxAudioMute');
  assert.deepEqual([await muted(a), await muted(b), await muted(c)], ['true', 'true', undefined]);
  await api.put(`/api/v1/calls/${one.call}/participants/*`, { rxAudioMute: '' });
  assert.equal(await muted(a), undefined);
});

test('a moved participant shows where it came from', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  const movedParticipant = '26de0160-30b5-4d7b-8a05-304472af284a';
  const made = await api.post(`/api/v1/calls/${call}/participants`, { movedParticipant, needsActivation: 'false' });
  assert.deepEqual([made.status, made.body], [200, '']);
  const { body } = await api.get(String(made.headers.location));
  assert.equal(fieldOf(body, 'movedParticipant'), movedParticipant);
  assert.equal(fieldOf(body, 'movedParticipantCallBridge'), api.model.identity.id);
  assert.match(body, /<isActivator>true<\/isActivator><canMove>true<\/canMove>.*<configuration><needsActivation>false/);
});

test('the settings of a Call Bridge in its cluster are shown with their defaults, and changed', async (t) => {
  const { get, put } = await startApi(t);
  const path = '/api/v1/system/configuration/cluster';
  const shown = async (name: string) => fieldOf((await get(path)).body, name);
  assert.equal(await shown('uniqueName'), 'Paris');
  assert.equal(await shown('existingConferenceLoadLimitBasisPoints'), '8000');
  assert.equal((await put(path, { loadLimit: '1250', existingConferenceLoadLimitBasisPoints: '9000' })).status, 200);
  assert.equal(await shown('loadLimit'), '1250');
  await put(path, { loadLimit: '', existingConferenceLoadLimitBasisPoints: '' });
  assert.deepEqual(
    [await shown('loadLimit'), await shown('existingConferenceLoadLimitBasisPoints')],
    [undefined, '8000'],
  );
  assert.equal((await put(path, { newConferenceLoadLimitBasisPoints: '10001' })).status, 400);
  assert.equal((await put(path, { uniqueName: 'Rome' })).status, 400);
  assert.equal((await put(path, { uniqueName: 'Paris' })).status, 200);
  assert.match((await get('/api/v1/system/load')).body, /<mediaProcessingLoad>1250<\/mediaProcessingLoad>/);
});

test('an answer passes the hook that may change it, a refusal too', async (t) => {
  const seen: [string, string, Readonly<Record<string, string>>][] = [];
  const { post, get } = await startApi(t, {
    answerHook: ({ method, path, form }, answer) => {
      seen.push([method, path, form]);
      return { ...answer, headers: { ...answer.headers, 'x-seen': String(answer.status) } };
    },
  });
  assert.equal((await post('/api/v1/coSpaces?x=1', { name: 'Space' })).headers['x-seen'], '200');
  assert.equal((await get('/api/v1/calls/x')).headers['x-seen'], '400');
  assert.equal((await get('/api/v1/calls', { headers: { authorization: '' } })).headers['x-seen'], '401');
  assert.equal((await get('/api/v1/nonsense')).headers['x-seen'], '404');
  assert.deepEqual(seen[0], ['POST', '/api/v1/coSpaces', { name: 'Space' }]);
});
