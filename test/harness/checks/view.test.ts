import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  callBridges,
  elements,
  experienced,
  instance,
  instances,
  isUnknown,
  lastGet,
  lastList,
  lastSession,
  leaf,
  named,
  object,
} from '../../../harness/checks/view.ts';
import { scene } from '../support/scene.ts';

const page = { kind: 'rest', node: 'Paris', method: 'GET', took: 1 } as const;

describe('Names', () => {
  const { records } = scene()
    .callBridges('Paris', 'Tokyo')
    .participant('Alice', 'alice-1', 'Standup')
    .participant('Bob', 'bob-1', 'Standup')
    .participant('Alice', 'alice-2', 'Planning', 'move');

  it('are those of the specification', () => {
    assert.deepEqual(
      named(records, 'participant', 'Alice').map(({ id }) => id),
      ['alice-1', 'alice-2'],
    );
    assert.deepEqual(named(records, 'space', 'Alice'), []);
  });

  it('stand for Call Bridges, with node and id', () => {
    assert.deepEqual(callBridges(records), [
      { name: 'Paris', node: 'Paris', id: 'paris-id' },
      { name: 'Tokyo', node: 'Tokyo', id: 'tokyo-id' },
    ]);
  });

  it('stand for the instances of a person, the last two of them old and new', () => {
    assert.equal(instances(records, 'Alice').length, 2);
    assert.deepEqual([instance(records, 'Alice', 'old'), instance(records, 'Alice', 'new')], ['alice-1', 'alice-2']);
    assert.deepEqual([instance(records, 'Bob', 'old'), instance(records, 'Bob', 'new')], [undefined, 'bob-1']);
  });
});

describe('What was answered last', () => {
  const { records } = scene()
    .get('Paris', '/calls', { n: 1 })
    .get('Paris', '/calls?limit=1', { n: 2 })
    .get('Paris', '/calls?limit=1&offset=1', { n: 3 })
    .get('Paris', '/calls/x', { n: 4 })
    .get('Tokyo', '/calls', { n: 5 })
    .rest('Paris', 'POST', '/calls', { data: { n: 6 } });

  it('to a GET of a path, whatever its query', () => {
    assert.deepEqual(lastGet(records, 'Paris', '/calls')?.data, { n: 3 });
    assert.deepEqual(lastGet(records, 'Tokyo', '/calls')?.data, { n: 5 });
    assert.equal(lastGet(records, 'Tokyo', '/calls/x'), undefined);
  });

  it('to a list: its pages from the first one on', () => {
    assert.deepEqual(
      lastList(records, 'Paris', '/calls').map(({ data }) => data),
      [{ n: 2 }, { n: 3 }],
    );
    assert.deepEqual(lastList(records, 'Tokyo', '/callLegs'), []);
  });

  it('is the last answer for a page that was busy', () => {
    const { records } = scene()
      .append({ ...page, path: '/api/v1/calls', status: 200, data: { n: 1 } })
      .append({ ...page, path: '/api/v1/calls?offset=1', status: 503 })
      .append({ ...page, path: '/api/v1/calls?offset=1', status: 200, data: { n: 2 } })
      .append({ ...page, path: '/api/v1/calls?offset=2', status: 503 });
    assert.deepEqual(
      lastList(records, 'Paris', '/calls').map(({ status, data }) => data ?? status),
      [{ n: 1 }, { n: 2 }, 503],
    );
  });

  it('says that a thing is unknown by 400 or by 404', () => {
    const status = (status: number) => isUnknown({ status } as Parameters<typeof isUnknown>[0]);
    assert.deepEqual([400, 404].map(status), [true, true]);
    assert.deepEqual([0, 200, 401, 403, 500, 503].map(status), Array(6).fill(false));
  });
});

describe('Parsed XML', () => {
  const data = { calls: { '@total': '2', call: [{ '@id': 'a', status: { state: 'connected' } }, ''] } };

  it('has objects and leaves', () => {
    const calls = object(data, 'calls');
    assert.equal(leaf(calls, '@total'), '2');
    assert.equal(leaf(calls, 'call'), undefined);
    assert.equal(leaf(calls, 'call/@id'), undefined);
    assert.equal(leaf({ status: { state: 'connected' } }, 'status/state'), 'connected');
    assert.equal(leaf({ number: 0, flag: false }, 'number'), '0');
    assert.equal(leaf({ number: 0, flag: false }, 'flag'), 'false');
    assert.equal(leaf(undefined, 'anything'), undefined);
    assert.equal(object(data, 'participants'), undefined);
    assert.equal(object({ calls: [] }, 'calls'), undefined);
    assert.equal(object('text', 'calls'), undefined);
  });

  it('has lists of any length', () => {
    assert.equal(elements(data, 'calls', 'call').length, 1);
    assert.deepEqual(elements({ calls: { call: { '@id': 'a' } } }, 'calls', 'call'), [{ '@id': 'a' }]);
    assert.deepEqual(elements({ calls: '' }, 'calls', 'call'), []);
    assert.deepEqual(elements(undefined, 'calls', 'call'), []);
  });
});

describe('What somebody experienced', () => {
  const chat = (text: string) => ({ event: 'chat', from: 'bob-1', text }) as const;
  const opened = { event: 'opened', credential: { digest: 'sha256:1' } } as const;
  const { records } = scene()
    .experience('Alice', opened)
    .experience('Alice', chat('one'))
    .experience('Bob', chat('two'))
    .experience('Alice', opened, { session: 2 })
    .experience('Alice', chat('three'), { session: 2 });
  const texts = (persona?: string, session?: number) =>
    experienced(records, 'chat', persona, session).map(({ experience }) => experience.text);

  it('is of one kind, one person, one session, or of all', () => {
    assert.deepEqual(texts(), ['one', 'two', 'three']);
    assert.deepEqual(texts('Alice'), ['one', 'three']);
    assert.deepEqual(texts('Alice', 2), ['three']);
    assert.deepEqual(texts('Cleo'), []);
  });

  it('ends with the last session that was opened', () => {
    assert.equal(lastSession(records, 'Alice'), 2);
    assert.equal(lastSession(records, 'Bob'), 0);
  });
});
