import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { Refusal } from '../../harness/participants/driver.ts';
import { loadTarget } from '../../harness/target/target.ts';
import type { TargetFile } from '../../schemas/types/target.ts';
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
} from '../harness/support/fake-web-bridge.ts';
import { memorySink } from '../harness/support/memory-sink.ts';
import { startProxy } from './proxy.ts';

const never = new AbortController().signal;
const newToken = `${token}-new`;

/** Two fake Web Bridges that accept `token` and `newToken`, and the target file that names them. */
async function cluster() {
  const opened: string[] = [];
  const script = {
    join: { status: 200, body: { token, participant: alice } },
    socket: answering({
      '/api/call/session': (socket, asked: Envelope) => {
        const given = String(asked.body?.token);
        opened.push(given);
        if (given === token || given === newToken) {
          const call = { name: 'Planning', numericId: '5001' };
          answer(socket, asked, 200, { participant: alice, account: 'guest1', call });
        } else {
          answer(socket, asked, 401, { error: 'credentialRefused', message: 'Nobody here knows it.' });
          socket.close(4401);
        }
      },
      '/api/call/session/chat': (socket, asked) => {
        answer(socket, asked, 200);
        tell(socket, 1, '/api/call/session/roster', { updateType: 'add', entry: { ...aliceEntry, participant: bob } });
        tell(socket, 2, '/api/call/session/presentation', { presenter: bob });
        tell(socket, 3, '/api/call/session/chat', { from: bob, name: 'Bob', text: 'Hello' });
        tell(socket, 4, '/api/call/session/roster', { updateType: 'remove', participant: bob });
        const accessMethod = { numericId: '5002', name: 'Review' };
        tell(socket, 5, '/api/call/session/move', { accessMethod, token: newToken });
      },
      '/api/call/session/presentation': (socket, asked) => {
        answer(socket, asked, 403, { error: 'notAllowed', message: 'Not you.' });
        tell(socket, 1, '/api/call/session/ended', { reason: 'callEnded' });
        socket.close(4410);
      },
    }),
  };
  const [east, west] = [await fakeWebBridge(script), await fakeWebBridge(script)];
  const folder = await mkdtemp(join(tmpdir(), 'foreign-test-'));
  const node = async (name: string, { url, tls }: typeof east.access) => {
    await writeFile(join(folder, `${name}.pem`), String(tls.ca));
    return { name, url, tls: { ca: `${name}.pem` } };
  };
  const target: TargetFile = {
    name: 'two fakes',
    callBridges: [{ name: 'Paris', url: 'https://127.0.0.1:1', jwks: 'https://127.0.0.1:1/.well-known/jwks.json' }],
    webBridges: [await node('East', east.access), await node('West', west.access)],
    credentials: { username: 'admin', password: 'secret' },
  };
  const targetFile = join(folder, 'target.json');
  await writeFile(targetFile, JSON.stringify(target));
  return {
    targetFile,
    folder,
    opened,
    async [Symbol.asyncDispose]() {
      await east[Symbol.asyncDispose]();
      await west[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

/** The driver and the Web Bridges of a target file, as the harness gets them. */
async function load(targetFile: string) {
  const target = await loadTarget(targetFile);
  const [east, west] = target.webBridges;
  assert.ok(east && west);
  return { driver: await target.loadDriver(), east, west, [Symbol.dispose]: () => target.close() };
}

suite('Behind the foreign wire', () => {
  test('a participant joins, is told to move, ends and returns', async () => {
    await using real = await cluster();
    await using proxy = await startProxy(real.targetFile);
    using foreign = await load(proxy.targetFile);
    const sink = memorySink();
    const request = { webBridge: foreign.east, numericId: '5001', passcode: '4711', as: { name: 'Alice' } };
    const ticket = await foreign.driver.join(request, sink, never);
    assert.notEqual(ticket, token);
    const session = await foreign.driver.open(foreign.east, ticket, sink, never);
    await session.setLocalState({ audioMuted: true, layout: 'speakerOnly' });
    await session.chat('Hello');
    const move = await sink.next('move');
    assert.ok(move.event === 'move' && move.credential !== newToken);
    await session.end();
    const returned = await foreign.driver.open(foreign.east, move.credential, sink, never);
    await returned.drop();
    assert.deepEqual(real.opened, [token, newToken]);
    const opened = { event: 'opened', participant: alice, account: 'guest1', callName: 'Planning' };
    const connected = { event: 'connected', roster: [aliceEntry], presenter: null };
    assert.deepEqual(sink.events, [
      { event: 'admitted', numericId: '5001', credential: ticket },
      { ...opened, credential: ticket },
      connected,
      { event: 'answered', what: 'local state', ok: true },
      { event: 'answered', what: 'chat', ok: true },
      { event: 'roster', updateType: 'add', participant: bob, entry: { ...aliceEntry, participant: bob } },
      { event: 'presentation', presenter: bob },
      { event: 'chat', from: bob, text: 'Hello' },
      { event: 'roster', updateType: 'remove', participant: bob },
      { event: 'move', numericId: '5002', spaceName: 'Review', credential: move.credential },
      { event: 'answered', what: 'end', ok: true },
      { event: 'closed', code: 3000, by: 'cluster' },
      { ...opened, credential: move.credential },
      connected,
      { event: 'closed', code: 1006, by: 'us' },
    ]);
    assert.ok(sink.frames.every(({ invalid, payload }) => !invalid && !JSON.stringify(payload).includes(token)));
  });

  test('a credential from one Web Bridge reaches the cluster through the other, and an unknown one is refused', async () => {
    await using real = await cluster();
    await using proxy = await startProxy(real.targetFile);
    using foreign = await load(proxy.targetFile);
    const sink = memorySink();
    const request = { webBridge: foreign.east, numericId: '5001', as: { name: 'Alice' } };
    const ticket = await foreign.driver.join(request, sink, never);
    await (await foreign.driver.open(foreign.west, ticket, sink, never)).end();
    const refused = foreign.driver.open(foreign.west, 'made up', sink, never);
    await assert.rejects(refused, (error) => error instanceof Refusal && error.reason === 'credentialRefused');
    assert.deepEqual(sink.events.slice(-2), [
      { event: 'closed', code: 3041, by: 'cluster' },
      { event: 'refused', credential: 'made up', reason: 'credentialRefused' },
    ]);
  });

  test('the end of a session by the cluster is told', async () => {
    await using real = await cluster();
    await using proxy = await startProxy(real.targetFile);
    using foreign = await load(proxy.targetFile);
    const sink = memorySink();
    const session = await foreign.driver.open(foreign.east, await joined(foreign, sink), sink, never);
    await assert.rejects(session.present(true), (error) => error instanceof Refusal && error.reason === 'notAllowed');
    assert.deepEqual(await sink.next('ended'), { event: 'ended', reason: 'callEnded' });
    assert.deepEqual(await sink.next('closed'), { event: 'closed', code: 3050, by: 'cluster' });
    await assert.rejects(session.chat('too late'), Refusal);
  });

  test('credentials are opaque, and Call Bridges stay where they are', async () => {
    await using real = await cluster();
    await using proxy = await startProxy(real.targetFile);
    const written = JSON.parse(await readFile(proxy.targetFile, 'utf8')) as TargetFile;
    assert.deepEqual(written.callBridges, [{ name: 'Paris', url: 'https://127.0.0.1:1' }]);
  });

  test('nonsense on the wire ends in a close', async () => {
    await using real = await cluster();
    await using proxy = await startProxy(real.targetFile);
    using foreign = await load(proxy.targetFile);
    const socket = new WebSocket(foreign.east.url.replace('https', 'wss').concat('/live'), 'salon.v2', {
      agent: foreign.east.agent,
    });
    await once(socket, 'open');
    socket.send(Buffer.from('\0\0\0\x02{}'));
    const [code] = await once(socket, 'close');
    assert.equal(code, 3007);
  });

  test('the proxy is a program of its own', async () => {
    await using real = await cluster();
    const written = join(real.folder, 'foreign.json');
    const program = fileURLToPath(new URL('./proxy.ts', import.meta.url));
    const child = spawn(process.execPath, [program, real.targetFile, written], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    using foreign = await load(written);
    assert.equal(foreign.driver.name, 'foreign wire');
    await (await foreign.driver.open(foreign.west, await joined(foreign, memorySink()), memorySink(), never)).end();
    child.stdin.end();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });

  async function joined({ driver, east }: Awaited<ReturnType<typeof load>>, sink: ReturnType<typeof memorySink>) {
    return driver.join({ webBridge: east, numericId: '5001', as: { username: 'carol', password: 'x' } }, sink, never);
  }
});
