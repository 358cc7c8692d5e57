/** Frames and handshakes that break WebSocket, in a session that was opened well. */
import type { Behaviour, Session } from '../support/behaviour.ts';
import { closeFrame, frame, opcode } from '../support/frame.ts';
import { type Way, ways } from '../support/way.ts';

/** The web app is sent this as soon as it has a session, and nothing of the Web Bridge's. */
const instead = (act: (session: Session) => void): Behaviour => ({ session: act, message: () => undefined });

const bad = (name: string, bytes: Buffer, why: RegExp): Way[] =>
  ways(
    name,
    'webBridge',
    instead(({ raw }) => void raw.write(bytes)),
    {
      judged: new RegExp(
        `East answered a session with what the interface does not describe: ${why.source}.*\\[E_NOT_IN_INTERFACE\\]`,
      ),
    },
  );

/** What the opening of a session is answered with. */
const opening = (name: string, answer: string, why: RegExp): Way[] =>
  ways(
    name,
    'webBridge',
    { upgrade: (_asked, socket) => void socket.write(`HTTP/1.1 ${answer}\r\n\r\n`) },
    {
      judged: new RegExp(`East did not answer the WebSocket to \\S+ \\(.*${why.source}.*\\)\\. \\[E_NO_ANSWER\\]`),
    },
  );

const upgrade = '101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ';

/** Every number that RFC 6455, 7.4 lets an endpoint send, and those that this project's binding gives a meaning. */
const codes = [1000, 1001, 1002, 1003, 1007, 1008, 1011, 1013, 1014, 3000, 4000, 4401, 4409, 4410, 4999];
const notCodes = [0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535];

export const frames: Way[] = [
  ...bad('a frame that is masked', frame(opcode.text, '{}', { masked: true }), /WS_ERR_UNEXPECTED_MASK/),
  ...bad('a frame that says it is compressed', frame(opcode.text, '{}', { rsv1: true }), /WS_ERR_UNEXPECTED_RSV_1/),
  ...bad('a frame of a kind that there is not', frame(opcode.reserved, '{}'), /WS_ERR_INVALID_OPCODE/),
  ...bad(
    'a frame of 2 MiB',
    frame(opcode.text, Buffer.alloc(2 * 1024 * 1024, 0x20)),
    /WS_ERR_UNSUPPORTED_MESSAGE_LENGTH/,
  ),
  ...bad(
    'a frame longer than a number can say',
    frame(opcode.text, 'x', { length: 2n ** 62n }),
    /WS_ERR_UNSUPPORTED_DATA/,
  ),
  ...bad('a text that is not UTF-8', frame(opcode.text, Buffer.from([0xc3, 0x28])), /WS_ERR_INVALID_UTF8/),
  ...bad('a ping in pieces', frame(opcode.ping, 'x', { fin: false }), /WS_ERR_EXPECTED_FIN/),
  ...bad('a ping that is too long', frame(opcode.ping, 'x'.repeat(200)), /WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH/),
  ...bad('a piece of no message', frame(opcode.continuation, 'x'), /WS_ERR_INVALID_OPCODE/),
  ...bad('a close that says half a number', frame(opcode.close, 'x'), /WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH/),
  ...notCodes.flatMap((code) => bad(`a close with ${code}`, closeFrame(code), /WS_ERR_INVALID_CLOSE_CODE/)),
  ...codes.flatMap((code) =>
    ways(
      `a close with ${code}`,
      'webBridge',
      instead(({ raw }) => void raw.write(closeFrame(code, '\u001b[2J'))),
      { judged: new RegExp(`closed with ${code}|credentialRefused|sessionExists|sessionEnded`) },
    ),
  ),
  ...ways(
    'a session that is reset',
    'webBridge',
    instead(({ raw }) => raw.destroy()),
    {
      tried: /East did not answer its open requests \(closed with 1006\).*\[E_SMOKE_MOVE\]/,
      judged: /East did not answer its open requests \(closed with 1006\)\. \[E_NO_ANSWER\]/,
    },
  ),
  ...ways(
    'a message in pieces without end',
    'webBridge',
    instead(({ raw }) => {
      raw.write(frame(opcode.text, '{', { fin: false }));
      raw.write(Buffer.concat(Array.from({ length: 20_000 }, () => frame(opcode.continuation, '', { fin: false }))));
    }),
    { judged: /East answered a session with what .* WS_ERR_TOO_MANY_BUFFERED_PARTS.*\[E_NOT_IN_INTERFACE\]/ },
  ),
  ...opening('an opening with a key of its own', `${upgrade}AAAA`, /Invalid Sec-WebSocket-Accept/),
  ...opening('an opening that is none', '200 OK\r\nContent-Length: 0', /Unexpected server response: 200/),
  ...opening('an opening that breaks HTTP', '1x1 What', /Parse Error/),
];
