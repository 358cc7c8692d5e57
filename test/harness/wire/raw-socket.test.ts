import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebSocket } from 'ws';
import { openRaw } from '../../../harness/wire/raw-socket.ts';
import { answering, fakeWebBridge, token } from '../support/fake-web-bridge.ts';
import { memorySink } from '../support/memory-sink.ts';

const never = new AbortController().signal;

test('A visitor sends whatever it likes, and sees the close code', async () => {
  const received: string[] = [];
  await using bridge = await fakeWebBridge({
    socket: (socket) =>
      socket.on('message', (data, isBinary) => {
        received.push(`${isBinary ? 'binary' : 'text'} ${data}`);
        if (received.length === 4) socket.close(1003);
      }),
  });
  const sink = memorySink();
  const raw = await openRaw(bridge.access, sink, never);
  raw.text('{"broken');
  raw.text('in three parts', 3);
  raw.binary(Buffer.from('bytes'));
  raw.json({ token });
  assert.equal(await raw.closed, 1003);
  assert.deepEqual(received, ['text {"broken', 'text in three parts', 'binary bytes', `text {"token":"${token}"}`]);
  assert.deepEqual(await sink.next('closed'), { event: 'closed', code: 1003, by: 'cluster' });
  assert.deepEqual(sink.frames.at(-1)?.secrets, [token]);
  assert.equal(raw.isOpen, false);
  raw.json({ late: true });
});

test('What a visitor receives is checked', async () => {
  await using bridge = await fakeWebBridge({
    socket: (socket) => socket.on('message', () => socket.send('{"type":"nonsense"}')),
  });
  const sink = memorySink();
  const raw = await openRaw(bridge.access, sink, never);
  raw.text('hello');
  assert.equal((await sink.invalid()).invalid?.by, 'target');
  await raw.drop();
  assert.deepEqual(await sink.next('closed'), { event: 'closed', code: 1006, by: 'us' });
});

test('A visitor that stops reading gets nothing until it reads on', async () => {
  let theirs: WebSocket | undefined;
  await using bridge = await fakeWebBridge({
    socket: (socket) => {
      theirs = socket;
      answering()(socket);
    },
  });
  const sink = memorySink();
  const raw = await openRaw(bridge.access, sink, never);
  raw.stopReading();
  await new Promise<void>((resolve) => theirs?.send('{"type":"response","id":1,"status":200}', () => resolve()));
  assert.equal(sink.frames.length, 0);
  theirs?.close(4429);
  raw.readOn();
  assert.equal(await raw.closed, 4429);
  assert.equal(sink.frames.length, 1);
});

test('A visitor that finds nobody says so', async () => {
  const bridge = await fakeWebBridge({});
  await bridge[Symbol.asyncDispose]();
  await assert.rejects(openRaw(bridge.access, memorySink(), never), { code: 'E_NO_ANSWER' });
});

test('A credential is known for one in a message of any length', async () => {
  await using bridge = await fakeWebBridge({});
  const sink = memorySink();
  const raw = await openRaw(bridge.access, sink, never);
  const long = `"${'k'.repeat(4000)}`;
  raw.json({ token: long });
  assert.deepEqual(sink.frames.at(-1)?.secrets, [long]);
  await raw.drop();
});
