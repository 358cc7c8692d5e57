import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { type TlsServer, tlsServer } from './tls-server.ts';

const status = '<?xml version="1.0"?><status><softwareVersion>3.2</softwareVersion></status>';
const callBridges =
  '<?xml version="1.0"?><callBridges total="1"><callBridge id="1"><name>paris</name></callBridge></callBridges>';

/** What a Call Bridge and Web Bridge in one says when it is only looked at; user name `admin`, password `pass`. */
export const healthy: RequestListener = (request, response) => {
  if (request.method === 'HEAD') return response.setHeader('Content-Length', 0).end();
  response.setHeader('Content-Type', 'text/xml');
  const isKnown = request.headers.authorization === `Basic ${Buffer.from('admin:pass').toString('base64')}`;
  if (!isKnown) return response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="acano"' }).end();
  return response.end(request.url?.startsWith('/api/v1/callBridges') ? callBridges : status);
};

export interface FakeCluster extends AsyncDisposable {
  server: TlsServer;
  /** Write a target file for it, with changes. @returns its path */
  targetFile(changes?: object): string;
}

/** A cluster of one server that is looked at, never judged. */
export async function fakeCluster(listener: RequestListener = healthy): Promise<FakeCluster> {
  const server = await tlsServer(listener);
  const { url, folder } = server;
  return {
    server,
    targetFile(changes = {}) {
      const file = join(folder, 'target.json');
      const content = {
        name: 'a fake cluster',
        callBridges: [{ name: 'paris', url }],
        webBridges: [{ name: 'east', url }],
        credentials: { username: 'admin', password: 'pass' },
        tls: { ca: 'ca.pem' },
        ...changes,
      };
      writeFileSync(file, JSON.stringify(content));
      return file;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
