import { request } from 'node:https';
import { reasonOf } from '../errors.ts';
import type { NodeAccess } from './node-access.ts';
import type { Target } from './target.ts';

export interface DeadNode {
  node: string;
  url: string;
  why: string;
}

/** The first node of a target that does not answer a request at all, whatever it would say; undefined when all do. */
export async function deadNode(
  target: Pick<Target, 'callBridges' | 'webBridges' | 'timing'>,
): Promise<DeadNode | undefined> {
  const nodes = [...target.callBridges, ...target.webBridges];
  const found = await Promise.all(nodes.map((node) => faultOf(node, target.timing.request)));
  return found.find((fault) => fault !== undefined);
}

function faultOf({ name, url, agent }: NodeAccess, timeout: number): Promise<DeadNode | undefined> {
  return new Promise((resolve) => {
    const dead = (error: Error) => resolve({ node: name, url, why: reasonOf(error) });
    // Not a kept connection: a dead process may have left one that has not noticed.
    const options = { agent, method: 'HEAD', headers: { Connection: 'close' }, signal: AbortSignal.timeout(timeout) };
    request(new URL('/', url), options, (answer) => {
      answer.on('error', () => {}).resume();
      resolve(undefined);
    })
      .on('error', dead)
      .end();
  });
}
