/** A WebSocket in a thread of its own: it goes on when the thread of the test stands still. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

export interface DistantSocket extends AsyncDisposable {
  send(data: string): void;
  /** The next message, parsed. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read single fields of messages
  next(): Promise<any>;
}

/** Resolves when it is open. */
export const openElsewhere = async (url: string, ca: string): Promise<DistantSocket> => {
  const thread = new Worker(new URL(import.meta.url), { workerData: { url, ca } });
  await once(thread, 'message');
  return {
    send: (data) => thread.postMessage(data),
    next: async () => JSON.parse(String((await once(thread, 'message'))[0])),
    async [Symbol.asyncDispose]() {
      await thread.terminate();
    },
  };
};

if (!isMainThread && parentPort) {
  const port = parentPort;
  const { url, ca } = workerData as { url: string; ca: string };
  const socket = new WebSocket(url, { perMessageDeflate: false, ca });
  socket.once('open', () => port.postMessage('open'));
  socket.on('message', (data) => port.postMessage(data.toString()));
  socket.once('close', (code) => port.postMessage(JSON.stringify({ closed: code })));
  port.on('message', (data: string) => socket.send(data));
}
