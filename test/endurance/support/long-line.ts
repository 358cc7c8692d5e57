/** A long line before every node of a cluster: what either side says arrives later, in its order, and unread. */
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { TargetFile } from '../../../schemas/types/target.ts';

export interface LongLine extends AsyncDisposable {
  /** The same cluster at the far end of the line; beside the file that it was made of, whose paths stay right. */
  targetFile: string;
}

/**
 * Lay a line before each node of a target file.
 * @param oneWay Milliseconds that everything takes; a round trip is twice that, and connecting costs one.
 */
export async function layLongLine(targetFile: string, oneWay: number): Promise<LongLine> {
  const target = JSON.parse(await readFile(targetFile, 'utf8')) as TargetFile;
  const lines: Line[] = [];
  const behind = async <N extends { url: string; jwks?: string }>(node: N): Promise<N> => {
    const { origin } = new URL(node.url);
    const line = await layLine(node.url, oneWay);
    lines.push(line);
    return { ...node, url: line.url, ...(node.jwks && { jwks: node.jwks.replace(origin, line.url) }) };
  };
  const far: TargetFile = {
    ...target,
    name: `${target.name}, ${2 * oneWay} ms away`,
    callBridges: await Promise.all(target.callBridges.map(behind)),
    webBridges: await Promise.all(target.webBridges.map(behind)),
  };
  const written = targetFile.replace(/\.json$/, `-${2 * oneWay}ms.json`);
  await writeFile(written, JSON.stringify(far, null, 2));
  return {
    targetFile: written,
    async [Symbol.asyncDispose]() {
      await Promise.all(lines.map((line) => line[Symbol.asyncDispose]()));
      await rm(written, { force: true });
    },
  };
}

interface Line extends AsyncDisposable {
  url: string;
}

async function layLine(url: string, oneWay: number): Promise<Line> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    // Who connects learns of it one round trip later, and only then begins to speak.
    const connected = performance.now() + 2 * oneWay;
    carry(near, far, connected, oneWay);
    carry(far, near, connected, oneWay);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://${hostname}:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Carry everything that comes from one socket to the other: bytes, the end, and the loss of the connection. */
function carry(from: Socket, to: Socket, connected: number, oneWay: number): void {
  const underway: { due: number; arrive: () => void }[] = [];
  const arrivals = () => {
    for (const now = performance.now(); underway[0] && underway[0].due <= now; ) underway.shift()?.arrive();
    if (underway[0]) setTimeout(arrivals, Math.max(1, underway[0].due - performance.now()));
  };
  const send = (arrive: () => void) => {
    const due = Math.max(performance.now(), connected) + oneWay;
    underway.push({ due, arrive });
    if (underway.length === 1) setTimeout(arrivals, Math.max(1, due - performance.now()));
  };
  let lost = false;
  from.on('data', (bytes) => {
    send(() => {
      if (to.writable && !to.write(bytes)) from.pause();
    });
  });
  to.on('drain', () => from.resume());
  from.on('end', () => send(() => to.end()));
  from.on('error', () => {
    lost = true;
  });
  from.on('close', () => send(() => (lost ? to.resetAndDestroy() : to.destroySoon())));
}
