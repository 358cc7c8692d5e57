import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basic, startApi, user } from '../support/api-server.ts';

const encode = (text: string) => Buffer.from(text).toString('base64');

test('without the right name and password every path answers 401 and a challenge, and does nothing', async (t) => {
  const { send, get, database } = await startApi(t);
  const refused = [
    '',
    'Basic',
    'Basic ',
    `Bearer ${basic}`,
    `Basic ${encode('admin:wrong')}`,
    `Basic ${encode('admin')}`,
    `Basic ${encode(`${user.username}:${user.password}x`)}`,
    `Basic ${basic} ${basic}`,
    `Basic ${encode(':')}`,
  ];
  for (const authorization of refused) {
    const answer = await send('POST', '/api/v1/coSpaces', { form: { name: 'x' }, headers: { authorization } });
    assert.deepEqual([answer.status, answer.body], [401, ''], authorization);
    assert.equal(answer.headers['www-authenticate'], 'Basic realm="acano"');
  }
  assert.equal((await database.coSpaces.list()).total, 0);
  for (const path of ['/api/v1/nonsense', '/', '/%61pi/v1/calls', '//api//v1//calls', '/API/V1/CALLS']) {
    assert.equal((await get(path, { headers: { authorization: 'Basic x' } })).status, 401, path);
  }
});

test('a credential in another spelling of the same bytes is as good', async (t) => {
  const { get } = await startApi(t);
  for (const authorization of [`BASIC ${basic}`, `Basic ${basic.replace(/=+$/, '')}`]) {
    assert.equal((await get('/api/v1/calls', { headers: { authorization } })).status, 200, authorization);
  }
});

test('everybody may read the keys by which credentials are verified', async (t) => {
  const { get, model } = await startApi(t);
  const { status, body } = await get('/.well-known/jwks.json', { headers: { authorization: '' } });
  assert.deepEqual([status, body], [200, '{"keys":[]}']);
  model.jwks = () => undefined;
  assert.equal((await get('/.well-known/jwks.json')).status, 404);
});
