/** What existing clients of the CMS REST API do. Each must work, over real TLS. */
import assert from 'node:assert/strict';
import * as https from 'node:https';
import { test } from 'node:test';
import * as tls from 'node:tls';
import { basic, startApi, startCall } from '../support/api-server.ts';

const moved = '26de0160-30b5-4d7b-8a05-304472af284a';

test('credentials follow "Basic" without a blank', async (t) => {
  const { get } = await startApi(t);
  for (const authorization of [`Basic${basic}`, `Basic ${basic}`, `basic ${basic}`]) {
    assert.equal((await get('/api/v1/calls', { headers: { authorization } })).status, 200, authorization);
  }
});

test('credentials come only after a challenge', async (t) => {
  const {
    tls: { ca, host, port },
  } = await startApi(t);
  const agent = new https.Agent({ keepAlive: true, ca });
  t.after(() => agent.destroy());
  const ask = (headers: Record<string, string>) =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      const request = https.get({ host, port, path: '/api/v1/calls', agent, headers }, (response) => {
        response.resume().once('end', () => resolve([response.statusCode, response.headers['www-authenticate']]));
      });
      request.once('error', reject);
    });
  assert.deepEqual(await ask({}), [401, 'Basic realm="acano"']);
  assert.deepEqual(await ask({ authorization: `Basic ${basic}` }), [200, undefined]);
});

test('pages of ten are asked for by offset, and nothing comes twice', async (t) => {
  const api = await startApi(t);
  for (let i = 0; i < 23; i += 1) await api.post('/api/v1/coSpaces', { name: `Space ${i}` });
  const names: (string | undefined)[] = [];
  for (const page of [0, 1, 2]) {
    const { body } = await api.get(`/api/v1/coSpaces?offset=${10 * page}`);
    assert.match(body, /<coSpaces total="23">/);
    names.push(...[...body.matchAll(/<name>(.*?)<\/name>/g)].map(([, name]) => name));
  }
  assert.deepEqual(
    names,
    Array.from({ length: 23 }, (_, i) => `Space ${i}`),
  );
});

test('a page of 19 is asked for by limit', async (t) => {
  const api = await startApi(t);
  for (let i = 0; i < 25; i += 1) await api.post('/api/v1/coSpaces', { name: `Space ${i}` });
  const { body } = await api.get('/api/v1/coSpaces?limit=19');
  assert.match(body, /<coSpaces total="25">/);
  assert.equal(body.match(/<coSpace /g)?.length, 19);
});

test('an address ends in "?" without a query', async (t) => {
  const { get } = await startApi(t);
  assert.equal((await get('/api/v1/calls?')).status, 200);
});

test('an address begins with two slashes', async (t) => {
  const { post, put } = await startApi(t);
  const { status, id } = await post('//api/v1/coSpaces', { name: 'Space 1' });
  assert.equal(status, 200);
  assert.equal((await put(`//api/v1/coSpaces/${id}`, { name: 'Space 2' })).status, 200);
});

test('an address ends with a slash', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  for (const path of ['/calls/', '/callLegs/', '/coSpaces/', `/calls/${call}/participants/`]) {
    assert.equal((await api.get(`/api/v1${path}`)).status, 200, path);
  }
  assert.equal((await api.post(`/api/v1/calls/${call}/participants/`, { movedParticipant: moved })).status, 200);
});

test('paths and the names of filters are in lower case', async (t) => {
  const api = await startApi(t);
  const { coSpace, call } = await startCall(api);
  await startCall(api, 'Space 2');
  for (const path of ['/calllegs', '/cospaces', `/cospaces/${coSpace}`, '/calllegprofiles', '/callbridges']) {
    assert.equal((await api.get(`/api/v1${path}`)).status, 200, path);
  }
  const { body } = await api.get(`/api/v1/calls?coSpacefilter=${coSpace}`);
  assert.match(body, new RegExp(`<calls total="1"><call id="${call}">`));
});

test('a POST has no body but a JSON content type', async (t) => {
  const { send } = await startApi(t);
  const headers = { 'content-type': 'application/json' };
  const { status, id } = await send('POST', '/api/v1/callLegProfiles', { headers });
  assert.equal(status, 200);
  assert.equal((await send('DELETE', `/api/v1/callLegProfiles/${id}`, { headers })).status, 200);
});

test('the last 36 characters of Location, and its last path element, are the id', async (t) => {
  const api = await startApi(t);
  const { headers, id } = await api.post('/api/v1/coSpaces', { name: 'Space 1' });
  const location = String(headers.location);
  assert.equal(location, `/api/v1/coSpaces/${id}`);
  assert.equal(location.slice(-36), id);
  assert.equal((await api.get(location)).status, 200);
});

test('a failure is cut out of its body at fixed offsets', async (t) => {
  const { get } = await startApi(t);
  const { status, body } = await get(`/api/v1/calls/${moved}`);
  assert.equal(status, 400);
  assert.equal(body.slice(38, -20), 'callDoesNotExist');
});

test('booleans are written "True" and "False"', async (t) => {
  const api = await startApi(t);
  const { id } = await api.post('/api/v1/callLegProfiles', { needsActivation: 'True', rxAudioMute: 'False' });
  const { body } = await api.get(`/api/v1/callLegProfiles/${id}`);
  assert.match(body, /<needsActivation>true<\/needsActivation>/);
  assert.match(body, /<rxAudioMute>false<\/rxAudioMute>/);
});

test('certificates are not verified, with TLS 1.2 or later, by address and port', async (t) => {
  const {
    tls: { host, port },
  } = await startApi(t);
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const socket = tls.connect({ host, port, rejectUnauthorized: false, minVersion: version, maxVersion: version });
    socket
      .setEncoding('utf8')
      .write(
        `GET /api/v1/calls HTTP/1.1\r\nHost: ${host}:${port}\r\nAuthorization: Basic ${basic}\r\nConnection: close\r\n\r\n`,
      );
    assert.match((await socket.toArray()).join(''), /^HTTP\/1\.1 200 OK\r\n/, version);
  }
});

test('the status is read at login', async (t) => {
  const { get } = await startApi(t);
  const { body } = await get('/api/v1/system/status');
  assert.match(body, /<softwareVersion>3\.2<\/softwareVersion><uptimeSeconds>\d+<\/uptimeSeconds>/);
});

test('a list of one has its total first, then the element', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api);
  const { body } = await api.get('/api/v1/calls');
  assert.ok(body.startsWith(`<?xml version="1.0"?><calls total="1"><call id="${call}"><name>Space 1</name>`), body);
});

test('parameters of other versions are sent along', async (t) => {
  const { post } = await startApi(t);
  assert.equal((await post('/api/v1/coSpaces', { name: 'Space 1', panePlacementSelfPaneMode: 'self' })).status, 200);
});
