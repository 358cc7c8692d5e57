import assert from 'node:assert/strict';
import { Agent } from 'node:https';
import { describe, test } from 'node:test';
import { AnswerLost, createCallBridgeApi } from '../../../reference/manager/call-bridge-api.ts';
import type { HttpAnswer, HttpRequest } from '../../../reference/manager/send.ts';
import { text } from '../../../reference/manager/xml.ts';

const address = { name: 'Paris', url: 'https://paris.example', agent: new Agent() };
const login = { username: 'ann', password: 'b:c' };

/** An API whose Call Bridge answers so, and what it was sent. */
const api = (answer: (request: HttpRequest) => Partial<HttpAnswer>) => {
  const sent: HttpRequest[] = [];
  const send = async (_to: unknown, request: HttpRequest) => {
    sent.push(request);
    return { status: 200, headers: {}, text: '', ...answer(request) };
  };
  return { ...createCallBridgeApi({ address, login, send }), sent };
};

const id = '9db18ed9-0718-4065-8522-e2cf769f8b76';

describe('A Call Bridge is asked', () => {
  test('with credentials, below /api/v1', async () => {
    const { find, sent } = api(() => ({ text: '<call id="x"><name>A &amp; &#66;</name></call>' }));
    assert.equal(text((await find('/calls/x', 'call')) ?? {}, 'name'), 'A & B');
    assert.deepEqual(sent[0]?.path, '/api/v1/calls/x');
    assert.equal(sent[0]?.headers.Authorization, `Basic ${Buffer.from('ann:b:c').toString('base64')}`);
  });

  for (const status of [400, 404]) {
    test(`for what it doesn't know: ${status}`, async () => {
      assert.equal(await api(() => ({ status })).find('/calls/x', 'call'), undefined);
    });
  }

  test('for a list page by page, however long these are', async () => {
    const item = (name: string) => `<call id="${name}"></call>`;
    const { list, sent } = api(({ path }) => {
      const offset = Number(/offset=(\d+)/.exec(path)?.[1] ?? 0);
      return {
        text: `<calls total="5">${['a', 'b', 'c', 'd', 'e']
          .slice(offset, offset + 2)
          .map(item)
          .join('')}</calls>`,
      };
    });
    const found = await list('/calls', 'call', { filter: 'ä b' });
    assert.deepEqual(
      found.map((one) => text(one, '@id')),
      ['a', 'b', 'c', 'd', 'e'],
    );
    assert.deepEqual(
      sent.map(({ path }) => path),
      ['', '&offset=2', '&offset=4'].map((more) => `/api/v1/calls?filter=%C3%A4+b${more}`),
    );
  });

  test('for a list that never fills', async () => {
    const { list, sent } = api(() => ({ text: '<calls total="5"></calls>' }));
    assert.deepEqual(await list('/calls', 'call'), []);
    assert.equal(sent.length, 1);
  });
});

describe('A request', () => {
  for (const location of [`/api/v1/participants/${id}`, `https://paris.example/api/v1/participants/${id}/`]) {
    test(`that is accepted gives an id: ${location}`, async () => {
      const { post, sent } = api(() => ({ headers: { location } }));
      assert.equal((await post('/calls/x/participants', { movedParticipant: id })).id, id);
      const { method, headers, body } = sent[0] ?? {};
      assert.deepEqual([method, headers?.['Content-Type']], ['POST', 'application/x-www-form-urlencoded']);
      assert.equal(body, `movedParticipant=${id}`);
    });
  }

  const refusals = [
    ['<callDoesNotExist />', 'callDoesNotExist'],
    [
      '<parameterError parameter="importance" error="invalidValue" />',
      'parameterError (parameter importance, error invalidValue)',
    ],
  ] as const;
  for (const [element, failure] of refusals) {
    test(`that is refused says why: ${failure}`, async () => {
      const body = `<?xml version="1.0"?><failureDetails>${element}</failureDetails>`;
      assert.equal((await api(() => ({ status: 400, text: body })).post('/calls', {})).failure, failure);
    });
  }

  test('that is refused without XML is refused', async () => {
    const answer = await api(() => ({ status: 500, text: 'It is not your fault' })).post('/calls', {});
    assert.deepEqual([answer.status, answer.failure], [500, undefined]);
  });

  test('whose answer is lost is told from one that was never sent', async () => {
    const { post } = createCallBridgeApi({ address, login, send: () => Promise.reject(new Error('socket hang up')) });
    await assert.rejects(post('/calls', {}), AnswerLost);
  });
});
