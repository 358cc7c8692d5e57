/** TLS listeners, the same for all nodes. */
import type { Server as HttpServer, RequestListener } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import { isIPv6 } from 'node:net';
import { clusterError } from './errors.ts';
import type { Log } from './log.ts';

/** As fastify types it; ours are always HTTPS. */
export type Listener = Server | HttpServer;

/** A server that writes failed handshakes to the log, such as an untrusted client's. */
export const createTlsServer = (options: ServerOptions, handler: RequestListener, log: Log): Server => {
  const server = createServer(options, handler);
  server.on('tlsClientError', (error) => log.warning(`TLS negotiation failed: ${error.message}`));
  return server;
};

/** @throws ClusterError LISTEN_FAILED */
export const listen = (server: Listener, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(clusterError('LISTEN_FAILED', { where: `${host}:${port}` }, error));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });

/** `host:port` of a listening server. */
export const addressOf = (server: Listener): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server does not listen on TCP.');
  return `${isIPv6(address.address) ? `[${address.address}]` : address.address}:${address.port}`;
};

/** Stops listening and cuts every connection. */
export const stopServer = (server: Listener): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
