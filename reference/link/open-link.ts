/** How a node makes links of its sockets: the same way for all, with the seam for defects and variants. */
import type { WebSocket } from 'ws';
import type { Log } from '../log.ts';
import {
  createLink,
  type Handler,
  type Link,
  type LinkKind,
  type LinkSettings,
  type Outgoing,
  type Write,
} from './link.ts';

/** Seam: what becomes of the messages that a node sends on links of one kind. */
export type OutgoingOf = (kind: LinkKind, node: string) => Outgoing;

export const passOn: Outgoing = (message, pass) => pass(message);

/** One text message, one frame. */
export const writeFrame: Write = (socket, text) => socket.send(text);

export type OpenLink = (kind: LinkKind, socket: WebSocket, handle: Handler, onClose?: (code: number) => void) => Link;

export interface OpenLinkDeps {
  node: string;
  log: Log;
  settings: LinkSettings & { maxLinkFrame: number; peerTime: number };
  outgoingOf: OutgoingOf;
  write: Write;
}

export const createOpenLink =
  ({ node, log, settings, outgoingOf, write }: OpenLinkDeps): OpenLink =>
  (kind, socket, handle, onClose) =>
    createLink(socket, {
      settings: {
        ...settings,
        ...(kind === 'peer' && { requestTime: settings.peerTime }),
        // Between nodes a whole roster may wait; only web apps are cut for not reading.
        ...(kind !== 'webApp' && { maxUnread: settings.maxLinkFrame }),
      },
      handle,
      outgoing: outgoingOf(kind, node),
      write,
      onClose,
      onFault: (error) =>
        log.warning(`a request could not be answered: ${error instanceof Error ? error.message : error}`),
    });
