/** How another process tells this one what to do: a line through a socket of the file system, and a line back. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { clusterError } from '../errors.ts';

/** Words, such as `start`, `Lima`. */
export type Order = readonly string[];

export interface Control {
  /** No order is heard any more. */
  close(): void;
}

const done = 'done';

/** @param obey Resolves when an order has been carried out; what it throws is told to whoever gave it. */
export const listenForOrders = async (path: string, obey: (order: Order) => Promise<void>): Promise<Control> => {
  const open = new Set<Socket>();

  const answerTo = async (line: string): Promise<string> => {
    try {
      await obey(JSON.parse(line));
      return done;
    } catch (error) {
      return (error as Error).message;
    }
  };

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
    createInterface({ input: socket }).once('line', async (line) => socket.end(await answerTo(line)));
  }).listen(path);
  await once(server, 'listening');

  return {
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
};

/** Resolves when the order has been carried out. @throws ClusterError ORDER_REFUSED */
export const giveOrder = async (path: string, order: Order): Promise<void> => {
  const socket = connect(path);
  socket.write(`${JSON.stringify(order)}\n`);
  const answer = await text(socket).catch((error: Error) => error.message);
  if (answer !== done) throw clusterError('ORDER_REFUSED', { order: order.join(' '), why: answer || 'no answer came' });
};
