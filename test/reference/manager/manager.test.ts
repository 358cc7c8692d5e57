import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Course } from '../../../harness/stand-in/cluster.ts';
import { ClusterError } from '../../../reference/errors.ts';
import type { Outcome } from '../../../reference/manager/move-report.ts';
import { exitCodeOf } from '../../../reference/manager/move-report.ts';
import { NotSent, sendRequest } from '../../../reference/manager/send.ts';
import { startManaged } from '../support/managed.ts';

const rejects = (promise: Promise<unknown>, code: string, says: RegExp) =>
  assert.rejects(promise, (error) => {
    assert.ok(error instanceof ClusterError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, says);
    return true;
  });

describe('A move', () => {
  test('is asked for once, where the target is in session, and followed until it is completed', async (t) => {
    const { standIn, alice, move, asked, told } = await startManaged(t);
    const report = await move({ parameters: { needsActivation: 'false', importance: '3' } });
    assert.equal(report.outcome, 'moved', JSON.stringify(report));
    assert.equal(exitCodeOf(report), 0);
    assert.deepEqual(report.advice, []);
    const [request, ...others] = asked();
    assert.deepEqual(others, []);
    const call = standIn.cluster.space('Planning').calls.get('Paris');
    assert.equal(request?.path, `/api/v1/calls/${call}/participants`);
    assert.deepEqual(request?.form, { movedParticipant: alice, needsActivation: 'false', importance: '3' });
    assert.deepEqual(report.asked, { callBridge: 'Paris', call });
    assert.ok((report.took ?? 0) >= 300, 'it took the time of the cluster');
    assert.match(told.join('\n'), /Alice \(.*\) is in Standup.*asking Paris.*accepted.*initial; still in the old/s);
  });

  test('is not followed where that is not wanted', async (t) => {
    const { move } = await startManaged(t, 'is not followed');
    const report = await move({ wait: 0 });
    assert.equal(report.outcome, 'accepted');
    assert.equal(exitCodeOf(report), 0);
  });

  test('may be asked of another Call Bridge, and placed on one', async (t) => {
    const { standIn, move, asked } = await startManaged(t);
    await move({ at: 'Tokyo', toBridge: 'Paris' });
    const [request] = asked();
    assert.equal(request?.path, `/api/v1/calls/${standIn.cluster.space('Planning').calls.get('Tokyo')}/participants`);
    assert.equal(request?.form?.callBridge, standIn.cluster.callBridges.get('Paris'));
  });

  test('names people and spaces as one likes', async (t) => {
    const { standIn, alice, move } = await startManaged(t);
    const { id, numericId } = standIn.cluster.space('Planning');
    const { newParticipant } = await move({ participant: alice.toUpperCase(), space: numericId });
    const again = await move({ participant: newParticipant ?? '', space: id.toUpperCase() });
    assert.deepEqual([again.outcome, again.space.name, again.participant.name], ['moved', 'Planning', 'Alice']);
  });

  test('goes to a space that has to be put in session first, where that is wanted', async (t) => {
    const { move, asked } = await startManaged(t);
    await rejects(move({ space: 'Retro' }), 'NOT_IN_SESSION', /^Retro is not in session\.$/);
    await rejects(move({ space: 'Retro', at: 'Tokyo' }), 'NOT_IN_SESSION', /on Tokyo\.$/);
    assert.deepEqual(asked(), []);
    assert.equal((await move({ space: 'Retro', start: true })).outcome, 'moved');
    assert.equal(asked().length, 2);
  });

  test('is not asked for where canMove is false', async (t) => {
    const { standIn, move, asked } = await startManaged(t);
    standIn.cluster.forbidMoves();
    const report = await move();
    assert.equal(report.outcome, 'not allowed');
    assert.match(report.says, /Alice can not be moved: Paris shows canMove false/);
    assert.equal(exitCodeOf(report), 1);
    assert.deepEqual(asked(), []);
  });
});

const unsuccessful: readonly [Course, Outcome, string, RegExp, RegExp][] = [
  ['is refused', 'refused', 'nothing happened', /Paris refused .*400 participantLimitReached/, /is full/],
  ['is not followed', 'not moved', 'nothing happened', /still in Standup/, /canMove of/],
  ['drops the participant', 'not moved', 'dropped and not reconnected', /dropped from Standup/, /by hand \(numeric id/],
  ['leads elsewhere', 'not moved', 'wrong meeting', /another meeting than Planning/, /session\/move/],
];

describe('A move that fails', () => {
  for (const [course, outcome, looksLike, says, advice] of unsuccessful) {
    test(`because it ${course}: ${outcome}`, async (t) => {
      const { move, asked } = await startManaged(t, course);
      const report = await move({ wait: 600 });
      assert.deepEqual([report.outcome, report.looksLike], [outcome, looksLike]);
      assert.match(report.says, says);
      assert.match(report.advice.join('\n'), advice);
      assert.equal(exitCodeOf(report), 1);
      assert.equal(asked().length, 1);
    });
  }

  test('without an answer is looked up, and not asked for again', async (t) => {
    const { move, asked, told } = await startManaged(t, 'completes unanswered');
    assert.equal((await move()).outcome, 'moved');
    assert.equal(asked().length, 1);
    assert.match(told.join('\n'), /Paris gave no answer/);
  });

  test('without an answer and without a trace is unknown', async (t) => {
    const { move } = await startManaged(t);
    const report = await move(
      { wait: 0 },
      {
        send: (to, request) =>
          request.method === 'POST' ? Promise.reject(new Error('gone')) : sendRequest(to, request),
      },
    );
    assert.deepEqual([report.outcome, exitCodeOf(report)], ['unknown', 1]);
    assert.match(report.advice.join('\n'), /did the request arrive\?.*check DNS/s);
  });

  test('before it was sent is no move', async (t) => {
    const { move } = await startManaged(t);
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const refuse = () => Promise.reject(new NotSent(cause.message, { cause }));
    const send: typeof sendRequest = (to, request) => (request.method === 'POST' ? refuse() : sendRequest(to, request));
    await rejects(move({}, { send }), 'CALL_BRIDGE_SILENT', /Paris .*does not answer: connect ECONNREFUSED/);
  });

  test('because of a busy Call Bridge says so', async (t) => {
    const { move } = await startManaged(t);
    const busy = { status: 503, headers: {}, text: '' };
    const send: typeof sendRequest = async (to, request) =>
      request.method === 'POST' ? busy : sendRequest(to, request);
    const report = await move({}, { send });
    assert.match(report.says, /refused .*: 503\./);
    assert.match(report.advice[0] ?? '', /busy: try again/);
  });
});

describe('What is not there', () => {
  test('is said, with what may be meant', async (t) => {
    const { standIn, move } = await startManaged(t);
    await rejects(move({ participant: 'Alise' }), 'NO_SUCH_PARTICIPANT', /"Alise"; did you mean "Alice"\?/);
    await rejects(move({ participant: standIn.cluster.space('Retro').id }), 'NO_SUCH_PARTICIPANT', /Nobody/);
    await rejects(move({ space: 'Planing' }), 'NO_SUCH_SPACE', /did you mean "Planning"\?/);
    await rejects(move({ at: 'Tokio' }), 'UNKNOWN_CALL_BRIDGE', /did you mean "Tokyo"\?/);
    await rejects(move({ toBridge: 'Lima' }), 'UNKNOWN_CALL_BRIDGE', /There is no Call Bridge "Lima"/);
  });

  test('is not guessed where there are several', async (t) => {
    const { standIn, move, asked } = await startManaged(t);
    const other = standIn.seat('Alice', 'Planning', 'Tokyo');
    await rejects(move(), 'AMBIGUOUS_PARTICIPANT', new RegExp(`in Standup, ${other} in Planning`));
    assert.deepEqual(asked(), []);
  });
});

describe('Call Bridges', () => {
  test('of which one does not answer are worked with', async (t) => {
    const { target, told, move } = await startManaged(t);
    Object.assign(target.callBridges[1] ?? {}, { url: 'https://127.0.0.1:1' });
    assert.equal((await move()).outcome, 'moved');
    assert.match(told[0] ?? '', /^Tokyo at https:\/\/127\.0\.0\.1:1 does not answer: .*Going on without it\.$/);
    await rejects(move({ at: 'Tokyo' }), 'CALL_BRIDGE_SILENT', /^Tokyo/);
  });

  const answers: readonly [string, number, string, string, RegExp][] = [
    ['refuse the password', 401, '', 'LOGIN_REFUSED', /refuses the user name or the password/],
    ['are busy', 503, '', 'CALL_BRIDGE_BUSY', /it answers 503/],
    ['are none', 200, '<!DOCTYPE html><html></html>', 'NOT_THE_API', /does not answer like the API/],
    ['send half a document', 200, '<participants', 'NOT_THE_API', /does not answer like the API/],
  ];
  for (const [what, status, text, code, says] of answers) {
    test(`that ${what}`, async (t) => {
      const { move } = await startManaged(t);
      await rejects(move({}, { send: async () => ({ status, headers: {}, text }) }), code, says);
    });
  }

  test('with a certificate that nobody trusts', async (t) => {
    const { target, move } = await startManaged(t);
    for (const { agent } of target.callBridges) agent.options.ca = [];
    await rejects(move(), 'CALL_BRIDGE_UNTRUSTED', /The certificate of Paris .* is not trusted/);
  });
});
