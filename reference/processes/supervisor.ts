/** A cluster whose nodes are child processes, so that they can be killed, stopped and cut off from each other. */
import { join } from 'node:path';
import { type InitOptions, initialise } from '../init.ts';
import type { Routes } from '../link/dial.ts';
import { fileNameOf } from '../names.ts';
import type { TargetOptions } from '../target-file.ts';
import { listenForOrders } from './control.ts';
import { createObedience, faultsOf, type Link, quoted } from './faults.ts';
import { createNodeProcess } from './node-process.ts';
import { startRelay } from './relay.ts';
import { createWatch } from './watch.ts';

export interface ProcessesOptions extends Omit<InitOptions, 'routesOf'> {
  /** Path of the file that stands for this package's command. */
  command: string;
  /** More arguments for each node. */
  nodeArgs: readonly string[];
}

export interface ClusterOfProcesses {
  /** All that a target file says of it, its faults included. */
  target: TargetOptions;
  close(): Promise<void>;
}

/** How long the nodes may take until all are linked. */
const linkTime = 20_000;

/** Neighbours on one machine dial each other again soon. */
const neighbourly = { longestRedialTime: 100 };

/**
 * Starts every node; resolves when all are linked.
 * @throws ClusterError DIRECTORY_NOT_EMPTY, FILE_UNWRITABLE, NODE_ENDED, NOT_LINKED
 */
export const startProcesses = async (options: ProcessesOptions): Promise<ClusterOfProcesses> => {
  const { directory, host, command, nodeArgs, settings } = options;
  const closing: (() => unknown)[] = [];
  /** What was opened last is closed first. */
  const close = async (): Promise<void> => {
    for (const one of closing.reverse()) await one();
  };

  const links: Link[] = [];
  const routesOf: InitOptions['routesOf'] = async (from, others): Promise<Routes> => {
    const relayed = others.map(async ({ name, address }) => {
      const relay = await startRelay(host, address);
      links.push({ from, to: name, relay });
      return [address, relay.address];
    });
    return Object.fromEntries(await Promise.all(relayed));
  };

  const watch = createWatch(linkTime);
  const pidFileOf = (node: string): string => join(directory, `${fileNameOf(node)}.pid`);
  const socket = join(directory, 'control.sock');
  const tell = [process.execPath, command, 'reference', 'tell', socket].map(quoted).join(' ');

  try {
    closing.push(() => Promise.all(links.map(({ relay }) => relay.close())));
    const cluster = await initialise({ ...options, settings: { ...neighbourly, ...settings }, routesOf });
    const nodes = [...cluster.callBridges, ...cluster.webBridges].map(({ name, file }) =>
      createNodeProcess({
        name,
        command,
        args: ['reference', 'node', file, ...nodeArgs],
        pidFile: pidFileOf(name),
        onChange: watch.changed,
      }),
    );
    closing.push(() => Promise.all(nodes.map((node) => node.end())));
    for (const node of nodes) node.start();
    await watch.until(
      () => nodes.every(({ isLinked }) => isLinked),
      () => nodes.find(({ isRunning }) => !isRunning)?.name,
    );
    const control = await listenForOrders(socket, createObedience({ nodes, links }, watch));
    closing.push(control.close);
    const faults = faultsOf({ nodes, links, pidFileOf, tell });
    const keys = new Map(nodes.map(({ name, jwksUrl }) => [name, jwksUrl]));
    const callBridges = cluster.target.callBridges.map((one) => ({ ...one, jwksUrl: keys.get(one.name) }));
    return { target: { ...cluster.target, callBridges, settings, faults }, close };
  } catch (error) {
    await close();
    throw error;
  }
};
