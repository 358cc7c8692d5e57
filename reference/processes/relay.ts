/** A link between two nodes that can be cut: what dials it is passed on to another address. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Relay {
  /** `host:port` to dial instead. */
  readonly address: string;
  readonly isCut: boolean;
  /** Breaks all connections, and every new one at once. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** @param host On which it listens. @param to `host:port` */
export const startRelay = async (host: string, to: string): Promise<Relay> => {
  const { hostname, port } = new URL(`tcp://${to}`);
  const open = new Set<Socket>();
  let isCut = false;

  const accept = (dialled: Socket): void => {
    if (isCut) return void dialled.destroy();
    const passedOn = connect(Number(port), hostname);
    for (const [one, other] of [
      [dialled, passedOn],
      [passedOn, dialled],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      // What follows an error is the close.
      one
        .on('error', () => {})
        .on('close', () => {
          open.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  };

  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };

  const server = createServer(accept).listen(0, host);
  await once(server, 'listening');
  return {
    address: `${host}:${(server.address() as AddressInfo).port}`,
    get isCut() {
      return isCut;
    },
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      breakAll();
      await closed;
    },
  };
};
