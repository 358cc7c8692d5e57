/** Connections that break before anything was said over them. */
import type { Socket } from 'node:net';
import { selfSigned } from '../../support/certificate.ts';
import { drip } from '../support/drip.ts';
import { type Way, ways } from '../support/way.ts';

const day = 24 * 60 * 60 * 1000;
const died = (why: RegExp) => new RegExp(`Paris \\(https\\S+\\) died during STEP-11\\.1: ${why.source}`);
const firstByte = (then: (socket: Socket) => void) => ({
  connection: (socket: Socket) => void socket.once('data', () => then(socket)),
});
/** TLS records: a fatal alert, and the beginning of a handshake that says more is to come. */
const alert = Buffer.from('15030300020228', 'hex');
const halfRecord = Buffer.from('1603034000020000', 'hex');

export const connections: Way[] = [
  ...ways(
    'a connection that is reset at once',
    'callBridge',
    { connection: (socket) => void socket.resetAndDestroy() },
    {
      start: /address of Paris \([^)]*ECONNRESET[^)]*\)\. \[E_NOBODY_THERE\]/,
      died: died(/.*(ECONNRESET|disconnected)/),
    },
  ),
  ...ways(
    'TLS that dies half-way',
    'callBridge',
    firstByte((socket) => socket.destroy()),
    {
      start: /address of Paris \([^)]*disconnected before secure TLS[^)]*\)\. \[E_NOBODY_THERE\]/,
      died: died(/.*disconnected before secure TLS/),
    },
  ),
  ...ways(
    'a port that speaks HTTP without TLS',
    'callBridge',
    firstByte((socket) => socket.end('HTTP/1.0 400 No\r\n\r\n')),
    {
      start: /No TLS session with Paris .*wrong version number.*\[E_TLS_FAILED\]/i,
    },
  ),
  ...ways(
    'TLS that is refused by an alert',
    'callBridge',
    firstByte((socket) => socket.end(alert)),
    {
      start: /No TLS session with Paris .*handshake failure.*\[E_TLS_FAILED\]/i,
    },
  ),
  ...ways(
    'noise instead of TLS',
    'callBridge',
    firstByte((socket) => socket.end(Buffer.alloc(64, 0x5a))),
    {
      start: /No TLS session with Paris .*\[E_TLS_FAILED\]/,
    },
  ),
  ...ways(
    'TLS that stops in the middle of a record',
    'callBridge',
    firstByte((socket) => socket.write(halfRecord)),
    {
      start: /address of Paris \(no answer within 3 s\)\. \[E_NOBODY_THERE\]/,
    },
  ),
  ...ways(
    'TLS that comes one byte at a time',
    'callBridge',
    firstByte((socket) => drip(socket, '\u0016\u0003\u0003')),
    {
      start: /Paris .*\[E_(TLS_FAILED|NOBODY_THERE)\]/,
    },
  ),
  ...ways(
    'TLS that wants to see a certificate',
    'callBridge',
    { tls: { requestCert: true, rejectUnauthorized: true } },
    { start: /No TLS session with Paris .*CERTIFICATE_REQUIRED.*\[E_TLS_FAILED\]/ },
  ),
  ...ways(
    'a certificate that expired yesterday',
    'callBridge',
    { tls: await selfSigned('localhost', -day) },
    { start: /certificate of Paris .* is not trusted \(CERT_HAS_EXPIRED[^)]*\)\. \[E_UNTRUSTED\]/ },
  ),
  ...ways(
    'a certificate that is good from tomorrow on',
    'webBridge',
    { tls: await selfSigned('localhost', day) },
    { start: /certificate of East .* is not trusted \(CERT_NOT_YET_VALID[^)]*\)\. \[E_UNTRUSTED\]/ },
  ),
];
