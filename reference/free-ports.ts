/** Ports for processes that listen later, and again on the same one after they were killed. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { clusterError } from './errors.ts';

/** Below those that systems hand out to whoever asks for any port, such as each connection that somebody makes. */
const first = 10_000;
const last = 32_767;
const tries = 1000;

/** So many ports on which nothing listens, all different. @throws ClusterError LISTEN_FAILED */
export async function freePorts(host: string, count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  try {
    for (let left = tries; held.size < count; left -= 1) {
      const port = randomInt(first, last + 1);
      const server = createServer().listen(port, host);
      try {
        await once(server, 'listening');
        held.set(port, server);
      } catch (error) {
        if (left === 0) throw clusterError('LISTEN_FAILED', { where: `${host}:${port}` }, error as Error);
      }
    }
    return [...held.keys()];
  } finally {
    await Promise.all([...held.values()].map((server) => once(server.close(), 'close')));
  }
}
