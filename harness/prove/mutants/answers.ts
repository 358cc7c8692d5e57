/** Mutants of what Call Bridges answer to whom looks: wrong once, it stays wrong in every later look. */
import type { Operator } from '../../../schemas/types/proof.ts';
import type { Chance } from '../../chance.ts';
import type { RestRecord, TraceRecord } from '../../trace/record.ts';
import { judged } from '../../wire/rest-messages.ts';
import type { Block } from './block.ts';
import { pick } from './chance.ts';
import type { Candidate, Mutant, Spot as Where } from './mutant.ts';
import { replaced, type Spot, spotsIn } from './places.ts';
import { another, near, ofOtherType } from './values.ts';

/** A resource as it was read, and all that the scenario has read of its kind. */
interface Reads {
  block: Block;
  own: readonly RestRecord[];
  kin: readonly RestRecord[];
}

export function* answerCandidates(block: Block): Generator<Candidate> {
  const reads = block.reads();
  const kinds = new Map<string, RestRecord[]>();
  for (const own of reads)
    for (const record of own) kinds.set(messageOf(record), [...(kinds.get(messageOf(record)) ?? []), record]);
  for (const own of reads) {
    for (const message of new Set(own.map(messageOf))) {
      if (!ofMoves.includes(message)) continue;
      const one = { block, own, kin: kinds.get(message) ?? [] };
      yield* wholes(one, message);
      yield* fields(one, message);
    }
  }
}

/** What a move shows in. The rest is read to set the scene: what is not as it was asked for stops the harness there. */
const ofMoves = [
  'participant',
  'participants',
  'call',
  'calls',
  'callLeg',
  'callLegs',
  'coSpace',
  'refusal',
  'webBridgeStatus',
].map((root) => `GET ${root}`);

/** By what it holds: `GET participant`, and `GET refusal` whatever was asked for. */
export function messageOf({ method, status, data }: RestRecord): string {
  if (status >= 400) return `${method} refusal`;
  const [root] = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return `${method} ${root ?? 'nothing'}`;
}

function* wholes(reads: Reads, message: string): Generator<Candidate> {
  const { block, own } = reads;
  const isRefusal = message.endsWith('refusal');
  const from = (chance: Chance) =>
    pick(
      chance,
      own.filter((record) => messageOf(record) === message),
    );
  const whole = (
    operator: Operator,
    answer: (record: RestRecord, chance: Chance) => Partial<RestRecord> | undefined,
  ) => ({
    ...{ message, field: '*', operator },
    make(chance: Chance): Mutant | undefined {
      const first = from(chance);
      const other = first && answer(first, chance);
      if (!first || !other) return undefined;
      const changes = new Map(
        own
          .filter(({ seq }) => seq >= first.seq)
          .filter((record) => messageOf(record) === message)
          .map((record) => [record.seq, judged({ ...bare(record), ...other })]),
      );
      const said = ({ status, data }: Partial<RestRecord>) => ({ status, data });
      return block.mutant({ message, field: '*', operator }, { before: said(first), after: said(other) }, changes);
    },
  });
  const before = ({ seq, status, data }: RestRecord) =>
    own.findLast((one) => one.seq < seq && (one.status !== status || !same(one.data, data)));
  yield whole('stale', (record) => before(record) && said(before(record)!));
  yield whole('type', () => ({ status: 500, contentType: 'text/html', text: 'Internal error' }));
  if (!isRefusal) yield whole('drop', () => unknownTo(message));
  if (isRefusal) yield whole('near', ({ data }) => ({ status: 403, data }));
  yield whole('other', ({ path }, chance) => {
    const strangers = reads.kin.filter((one) => one.path !== path && one.status < 400 && !isRefusal);
    const other = pick(chance, strangers);
    return other && said(other);
  });
}

const said = ({ status, data }: RestRecord): Partial<RestRecord> => ({ status, data });

const bare = ({ data: _data, text: _text, invalid: _invalid, ...record }: RestRecord): RestRecord => record;

const unknownTo = (message: string): Partial<RestRecord> => ({
  status: 400,
  data: { failureDetails: { [`${message.replace(/^GET /, '').replace(/s$/, '')}DoesNotExist`]: '' } },
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function* fields(reads: Reads, message: string): Generator<Candidate> {
  const seen = new Set<string>();
  for (const record of reads.own) {
    if (messageOf(record) !== message) continue;
    if (message === 'GET refusal') continue;
    for (const spot of spotsIn(record.data)) {
      if (seen.has(spot.key)) continue;
      seen.add(spot.key);
      for (const [operator, wrong] of wrongs(reads, spot)) {
        const where = { message, field: spot.name, operator };
        yield { ...where, make: (chance) => changed(reads, where, spot, wrong, chance) };
      }
    }
  }
}

/** What stands in the place instead; `takeOut` for nothing. */
type Wrong = (record: RestRecord, spot: Spot, chance: Chance) => unknown;
const takeOut = Symbol('take out');

function* wrongs({ own, kin }: Reads, { name, key, value }: Spot): Generator<[Operator, Wrong]> {
  yield ['drop', () => takeOut];
  yield ['other', (_, spot, chance) => another(chance, valuesAt(kin, name), spot.value)];
  const isWhole = typeof value === 'object';
  if (isWhole && Array.isArray(value)) yield ['swap', (_, spot) => (spot.value as unknown[]).toReversed()];
  if (isWhole || !name.includes('@'))
    yield ['double', (_, spot) => (Array.isArray(spot.value) ? undefined : [spot.value, spot.value])];
  if (isWhole) return;
  yield ['type', (_, spot) => ofOtherType(spot.value, true)];
  yield ['near', (_, spot) => near(spot.value)];
  yield [
    'stale',
    (record, spot) => {
      const before = own
        .filter(({ seq }) => seq < record.seq)
        .flatMap((one) => spotsIn(one.data).filter((other) => other.key === key));
      return before.findLast((one) => one.value !== spot.value)?.value;
    },
  ];
}

const valuesAt = (records: readonly RestRecord[], name: string): unknown[] =>
  records.flatMap(({ data }) => spotsIn(data).flatMap((spot) => (spot.name === name ? [spot.value] : [])));

/** From one look on, whatever is shown there is wrong in the same way. */
function changed({ block, own }: Reads, where: Where, { key }: Spot, wrong: Wrong, chance: Chance): Mutant | undefined {
  const looks = own.flatMap((record) => {
    const spot = spotsIn(record.data).find((one) => one.key === key);
    return spot ? [{ record, spot }] : [];
  });
  const first = pick(chance, looks);
  if (!first) return undefined;
  const after = wrong(first.record, first.spot, chance);
  if (after === undefined) return undefined;
  const changes = new Map<number, TraceRecord>();
  for (const { record, spot } of looks) {
    if (record.seq < first.record.seq) continue;
    const value = after === takeOut ? undefined : isShape(where.operator) ? wrong(record, spot, chance) : after;
    if (value === spot.value) continue;
    changes.set(record.seq, judged({ ...record, data: put(record.data, spot, value) }));
  }
  return block.mutant(where, { before: first.spot.value, after: after === takeOut ? undefined : after }, changes);
}

const isShape = (operator: Operator) => operator === 'double' || operator === 'swap';

/** Where an element of a list is doubled, the list has one more. */
function put(data: unknown, { path, value: before }: Spot, value: unknown): unknown {
  const isElement = typeof path.at(-1) === 'number' && Array.isArray(value) && value[0] === before;
  if (!isElement) return replaced(data, path, value);
  const list = path.slice(0, -1).reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], data);
  return replaced(data, path.slice(0, -1), [...(list as unknown[]), before]);
}
