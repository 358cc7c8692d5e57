import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { it } from 'node:test';
import { freePorts } from '../../reference/free-ports.ts';

it('Free ports are all different, nothing listens there, and no connection that somebody makes takes them', async () => {
  const ports = await freePorts('127.0.0.1', 50);
  assert.equal(new Set(ports).size, 50);
  assert.deepEqual(
    ports.filter((port) => port < 1024 || port >= 32_768),
    [],
  );
  for (const port of ports) {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    await once(server.close(), 'close');
  }
});

it('A host on which nobody can listen is told as such', async () => {
  await assert.rejects(freePorts('192.0.2.1', 1), { code: 'LISTEN_FAILED' });
});
