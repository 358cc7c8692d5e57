import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { WebSocket } from 'ws';
import { createDriver } from '../../../harness/participants/binding.ts';
import { Refusal, type WebAppSession } from '../../../harness/participants/driver.ts';
import {
  alice,
  aliceEntry,
  answer,
  answering,
  bob,
  type Envelope,
  type FakeWebBridge,
  fakeWebBridge,
  tell,
  token,
} from '../support/fake-web-bridge.ts';
import { type MemorySink, memorySink } from '../support/memory-sink.ts';

const driver = await createDriver({ request: 300 });
const never = new AbortController().signal;
const guest = { numericId: '5001', as: { name: 'Alice' } };

function open(bridge: FakeWebBridge, sink: MemorySink, signal = never): Promise<WebAppSession> {
  return driver.open(bridge.access, token, sink, signal);
}

const refusedWith = (reason: string) => (error: unknown) => error instanceof Refusal && error.reason === reason;

suite('The binding driver joins', () => {
  const ask = (bridge: FakeWebBridge, sink: MemorySink, signal = never) =>
    driver.join({ webBridge: bridge.access, ...guest, passcode: '4711' }, sink, signal);

  test('and hands on the credential, which it names as a secret', async () => {
    await using bridge = await fakeWebBridge({ join: { status: 200, body: { token, participant: alice } } });
    const sink = memorySink();
    assert.equal(await ask(bridge, sink), token);
    assert.deepEqual(sink.events, [{ event: 'admitted', numericId: '5001', credential: token, participant: alice }]);
    assert.deepEqual(
      sink.frames.map(({ direction, secrets, invalid }) => [direction, secrets, invalid]),
      [
        ['sent', ['4711'], undefined],
        ['received', [token], undefined],
      ],
    );
  });

  test('and is refused', async () => {
    const body = { error: 'meetingNotFound', message: 'No meeting has this number.' };
    await using bridge = await fakeWebBridge({ join: { status: 404, body } });
    const sink = memorySink();
    await assert.rejects(ask(bridge, sink), refusedWith('meetingNotFound'));
    assert.deepEqual(sink.events, [{ event: 'refused', reason: 'meetingNotFound' }]);
  });

  for (const [what, status, body] of [
    ['HTML', 200, '<html>Welcome</html>'],
    ['an error page', 502, '<html>Bad gateway</html>'],
    ['a token that is too short', 200, { token: 'short', participant: alice }],
    ['an unknown error', 418, { error: 'teapot', message: '' }],
    ['another status', 201, { token, participant: alice }],
  ] as const) {
    test(`and blames the Web Bridge for ${what}`, async () => {
      await using bridge = await fakeWebBridge({ join: { status, body } });
      const sink = memorySink();
      await assert.rejects(ask(bridge, sink), { code: 'E_NOT_IN_INTERFACE' });
      assert.equal((await sink.invalid()).invalid?.by, 'target');
    });
  }

  test('and gives up at an answer that is too large', async () => {
    await using bridge = await fakeWebBridge({ join: { status: 200, body: ' '.repeat(100_000) } });
    await assert.rejects(ask(bridge, memorySink()), { code: 'E_ANSWER_TOO_LARGE' });
  });

  test('and gives up when nobody is there, or the signal says so', async () => {
    const bridge = await fakeWebBridge({ join: { status: 200, body: {} } });
    await assert.rejects(ask(bridge, memorySink(), AbortSignal.abort()), { code: 'E_NO_ANSWER' });
    await bridge[Symbol.asyncDispose]();
    await assert.rejects(ask(bridge, memorySink()), { code: 'E_NO_ANSWER' });
  });
});

suite('The binding driver is flooded', () => {
  const flooding = (socket: WebSocket, request: Envelope) => {
    answer(socket, request, 200, { state: 'connected', roster: [aliceEntry], presenter: null });
    for (let id = 1; id <= 10_001; id += 1)
      tell(socket, id, '/api/call/session/chat', { from: bob, name: 'Bob', text: 'x' });
  };

  test('and cuts the session, and says why', async () => {
    const patient = await createDriver({ request: 30_000 });
    const socket = answering({ '/api/call/session/media': flooding, '/api/call/session/chat': () => {} });
    await using bridge = await fakeWebBridge({ socket });
    const sink = memorySink();
    const session = await patient.open(bridge.access, token, sink, never);
    await assert.rejects(session.chat('stop'), ({ code }: { code?: string }) => code === 'E_FLOOD');
    assert.match(String(session.fault), /East sent more than/);
    assert.equal((await sink.invalid()).invalid?.errors, 'more than 10000 messages in one session');
  });
});

suite('The binding driver opens a session', () => {
  test('and experiences what the Web Bridge tells, in order', async () => {
    const move = { accessMethod: { numericId: '5002', name: 'Review' }, token: `${token}-new` };
    let bridgeSide: WebSocket | undefined;
    const answered: Envelope[] = [];
    await using bridge = await fakeWebBridge({
      socket: (socket) => {
        bridgeSide = socket;
        answering()(socket);
        socket.on('message', (data) => {
          const message = JSON.parse(String(data)) as Envelope;
          if (message.type === 'response') answered.push(message);
        });
      },
    });
    const sink = memorySink();
    const session = await open(bridge, sink);
    assert.ok(session.isOpen && bridgeSide);
    tell(bridgeSide, 1, '/api/call/session/roster', { updateType: 'add', entry: { ...aliceEntry, participant: bob } });
    tell(bridgeSide, 2, '/api/call/session/roster', { updateType: 'remove', participant: bob });
    tell(bridgeSide, 3, '/api/call/session/chat', { from: bob, name: 'Bob', text: 'Hello' });
    tell(bridgeSide, 4, '/api/call/session/presentation', { presenter: bob });
    tell(bridgeSide, 5, '/api/call/session/move', move);
    await sink.next('move');
    await session.setLocalState({ audioMuted: true });
    await session.end();
    assert.equal(session.isOpen, false);
    assert.deepEqual(sink.events, [
      {
        event: 'opened',
        credential: token,
        participant: alice,
        account: 'guest1',
        callName: 'Planning',
        numericId: '5001',
      },
      { event: 'connected', roster: [aliceEntry], presenter: null },
      { event: 'roster', updateType: 'add', participant: bob, entry: { ...aliceEntry, participant: bob } },
      { event: 'roster', updateType: 'remove', participant: bob },
      { event: 'chat', from: bob, name: 'Bob', text: 'Hello' },
      { event: 'presentation', presenter: bob },
      { event: 'move', numericId: '5002', spaceName: 'Review', credential: move.token },
      { event: 'answered', what: 'local state', ok: true },
      { event: 'answered', what: 'end', ok: true },
      { event: 'closed', code: 1000, by: 'cluster' },
    ]);
    assert.deepEqual(
      answered.map(({ id, status }) => [id, status]),
      [1, 2, 3, 4, 5].map((id) => [id, 200]),
    );
    assert.deepEqual(
      sink.frames.filter(({ invalid }) => invalid),
      [],
    );
    assert.ok(sink.frames.some(({ secrets }) => secrets.includes(move.token)));
  });

  test('and is refused, with the close that follows', async () => {
    const body = { error: 'credentialRefused', message: 'Nobody here knows this credential.' };
    await using bridge = await fakeWebBridge({
      socket: answering({
        '/api/call/session': (socket, request) => {
          answer(socket, request, 401, body);
          socket.close(4401);
        },
      }),
    });
    const sink = memorySink();
    await assert.rejects(open(bridge, sink), refusedWith('credentialRefused'));
    assert.deepEqual(sink.events, [
      { event: 'refused', credential: token, reason: 'credentialRefused' },
      { event: 'closed', code: 4401, by: 'cluster' },
    ]);
  });

  test('and is refused by a close alone', async () => {
    await using bridge = await fakeWebBridge({
      socket: answering({ '/api/call/session': (socket) => socket.close(4409) }),
    });
    const sink = memorySink();
    await assert.rejects(open(bridge, sink), refusedWith('sessionExists'));
    assert.deepEqual(await sink.next('refused'), { event: 'refused', credential: token, reason: 'sessionExists' });
  });

  test('and leaves nothing open when media are refused', async () => {
    const body = { error: 'notAllowed', message: 'The call is full.' };
    await using bridge = await fakeWebBridge({
      socket: answering({ '/api/call/session/media': (socket, request) => answer(socket, request, 403, body) }),
    });
    const sink = memorySink();
    await assert.rejects(open(bridge, sink), refusedWith('notAllowed'));
    assert.deepEqual(await sink.next('closed'), { event: 'closed', code: 1006, by: 'us' });
  });

  test('and gives up when the signal says so, or nobody answers, or nobody is there', async () => {
    const bridge = await fakeWebBridge({ socket: () => {} });
    const giveUp = new AbortController();
    const sink = memorySink();
    const opening = open(bridge, sink, giveUp.signal);
    opening.catch(() => {});
    while (sink.frames.length === 0) await new Promise((resolve) => setImmediate(resolve));
    giveUp.abort(new Error('the scenario is over'));
    await assert.rejects(opening, { code: 'E_NO_ANSWER', message: /the scenario is over/ });
    await assert.rejects(open(bridge, memorySink(), AbortSignal.abort()), { code: 'E_NO_ANSWER' });
    await assert.rejects(open(bridge, memorySink()), { code: 'E_NO_ANSWER', message: /within 300 ms/ });
    await bridge[Symbol.asyncDispose]();
    const unopened = memorySink();
    await assert.rejects(open(bridge, unopened), { code: 'E_NO_ANSWER' });
    assert.deepEqual(unopened.events, []);
  });
});

suite('In a session', () => {
  /** An open session and the Web Bridge's end of it. */
  async function connected(answers: Parameters<typeof answering>[0] = {}) {
    let theirs: WebSocket | undefined;
    const bridge = await fakeWebBridge({
      socket: (socket) => {
        theirs = socket;
        answering(answers)(socket);
      },
    });
    const sink = memorySink();
    const session = await open(bridge, sink);
    assert.ok(theirs);
    return { bridge, sink, session, theirs, [Symbol.asyncDispose]: () => bridge[Symbol.asyncDispose]() };
  }

  test('what waits for an answer fails when the socket closes', async () => {
    await using held = await connected({ '/api/call/session/chat': (socket) => socket.close(4500) });
    const both = [held.session.chat('one'), held.session.chat('two')];
    for (const { status } of await Promise.allSettled(both)) assert.equal(status, 'rejected');
    assert.deepEqual(await held.sink.next('closed'), { event: 'closed', code: 4500, by: 'cluster' });
    await assert.rejects(held.session.present(true), { code: 'E_NO_ANSWER', message: /closed with 4500/ });
    assert.equal(held.session.isOpen, false);
  });

  test('what waits for an answer is refused when the cluster ends the session', async () => {
    await using held = await connected({
      '/api/call/session/chat': (socket) => {
        tell(socket, 1, '/api/call/session/ended', { reason: 'removedByOperator' });
        socket.close(4410);
      },
    });
    await assert.rejects(held.session.chat('one'), refusedWith('sessionEnded'));
    assert.deepEqual(await held.sink.next('ended'), { event: 'ended', reason: 'removedByOperator' });
  });

  test('a refusal is recorded and thrown, and the session goes on', async () => {
    const body = { error: 'notAllowed', message: 'Chat is off.' };
    await using held = await connected({
      '/api/call/session/chat': (socket, asked) => answer(socket, asked, 403, body),
    });
    await assert.rejects(held.session.chat('one'), refusedWith('notAllowed'));
    const answered = await held.sink.next('answered');
    assert.deepEqual(answered, { event: 'answered', what: 'chat', ok: false, reason: 'notAllowed' });
    await held.session.present(true);
  });

  test('our own message that breaks the schema is ours', async () => {
    await using held = await connected();
    await held.session.setLocalState({ layout: 'upside down' });
    assert.equal((await held.sink.invalid()).invalid?.by, 'harness');
  });

  test('a Web Bridge that accepts the end and never closes did not answer', async () => {
    await using held = await connected({ '/api/call/session/end': (socket, asked) => answer(socket, asked, 200) });
    await assert.rejects(held.session.end(), { code: 'E_NO_ANSWER' });
    assert.equal(held.session.isOpen, false);
  });

  test('a connection that we cut was cut by us', async () => {
    await using held = await connected();
    await held.session.drop();
    assert.deepEqual(await held.sink.next('closed'), { event: 'closed', code: 1006, by: 'us' });
  });

  for (const method of ['frame', 'experience'] as const) {
    test(`a sink whose ${method} throws ends the session with our error`, async () => {
      let broken = false;
      const fail = () => {
        if (broken) throw new Error('disk full');
      };
      await using bridge = await fakeWebBridge({ socket: answering() });
      const session = await driver.open(bridge.access, token, { ...memorySink(), [method]: fail }, never);
      broken = true;
      await assert.rejects(session.chat('one'), { code: 'E_NOT_RECORDED', message: /disk full/ });
    });
  }

  const request = (id: number, path: string, body: object) =>
    JSON.stringify({ type: 'request', id, method: 'POST', path, body });

  for (const [what, frames] of [
    ['broken JSON', ['{"type":']],
    ['a number', ['42']],
    ['null', ['null']],
    ['another envelope', ['{"type":"event","id":1}']],
    ['an unknown path', [request(1, '/api/call/session/dance', {})]],
    ['a body that breaks its schema', [request(1, '/api/call/session/chat', { from: 'somebody' })]],
    ['an update without its entry', [request(1, '/api/call/session/roster', { updateType: 'add', participant: bob })]],
    [
      'an id that comes twice',
      ['remove', 'remove'].map((updateType) =>
        request(7, '/api/call/session/roster', { updateType, participant: bob }),
      ),
    ],
    ['an answer that nobody asked for', ['{"type":"response","id":99,"status":200}']],
    ['a second answer', ['{"type":"response","id":1,"status":200}']],
    ['a binary frame', [Buffer.from('{}')]],
  ] as const) {
    test(`${what} is recorded as the Web Bridge's fault, and the session goes on`, async () => {
      await using held = await connected();
      for (const frame of frames) held.theirs.send(frame);
      assert.equal((await held.sink.invalid()).invalid?.by, 'target');
      await held.session.chat('still here');
      assert.equal(held.sink.frames.filter(({ invalid }) => invalid).length, 1);
    });
  }

  test('a frame that is too large is recorded, and ends the session', async () => {
    await using held = await connected();
    held.theirs.send(`"${'x'.repeat(2 * 1024 * 1024)}"`);
    assert.equal((await held.sink.invalid()).invalid?.by, 'target');
    await held.sink.next('closed');
    assert.equal(held.session.isOpen, false);
  });

  test('an answer that breaks its schema fails its request', async () => {
    await using held = await connected({
      '/api/call/session/chat': (socket, asked) => answer(socket, asked, 403, { error: 'because' }),
    });
    await assert.rejects(held.session.chat('one'), { code: 'E_NOT_IN_INTERFACE' });
  });
});
