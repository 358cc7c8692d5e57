import { readFile } from 'node:fs/promises';
import { Agent, type AgentOptions } from 'node:https';
import { resolve } from 'node:path';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import type { Tls } from '../../schemas/types/target.ts';
import { harnessError, reasonOf } from '../errors.ts';
import type { WebBridgeAccess } from '../participants/driver.ts';
import { fileReason } from './target-file.ts';

/** A node as it is reached: its name, its origin, TLS options, and one agent that keeps connections alive. */
export type NodeAccess = WebBridgeAccess;

interface Route {
  tls?: Tls;
  proxy?: string;
  /** The folder to which the paths in `tls` are relative. */
  folder: string;
}

/** Shorter than any keep-alive time that a target may have (features/README.md): else a request may meet the close of its connection. */
const idleLimit = 750;

/**
 * How to reach a node, by its own TLS settings and the proxy.
 * @throws HarnessError E_TLS_FILE
 */
export async function nodeAccess(name: string, url: string, { tls = {}, proxy, folder }: Route): Promise<NodeAccess> {
  const options = await tlsOptions(tls, folder);
  const keepAlive = { keepAlive: true, timeout: idleLimit };
  const agent =
    proxy === undefined
      ? new Agent({ ...keepAlive, ...withoutPem(options) })
      : await tunnelAgent(proxy, keepAlive, options);
  return { name, url: new URL(url).origin, tls: { ...options }, agent };
}

/** Loaded only where there is a proxy: every worker of a run begins by loading. */
async function tunnelAgent(proxy: string, keepAlive: AgentOptions, tls: ConnectionOptions): Promise<Agent> {
  const { TunnelAgent } = await import('./tunnel-agent.ts');
  return new TunnelAgent(proxy, keepAlive, tls) as Agent;
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
