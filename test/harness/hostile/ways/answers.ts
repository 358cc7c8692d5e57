/** Answers that break HTTP, or are too much. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { pour } from '../support/drip.ts';
import { answered, butHead, raw, to, toJoin } from '../support/exchanges.ts';
import { type Way, ways } from '../support/way.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n';
const mega = 1024 * 1024;
const bomb = Buffer.alloc(32 * mega, ' ');
const tooLarge = /Paris answered \w+ \/api\/v1\/\S+ with more than 1048576 bytes\. \[E_ANSWER_TOO_LARGE\]/;
const tooLargeAtFirst = /Paris at https\S+ does not answer like a CMS API: .* more than 1048576 bytes.*\[E_NOT_CMS\]/;
const broken = (why: RegExp) => ({
  start: new RegExp(`Paris at https\\S+ does not answer like a CMS API: .*${why.source}.*\\[E_NOT_CMS\\]`),
  judged: new RegExp(`Paris did not answer POST \\S+ \\(.*${why.source}.*\\[E_NO_ANSWER\\]`),
});

export const answers: Way[] = [
  ...ways(
    'a body without end',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(`${ok}\r\n<status>`);
        pour(socket, Buffer.alloc(256 * 1024, ' '));
      }),
    },
    { start: tooLargeAtFirst, judged: tooLarge },
  ),
  ...ways(
    'a compression bomb, gzip',
    'callBridge',
    { answer: butHead(answered(gzipSync(bomb), { 'Content-Encoding': 'gzip' })) },
    { start: tooLargeAtFirst, judged: tooLarge },
  ),
  ...ways(
    'a compression bomb, brotli',
    'callBridge',
    { answer: butHead(answered(brotliCompressSync(bomb, { params: { 1: 1 } }), { 'Content-Encoding': 'br' })) },
    { start: /Paris at https\S+ does not answer like a CMS API: .*\[E_NOT_CMS\]/ },
  ),
  ...ways(
    'headers without end',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(ok);
        pour(socket, `X-More: ${'x'.repeat(4000)}\r\n`);
      }),
    },
    broken(/Header overflow/),
  ),
  ...ways(
    'a status line that is none',
    'callBridge',
    { answer: butHead(raw('HTTP/9.9 what?\r\n\r\n')) },
    broken(/Parse Error/),
  ),
  ...ways(
    'two lengths that differ',
    'callBridge',
    { answer: butHead(raw(`${ok}Content-Length: 4\r\nContent-Length: 5\r\n\r\n<a/>`)) },
    { judged: broken(/Parse Error/).judged },
  ),
  ...ways(
    'a chunk whose length is none',
    'callBridge',
    { answer: butHead(raw(`${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n`)) },
    { judged: broken(/Invalid character in chunk size/).judged },
  ),
  ...ways(
    'an extension of a chunk without end',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(`${ok}Transfer-Encoding: chunked\r\n\r\n1;`);
        pour(socket, 'x'.repeat(4000));
      }),
    },
    { judged: broken(/Chunk extensions overflow/).judged },
  ),
  ...ways(
    'a body that is shorter than it says',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(`${ok}Content-Length: 5000\r\n\r\n<status>`);
        socket.end();
      }),
    },
    { start: /address of Paris \([^)]*aborted[^)]*\)\. \[E_NOBODY_THERE\]/, judged: broken(/aborted/).judged },
  ),
  ...ways(
    'a connection that is reset in the middle of a body',
    'callBridge',
    {
      answer: butHead(({ socket }) => {
        socket.write(`${ok}Content-Length: 5000\r\n\r\n<status>`, () => socket.destroy());
      }),
    },
    { judged: broken(/aborted/).judged },
  ),
  ...ways(
    'an answer of HTTP that changes the protocol',
    'callBridge',
    { answer: butHead(raw('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')) },
    { judged: /Paris did not answer POST \S+ \(.*\[E_NO_ANSWER\]/ },
  ),
  ...ways(
    'an answer after each that nobody asked for',
    'callBridge',
    {
      answer: butHead(async (exchange) => {
        await exchange.pass();
        exchange.socket.write(`${ok}Content-Length: 14\r\n\r\n<nobody-asked>`);
      }),
    },
    { died: /Paris .*\[E_\w+\]/ },
  ),
  ...ways(
    'a password that is not good any more',
    'callBridge',
    { answer: butHead(answered('', {}, 401)) },
    {
      judged: /Paris did not do POST \/coSpaces: status 401\. \[E_NOT_MADE\]/,
    },
  ),
  ...ways(
    'a node that is busy for ever',
    'callBridge',
    { answer: to('GET', answered('', { 'Retry-After': '1' }, 503)) },
    {
      start: /does not answer like a CMS API: status 503 for \S+\. \[E_NOT_CMS\]/,
      judged: /\[(INVARIANT_BROKEN|CHECK_FAILED)\] .*\b503\b/,
    },
  ),
  ...ways(
    'an answer to a join without end',
    'webBridge',
    {
      answer: toJoin(({ answer }) => {
        answer.writeHead(200, { 'Content-Type': 'application/json' });
        pour(answer, ' '.repeat(64 * 1024));
      }),
    },
    {
      tried: /East answered POST \/api\/join with more than 65536 bytes.*\[E_SMOKE_MOVE\]/,
      judged: /East answered POST \/api\/join with more than 65536 bytes\. \[E_ANSWER_TOO_LARGE\]/,
    },
  ),
];
