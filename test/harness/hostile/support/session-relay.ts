/** Web apps and their sessions at the real Web Bridge: what one says reaches the other. */
import type { IncomingMessage } from 'node:http';
import type { Agent } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Behaviour } from './behaviour.ts';

export class SessionRelay {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #upstream: { url: string; agent: Agent };

  constructor(upstream: { url: string; agent: Agent }) {
    this.#upstream = upstream;
  }

  accept(asked: IncomingMessage, socket: Duplex, head: Buffer, does: Behaviour): void {
    this.#server.handleUpgrade(asked, socket, head, (webApp) => {
      const { url, agent } = this.#upstream;
      const bridge = new WebSocket(`${url.replace(/^http/, 'ws')}${asked.url}`, { agent, perMessageDeflate: false });
      relay({ webApp, bridge, raw: socket as Socket }, does);
    });
  }

  close(): void {
    for (const webApp of this.#server.clients) webApp.terminate();
  }
}

function relay(session: { webApp: WebSocket; bridge: WebSocket; raw: Socket }, does: Behaviour): void {
  const { webApp, bridge } = session;
  const opened = new Promise<void>((resolve) => bridge.once('open', resolve));
  webApp.on('message', async (data) => {
    await opened;
    bridge.send(String(data), () => {});
  });
  bridge.on('message', (data) => {
    const text = does.message ? does.message(String(data), session) : String(data);
    if (text !== undefined) webApp.send(text, () => {});
  });
  webApp.on('error', () => {}).on('close', () => bridge.terminate());
  bridge.on('error', () => {}).on('close', (code) => (code === 1006 ? webApp.terminate() : webApp.close(code)));
  opened.then(() => does.session?.(session));
}
