import { readFile } from 'node:fs/promises';
import type { ClientRequest } from 'node:http';
import { Agent } from 'node:https';
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Tls } from '../../schemas/types/target.ts';
import { harnessError, reasonOf } from '../errors.ts';
import type { WebBridgeAccess } from '../participants/driver.ts';
import { fileReason } from './target-file.ts';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** A node as it is reached: its name, its origin, TLS options, and one agent that keeps connections alive. */
export type NodeAccess = WebBridgeAccess;

interface Route {
  tls?: Tls;
  proxy?: string;
  /** The folder to which the paths in `tls` are relative. */
  folder: string;
}

/** Shorter than the keep-alive time of common servers, so that a request is rarely sent into a closing connection. */
const idleLimit = 4000;

/**
 * How to reach a node, by its own TLS settings and the proxy.
 * @throws HarnessError E_TLS_FILE
 */
export async function nodeAccess(name: string, url: string, { tls = {}, proxy, folder }: Route): Promise<NodeAccess> {
  const options = await tlsOptions(tls, folder);
  const keepAlive = { keepAlive: true, timeout: idleLimit };
  const agent = proxy
    ? new TunnelAgent(proxy, keepAlive, options)
    : new Agent({ ...keepAlive, ...withoutPem(options) });
  return { name, url: new URL(url).origin, tls: { ...options }, agent: agent as Agent };
}

async function tlsOptions(tls: Tls, folder: string): Promise<ConnectionOptions> {
  const read = async (what: 'ca' | 'cert' | 'key') => {
    const path = tls[what];
    if (path === undefined) return undefined;
    const file = resolve(folder, path);
    return readFile(file, 'utf8').catch((error: unknown) => {
      throw harnessError('E_TLS_FILE', { what, file, why: fileReason(error) }, error);
    });
  };
  const pem = { ca: await read('ca'), cert: await read('cert'), key: await read('key') };
  return {
    ...pem,
    secureContext: secureContext(pem, tls, folder),
    ...(tls.servername !== undefined && { servername: tls.servername }),
    ...(tls.address !== undefined && { host: tls.address }),
  };
}

/** One context for all connections to a node: parsing certificates anew for each costs more than the handshake's rest. */
function secureContext(pem: { ca?: string; cert?: string; key?: string }, tls: Tls, folder: string) {
  try {
    if (pem.ca !== undefined && !pem.ca.includes('-----BEGIN CERTIFICATE-----'))
      throw new Error('no certificate in it');
    return createSecureContext(pem);
  } catch (error) {
    const what = tls.cert || tls.key ? 'certificate or key' : 'ca';
    const file = [tls.ca, tls.cert, tls.key].filter((path) => path !== undefined).map((path) => resolve(folder, path));
    throw harnessError('E_TLS_FILE', { what, file: file.join(' or '), why: reasonOf(error) }, error);
  }
}

/** Options for an agent, whose key for a connection would else be made of whole PEM files. */
const withoutPem = ({ ca: _, cert: __, key: ___, ...rest }: ConnectionOptions) => rest;

/** An agent through an HTTP proxy that applies the node's own TLS options behind it. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #tls: ConnectionOptions;

  constructor(proxy: string, options: { keepAlive: boolean; timeout: number }, tls: ConnectionOptions) {
    super(proxy, options);
    this.#tls = tls;
  }

  /** Told, or else guessed from a stack trace, wrongly when a connection is given back. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  override connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode !== 200) request.destroy(new ProxyRefusal(statusCode));
    });
    return super.connect(request, { ...options, ...this.#tls } as ConnectOptions);
  }
}

/** The proxy answered CONNECT with something else than 200. */
class ProxyRefusal extends Error {
  override name = 'ProxyRefusal';
  readonly code = 'EPROXY';
  constructor(status: number) {
    super(`it answers ${status}`);
  }
}
