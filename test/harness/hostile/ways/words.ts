/** Words that would do something where they are shown, and clocks that go wrong. */

import type { Honest } from '../support/behaviour.ts';
import { markup } from '../support/demands.ts';
import { to } from '../support/exchanges.ts';
import { type Way, ways } from '../support/way.ts';

const day = 24 * 60 * 60 * 1000;
const dangerous = `${markup}\u001b[2J\u0007\u009b1m\u202e`;
/** As it is but for markup: a reference to a control character is none. */
const xmlText = (text: string) => text.replace(/[<>&"]/g, (char) => `&#${char.codePointAt(0)};`);

const rewritten = (change: (text: string, headers: Honest['headers']) => [string, Honest['headers']]) => ({
  answer: to('GET', (exchange) =>
    exchange.pass(({ body, headers, status }) => {
      const [text, others] = change(String(body), headers);
      return { status, headers: { ...others, 'content-length': String(Buffer.byteLength(text)) }, body: text };
    }),
  ),
});

const shifted = (by: number) =>
  rewritten((text, headers) => [text, { ...headers, date: new Date(Date.now() + by).toUTCString() }]);

export const words: Way[] = [
  {
    name: 'a version that no terminal should see, which is no fault',
    node: 'callBridge',
    from: 'looked at',
    does: rewritten((text, headers) => [
      text.replace(/<softwareVersion>[^<]*/, `<softwareVersion>3.2${xmlText(dangerous)}`),
      headers,
    ]),
    code: 4,
    says: /version 3\.2<script>.*\\u001b\[2J\\u0007\\u009b1m\\u202e.*the 1 selected passed/,
  },
  ...ways(
    'names of Call Bridges that no terminal should see',
    'callBridge',
    rewritten((text, headers) => [text.replace(/<name>Paris/, `<name>${xmlText(dangerous)}`), headers]),
    { start: /The cluster knows no Call Bridge with the name Paris; it knows <script>.*\\u001b\[2J.*\[E_WRONG_NAME\]/ },
  ),
  ...ways(
    'names of participants with markup',
    'callBridge',
    rewritten((text, headers) => [text.replaceAll('<name>', `<name>${xmlText(dangerous)}`), headers]),
    { judged: /\[(CHECK_FAILED|INVARIANT_BROKEN|E_\w+)\]/ },
  ),
  ...ways('a clock that is a day ahead', 'callBridge', shifted(day), { permitted: true }),
  ...ways('a clock that is a day behind', 'callBridge', shifted(-day), { permitted: true }),
];
