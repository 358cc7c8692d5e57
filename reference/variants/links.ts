/** Permitted differences in how messages and connections look. */
import type { Variant } from '../deviation.ts';
import type { Outgoing } from '../link/link.ts';

/** Delays everything by the same time, so the order stays. */
const delayed =
  (time: number, next: Outgoing): Outgoing =>
  (message, pass) =>
    void setTimeout(() => next(message, pass), time).unref();

export const fragmentedFrames: Variant = {
  id: 'fragmented-frames',
  permits: 'RFC 6455, 5.4',
  title: 'Every message comes in three frames.',
  apply: (parts) => ({
    ...parts,
    write(socket, text) {
      const bytes = Buffer.from(text);
      const third = Math.ceil(bytes.length / 3);
      socket.send(bytes.subarray(0, third), { binary: false, fin: false });
      socket.send(bytes.subarray(third, 2 * third), { binary: false, fin: false });
      socket.send(bytes.subarray(2 * third), { binary: false, fin: true });
    },
  }),
};

export const spaciousJson: Variant = {
  id: 'spacious-json',
  permits: 'RFC 8259, 2: insignificant whitespace; 4: members in any order',
  title: 'Messages are indented, and their members come in the opposite order.',
  apply: (parts) => {
    const reversed = (_name: string, value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value;
    return {
      ...parts,
      write: (socket, text) => parts.write(socket, JSON.stringify(JSON.parse(text), reversed, 2)),
    };
  },
};

export const slowLinks: Variant = {
  id: 'slow-links',
  permits: 'the bounds of the target file',
  title: 'Every message on every link takes ten milliseconds more.',
  apply: (parts) => ({
    ...parts,
    outgoingOf: (kind, node) => delayed(10, parts.outgoingOf(kind, node)),
  }),
};

export const slowPeers: Variant = {
  id: 'slow-peers',
  permits: 'the bounds of the target file: Call Bridges agree within a time, not at once',
  title: 'A change is answered before the other Call Bridges have heard of it.',
  apply: (parts) => ({
    ...parts,
    outgoingOf: (kind, node) =>
      kind === 'peer' ? delayed(40, parts.outgoingOf(kind, node)) : parts.outgoingOf(kind, node),
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), agreementTime: 0 }),
  }),
};

export const pingsOften: Variant = {
  id: 'pings-often',
  permits: 'asyncapi.yaml: either side may ping; RFC 6455, 5.5.3: a pong may come unasked',
  title: 'A web app gets a ping and a pong every twenty milliseconds.',
  apply: (parts) => ({
    ...parts,
    acceptWebApp(socket, deps) {
      const signs = setInterval(() => {
        if (socket.readyState !== socket.OPEN) return;
        socket.ping('still there?');
        socket.pong();
      }, 20).unref();
      socket.once('close', () => clearInterval(signs));
      parts.acceptWebApp(socket, deps);
    },
  }),
};

export const tls12: Variant = {
  id: 'tls-1-2',
  permits: 'clients of the API expect TLS 1.2 or later',
  title: 'Listeners speak TLS 1.2 and no later version.',
  replaces: 'tls',
  apply: (parts) => ({
    ...parts,
    listenerOptions: (options) => ({ ...parts.listenerOptions(options), maxVersion: 'TLSv1.2' }),
  }),
};
