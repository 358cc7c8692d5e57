import { request } from 'node:https';
import { reasonOf } from '../errors.ts';
import type { NodeAccess } from './node-access.ts';
import type { Target } from './target.ts';

export interface DeadNode {
  node: string;
  url: string;
  why: string;
}

/** How often a node may fail to answer on a new connection before it counts as dead. */
const chances = 2;

/** The first node of a target that does not answer a request at all, whatever it would say; undefined when all do. */
export async function deadNode(
  target: Pick<Target, 'callBridges' | 'webBridges' | 'timing'>,
): Promise<DeadNode | undefined> {
  const nodes = [...target.callBridges, ...target.webBridges];
  const found = await Promise.all(nodes.map((node) => faultOf(node, target.timing.request)));
  return found.find((fault) => fault !== undefined);
}

async function faultOf(node: NodeAccess, timeout: number): Promise<DeadNode | undefined> {
  let failures = 0;
  for (;;) {
    const fault = await ask(node, timeout);
    if (!fault) return undefined;
    // A kept connection may have been closed by a living server: that says nothing.
    if (!fault.onKeptConnection) failures += 1;
    if (failures >= chances) return { node: node.name, url: node.url, why: fault.why };
  }
}

function ask(
  { url, agent }: NodeAccess,
  timeout: number,
): Promise<{ why: string; onKeptConnection: boolean } | undefined> {
  const { promise, resolve } = Promise.withResolvers<{ why: string; onKeptConnection: boolean } | undefined>();
  const asking = request(new URL('/', url), { agent, method: 'HEAD', signal: AbortSignal.timeout(timeout) });
  asking.on('response', (answer) => {
    answer.on('error', () => {}).resume();
    resolve(undefined);
  });
  asking.on('error', (error) => {
    const why = error.name === 'AbortError' ? `no answer within ${timeout} ms` : reasonOf(error);
    resolve({ why, onKeptConnection: asking.reusedSocket });
  });
  asking.end();
  return promise;
}
