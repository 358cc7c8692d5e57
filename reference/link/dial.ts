/** Opens a WebSocket to another node and keeps it open: dials again, with growing pauses, whenever it breaks. */
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { type ClientOptions, WebSocket } from 'ws';

export interface DialSettings {
  redialTime: number;
  longestRedialTime: number;
  requestTime: number;
  closeTime: number;
  maxLinkFrame: number;
}

/** Where else to connect to, by `host:port`, as a hosts file says it for names alone. */
export type Routes = Readonly<Record<string, string>>;

export interface DialOptions {
  /** `wss://host:port/path` */
  url: string;
  routes: Routes;
  /** Trust, and this node's own certificate. */
  tls: Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'minVersion' | 'maxVersion'>;
  settings: DialSettings;
  /** A socket has just opened; it lives until its `close`. */
  onOpen: (socket: WebSocket) => void;
  /** An attempt failed, or the socket closed. */
  onDown: (error: Error | undefined) => void;
}

export interface Dialer {
  readonly url: string;
  /** Dials at once if the socket is down: the other side has shown that it is there. */
  hurry(): void;
  close(): void;
}

/** The same URL at the other address, and the name that the certificate is still to have. */
const routed = (url: string, routes: Routes): { url: string; servername?: string } => {
  const { host, hostname } = new URL(url);
  const route = routes[host];
  if (route === undefined) return { url };
  return { url: url.replace(host, route), ...(isIP(hostname) === 0 && { servername: hostname }) };
};

export const createDialer = ({ url, routes, tls, settings, onOpen, onDown }: DialOptions): Dialer => {
  let pause = settings.redialTime;
  let timer: NodeJS.Timeout | undefined;
  let socket: WebSocket | undefined;
  let isClosed = false;

  const dial = (): void => {
    timer = undefined;
    const { url: address, ...name } = routed(url, routes);
    const options: ClientOptions & { closeTimeout: number } = {
      ...tls,
      ...name,
      perMessageDeflate: false,
      maxPayload: settings.maxLinkFrame,
      handshakeTimeout: settings.requestTime,
      closeTimeout: settings.closeTime,
      // What follows from one message, such as an answer passed on, then comes before the next message.
      allowSynchronousEvents: false,
    };
    const dialled = new WebSocket(address, options);
    let failure: Error | undefined;
    socket = dialled;
    dialled.on('error', (error) => {
      failure = error;
    });
    dialled.on('open', () => {
      pause = settings.redialTime;
      onOpen(dialled);
    });
    dialled.on('close', () => {
      socket = undefined;
      if (isClosed) return;
      timer = setTimeout(dial, pause);
      pause = Math.min(pause * 2, settings.longestRedialTime);
      onDown(failure);
    });
  };
  // Thrown here, a wrong address in the database would end the process.
  if (URL.canParse(url)) dial();
  else onDown(new Error(`'${url}' is not an address`));

  return {
    url,
    hurry() {
      if (!timer) return;
      clearTimeout(timer);
      dial();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      socket?.terminate();
    },
  };
};
