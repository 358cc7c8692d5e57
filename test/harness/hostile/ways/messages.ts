/** Messages in a session that say something else than they ought to, and answers to joins that do. */
import type { Behaviour, Session } from '../support/behaviour.ts';
import { markup } from '../support/demands.ts';
import { answered, toJoin } from '../support/exchanges.ts';
import { type Way, ways } from '../support/way.ts';

/** The web app is told this when its session is open, beside everything else. */
const beside = (message: unknown, binary = false): Behaviour => ({
  session: ({ webApp }: Session) => {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    webApp.send(binary ? Buffer.from(text) : text);
  },
});

/** Each message of the Web Bridge is another when it reaches the web app. */
const changed = (change: (text: string) => string): Behaviour => ({ message: change });

/** The session goes on: an invariant says that not everything was valid. */
const invalid = (name: string, does: Behaviour): Way[] =>
  ways(name, 'webBridge', does, { judged: /\[(INVARIANT_BROKEN|E_\w+|CHECK_FAILED)\]/ });

const join = (name: string, body: string, why: RegExp, status = 200): Way[] =>
  ways(
    name,
    'webBridge',
    { answer: toJoin(answered(body, { 'Content-Type': 'application/json' }, status)) },
    {
      judged: new RegExp(`East answered POST /api/join with what .*${why.source}.*\\[E_NOT_IN_INTERFACE\\]`),
    },
  );

const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
const dangerous = `${markup}\u001b[2J\u0007\r\u009b1m\u202e\ud800\uffff\u0000`;
const ended = {
  type: 'request',
  id: 1e6,
  method: 'POST',
  path: '/api/call/session/ended',
  body: { reason: dangerous },
};
const token = 'a-credential-of-sixteen-or-more';

export const messages: Way[] = [
  ...invalid('an answer that nobody asked for', beside({ type: 'response', id: 4711, status: 200 })),
  ...invalid('every answer twice', {
    message: (text, { webApp }) => {
      if (text.includes('"response"')) webApp.send(text);
      return text;
    },
  }),
  ...invalid('a binary message', beside('{}', true)),
  ...invalid('a message that is no JSON', beside('{"type":')),
  ...invalid('a message that is only a number', beside('1e999')),
  ...invalid('a message nested without end', beside(deep)),
  ...invalid('a message that says who its objects descend from', beside('{"__proto__":{"type":"request"},"id":1}')),
  ...invalid('a reason that no terminal should see', beside(ended)),
  ...invalid('a path that climbs', beside({ ...ended, path: '/api/call/session/../../../etc/passwd' })),
  ...invalid(
    'a number of a request beyond all numbers',
    beside('{"type":"request","id":1e308,"method":"POST","path":"/"}'),
  ),
  ...invalid('a request before the one before', beside({ ...ended, id: -1 })),
  ...ways(
    'names in a roster that no terminal should see',
    'webBridge',
    changed((text) => text.replace(/"name":"Alice/g, `"name":${JSON.stringify(dangerous).slice(0, -1)}Alice`)),
    { permitted: true },
  ),
  ...invalid(
    'ids with markup',
    changed((text) => text.replace(/"participant":"[^"]*"/g, `"participant":${JSON.stringify(markup)}`)),
  ),
  ...invalid(
    'a status that is none',
    changed((text) => text.replace('"status":200', '"status":99999')),
  ),
  ...invalid(
    'a status in words',
    changed((text) => text.replace('"status":200', `"status":${JSON.stringify(dangerous)}`)),
  ),
  ...join('an answer to a join nested without end', deep, /must be object/),
  ...join('an answer to a join that is a web page', `<html>${markup}</html>`, /must be object/),
  ...join('a join that is refused with markup', JSON.stringify({ error: dangerous }), /\w/, 403),
  ...ways(
    'a credential that is none',
    'webBridge',
    {
      answer: toJoin(
        answered(JSON.stringify({ token: `${token}${dangerous}`, participant: markup }), {
          'Content-Type': 'application/json',
        }),
      ),
    },
    { tried: /\[E_SMOKE_MOVE\]/, judged: /\[E_\w+\]/ },
  ),
];
