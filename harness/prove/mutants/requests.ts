/** Mutants of what Call Bridges answer to whom wants something done. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { Chance } from '../../chance.ts';
import type { NamedRecord, RestRecord, TraceRecord } from '../../trace/record.ts';
import { type Block, nothing } from './block.ts';
import { pick } from './chance.ts';
import { followId, nextAct, nextDeed } from './consequences.ts';
import type { Candidate, Mutant, Spot as Where } from './mutant.ts';
import { another } from './values.ts';

/** One request of the operator, what it was answered, and who has a name by it. */
interface Request {
  block: Block;
  message: string;
  record: RestRecord;
  persona: string;
  named: NamedRecord | undefined;
}

export function* requestCandidates(block: Block): Generator<Candidate> {
  for (const request of requestsOf(block)) {
    const { method, status, data } = request.record;
    if (status !== 200) yield* refused(request);
    else if (method !== 'GET') yield* accepted(request);
    else yield* statuses(request);
    if (typeof data === 'object' && data !== null && 'failureDetails' in data) yield* failures(request);
    yield* headers(request);
  }
}

/** A space in session once more, under the id that its call had before. */
export function* callCandidates(block: Block): Generator<Candidate> {
  const calls = block.records.filter((record) => record.kind === 'named').filter(({ what }) => what === 'call');
  for (const named of calls) {
    const before = calls.find(
      ({ name, node, id, seq }) => name === named.name && node === named.node && id !== named.id && seq < named.seq,
    );
    const made = block.rests().findLast(({ seq, location }) => seq < named.seq && location?.endsWith(named.id));
    if (!before || !made) continue;
    const where = { message: 'POST calls', field: 'Location', operator: 'stale' } as const;
    yield { ...where, make: () => called(block, where, made.seq, named.id, before.id) };
  }
}

function called(block: Block, where: Where, from: number, before: string, after: string): Mutant | undefined {
  const changes = new Map<number, TraceRecord>();
  for (const record of block.records) {
    const text = JSON.stringify(record);
    if (record.seq >= from && text.includes(before))
      changes.set(record.seq, JSON.parse(text.replaceAll(before, after)));
  }
  return block.mutant(where, { before, after }, changes);
}

/** What is asked for its own sake. Whatever else is asked, to set the scene, the harness stops where it is refused. */
const wishes = ['move', 'call', 'set', 'set all', 'remove', 'request'];

/** The first exchange behind each act of an operator. */
function requestsOf(block: Block): Request[] {
  return block.records.flatMap((act): Request[] => {
    if (act.kind !== 'act' || act.actor !== 'operator' || !wishes.includes(act.act)) return [];
    const behind = block.next(act.seq, ({ kind }) => kind === 'act');
    const record = block.rests().find(({ seq }) => seq > act.seq && seq < behind);
    if (record === undefined) return [];
    const persona = String(act.args.participant ?? '');
    const named = block.participants().find((one) => one.details?.asked === act.seq);
    const root = /^\/+api\/+v1\/+(\w+)(?:\/+[^/?]+(?:\/+(\w+))?)?/.exec(record.path);
    return [{ block, record, persona, named, message: `${record.method} ${root?.[2] ?? root?.[1] ?? 'path'}` }];
  });
}

const candidate = (
  { message }: Request,
  field: string,
  operator: Operator,
  make: (where: Where, chance: Chance) => Mutant | undefined,
): Candidate => {
  const where = { message, field, operator };
  return { ...where, make: (chance) => make(where, chance) };
};

/** As if it had been answered so. Where nobody came of it, nobody has a name by it. */
function answered(
  { block, record, named, persona }: Request,
  where: Where,
  answer: Partial<RestRecord>,
  { before, after }: { before: unknown; after: unknown },
): Mutant | undefined {
  const changes = new Map<number, TraceRecord>([[record.seq, { ...record, ...answer }]]);
  const isLost = named !== undefined && (answer.status !== undefined || 'location' in answer);
  if (isLost) changes.set(named.seq, nothing(named));
  const wouldBeNamed = named === undefined && answer.status === 200;
  const until = wouldBeNamed ? nextAct(block, record.seq) : isLost ? nextDeed(block, named.seq, persona) : undefined;
  return block.mutant(where, { before, after }, changes, until);
}

const refusal = (code: string): Partial<RestRecord> => ({
  status: 400,
  data: { failureDetails: { [code]: '' } },
  text: `<?xml version="1.0"?><failureDetails><${code} /></failureDetails>`,
});

function* statuses(request: Request): Generator<Candidate> {
  const { record } = request;
  for (const [operator, status] of [
    ['near', 202],
    ['type', 500],
  ] as const)
    yield candidate(request, 'status', operator, (where) =>
      answered(request, where, { status }, { before: record.status, after: status }),
    );
}

function* accepted(request: Request): Generator<Candidate> {
  const { block, record, named } = request;
  yield* statuses(request);
  yield candidate(request, '*', 'other', (where) =>
    answered(request, where, { ...refusal('parameterError'), location: undefined }, { before: 200, after: 400 }),
  );
  if (record.location === undefined) return;
  yield candidate(request, 'Location', 'drop', (where) =>
    answered(request, where, { location: undefined }, { before: record.location, after: undefined }),
  );
  if (!named) return;
  const at = (id: string) => record.location?.replace(named.id, id) ?? '';
  const known = (which: (one: NamedRecord) => boolean) =>
    block
      .participants()
      .filter((one) => one.seq < record.seq && which(one))
      .map(({ id }) => id);
  const ids: [Operator, (chance: Chance) => string | undefined][] = [
    ['stale', () => known(({ name }) => name === named.name).at(-1)],
    [
      'other',
      (chance) =>
        pick(
          chance,
          known(({ name }) => name !== named.name),
        ),
    ],
    ['near', () => `${named.id.slice(0, -1)}${named.id.endsWith('0') ? 1 : 0}`],
    ['type', () => 'participant'],
  ];
  for (const [operator, choose] of ids)
    yield candidate(request, 'Location', operator, (where, chance) => {
      const id = choose(chance);
      return id === undefined ? undefined : located(request, named, where, at(id), id);
    });
}

function located(
  { block, record, persona }: Request,
  named: NamedRecord,
  where: Where,
  location: string,
  id: string,
): Mutant | undefined {
  const changes = new Map<number, TraceRecord>([[record.seq, { ...record, location }]]);
  followId(block, named, changes, id);
  const until = nextDeed(block, named.seq, persona);
  return block.mutant(where, { before: record.location, after: location }, changes, until);
}

function* refused(request: Request): Generator<Candidate> {
  const { record } = request;
  yield candidate(request, 'status', 'type', (where) =>
    answered(request, where, { status: 500 }, { before: record.status, after: 500 }),
  );
  yield candidate(request, 'status', 'near', (where) =>
    answered(request, where, { status: 403 }, { before: record.status, after: 403 }),
  );
  const location = '/api/v1/participants/00000000-0000-4000-8000-00000000000a';
  const { data: _data, text: _text, ...bare } = record;
  yield candidate(request, '*', 'other', (where) =>
    answered(
      { ...request, record: bare },
      where,
      { status: 200, location },
      { before: record.status, after: location },
    ),
  );
}

function* failures(request: Request): Generator<Candidate> {
  const { record } = request;
  const { failureDetails } = record.data as { failureDetails: Readonly<Record<string, unknown>> };
  const [[code, said] = ['', '']] = Object.entries(failureDetails);
  const before = failureDetails;
  const instead = (details: Readonly<Record<string, unknown>> | undefined) => (where: Where) =>
    answered(request, where, { data: details && { failureDetails: details } }, { before, after: details });
  yield candidate(request, 'failureDetails', 'drop', instead(undefined));
  yield candidate(request, 'failureDetails', 'type', instead({}));
  yield candidate(request, 'failureDetails', 'other', (where, chance) => {
    const other = String(another(chance, codes, code));
    return instead({ [other]: '' })(where);
  });
  if (typeof said !== 'object' || said === null) return;
  for (const [name, value] of Object.entries(said)) {
    const { [name]: _, ...rest } = said as Record<string, unknown>;
    yield candidate(request, `failureDetails/${name}`, 'drop', instead({ [code]: rest }));
    yield candidate(request, `failureDetails/${name}`, 'near', instead({ [code]: { ...rest, [name]: `${value}s` } }));
  }
}

/** The trace keeps the content type of every answer twice where it keeps the headers. */
const said = ({ contentType: _, ...record }: RestRecord): RestRecord => {
  const contentType = record.headers?.['content-type'];
  return { ...record, ...(contentType !== undefined && { contentType }) };
};

const codes = [
  'callDoesNotExist',
  'participantDoesNotExist',
  'callBridgeDoesNotExist',
  'parameterError',
  'invalidOperation',
  'participantLimitReached',
  'databaseNotReady',
];

function* headers(request: Request): Generator<Candidate> {
  const { record, block } = request;
  for (const name of ['www-authenticate', 'content-type']) {
    const value = record.headers?.[name];
    if (value === undefined) continue;
    const { [name]: _, ...rest } = record.headers ?? {};
    const put = (headers: RestRecord['headers'], after: unknown) => (where: Where) =>
      block.mutant(where, { before: value, after }, new Map([[record.seq, said({ ...record, headers })]]));
    yield candidate(request, `header ${name}`, 'drop', put(rest, undefined));
    yield candidate(request, `header ${name}`, 'type', put({ ...rest, [name]: 'other' }, 'other'));
  }
}
