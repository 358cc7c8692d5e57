/** Nothing comes, or too little, or too late. */
import type { Exchange } from '../support/behaviour.ts';
import { drip, pour } from '../support/drip.ts';
import { type Way, ways } from '../support/way.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';
const late = /Nobody answers at https\S+, the address of Paris \(no answer within 3 s\)\. \[E_NOBODY_THERE\]/;
const died = /Not conformant: Paris \(https\S+\) died during STEP-11\.1: no answer within \d+ ms\./;
const unanswered = /Paris did not answer POST \/api\/v1\/\S+ \(not within \d+ ms\)\. \[E_NO_ANSWER\]/;

/** Not asked whether it is alive: it answers that. */
const butHead =
  (misbehave: (exchange: Exchange) => void) =>
  (exchange: Exchange): Promise<void> | void =>
    exchange.method === 'HEAD' ? exchange.pass() : misbehave(exchange);

export const silence: Way[] = [
  ...ways(
    'a Call Bridge that takes connections and says nothing',
    'callBridge',
    { connection: (socket) => socket.resume() },
    { start: late, died },
  ),
  ...ways(
    'a Call Bridge that takes requests and says nothing',
    'callBridge',
    { answer: butHead(() => {}) },
    { start: late, judged: unanswered },
  ),
  ...ways(
    'headers that come one byte at a time',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(`${head}X-Slow: `);
        drip(socket, 'x');
      }),
    },
    { start: late, judged: unanswered },
  ),
  ...ways(
    'a body that comes one byte at a time',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(`${head}Content-Length: 100000\r\n\r\n<status>`);
        drip(socket, ' ');
      }),
    },
    { start: late, judged: unanswered },
  ),
  ...ways(
    'interim answers without end, and never the answer',
    'callBridge',
    { answer: butHead(({ socket }) => pour(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(20))) },
    { start: late, judged: unanswered },
  ),
  ...ways(
    'a connection that is half closed',
    'callBridge',
    { answer: ({ socket }) => void socket.end() },
    {
      start: /address of Paris \(ECONNRESET: [^)]*\)\. \[E_NOBODY_THERE\]/,
      died: /Paris .*died during .*socket hang up/,
    },
  ),
  ...ways(
    'a Web Bridge that takes requests and says nothing',
    'webBridge',
    { answer: () => {} },
    {
      start: /the address of East \(no answer within 3 s\)\. \[E_NOBODY_THERE\]/,
      tried: /tried before judging, did not get through: East did not answer POST \/api\/join at .*\[E_SMOKE_MOVE\]/,
      died: /East \(https\S+\) died during STEP-11\.1: no answer within \d+ ms/,
    },
  ),
  ...ways(
    'a join whose answer comes one byte at a time',
    'webBridge',
    {
      answer: (exchange) => {
        if (exchange.path !== '/api/join') return exchange.pass();
        exchange.answer.writeHead(200, { 'Content-Length': 10_000 });
        drip(exchange.answer, ' ');
        return undefined;
      },
    },
    {
      tried: /East did not answer POST \/api\/join .*\[E_SMOKE_MOVE\]/,
      judged: /East did not answer POST \/api\/join .*\[E_NO_ANSWER\]/,
    },
  ),
  ...ways(
    'a session that is never opened',
    'webBridge',
    { upgrade: () => {} },
    {
      tried: /East did not answer the WebSocket to wss\S+ \(.*\[E_SMOKE_MOVE\]/,
      judged: /East did not answer the WebSocket to wss\S+ \(.*\[E_NO_ANSWER\]/,
    },
  ),
  ...ways(
    'a session in which nothing is answered',
    'webBridge',
    { message: () => undefined },
    { judged: /East did not answer POST \/api\/call\/session \(nothing came within \d+ ms\)\. \[E_NO_ANSWER\]/ },
  ),
  ...ways(
    'a frame of which one byte comes at a time',
    'webBridge',
    {
      message: () => undefined,
      session: ({ raw }) => {
        raw.write(Buffer.from([0x81, 126, 0xff, 0xff]));
        drip(raw, 'x');
      },
    },
    { judged: /East did not answer POST \/api\/call\/session \(nothing came within \d+ ms\)\. \[E_NO_ANSWER\]/ },
  ),
  ...ways(
    'a session that stays half open when it is ended',
    'webBridge',
    {
      message: (text, { bridge }) => {
        bridge.removeAllListeners('close');
        return text;
      },
    },
    { judged: /East did not answer the close that was due \(it did not come within \d+ ms\)\. \[E_NO_ANSWER\]/ },
  ),
];
