import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { startRelay } from '../../../reference/processes/relay.ts';

const setUp = async (t: TestContext) => {
  const server = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const relay = await startRelay('127.0.0.1', `127.0.0.1:${(server.address() as AddressInfo).port}`);
  t.after(async () => {
    await relay.close();
    server.close();
  });
  const dial = () => {
    const { hostname, port } = new URL(`tcp://${relay.address}`);
    return connect(Number(port), hostname).on('error', () => {});
  };
  return { relay, dial };
};

test('what is dialled is passed on, both ways', async (t) => {
  const { dial } = await setUp(t);
  const socket = dial();
  socket.write('hello');
  assert.equal(String(await once(socket, 'data')), 'hello');
  socket.destroy();
});

test('cut, every connection breaks, old or new; mended, new ones are passed on', async (t) => {
  const { relay, dial } = await setUp(t);
  const old = dial();
  old.write('hello');
  await once(old, 'data');
  relay.cut();
  assert.equal(relay.isCut, true);
  await once(old, 'close');
  await once(dial(), 'close');
  relay.mend();
  const next = dial();
  next.write('again');
  assert.equal(String(await once(next, 'data')), 'again');
  next.destroy();
});
