/** Places and ids that lead elsewhere. */
import type { OutgoingHttpHeaders } from 'node:http';
import { markup } from '../support/demands.ts';
import { answered, butHead, to, toJoin } from '../support/exchanges.ts';
import { type Way, ways } from '../support/way.ts';

/** What is made is said to be at another place, or at several. */
const located = (change: (location: string) => string | string[]) => ({
  answer: to('POST', (exchange) =>
    exchange.pass(({ headers, ...honest }) => {
      const location = change(String(headers.location ?? ''));
      return { ...honest, headers: { ...headers, location } as OutgoingHttpHeaders };
    }),
  ),
});

/** Every id in every list is another. */
const identified = (id: string) => ({
  answer: to('GET', (exchange) =>
    exchange.pass(({ body, headers, status }) => {
      const text = String(body).replace(/(<(?:participant|call|callLeg) id=)"[^"]*"/g, `$1"${id}"`);
      return { status, headers: { ...headers, 'content-length': String(Buffer.byteLength(text)) }, body: text };
    }),
  ),
});

const noSpace = /Paris did not do POST \/coSpaces: its Location \(.*\) names no coSpace\. \[E_NOT_MADE\]/;

export const places = (elsewhere: string): Way[] => [
  ...ways(
    'a redirection to somebody else',
    'callBridge',
    { answer: butHead(answered('', { Location: `https://${elsewhere}/api/v1/system/status` }, 302)) },
    {
      start: /Paris at https\S+ does not answer like a CMS API: status 302 for \S+\. \[E_NOT_CMS\]/,
      judged: /Paris did not do POST \/coSpaces: status 302\. \[E_NOT_MADE\]/,
    },
  ),
  ...ways(
    'a redirection that asks for the same again, in a circle',
    'callBridge',
    { answer: butHead(({ answer, path }) => void answer.writeHead(308, { Location: path }).end()) },
    {
      start: /Paris at https\S+ does not answer like a CMS API: status 308 for \S+\. \[E_NOT_CMS\]/,
      judged: /Paris did not do POST \/coSpaces: status 308\. \[E_NOT_MADE\]/,
    },
  ),
  ...ways(
    'a join that is redirected to somebody else',
    'webBridge',
    { answer: toJoin(answered('{}', { Location: `https://${elsewhere}/api/join` }, 307)) },
    {
      tried: /East answered POST \/api\/join with what .* status 307 is not in the interface.*\[E_SMOKE_MOVE\]/,
      judged: /East answered POST \/api\/join with what .* status 307 is not in the interface.*\[E_NOT_IN_INTERFACE\]/,
    },
  ),
  ...ways(
    'a session that is redirected to somebody else',
    'webBridge',
    {
      upgrade: (_asked, socket) =>
        void socket.end(
          `HTTP/1.1 302 Found\r\nLocation: https://${elsewhere}/api/session\r\nContent-Length: 0\r\n\r\n`,
        ),
    },
    {
      tried: /East did not answer the WebSocket to \S+ \(Unexpected server response: 302\).*\[E_SMOKE_MOVE\]/,
      judged: /East did not answer the WebSocket to \S+ \(Unexpected server response: 302\)\. \[E_NO_ANSWER\]/,
    },
  ),
  ...ways(
    'a Location at somebody else',
    'callBridge',
    located((path) => `https://${elsewhere}${path}`),
    { permitted: true },
  ),
  ...ways(
    'a Location that is somebody else',
    'callBridge',
    located(() => `https://${elsewhere}`),
    {
      judged: /\[(CHECK_FAILED|INVARIANT_BROKEN|E_\w+)\]/,
    },
  ),
  ...ways(
    'two Locations that contradict each other',
    'callBridge',
    located((path) => [path, `${path.replace(/[^/]+$/, '')}00000000-0000-4000-8000-000000000000`]),
    { judged: /Paris answered POST \S+ with several Location headers that differ: .*\[E_ANSWER_AMBIGUOUS\]/ },
  ),
  ...ways(
    'the same Location twice',
    'callBridge',
    located((path) => [path, path]),
    { permitted: true },
  ),
  ...ways(
    'a Location that climbs',
    'callBridge',
    located((path) => `${path}/../..`),
    { judged: noSpace },
  ),
  ...ways(
    'a Location that asks for something',
    'callBridge',
    located((path) => `${path}?tenant=x#y`),
    { judged: noSpace },
  ),
  ...ways(
    'a Location with markup',
    'callBridge',
    located((path) => path + markup),
    { judged: noSpace },
  ),
  ...ways(
    'a Location of 8 KiB',
    'callBridge',
    located((path) => path + 'x'.repeat(8000)),
    { judged: noSpace },
  ),
  ...ways(
    'no Location',
    'callBridge',
    located(() => ''),
    { judged: noSpace },
  ),
  ...ways('ids that climb', 'callBridge', identified('../../system/status'), {
    judged: /\[(CHECK_FAILED|INVARIANT_BROKEN|E_\w+)\]/,
  }),
  ...ways('ids with the end of a line', 'callBridge', identified(`x HTTP/1.1&#13;&#10;Host: ${elsewhere}&#13;&#10;`), {
    judged: /\[(CHECK_FAILED|INVARIANT_BROKEN|E_\w+)\]/,
  }),
  ...ways('ids with markup', 'callBridge', identified(markup.replaceAll('<', '&lt;').replaceAll('"', '&quot;')), {
    judged: /\[(CHECK_FAILED|INVARIANT_BROKEN|E_\w+)\]/,
  }),
  ...ways(
    'pages without end',
    'callBridge',
    {
      answer: to('GET', (exchange) =>
        exchange.path.startsWith('/api/v1/callBridges')
          ? answered('<callBridges total="1000000000"><callBridge id="1"><name>x</name></callBridge></callBridges>')(
              exchange,
            )
          : exchange.pass(),
      ),
    },
    {
      start:
        /Paris at https\S+ does not answer like a CMS API: .*come to an end with the pages of GET \/callBridges.*\[E_NOT_CMS\]/,
    },
  ),
];
