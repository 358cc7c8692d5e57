/** One scenario's records, as mutants of them are made. */
import type {
  CheckRecord,
  ExperienceRecord,
  FrameRecord,
  NamedRecord,
  RestRecord,
  TraceRecord,
} from '../../trace/record.ts';
import type { Mutant, Spot } from './mutant.ts';

/** So many records at most: a crowd's scenario says the same a thousand times. */
export const longest = 1500;

export class Block {
  readonly records: readonly TraceRecord[];
  readonly scenario: string;
  /** Place of the last check that held: what comes after it nobody asks about. */
  readonly lastCheck: number;

  constructor(records: readonly TraceRecord[]) {
    this.records = records;
    this.scenario = records[0]?.scenario ?? '';
    this.lastCheck = records.findLastIndex(isHeld) + 1;
  }

  /** Answers to the harness's own GETs of one path at one Call Bridge, in order, up to the last check. */
  reads(): RestRecord[][] {
    const found = new Map<string, RestRecord[]>();
    for (const record of this.#asked()) {
      if (record.kind !== 'rest' || record.method !== 'GET' || record.actor === 'manager' || record.status === 0)
        continue;
      const key = `${record.node} ${record.path.split('?', 1)[0]}`;
      const reads = found.get(key);
      if (reads) reads.push(record);
      else found.set(key, [record]);
    }
    return [...found.values()];
  }

  frames(): FrameRecord[] {
    return this.#asked().filter((record) => record.kind === 'frame');
  }

  experiences(): ExperienceRecord[] {
    return this.#asked().filter((record) => record.kind === 'experience');
  }

  rests(): RestRecord[] {
    return this.#asked().filter((record) => record.kind === 'rest');
  }

  /** Ids of everybody's participants. */
  participants(): NamedRecord[] {
    return this.records.filter((record) => record.kind === 'named').filter(({ what }) => what === 'participant');
  }

  /** Place of the first record after `seq` that is one of these; behind the end where none is. */
  next(seq: number, isOne: (record: TraceRecord) => boolean): number {
    const index = this.records.findIndex((record) => record.seq > seq && isOne(record));
    return index < 0 ? this.records.length + 1 : index + 1;
  }

  /** The trace with other records in the places of some. */
  mutant(
    spot: Spot,
    { before, after }: { before: unknown; after: unknown },
    changes: ReadonlyMap<number, TraceRecord>,
    until = this.records.length + 1,
  ): Mutant | undefined {
    const changed = [...changes.keys()];
    const seq = Math.min(...changed);
    if (changed.length === 0 || seq > this.lastCheck) return undefined;
    const records = [...this.records];
    for (const [place, record] of changes) records[place - 1] = record;
    return { ...spot, scenario: this.scenario, seq, before, after, records, changed, until };
  }

  #asked(): readonly TraceRecord[] {
    return this.records.slice(0, Math.max(0, this.lastCheck - 1));
  }
}

export const isHeld = (record: TraceRecord): record is CheckRecord => record.kind === 'check' && record.holds;

/** Stands where something is left out: no check looks at steps. */
export const nothing = ({ seq, time, scenario }: TraceRecord): TraceRecord => ({
  ...{ seq, time, ...(scenario !== undefined && { scenario }) },
  ...{ kind: 'step', keyword: 'Hook', text: 'nothing came' },
});

/** Records with some more behind a place: every place after it moves, and whatever names a place with it. */
export function inserted(
  records: readonly TraceRecord[],
  behind: number,
  added: readonly TraceRecord[],
): TraceRecord[] {
  const by = added.length;
  const moved = (place: number) => (place > behind ? place + by : place);
  const time = records[behind - 1]?.time ?? 0;
  return [
    ...records.slice(0, behind),
    ...added.map((record, index) => ({ ...record, seq: behind + 1 + index, time })),
    ...records.slice(behind).map((record): TraceRecord => {
      const seq = record.seq + by;
      if (record.kind === 'check')
        return {
          ...record,
          seq,
          ...(record.since !== undefined && { since: moved(record.since) }),
          ...(record.evidence && { evidence: record.evidence.map(moved) }),
        };
      if (record.kind === 'named' && record.details?.asked !== undefined)
        return { ...record, seq, details: { ...record.details, asked: moved(Number(record.details.asked)) } };
      return { ...record, seq };
    }),
  ];
}
