/** Whatever comes in on a socket: a documented answer or close, and nobody else is harmed. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { WebSocket } from 'ws';
import { createAuthority, loopbackNames } from '../../reference/certificates.ts';
import { openRawSocket, type RawSocket, request } from './support/raw-socket.ts';
import { openElsewhere } from './support/socket-thread.ts';
import { type Space, startTestCluster, type TestCluster } from './support/test-cluster.ts';
import type { TestSession } from './support/web-app.ts';

let test: TestCluster;
let space: Space & { call: string };
let bystander: TestSession;
const opened: WebSocket[] = [];

before(async () => {
  test = await startTestCluster({ callBridges: 2, settings: { openTime: 300 } });
  space = await test.call(0, 'Space');
  bystander = await test.webApps.enter(0, space.numericId, 'Bystander');
});
after(() => test.close());
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate();
  await bystander.say('still here');
});

const keep = (raw: RawSocket): RawSocket => {
  opened.push(raw.socket);
  return raw;
};
const webBridge = (index: number): string | undefined => test.cluster.webBridges[index]?.url.replace('https', 'wss');
const toWebBridge = async (path = '/api/session'): Promise<RawSocket> =>
  keep(await openRawSocket(`${webBridge(0)}${path}`, { ca: test.cluster.ca }));

describe('a web app that sends', () => {
  const closes: readonly (readonly [string, string | Buffer, number])[] = [
    ['a binary frame', Buffer.from('{}'), 1003],
    ['half a message', '{"type":', 1007],
    ['a list', '[]', 1007],
    ['a message of no type', '{}', 1007],
    ['a request without an id', '{"type":"request","method":"POST","path":"/"}', 1007],
    [
      'too much',
      JSON.stringify({ type: 'request', id: 1, method: 'POST', path: '/', body: { x: 'x'.repeat(70_000) } }),
      1009,
    ],
  ];
  for (const [title, data, code] of closes) {
    it(`${title} is closed with ${code}`, async () => {
      const socket = await toWebBridge();
      socket.send(data);
      assert.equal(await socket.closed, code);
    });
  }

  it('nothing is closed with 4408', async () => {
    assert.equal(await (await toWebBridge()).closed, 4408);
  });

  it('what came in time opens a session, on a machine that stood still until it was too late', async () => {
    const { token } = await test.webApps.join(0, { numericId: space.numericId, name: 'Late' });
    await using visitor = await openElsewhere(`${webBridge(0)}/api/session`, test.cluster.ca);
    visitor.send(request(1, 'POST', '/api/call/session', { token }));
    const end = performance.now() + 400;
    while (performance.now() < end);
    assert.equal((await visitor.next()).status, 200);
  });

  it('something else before a session is answered 401, and may go on', async () => {
    const socket = await toWebBridge();
    socket.send(request(7, 'POST', '/api/call/session/end', {}));
    const answer = await socket.next();
    assert.deepEqual([answer.id, answer.status, answer.body.error], [7, 401, 'notAuthenticated']);
    const { token } = await test.webApps.join(0, { numericId: space.numericId, name: 'Late' });
    socket.send(request(8, 'POST', '/api/call/session', { token }));
    assert.equal((await socket.next()).status, 200);
    socket.send(request(9, 'POST', '/api/call/session', { token }));
    assert.equal((await socket.next()).body.error, 'notAllowed');
  });

  const tokens: readonly (readonly [string, string])[] = [
    ['nobody issued', 'x'.repeat(40)],
    ['is signed by nobody', 'eyJhbGciOiJub25lIn0.eyJjYWxsQnJpZGdlIjoiYSIsInBhcnRpY2lwYW50IjoiYiJ9.'],
    ['is the beginning of a JWT', 'eyJhbGciOiJFUzI1NiJ9.eyJ'],
  ];
  for (const [title, token] of tokens) {
    it(`a credential that ${title} is answered 401 and closed with 4401`, async () => {
      const socket = await toWebBridge();
      socket.send(request(1, 'POST', '/api/call/session', { token }));
      assert.equal((await socket.next()).body.error, 'credentialRefused');
      assert.equal(await socket.closed, 4401);
    });
  }

  it('a credential with another claim is refused by its home', async () => {
    const { token } = await test.webApps.join(0, { numericId: space.numericId, name: 'Forger' });
    const [header, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, participant: bystander.opened.participant }));
    await assert.rejects(test.webApps.open(0, [header, forged.toString('base64url'), signature].join('.')), {
      status: 401,
    });
  });

  it('a credential in use is answered 409 and closed with 4409, the first session goes on', async () => {
    const { token } = await test.webApps.join(0, { numericId: space.numericId, name: 'Twice' });
    const first = await test.webApps.open(0, token);
    const socket = await toWebBridge();
    socket.send(request(1, 'POST', '/api/call/session', { token }));
    assert.equal((await socket.next()).body.error, 'sessionExists');
    assert.equal(await socket.closed, 4409);
    await first.say('I was first');
    await first.end();
  });

  it('unknown paths, wrong bodies and things too early is answered, and goes on', async () => {
    const { token } = await test.webApps.join(0, { numericId: space.numericId, name: 'Clumsy' });
    const socket = await toWebBridge();
    const requests: readonly (readonly [string, string, object | undefined, string | undefined])[] = [
      ['POST', '/api/call/session', {}, 'malformed'],
      ['POST', '/api/call/session', { token }, undefined],
      ['POST', '/api/call/session/dance', {}, 'unknownPath'],
      ['GET', '/api/call/session/media', undefined, 'unknownPath'],
      ['POST', '/api/call/session/media', { audio: 'loud' }, 'malformed'],
      ['POST', '/api/call/session/chat', { text: 'early' }, 'notAllowed'],
      ['PUT', '/api/call/session/presentation', { active: true }, 'notAllowed'],
      ['POST', '/api/call/session/media', { audio: true, video: true }, undefined],
      ['POST', '/api/call/session/chat', { text: '' }, 'malformed'],
      ['PUT', '/api/call/session/state', { layout: 'upsideDown' }, 'malformed'],
      ['POST', '/api/call/session/end', { now: true }, 'malformed'],
    ];
    for (const [index, [method, path, body, error]] of requests.entries()) {
      socket.send(request(index + 1, method, path, body));
      let answer = await socket.next();
      while (answer.type === 'request') answer = await socket.next();
      assert.deepEqual([answer.id, answer.body.error], [index + 1, error], path);
    }
  });

  it('end twice is answered once, and closed with 1000', async () => {
    const { token } = await test.webApps.join(0, { numericId: space.numericId, name: 'Hasty' });
    const socket = await toWebBridge();
    socket.send(request(1, 'POST', '/api/call/session', { token }));
    assert.equal((await socket.next()).status, 200);
    socket.send(request(2, 'POST', '/api/call/session/end', {}));
    socket.send(request(3, 'POST', '/api/call/session/end', {}));
    const answers = [await socket.next(), await socket.next()].map(({ id, status }) => [id, status]);
    assert.deepEqual(answers.sort(), [
      [2, 200],
      [3, 401],
    ]);
    assert.equal(await socket.closed, 1000);
  });
});

describe('a stranger', () => {
  it('finds no socket elsewhere', async () => {
    await assert.rejects(toWebBridge('/api/elsewhere'), /404/);
  });

  it('is told in the words of the binding what is wrong with a join', async () => {
    const url = test.cluster.webBridges[0]?.url ?? '';
    for (const [method, path, type, body, status, error] of [
      ['POST', '/api/join', 'application/json', '{"numericId":', 400, 'malformed'],
      ['POST', '/api/join', 'text/plain', 'hello', 400, 'malformed'],
      ['POST', '/api/join', 'application/json', JSON.stringify({ name: 'x'.repeat(70_000) }), 400, 'malformed'],
      ['GET', '/api/join', undefined, undefined, 404, 'unknownPath'],
      ['POST', '/api/elsewhere', 'application/json', '{}', 404, 'unknownPath'],
    ] as const) {
      const answer = await test.webApps.fetch(`${url}${path}`, method, type, body);
      assert.deepEqual([answer.status, answer.body.error], [status, error], `${method} ${path}`);
    }
  });

  it('can be neither a peer nor a Call Bridge', async () => {
    const { cluster } = test;
    const peer = `${cluster.callBridges[0]?.url.replace('https', 'wss')}/peer`;
    const c2w = `${cluster.webBridges[0]?.c2wUrl.replace('c2w', 'wss')}/c2w`;
    const stranger = await (await createAuthority()).issue({ commonName: 'Paris', names: loopbackNames });
    await assert.rejects(openRawSocket(peer, { ca: cluster.ca }), /403/);
    await assert.rejects(openRawSocket(peer, { ca: cluster.ca, ...stranger }), /403/);
    await assert.rejects(openRawSocket(c2w, { ca: cluster.ca }));
    await assert.rejects(openRawSocket(c2w, { ca: cluster.ca, ...stranger }));
  });

  it('with a certificate of the cluster can greet by no other name, nor ask before', async () => {
    const { cluster } = test;
    const own = await cluster.authority.issue({ commonName: 'Mallory', names: loopbackNames });
    const callBridge = cluster.callBridges[0]?.identity.id;
    const hello = { callBridge, name: 'Paris', calls: [], participants: [] };
    const places = [
      [`${cluster.callBridges[1]?.url.replace('https', 'wss')}/peer`, '/peer', hello],
      [`${cluster.webBridges[0]?.c2wUrl.replace('c2w', 'wss')}/c2w`, '/c2w', { callBridge, name: 'Paris' }],
    ] as const;
    for (const [url, prefix, body] of places) {
      const socket = keep(await openRawSocket(url, { ca: cluster.ca, ...own }));
      socket.send(request(1, 'POST', `${prefix}/hello`, body));
      assert.equal((await socket.next()).body.error, 'credentialRefused');
      socket.send(request(2, 'POST', `${prefix}/move`, { participant: bystander.opened.participant }));
      assert.ok((await socket.next()).status >= 400);
      socket.send('nonsense');
      assert.equal(await socket.closed, 1007);
    }
  });
});
