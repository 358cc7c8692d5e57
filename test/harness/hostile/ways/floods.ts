/** Too much, of what is each for itself in order. */
import type { Session } from '../support/behaviour.ts';
import { pour } from '../support/drip.ts';
import { frame, opcode } from '../support/frame.ts';
import { type Way, ways } from '../support/way.ts';

const many = (piece: Buffer, count: number) => Buffer.concat(Array.from({ length: count }, () => piece));

/** Poured into a session beside everything else. */
const beside = (act: (session: Session) => void) => ({ session: act });

/** Where the machine is so slow that a request is given up before all of it has come, that is said. */
const flood =
  /East (sent more than \w+ (messages|bytes) in one session\. \[E_FLOOD\]|did not answer .*\[E_NO_ANSWER\])/;
const text = (message: object) => frame(opcode.text, JSON.stringify(message));

/** More than anybody has to say, each numbered as it ought to be. */
const news = Buffer.concat(
  Array.from({ length: 10_100 }, (_, at) => {
    const body = { from: '22222222-2222-4222-8222-222222222222', name: 'Bob', text: 'x' };
    return text({ type: 'request', id: at + 1, method: 'POST', path: '/api/call/session/chat', body });
  }),
);

export const floods: Way[] = [
  ...ways(
    'pings without end',
    'webBridge',
    beside(({ raw }) => pour(raw, many(frame(opcode.ping, 'x'.repeat(125)), 50))),
    {
      permitted: true,
    },
  ),
  ...ways(
    'pings without end whose answers nobody reads',
    'webBridge',
    beside(({ raw }) => {
      raw.pause();
      pour(raw, many(frame(opcode.ping, 'x'.repeat(125)), 500));
    }),
    { judged: /\[(E_\w+|CHECK_FAILED)\]/ },
  ),
  ...ways(
    'pongs without end',
    'webBridge',
    beside(({ raw }) => pour(raw, many(frame(opcode.pong, 'x'), 100))),
    {
      permitted: true,
    },
  ),
  ...ways(
    'answers without end that nobody asked for',
    'webBridge',
    beside(({ raw }) => pour(raw, many(text({ type: 'response', id: 4711, status: 200 }), 1000), 1)),
    { judged: /\[(E_FLOOD|E_NO_ANSWER|INVARIANT_BROKEN|CHECK_FAILED)\]/ },
  ),
  ...ways(
    'a session in which news come without end, and nothing else',
    'webBridge',
    {
      message: () => undefined,
      session: ({ raw }: Session) => void raw.write(news),
    },
    { tried: /did not get through: East .*\[E_SMOKE_MOVE\]/, judged: flood },
  ),
  ...ways(
    'a session in which large messages come without end',
    'webBridge',
    {
      message: () => undefined,
      session: ({ raw }: Session) => void raw.write(many(text({ type: 'x'.repeat(1000 * 1000) }), 17)),
    },
    { judged: flood },
  ),
];
