import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { nameOf } from '../../bench/replay/operation.ts';
import { readOperations } from '../../bench/replay/read-operations.ts';
import type { TraceRecord, Unplaced } from '../../harness/trace/record.ts';

const id = '11111111-1111-4111-8111-111111111111';
const token = '<sha256:0123456789abcdef>';
const alice = { actor: 'Alice', session: 1, node: 'East' } as const;
const nothingKnown = { ids: new Set<string>(), passwords: new Map<string, string>() };

/** Records ten milliseconds apart. */
const trace = (...records: readonly Unplaced[]) =>
  records.map((record, index) => ({ ...record, seq: index + 1, time: 10 * (index + 1) })) as TraceRecord[];

const frame = (direction: 'sent' | 'received', payload: unknown, from = alice) =>
  ({ kind: 'frame', ...from, direction, payload }) as const;

const join = [
  frame('sent', { method: 'POST', path: '/api/join', body: { numericId: '1', name: 'Alice' } }),
  frame('received', { status: 200, body: { token, participant: id } }),
] as const;
const opening = [
  frame('sent', { type: 'request', id: 1, method: 'POST', path: '/api/call/session', body: { token } }),
  frame('received', { type: 'response', id: 1, status: 200, body: {} }),
] as const;

test('an exchange lasts from its start to its record, and teaches what a later one needs', () => {
  const [made, asked] = readOperations(
    trace(
      {
        kind: 'rest',
        node: 'Paris',
        method: 'POST',
        path: '/api/v1/calls',
        status: 200,
        location: `/x/${id}`,
        took: 4,
      },
      { kind: 'rest', node: 'Paris', method: 'GET', path: `/api/v1/calls/${id}`, status: 401, took: 4 },
    ),
    nothingKnown,
  );
  assert.deepEqual([made?.start, made?.end], [6, 10]);
  assert.deepEqual(made?.does === 'rest' && made.teaches, [{ path: ['location'], recorded: id }]);
  assert.equal(asked?.does === 'rest' && asked.authorized, false);
});

test('a join, a connection, a request, and what the Web Bridge does by itself', () => {
  const operations = readOperations(
    trace(
      { kind: 'act', actor: 'Alice', act: 'join', args: {} },
      ...join,
      {
        kind: 'experience',
        ...alice,
        experience: { event: 'admitted', numericId: '1', credential: { digest: token } },
      },
      ...opening,
      frame('received', { type: 'request', id: 1, path: '/api/call/session/roster', body: {} }),
      frame('sent', { type: 'response', id: 1, status: 200 }),
      { kind: 'experience', ...alice, experience: { event: 'closed', code: 1000, by: 'cluster' } },
    ),
    nothingKnown,
  );
  assert.deepEqual(
    operations.map((operation) => [nameOf(operation), operation.start, operation.end]),
    [
      ['POST /api/join at East', 20, 30],
      ['connect of the socket of Alice (1)', 40, 50],
      ['request 1 in the socket of Alice (1)', 50, 60],
      ['hearing /api/call/session/roster in the socket of Alice (1)', 70, 70],
      ['closed of the socket of Alice (1)', 90, 90],
    ],
  );
  assert.deepEqual('teaches' in operations[0]! && operations[0].teaches, [{ path: ['token'], recorded: token }]);
});

test('each attempt of an intruder is a connection of its own', () => {
  const intruder = { actor: 'intruder', session: 1, node: 'East' } as unknown as typeof alice;
  const [sent, received] = opening;
  const operations = readOperations(
    trace(
      { kind: 'act', actor: 'harness', act: 'try dead credentials', args: { count: 2 } },
      frame('sent', sent.payload, intruder),
      frame('sent', sent.payload, intruder),
      frame('received', received.payload, intruder),
      frame('received', received.payload, intruder),
    ),
    nothingKnown,
  );
  const sockets = operations.flatMap((operation) => ('socket' in operation ? [operation.socket] : []));
  assert.deepEqual(sockets, ['intruder (1)', 'intruder (2)', 'intruder (1)', 'intruder (2)']);
});

test('a time-out of the cluster is no work, and what is cut is cut', () => {
  const visitor = { actor: 'visitor', session: 1, node: 'East' } as unknown as typeof alice;
  const closed = (code: number, by: 'us' | 'cluster') =>
    ({ kind: 'experience', ...visitor, experience: { event: 'closed', code, by } }) as const;
  const connect = { kind: 'act', actor: 'visitor', act: 'connect', args: { webBridge: 'East' } } as const;
  const step = { kind: 'step', keyword: 'Then', text: 'it is quiet' } as const;
  const does = (code: number, by: 'us' | 'cluster') =>
    readOperations(trace(connect, step, closed(code, by)), nothingKnown).map((operation) => operation.does);
  assert.deepEqual(does(4408, 'cluster'), ['connect']);
  assert.deepEqual(does(1006, 'us'), ['connect', 'cut']);
});

test('a password is put back in its place', () => {
  const [asked] = trace(
    frame('sent', { method: 'POST', path: '/api/join', body: { username: 'uma', password: token } }),
    frame('received', { status: 401, body: {} }),
  ).map((_, index, all) => readOperations(all, { ...nothingKnown, passwords: new Map([['uma', 'secret']]) })[index]);
  assert.equal(asked?.does === 'join' && asked.body, '{"username":"uma","password":"secret"}');
});

test('a passcode is what the operator gave the space, not its digest', () => {
  const digest = `<sha256:${createHash('sha256').update('4711').digest('hex').slice(0, 16)}>`;
  const [, joining] = readOperations(
    trace(
      { kind: 'rest', node: 'Paris', method: 'PUT', path: '/x', form: { passcode: '4711' }, status: 200, took: 4 },
      { kind: 'act', actor: 'Alice', act: 'join', args: {} },
      frame('sent', { method: 'POST', path: '/api/join', body: { numericId: '1', passcode: digest } }),
      join[1],
    ),
    nothingKnown,
  );
  assert.equal(joining?.does === 'join' && joining.body, '{"numericId":"1","passcode":"4711"}');
});
