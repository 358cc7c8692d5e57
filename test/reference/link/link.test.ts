import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import type { WebSocket } from 'ws';
import { createLink, type Handler, type Link, type LinkOptions } from '../../../reference/link/link.ts';
import { refuse } from '../../../reference/link/refusal.ts';

/** As much of a WebSocket as a link uses; nothing leaves the process. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  sent: string[] = [];
  closedWith?: number;
  pings = 0;
  send(text: string): void {
    this.sent.push(text);
  }
  ping(): void {
    this.pings += 1;
  }
  close(code: number): void {
    this.closedWith = code;
    this.readyState = 2;
  }
  terminate(): void {
    this.readyState = 3;
    this.emit('close', 1006);
  }
  receive(message: object | string): void {
    this.emit('message', Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)), false);
  }
}

const settings = { requestTime: 1_000, heartbeatTime: 1_000, maxUnread: 1_000 };
const ok: Handler = () => ({ status: 200, body: {} });

const linkTo = (socket: FakeSocket, options: Partial<LinkOptions> = {}): Link =>
  createLink(socket as unknown as WebSocket, {
    settings,
    handle: ok,
    outgoing: (message, pass) => pass(message),
    write: (to, text) => to.send(text),
    ...options,
  });

const afterAnswers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a link', () => {
  it('closes with 4429 when too much waits for the other side', () => {
    const socket = new FakeSocket();
    const link = linkTo(socket);
    link.tell('POST', '/a', {});
    assert.equal(socket.closedWith, undefined);
    socket.bufferedAmount = 1_001;
    link.tell('POST', '/b', {});
    assert.equal(socket.closedWith, 4429);
    link.tell('POST', '/c', {});
    assert.equal(socket.sent.length, 2);
    socket.terminate();
  });

  it('cuts a socket that gives no sign of life', (context) => {
    context.mock.timers.enable({ apis: ['setInterval'] });
    const socket = new FakeSocket();
    linkTo(socket);
    context.mock.timers.tick(1_000);
    assert.equal(socket.pings, 1);
    socket.emit('pong');
    context.mock.timers.tick(1_000);
    assert.equal(socket.pings, 2);
    context.mock.timers.tick(1_000);
    assert.equal(socket.readyState, 3);
  });

  it('gives up a request that nobody answers, and one whose link breaks', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const socket = new FakeSocket();
    const link = linkTo(socket);
    const late = link.request('POST', '/late');
    context.mock.timers.tick(1_000);
    await assert.rejects(late, { status: 503 });
    socket.receive({ type: 'response', id: 1, status: 200 });
    const broken = link.request('POST', '/broken');
    socket.terminate();
    await assert.rejects(broken, { status: 503 });
    await assert.rejects(link.request('POST', '/closed'), { status: 503 });
  });

  it('resolves and rejects by the status of the answer', async () => {
    const socket = new FakeSocket();
    const link = linkTo(socket);
    const good = link.request('POST', '/good');
    const bad = link.request('POST', '/bad');
    const strange = link.request('POST', '/strange');
    socket.receive({ type: 'response', id: 3, status: 500 });
    socket.receive({ type: 'response', id: 2, status: 409, body: { error: 'sessionExists', message: 'No.' } });
    socket.receive({ type: 'response', id: 1, status: 200, body: { a: 1 } });
    assert.deepEqual(await good, { a: 1 });
    await assert.rejects(bad, { status: 409, body: { error: 'sessionExists', message: 'No.' } });
    await assert.rejects(strange, { status: 500 });
    socket.terminate();
  });

  it('answers a refusal with its own status, and a fault with 503 and no detail', async () => {
    const socket = new FakeSocket();
    const faults: unknown[] = [];
    linkTo(socket, {
      handle: ({ path }) => {
        if (path === '/refused') throw refuse('notAllowed');
        throw new TypeError('secret detail');
      },
      onFault: (error) => faults.push(error),
    });
    socket.receive({ type: 'request', id: 1, method: 'GET', path: '/refused' });
    socket.receive({ type: 'request', id: 2, method: 'GET', path: '/fault' });
    await afterAnswers();
    const answers = socket.sent.map((text) => JSON.parse(text));
    assert.deepEqual(
      answers.map(({ id, status, body }) => [id, status, body.error]),
      [
        [1, 403, 'notAllowed'],
        [2, 503, 'serviceUnavailable'],
      ],
    );
    assert.ok(!socket.sent.join().includes('secret'));
    assert.equal(faults.length, 1);
    socket.terminate();
  });

  it('sends an answer before it closes', async () => {
    const socket = new FakeSocket();
    linkTo(socket, { handle: () => ({ status: 200, thenClose: 1000 }) });
    socket.receive({ type: 'request', id: 1, method: 'GET', path: '/' });
    await afterAnswers();
    assert.deepEqual(socket.sent, ['{"type":"response","id":1,"status":200}']);
    assert.equal(socket.closedWith, 1000);
    socket.terminate();
  });
});
