import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer, type TLSSocket } from 'node:tls';
import { answerToUpgrade } from '../../../harness/wire/upgrade.ts';
import { selfSigned } from '../support/certificate.ts';

const bound = 10_000;

/** What is answered to whoever asks at a door that does this with those who come. */
async function answerAt(door: (socket: TLSSocket) => void, patience = bound): Promise<string> {
  const server = createServer(await selfSigned(), (socket) =>
    socket.on('error', () => {}).once('data', () => door(socket)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await answerToUpgrade(
      new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/c2w`),
      {},
      patience,
    );
  } finally {
    server.close();
  }
}

const answers: Record<string, [(socket: TLSSocket) => void, string]> = {
  'a refusal': [(socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'), 'HTTP/1.1 403 Forbidden'],
  'an upgrade': [
    (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    'HTTP/1.1 101 Switching Protocols',
  ],
  'a connection that is closed': [(socket) => socket.destroy(), 'closed'],
  'words of another protocol': [(socket) => socket.end('220 welcome\r\n'), 'no HTTP'],
};

for (const [what, [door, answer]] of Object.entries(answers))
  test(`Whoever asks for an upgrade is told of ${what}`, async () => {
    assert.equal(await answerAt(door), answer);
  });

test('An answer may come in pieces', async () => {
  const pieces = ['HTTP/1.', '1 40', '1 Unauth', 'orized\r', '\n\r\n'];
  const door = async (socket: TLSSocket) => {
    socket.setNoDelay(true);
    // Each in a record of its own.
    for (const piece of pieces) await new Promise((written) => socket.write(piece, written));
  };
  assert.equal(await answerAt(door), 'HTTP/1.1 401 Unauthorized');
});

test('Nobody is waited for longer than the bound', async () => {
  assert.equal(await answerAt(() => {}, 100), 'silent');
});

test('Where nobody listens, nobody is reached', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  assert.equal(await answerToUpgrade(new URL(`https://127.0.0.1:${port}/c2w`), {}, bound), 'unreachable');
});
