import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './certificate.ts';

export interface TlsServer extends AsyncDisposable {
  url: string;
  port: number;
  /** A folder of its own, with `ca.pem` in it; removed at the end. */
  folder: string;
  connections(): number;
}

/** An HTTPS server on a free port of 127.0.0.1. */
export async function tlsServer(listener: RequestListener): Promise<TlsServer> {
  const certificate = await selfSigned();
  const folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  writeFileSync(join(folder, 'ca.pem'), certificate.cert);
  const server = createServer(certificate, listener);
  let connections = 0;
  server.on('secureConnection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    port,
    folder,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
