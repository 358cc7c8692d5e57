import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seeded } from '../../../harness/chance.ts';
import { Block, inserted } from '../../../harness/prove/mutants/block.ts';
import { candidatesOf } from '../../../harness/prove/mutants/candidates.ts';
import { noticedBy } from '../../../harness/prove/mutants/judge.ts';
import type { Mutant, Spot } from '../../../harness/prove/mutants/mutant.ts';
import { replaced, spotsIn } from '../../../harness/prove/mutants/places.ts';
import { proveMutants } from '../../../harness/prove/mutants/prove-mutants.ts';
import { findToothless } from '../../../harness/prove/mutants/toothless.ts';
import type { HeaderRecord, TraceRecord } from '../../../harness/trace/record.ts';
import type { TraceFile } from '../../../harness/trace/trace-file.ts';
import { type Scene, scene } from '../support/scene.ts';

const alice = '00000000-0000-4000-8000-00000000000a';
const moved = '00000000-0000-4000-8000-00000000000b';

/** Alice is moved, told so, and seen; then it is asked whether all of it is right. */
const played = (): Scene =>
  scene()
    .callBridges('Paris')
    .space('Standup', '1001')
    .space('Planning', '1002')
    .frame('Alice', 'sent', {
      type: 'request',
      id: 1,
      method: 'POST',
      path: '/api/call/session',
      body: { token: '<sha256:a>' },
    })
    .participant('Alice', alice, 'Standup')
    .act('operator', 'move', { participant: 'Alice' })
    .frame('Alice', 'received', told)
    .experience('Alice', {
      event: 'move',
      numericId: '1002',
      spaceName: 'Planning',
      credential: { digest: 'sha256:bbbbbbbbbbbbbbbb' },
    })
    .rest('Paris', 'POST', '/calls/planning-paris/participants', {
      location: `/api/v1/participants/${moved}`,
      text: '',
    })
    .participant('Alice', moved, 'Planning', 'move', 'web app', { from: alice, asked: 6 })
    .shows('Paris', moved, { name: 'Alice', canMove: 'true', status: { state: 'initial' } })
    .check({ check: 'moveAccepted' })
    .check({ check: 'toldToMove', args: { persona: 'Alice', space: 'Planning' }, evidence: [8] })
    .check({ check: 'everyMessageValid', invariant: true })
    .check({ check: 'everyAnswerValid', invariant: true });

const told = {
  type: 'request',
  id: 1,
  method: 'POST',
  path: '/api/call/session/move',
  body: { accessMethod: { numericId: '1002', name: 'Planning' }, token: '<sha256:bbbbbbbbbbbbbbbb>' },
};

const traceOf = (...blocks: readonly (readonly TraceRecord[])[]): TraceFile => ({
  header: { kind: 'header' } as HeaderRecord,
  blocks,
  footer: { kind: 'footer', lines: 1, digest: '', ended: '' },
});

const mutantsOf = (records: readonly TraceRecord[], spot: Partial<Spot>): Mutant[] =>
  [...candidatesOf(new Block(records))]
    .filter((one) => Object.entries(spot).every(([name, value]) => one[name as keyof Spot] === value))
    .flatMap((one) => one.make(seeded(1)) ?? []);

const killers = (spot: Partial<Spot>) => mutantsOf(played().records, spot).map((one) => noticedBy(one)?.check);

describe('Mutants of a trace', () => {
  it('a message that breaks its schema is marked, and experienced by nobody', () => {
    const [mutant] = mutantsOf(played().records, {
      message: 'Move',
      field: 'body/accessMethod/numericId',
      operator: 'drop',
    });
    const [frame, experience] = [mutant?.records[6], mutant?.records[7]];
    assert.equal(frame?.kind === 'frame' && frame.invalid?.by, 'target');
    assert.equal(experience?.kind, 'step');
    assert.deepEqual(killers({ message: 'Move', field: 'body/accessMethod/numericId', operator: 'drop' }), [
      'everyMessageValid',
    ]);
  });

  it('what a message says otherwise is experienced otherwise', () => {
    const [mutant] = mutantsOf(played().records, {
      message: 'Move',
      field: 'body/accessMethod/numericId',
      operator: 'near',
    });
    const record = mutant?.records[7];
    assert.equal(
      record?.kind === 'experience' && record.experience.event === 'move' && record.experience.numericId,
      '1003',
    );
    assert.deepEqual(killers({ message: 'Move', field: 'body/accessMethod/numericId', operator: 'near' }), [
      'toldToMove',
    ]);
  });

  it('a message may come twice, or not at all', () => {
    assert.deepEqual(killers({ message: 'Move', field: '*', operator: 'double' }), ['toldToMove']);
    assert.deepEqual(killers({ message: 'Move', field: '*', operator: 'drop' }), ['toldToMove']);
  });

  it('another Location is followed: the participant is asked for by that id', () => {
    const [mutant] = mutantsOf(played().records, { message: 'POST participants', field: 'Location', operator: 'near' });
    const named = mutant?.records.filter((one) => one.kind === 'named').at(-1);
    assert.notEqual(named?.id, moved);
    assert.ok(
      mutant?.records.some((one) => one.kind === 'rest' && one.path.endsWith(`/${named?.id}`) && one.status === 400),
    );
  });

  it('an answer that breaks its schema is marked', () => {
    assert.ok(killers({ message: 'GET participant', field: 'participant/canMove', operator: 'type' }).every(Boolean));
  });

  it('what nobody looks at is a survivor', () => {
    const blind = played().records.filter((record) => record.kind !== 'check' || record.check === 'moveAccepted');
    const [mutant] = mutantsOf(blind, { message: 'Move', field: 'body/accessMethod/numericId', operator: 'near' });
    assert.equal(mutant && noticedBy(mutant), undefined);
  });
});

describe('Proving mutants', () => {
  const trace = traceOf(played().records);

  it('is the same for the same seed', () => {
    const without = ({ took: _, ...report }: ReturnType<typeof proveMutants>) => report;
    assert.deepEqual(without(proveMutants(trace, { seed: 7 })), without(proveMutants(trace, { seed: 7 })));
  });

  it('counts all of them, by message and by operator', () => {
    const { total, byMessage, byOperator } = proveMutants(trace, { seed: 1 });
    const sum = (tallies: Readonly<Record<string, typeof total>>) =>
      Object.values(tallies).reduce(
        (count, one) => count + one.killed + one.survived + one.equivalent + one.stopped,
        0,
      );
    assert.ok(total.killed > 20);
    assert.equal(sum(byMessage), sum(byOperator));
    assert.equal(sum(byMessage), sum({ total }));
  });

  it('makes no more than it is asked for', () => {
    const { killed, survived, equivalent, stopped } = proveMutants(trace, { seed: 1, most: 10 }).total;
    assert.equal(killed + survived + equivalent + stopped, 10);
  });

  it('says where the specification permits what nobody noticed', () => {
    const { equivalents } = proveMutants(trace, { seed: 1 });
    assert.ok(equivalents.some(({ reason }) => /name of the target/.test(reason)));
  });
});

describe('Teeth', () => {
  it('a check bites that is the first to break', () => {
    assert.deepEqual(
      findToothless(traceOf(played().records), { seed: 1 }).toothless.map(({ check }) => check),
      [],
    );
  });

  it('a check that is asked twice bites once', () => {
    const records = played().check({ check: 'moveAccepted' }).records;
    assert.deepEqual(
      findToothless(traceOf(records), { seed: 1 }).toothless.map(({ check }) => check),
      ['moveAccepted'],
    );
  });
});

describe('Places in a message', () => {
  const list = {
    calls: {
      '@total': '2',
      call: [
        { '@id': 'a', name: 'A' },
        { '@id': 'b', name: 'B' },
      ],
    },
  };

  it('one name for the same field of every element, one key for each', () => {
    const names = spotsIn(list).filter(({ name }) => name.endsWith('name'));
    assert.deepEqual(
      names.map(({ name, key }) => [name, key]),
      [
        ['calls/call[]/name', 'calls/call[a]/name'],
        ['calls/call[]/name', 'calls/call[b]/name'],
      ],
    );
  });

  it('the only element of a list is one too', () => {
    const [first] = spotsIn({ calls: { call: { '@id': 'a', name: 'A' } } }).filter(({ name }) =>
      name.endsWith('/name'),
    );
    assert.equal(first?.key, 'calls/call[a]/name');
  });

  it('are replaced in a copy', () => {
    const copy = replaced(list, ['calls', 'call', 0, 'name'], 'C');
    assert.equal(list.calls.call[0]?.name, 'A');
    assert.deepEqual(replaced(copy, ['calls', 'call', 1], undefined), {
      calls: { '@total': '2', call: [{ '@id': 'a', name: 'C' }] },
    });
  });
});

describe('Records that come in between', () => {
  it('move what comes after them, and whatever names its place', () => {
    const records = inserted(played().records, 7, [played().records[6]!]);
    assert.deepEqual(
      records.map(({ seq }) => seq),
      [...records.keys()].map((index) => index + 1),
    );
    const check = records.find((record) => record.kind === 'check' && record.check === 'toldToMove');
    assert.deepEqual(check?.kind === 'check' && check.evidence, [9]);
  });
});
