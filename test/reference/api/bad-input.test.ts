import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tls from 'node:tls';
import { type ApiServer, basic, startApi } from '../support/api-server.ts';

/** Bytes to the server, and whatever comes back until it hangs up. */
const exchange = async ({ tls: { ca, host, port } }: ApiServer, bytes: string): Promise<string> => {
  const socket = tls.connect({ ca, host, port });
  socket.setEncoding('utf8').write(bytes);
  return (await socket.toArray()).join('');
};

const isStillThere = async ({ get }: ApiServer) => assert.equal((await get('/api/v1/calls')).status, 200);

test('a body that is too large is 413, in one sentence', async (t) => {
  const api = await startApi(t);
  const { status, body } = await api.post('/api/v1/coSpaces', `name=${'x'.repeat(100_000)}`);
  assert.deepEqual([status, body], [413, 'The body is too large.']);
  await isStillThere(api);
});

test('a body of another kind is 415, in one sentence', async (t) => {
  const { send } = await startApi(t);
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/xml', 'nonsense']) {
    const { status, body } = await send('POST', '/api/v1/coSpaces', {
      body: '{"name":"x"}',
      headers: { 'content-type': type },
    });
    assert.equal(status, 415, type);
    assert.equal(body, 'The body must be a form: application/x-www-form-urlencoded.', type);
  }
});

test('invalid percent encoding in a form is refused, and nothing is made', async (t) => {
  const { post, get } = await startApi(t);
  for (const form of ['name=%zz', 'name=%', 'name=%c3%28', '%=1']) {
    const { status, body } = await post('/api/v1/coSpaces', form);
    assert.deepEqual(
      [status, body],
      [400, '<?xml version="1.0"?><failureDetails><parameterError /></failureDetails>'],
      form,
    );
  }
  assert.match((await get('/api/v1/coSpaces')).body, /total="0"/);
});

test('invalid percent encoding in a path is 400, a path part that is too long 414', async (t) => {
  const { get } = await startApi(t);
  assert.equal((await get('/api/v1/calls/%zz')).status, 400);
  assert.equal((await get(`/api/v1/calls/${'a'.repeat(500)}`)).status, 414);
});

test('an id that is none is as unknown as any other', async (t) => {
  const { get } = await startApi(t);
  for (const id of ['x', "'%20OR%201=1--", '..%2f..%2fetc', '%00', '__proto__', 'constructor']) {
    const { status, body } = await get(`/api/v1/coSpaces/${id}`);
    assert.deepEqual([status, body.slice(38, -20)], [400, 'coSpaceDoesNotExist'], id);
  }
});

test('names of parameters that objects have by themselves mean nothing', async (t) => {
  const { post, get } = await startApi(t);
  const { status, id } = await post('/api/v1/coSpaces', '__proto__=x&constructor=y&toString=z&name=Space');
  assert.equal(status, 200);
  assert.match((await get(`/api/v1/coSpaces/${id}`)).body, /<name>Space<\/name>/);
});

test('an offset or limit that is no number is refused by name', async (t) => {
  const { get } = await startApi(t);
  for (const [query, name] of [
    ['offset=-1', 'offset'],
    ['limit=x', 'limit'],
    ['LIMIT=1e3', 'limit'],
    ['offset=99999999999', 'offset'],
  ]) {
    const { status, body } = await get(`/api/v1/calls?${query}`);
    assert.deepEqual(
      [status, body.slice(38, -20)],
      [400, `parameterError parameter="${name}" error="invalidValue"`],
      query,
    );
  }
  assert.equal((await get('/api/v1/calls?coSpaceFilter=nonsense')).status, 400);
});

test('markup in a name is shown as text', async (t) => {
  const { post, get } = await startApi(t);
  const { id } = await post('/api/v1/coSpaces', { name: '</name><secret a="b">&amp; ]]> <!-- 会議 🎉' });
  const { body } = await get(`/api/v1/coSpaces/${id}`);
  assert.match(body, /<name>&lt;\/name&gt;&lt;secret a="b"&gt;&amp;amp; \]\]&gt; &lt;!-- 会議 🎉<\/name>/);
});

test('what is no HTTP is answered with 400 and a hang-up', async (t) => {
  const api = await startApi(t);
  assert.match(await exchange(api, 'NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(await exchange(api, '\0\0\0\0\r\n\r\n'), /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(await exchange(api, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
  await isStillThere(api);
});

test('a wrong length or encoding of the body harms nobody', async (t) => {
  const api = await startApi(t);
  const head = `POST /api/v1/coSpaces HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${basic}\r\nConnection: close\r\n`;
  assert.match(await exchange(api, `${head}Content-Length: -5\r\n\r\n`), /^HTTP\/1\.1 400 /);
  assert.match(await exchange(api, `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`), /^HTTP\/1\.1 400 /);
  await isStillThere(api);
});
