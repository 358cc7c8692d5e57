/** `move-conformance reference host`: clusters in one process that is started once, for whoever needs many one after the other. */
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { clusterError } from '../errors.ts';
import { withReferenceOptions } from './reference-options.ts';
import { type ReferenceOptions, type RunningReference, startReference } from './run-reference.ts';

/** A line of standard input. */
interface Order {
  /** Whatever the answer is to be known by. */
  id: number;
  /** Start a cluster with these options of `reference`. */
  start?: readonly string[];
  /** End the cluster that the order of this id has started. */
  end?: number;
}

export const hostCommand = (): Command =>
  new Command('host')
    .summary('start and end clusters as standard input says')
    .description(
      'Reads a JSON object a line, {"id": 1, "start": [options of reference]} or {"id": 2, "end": 1}, and answers each with ' +
        '{"id": 1} or {"id": 1, "error": "why"}. Ends when standard input does, and everything that it has started with it.',
    )
    .action(host);

const host = async (): Promise<void> => {
  const running = new Map<number, RunningReference>();

  const obey = async ({ id, start, end }: Order): Promise<void> => {
    if (start) running.set(id, await startReference(optionsFrom(start)));
    const ending = end === undefined ? undefined : running.get(end);
    if (end === undefined || !ending) return;
    running.delete(end);
    await ending.close();
  };

  const obeyed: Promise<void>[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    const order = orderIn(line);
    const answer = (error?: Error) => console.log(JSON.stringify({ id: order.id, error: error?.message }));
    obeyed.push(obey(order).then(() => answer(), answer));
  }
  await Promise.all(obeyed);
  await Promise.all([...running.values()].map((one) => one.close()));
};

/** @throws ClusterError UNKNOWN_ORDER */
const orderIn = (line: string): Order => {
  try {
    return JSON.parse(line) as Order;
  } catch (error) {
    throw clusterError('UNKNOWN_ORDER', { order: line }, error as Error);
  }
};

/** @throws CommanderError, ClusterError */
const optionsFrom = (args: readonly string[]): ReferenceOptions =>
  withReferenceOptions(new Command('reference'))
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parse([...args], { from: 'user' })
    .opts();
