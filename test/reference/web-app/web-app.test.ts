import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { suite, test } from 'node:test';
import type { WebSocket } from 'ws';
import { runWebApp, type WebAppCommandOptions } from '../../../reference/cli/web-app.ts';
import {
  alice,
  aliceEntry,
  answer,
  answering,
  bob,
  type Envelope,
  fakeWebBridge,
  tell,
  token,
} from '../../harness/support/fake-web-bridge.ts';

const newToken = `${token}-new`;
const bobEntry = { ...aliceEntry, participant: bob, name: 'Bob' };
const move = { accessMethod: { numericId: '5002', name: 'Review' }, token: newToken };

/** A fake Web Bridge that records what it is asked, and a web app at it that someone types at. */
async function start(changes: Partial<WebAppCommandOptions> = {}) {
  const asked: { path: string; body: unknown }[] = [];
  const sockets: WebSocket[] = [];
  const bridge = await fakeWebBridge({
    join: { status: 200, body: { token, participant: alice } },
    socket: (socket) => {
      sockets.push(socket);
      socket.on('message', (data) => {
        const { type, path, body } = JSON.parse(String(data)) as Envelope;
        if (type === 'request') asked.push({ path: path?.replace('/api/call/', '') ?? '', body });
      });
      answering({
        '/api/call/session': (to, request) => {
          const isNew = request.body?.token === newToken;
          const call = isNew ? { name: 'Review', numericId: '5002' } : { name: 'Planning', numericId: '5001' };
          answer(to, request, 200, { participant: alice, account: 'guest1', call });
        },
      })(socket);
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'web-app-test-'));
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, String(bridge.access.tls.ca));
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const interrupted = new AbortController();
  const options = { webBridge: bridge.access.url, meeting: '5001', name: 'Alice', ca, ...changes };
  const exit = runWebApp(options, { input, output, environment: {}, signal: interrupted.signal });
  let seen = '';
  return {
    asked,
    exit,
    interrupted,
    socket: () => sockets.at(-1) as WebSocket,
    type: (line: string) => input.write(`${line}\n`),
    /** Reads on until a line says this. */
    async told(what: string) {
      while (!seen.includes(what)) {
        await new Promise((resolve) => output.once('readable', resolve));
        seen += output.read() ?? '';
      }
      seen = seen.slice(seen.indexOf(what) + what.length);
    },
    async [Symbol.asyncDispose]() {
      await bridge[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

suite('A web app for humans', () => {
  test('tells what happens to it', async () => {
    await using app = await start();
    await app.told('joined Planning (numeric id 5001)');
    await app.told('nobody else is here');
    tell(app.socket(), 1, '/api/call/session/roster', { updateType: 'add', entry: bobEntry });
    await app.told('Bob is connected');
    const muted = { ...bobEntry, audioMuted: true };
    tell(app.socket(), 2, '/api/call/session/roster', { updateType: 'update', entry: muted });
    await app.told('Bob is muted');
    tell(app.socket(), 3, '/api/call/session/presentation', { presenter: bob });
    await app.told('Bob presents now');
    tell(app.socket(), 4, '/api/call/session/chat', { from: bob, name: 'Bob', text: 'Hello' });
    await app.told('Bob says: Hello');
    tell(app.socket(), 5, '/api/call/session/roster', { updateType: 'remove', participant: bob });
    await app.told('Bob left');
    app.interrupted.abort();
    assert.equal(await app.exit, 0);
  });

  test('obeys a move: ends, returns, applies its local state again, drops chat and presentation', async () => {
    await using app = await start();
    await app.told('joined');
    for (const line of ['mute', 'layout speakerOnly', 'present', 'say Hello']) app.type(line);
    await app.told('you said: Hello');
    app.type('chat');
    await app.told('you: Hello');
    tell(app.socket(), 1, '/api/call/session/move', move);
    await app.told('told to move to Review (numeric id 5002)');
    await app.told('your presentation ended');
    await app.told('moved to Review (numeric id 5002)');
    await app.told('your microphone is still off');
    await app.told('your layout is still speakerOnly');
    app.type('chat');
    await app.told('nobody has said anything here');
    app.type('leave');
    assert.equal(await app.exit, 0);
    assert.deepEqual(app.asked.slice(-6), [
      { path: 'session/chat', body: { text: 'Hello' } },
      { path: 'session/end', body: {} },
      { path: 'session', body: { token: newToken } },
      { path: 'session/media', body: { audio: true, video: true } },
      { path: 'session/state', body: { audioMuted: true, layout: 'speakerOnly' } },
      { path: 'session/end', body: {} },
    ]);
  });

  test('follows a second move that comes before it is connected', async () => {
    await using app = await start();
    await app.told('joined');
    tell(app.socket(), 1, '/api/call/session/move', move);
    tell(app.socket(), 2, '/api/call/session/move', move);
    await app.told('moved to Review');
    await app.told('moved to Review');
    app.type('leave');
    assert.equal(await app.exit, 0);
  });

  test('comes back with the same credential when the connection is lost', async () => {
    await using app = await start();
    await app.told('joined');
    app.socket().terminate();
    await app.told('the connection was lost (1006)');
    await app.told('back in Planning');
    app.type('unmute');
    await app.told('your microphone is on');
    app.type('leave');
    assert.equal(await app.exit, 0);
  });

  test('is put out', async () => {
    await using app = await start();
    await app.told('joined');
    tell(app.socket(), 1, '/api/call/session/ended', { reason: 'removedByOperator' });
    app.socket().close(4410);
    await app.told('the meeting ended for you: removedByOperator');
    assert.equal(await app.exit, 1);
  });

  test('explains its commands', async () => {
    await using app = await start();
    await app.told('joined');
    app.type('dance');
    await app.told('commands are mute, unmute, layout, present, stop, say, chat, leave');
    app.type('layout upsideDown');
    await app.told('layouts are automatic');
    app.type('leave');
    assert.equal(await app.exit, 0);
  });

  for (const [what, changes, code, said] of [
    ['no URL', { webBridge: 'nonsense' }, 2, '--web-bridge'],
    ['no name', { name: undefined }, 2, '--name'],
    ['no password', { name: undefined, username: 'carol' }, 2, 'WEB_APP_PASSWORD'],
    ['no numeric id', { meeting: 'five' }, 2, 'numericId'],
    ['no certificate authority', { ca: undefined }, 3, 'certificate'],
    ['nobody there', { webBridge: 'https://127.0.0.1:1' }, 3, 'ECONNREFUSED'],
  ] as const) {
    test(`says in a sentence that there is ${what}`, async () => {
      await using app = await start(changes);
      await app.told(said);
      assert.equal(await app.exit, code);
    });
  }
});
