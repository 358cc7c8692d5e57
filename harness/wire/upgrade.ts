import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Socket } from 'node:net';

/** What is said instead of a line of HTTP, where none came. */
type NoAnswer = 'closed' | 'unreachable' | 'silent' | 'no HTTP';

const headers = () => ({
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
  'Sec-WebSocket-Version': '13',
});

/**
 * Ask for an upgrade to WebSocket and go no further, whoever is there.
 * @param papers Key and certificate to show, if any, as PEM.
 * @param bound Milliseconds of silence after which it is given up.
 * @returns The first line of the answer, such as `HTTP/1.1 403 Forbidden`, or that there was none. SEC-14, SEC-15
 */
export async function answerToUpgrade(
  at: URL,
  papers: { key?: string; cert?: string },
  bound: number,
): Promise<string | NoAnswer> {
  const { promise, resolve } = Promise.withResolvers<string | NoAnswer>();
  let isThere = false;
  const firstLine = ({ httpVersion, statusCode, statusMessage }: IncomingMessage) =>
    resolve(`HTTP/${httpVersion} ${statusCode} ${statusMessage}`);
  // Whom it talks to is nothing to whoever asks.
  const asking = request(at, { agent: false, rejectUnauthorized: false, headers: headers(), timeout: bound, ...papers })
    .on('socket', (socket: Socket) =>
      socket.once('connect', () => {
        isThere = true;
      }),
    )
    .on('response', firstLine)
    .on('upgrade', (answer, socket) => {
      firstLine(answer);
      // The request owns it no longer.
      socket.destroy();
    })
    .on('timeout', () => resolve('silent'))
    .on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code?.startsWith('HPE_')) resolve('no HTTP');
      else resolve(isThere ? 'closed' : 'unreachable');
    })
    .on('close', () => resolve('closed'))
    .end();
  try {
    return await promise;
  } finally {
    asking.destroy();
  }
}
