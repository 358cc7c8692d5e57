import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as answers from '../../../harness/checks/answers.ts';
import * as binding from '../../../harness/checks/binding.ts';
import * as calls from '../../../harness/checks/calls.ts';
import { broken, holds } from '../../../harness/checks/check.ts';
import * as credentials from '../../../harness/checks/credentials.ts';
import * as impostors from '../../../harness/checks/impostors.ts';
import { checks, evaluate, outcome, rejudge } from '../../../harness/checks/index.ts';
import * as instances from '../../../harness/checks/instances.ts';
import * as invariants from '../../../harness/checks/invariants.ts';
import * as legs from '../../../harness/checks/legs.ts';
import * as lobby from '../../../harness/checks/lobby.ts';
import * as machines from '../../../harness/checks/machines.ts';
import * as manager from '../../../harness/checks/manager.ts';
import * as sessions from '../../../harness/checks/sessions.ts';
import { instance } from '../../../harness/checks/view.ts';
import type { CheckRecord, TraceRecord } from '../../../harness/trace/record.ts';
import { recorded, recordedWith } from '../support/recorded.ts';
import { scene } from '../support/scene.ts';

const asked = (records: readonly TraceRecord[]) =>
  records.filter((record): record is CheckRecord => record.kind === 'check');

const failing = (records: readonly TraceRecord[]) =>
  asked(rejudge(records))
    .filter((check) => !check.holds)
    .map(({ check }) => check);

it('Every check has its name, and belongs to a module whose table of tests has to have it', () => {
  const modules = {
    ...answers,
    ...binding,
    ...calls,
    ...credentials,
    ...impostors,
    ...instances,
    ...invariants,
    ...legs,
    ...lobby,
    ...machines,
    ...manager,
    ...sessions,
  };
  for (const [name, check] of Object.entries(checks)) assert.equal((modules as Record<string, unknown>)[name], check);
});

describe('A recorded check that is asked again', () => {
  it('answers as it did', () => {
    const records = recorded();
    assert.ok(asked(records).length >= 10);
    const said = (all: readonly TraceRecord[]) =>
      asked(all).map(({ check, holds, expected, seen }) => ({ check, holds, expected, seen }));
    assert.deepEqual(said(rejudge(records)), said(records));
  });

  it('leaves all other records, and the trace that was read, as they are', () => {
    const records = recorded();
    const others = (all: readonly TraceRecord[]) => all.filter(({ kind }) => kind !== 'check');
    assert.deepEqual(others(rejudge(records)), others(recorded()));
    assert.deepEqual(records, recorded());
  });

  it('is not believed: what is written down of it is replaced', () => {
    const lies = recorded().map(
      (record): TraceRecord =>
        record.kind === 'check' ? { ...record, holds: false, expected: 'x', seen: 'y', evidence: [] } : record,
    );
    assert.deepEqual(failing(lies), []);
    const [first] = asked(rejudge(lies));
    assert.deepEqual([first?.expected, first?.seen, first?.evidence?.length], [undefined, undefined, 3]);
  });

  it('has to be one of the specification', () => {
    const { records } = scene().check({ check: 'somethingElse' });
    assert.throws(() => rejudge(records), /somethingElse/);
  });

  it('sees what came before it, and nothing later', () => {
    const { records } = scene()
      .check({ check: 'answeredWith', args: { oneOf: [200] } })
      .act('operator', 'request')
      .rest('Paris', 'GET', '/calls')
      .check({ check: 'answeredWith', args: { oneOf: [200] } });
    assert.deepEqual(failing(records), ['answeredWith']);
    assert.equal(asked(rejudge(records))[1]?.holds, true);
  });

  it('sees nothing that came after its deadline', () => {
    const closedAfter = (milliseconds: number) =>
      scene()
        .act('visitor', 'send')
        .later(milliseconds)
        .experience('visitor', { event: 'closed', code: 1003, by: 'cluster' })
        .check({ check: 'bridgeClosed', args: { code: 1003 }, since: 1, bound: 50 }).records;
    assert.deepEqual(failing(closedAfter(49)), []);
    assert.deepEqual(failing(closedAfter(50)), ['bridgeClosed']);
  });
});

describe('A changed byte of a recorded trace', () => {
  const [old, now] = [instance(recorded(), 'Alice', 'old') ?? '', instance(recorded(), 'Alice', 'new') ?? ''];
  const byId = (id: string) => `/participants/${id}"`;
  const lists = ['/participants"', '"@total"', '"node":"Tokyo"'];

  const table: Record<string, [TraceRecord[], string[]]> = {
    'the old participant is still known': [
      recordedWith('"status":400', '"status":200', byId(old), '"node":"Lima"'),
      ['listsAndIdsAgree'],
    ],
    'a Call Bridge was at a loss': [
      recordedWith('"status":400', '"status":500', byId(old), '"node":"Lima"'),
      ['listsAndIdsAgree'],
    ],
    'the end was none': [recordedWith('"act":"end"', '"act":"bend"'), ['everyoneInOneCall', 'nobodyDisturbed']],
    'a list has another id': [recordedWith(now, old, ...lists), ['everyoneInOneCall', 'listsAndIdsAgree']],
    'a list has another name': [recordedWith('Alice', 'alice', ...lists), ['listsAndIdsAgree']],
    'a list has another total': [recordedWith('"@total":"1"', '"@total":"7"', ...lists), ['countsAreRight']],
    'a list was refused': [
      recordedWith('"status":200', '"status":403', ...lists),
      ['everyoneInOneCall', 'listsAndIdsAgree', 'countsAreRight', 'oneAccountEach'],
    ],
    'a call counts another number': [
      recordedWith('"numParticipantsLocal":"1"', '"numParticipantsLocal":"2"', '"node":"Lima"'),
      ['countsAreRight'],
    ],
    'a dead credential opened a session': [
      recordedWith('"event":"refused"', '"event":"opened"', 'intruder'),
      ['noCredentialOutlives'],
    ],
    'a space has another numeric id': [
      recordedWith('"callId":"7', '"callId":"8', '/coSpaces/'),
      ['nothingElseChanged'],
    ],
    'a setting has changed': [
      recordedWith('"needsActivation":"false"', '"needsActivation":"true"', '"node":"Lima"', byId(now)),
      ['nothingElseChanged'],
    ],
    'the move was not accepted': [recordedWith('"how":"move"', '"how":"love"'), ['nobodyDisturbed']],
    'a message was none': [
      recordedWith('"direction":"received"', '"invalid":{"by":"target","errors":"x"},"direction":"received"'),
      ['everyMessageValid'],
    ],
    'the new participant was shown too late': [
      recordedWith('"bound":', '"bound":0.000', '"check":"instanceIs"'),
      ['instanceIs'],
    ],
    'it was another question': [recordedWith('"state":"initial"', '"state":"ringing"', '"check":'), ['instanceIs']],
    'an exchange took longer': [recordedWith('"took":', '"took":9', byId(now)), []],
  };

  for (const [title, [records, expected]] of Object.entries(table))
    it(`matters to ${expected.join(', ') || 'no check'}: ${title}`, () => assert.deepEqual(failing(records), expected));
});

describe('What is kept of an answer', () => {
  it('says nothing of what was expected where it holds', () => {
    assert.deepEqual(outcome(holds({ seq: 1 })), { holds: true, expected: undefined, seen: undefined, evidence: [1] });
  });

  it('says what was expected and seen where it does not', () => {
    const answer = broken('one', 'two', { seq: 1 });
    assert.deepEqual(outcome(answer), { holds: false, expected: 'one', seen: 'two', evidence: [1] });
  });

  it('is what was asked of the records', () => {
    const { records } = scene().act('operator', 'request').rest('Paris', 'GET', '/calls', { status: 404 });
    const answer = evaluate({ check: 'answeredWith', args: { oneOf: [404] }, seq: 3 }, records);
    assert.deepEqual(answer, holds({ seq: 2 }));
  });
});
