import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface Elsewhere extends AsyncDisposable {
  /** `127.0.0.1:port` */
  host: string;
  visits(): number;
}

/** Somebody who has nothing to do with the target, and counts who comes all the same. */
export async function startElsewhere(): Promise<Elsewhere> {
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits: () => visits,
    async [Symbol.asyncDispose]() {
      await new Promise((done) => server.close(done));
    },
  };
}
