/** Ways to answer badly, and to whom. */
import type { Exchange } from './behaviour.ts';

type Answering = (exchange: Exchange) => Promise<void> | void;

/** Who asks whether the node is alive is answered well: what is wrong is not that it is dead. */
export const butHead =
  (misbehave: Answering): Answering =>
  (exchange) =>
    exchange.method === 'HEAD' ? exchange.pass() : misbehave(exchange);

/** Only what is asked with this method. */
export const to =
  (method: string, misbehave: Answering): Answering =>
  (exchange) =>
    exchange.method === method ? misbehave(exchange) : exchange.pass();

/** Only those who ask to join. */
export const toJoin =
  (misbehave: Answering): Answering =>
  (exchange) =>
    exchange.path === '/api/join' ? misbehave(exchange) : exchange.pass();

/** These very bytes for an answer. */
export const raw =
  (bytes: string | Buffer): Answering =>
  ({ socket }) =>
    void socket.write(bytes);

/** An answer whose length is right. */
export const answered =
  (
    body: string | Buffer,
    headers: Readonly<Record<string, string | string[]>> = { 'Content-Type': 'text/xml' },
    status = 200,
  ): Answering =>
  ({ answer }) =>
    void answer.writeHead(status, headers).end(body);
