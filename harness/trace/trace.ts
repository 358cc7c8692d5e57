import { plainJson } from '../plain.ts';
import { Bell } from './bell.ts';
import type { CheckRecord, Place, TraceRecord, Unplaced } from './record.ts';

/**
 * The append-only record of one scenario. Whoever acts writes here; checks read `records`.
 * Appending wakes whoever waits for something to happen.
 */
export class Trace {
  readonly records: TraceRecord[] = [];
  readonly #scenario: string | undefined;
  readonly #began: number;
  readonly #bell = new Bell();

  /** @param began Epoch milliseconds at which the run began; `time` counts from there. */
  constructor(began: number, scenario?: string) {
    this.#began = began;
    this.#scenario = scenario;
  }

  /** Milliseconds since the run began, monotonic, to the microsecond. */
  now(): number {
    return Math.round((performance.timeOrigin + performance.now() - this.#began) * 1000) / 1000;
  }

  append(record: Unplaced): number {
    const place: Place = { seq: this.records.length + 1, time: this.now() };
    if (this.#scenario !== undefined) place.scenario = this.#scenario;
    this.records.push({ ...place, ...record } as TraceRecord);
    this.#bell.ring();
    return place.seq;
  }

  /** The seq of the last record, 0 when there is none. */
  get last(): number {
    return this.records.length;
  }

  /** Resolves at the next record, or when `milliseconds` have passed, whichever is first. */
  activity(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.#bell.activity(milliseconds, signal);
  }

  /** One line a record. */
  toString(): string {
    return this.records.map((record) => `${plainJson(record)}\n`).join('');
  }
}

/** The records that a check asked at `check` may see: those before it, up to its deadline. */
export function visibleTo(check: Pick<CheckRecord, 'seq' | 'since' | 'bound'>, records: readonly TraceRecord[]) {
  const before = records.slice(0, check.seq - 1);
  if (check.bound === undefined || check.since === undefined) return before;
  const deadline = (records[check.since - 1]?.time ?? 0) + check.bound;
  return before.filter((record) => record.time <= deadline);
}
