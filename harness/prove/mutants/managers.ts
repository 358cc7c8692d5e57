/** Mutants of what a manager asks of the cluster that the harness plays. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { Chance } from '../../chance.ts';
import type { RestRecord } from '../../trace/record.ts';
import { type Block, inserted, nothing } from './block.ts';
import { pick } from './chance.ts';
import type { Candidate, Mutant, Spot as Where } from './mutant.ts';

export function* managerCandidates(block: Block): Generator<Candidate> {
  yield* unasked(block);

  const asked = block.rests().filter(({ actor }) => actor === 'manager');
  for (const record of asked) {
    const message = `${record.method} of the manager`;
    const of = (
      field: string,
      operator: Operator,
      make: (where: Where, chance: Chance) => Mutant | undefined,
    ): Candidate => {
      const where = { message, field, operator };
      return { ...where, make: (chance) => make(where, chance) };
    };
    const put = (change: Partial<RestRecord>) => (where: Where) =>
      block.mutant(
        where,
        { before: inWords(record), after: change },
        new Map([[record.seq, { ...record, ...change }]]),
      );
    yield of('*', 'double', (where) => again(block, where, record));
    yield of('*', 'drop', (where) =>
      block.mutant(where, { before: inWords(record), after: undefined }, new Map([[record.seq, nothing(record)]])),
    );
    if (record.method === 'GET') continue;
    yield of('method', 'other', put({ method: 'PUT' }));
    yield of('node', 'other', (where, chance) => {
      const nodes = asked.map(({ node }) => node).filter((node) => node !== record.node);
      const node = pick(chance, nodes);
      return node === undefined ? undefined : put({ node })(where);
    });
    yield of('path', 'other', (where, chance) => {
      const calls = block.records.flatMap((one) => (one.kind === 'named' && one.what === 'call' ? [one.id] : []));
      const id = pick(
        chance,
        calls.filter((one) => !record.path.includes(one)),
      );
      return id === undefined ? undefined : put({ path: record.path.replace(/\/calls\/[^/]+/, `/calls/${id}`) })(where);
    });
    const { movedParticipant, ...rest } = record.form ?? {};
    if (movedParticipant === undefined) continue;
    yield of('movedParticipant', 'drop', put({ form: rest }));
    yield of(
      'movedParticipant',
      'other',
      put({ form: { ...rest, movedParticipant: '00000000-0000-4000-8000-00000000000a' } }),
    );
  }
}

/** The manager asks for one more move, or changes something else. */
function* unasked(block: Block): Generator<Candidate> {
  const last = block.rests().findLast(({ actor, status }) => actor === 'manager' && status === 200);
  const call = block.records.find((record) => record.kind === 'named' && record.what === 'call');
  if (!last || call?.kind !== 'named') return;
  const { data: _, ...bare } = last;
  const requests = {
    POST: `/api/v1/calls/${call.id}/participants`,
    PUT: `/api/v1/calls/${call.id}`,
  };
  for (const [method, path] of Object.entries(requests)) {
    const where = { message: `${method} of the manager (unasked)`, field: '*', operator: 'other' } as const;
    yield { ...where, make: () => again(block, where, { ...bare, method, path }) };
  }
}

const inWords = ({ method, path, node }: RestRecord): string => `${method} ${path} at ${node}`;

function again(block: Block, where: Where, record: RestRecord): Mutant {
  const records = inserted(block.records, record.seq, [record]);
  const { scenario } = block;
  const before = inWords(record);
  return {
    ...where,
    scenario,
    seq: record.seq,
    before,
    after: 'twice',
    records,
    changed: [record.seq + 1],
    until: records.length + 1,
  };
}
