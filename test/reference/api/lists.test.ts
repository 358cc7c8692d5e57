import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startApi, startCall } from '../support/api-server.ts';

const idsOf = (body: string, element: string) =>
  [...body.matchAll(new RegExp(`<${element} id="([^"]+)"`, 'g'))].map(([, id]) => id);

test('pages join up to the whole list, and none is longer than the cap', async (t) => {
  const api = await startApi(t, { pageSize: 3 });
  const { call } = await startCall(api);
  const made: string[] = [];
  for (let i = 0; i < 8; i += 1) {
    made.push((await api.post(`/api/v1/calls/${call}/participants`, { remoteParty: `sip:${i}@example.com` })).id);
  }
  const seen: (string | undefined)[] = [];
  while (seen.length < 8) {
    const { body } = await api.get(`/api/v1/calls/${call}/participants?offset=${seen.length}&limit=100`);
    assert.match(body, /<participants total="8">/);
    const page = idsOf(body, 'participant');
    assert.ok(page.length > 0 && page.length <= 3);
    seen.push(...page);
  }
  assert.deepEqual(seen, made);
});

test('a page past the end, or of none, still says how many there are', async (t) => {
  const api = await startApi(t);
  await startCall(api);
  for (const query of ['offset=7', 'limit=0']) {
    for (const list of ['calls', 'coSpaces']) {
      const { body } = await api.get(`/api/v1/${list}?${query}`);
      assert.equal(body, `<?xml version="1.0"?><${list} total="1" />`, query);
    }
  }
});

test('a filter finds part of a name or address, whatever its case, and total counts what is found', async (t) => {
  const api = await startApi(t);
  const { call } = await startCall(api, 'Board room');
  await startCall(api, 'Kitchen');
  await api.post(`/api/v1/calls/${call}/participants`, { remoteParty: 'sip:carol@example.com' });
  const found = async (path: string) => /total="(\d+)"/.exec((await api.get(`/api/v1/${path}`)).body)?.[1];
  assert.equal(await found('calls?filter=ROOM'), '1');
  assert.equal(await found('coSpaces?filter=kitch'), '1');
  assert.equal(await found('coSpaces?filter=%25'), '0');
  assert.equal(await found('participants?filter=carol'), '1');
  assert.equal(await found('participants?filter=bob'), '0');
  assert.equal(await found('callLegs?filter=example.com'), '1');
  assert.equal(await found('calls?filter='), '2');
});

test('lists belong to what their path names', async (t) => {
  const api = await startApi(t);
  const [one, two] = [await startCall(api, 'One'), await startCall(api, 'Two')];
  const { id } = await api.post(`/api/v1/calls/${one.call}/participants`, { remoteParty: 'sip:carol@example.com' });
  assert.deepEqual(idsOf((await api.get(`/api/v1/calls/${one.call}/callLegs`)).body, 'callLeg'), [id]);
  assert.deepEqual(idsOf((await api.get(`/api/v1/calls/${two.call}/callLegs`)).body, 'callLeg'), []);
  assert.deepEqual(idsOf((await api.get(`/api/v1/participants/${id}/callLegs`)).body, 'callLeg'), [id]);
  const { id: method } = await api.post(`/api/v1/coSpaces/${one.coSpace}/accessMethods`, { name: 'Side door' });
  assert.deepEqual(idsOf((await api.get(`/api/v1/coSpaces/${one.coSpace}/accessMethods`)).body, 'accessMethod'), [
    method,
  ]);
  assert.equal((await api.get(`/api/v1/coSpaces/${two.coSpace}/accessMethods/${method}`)).status, 400);
});
