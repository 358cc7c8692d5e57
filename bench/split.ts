/** Where the time of a run went, read from its trace. */
import type { TraceRecord } from '../harness/trace/record.ts';
import type { TraceFile } from '../harness/trace/trace-file.ts';
import type { FullRun } from './processes.ts';
import { lanesOf } from './replay/lanes.ts';
import type { Span } from './replay/operation.ts';
import { readOperations } from './replay/read-operations.ts';
import { between, common, lengthOf, merged } from './spans.ts';

/** Milliseconds. Those of the lanes are sums over scenarios that were played at the same time. */
export interface Split {
  /** From the start of the command to the first scenario. */
  startUp: number;
  /** From the first scenario to the end of the last one. */
  playing: number;
  /** From there to the end of the command. */
  ending: number;
  /** How many scenarios were played at a time. */
  lanes: number;
  /** An exchange was under way. */
  target: number;
  /** Nothing was under way and the harness waited on purpose: a quiet time, the next look, or what the cluster does by itself. */
  waiting: number;
  /** Neither: the harness worked, or waited for its turn on the processor. */
  harness: number;
  /** A lane had no scenario. */
  idle: number;
}

/** Shorter gaps are nobody's choice. */
const shortestWait = 5;

export function splitOf({ header, blocks }: TraceFile, { began, ended }: FullRun): Split {
  const spans = blocks.map(spanOf);
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const runBegan = Date.parse(header.began);
  const lanes = lanesOf(spans);
  const playing = last - first;
  const target = lengthOf(blocks.flatMap(busyIn));
  const waiting = lengthOf(blocks.flatMap(waitsIn));
  return {
    startUp: runBegan + first - began,
    playing,
    ending: ended - runBegan - last,
    lanes,
    target,
    waiting,
    harness: lengthOf(spans) - target - waiting,
    idle: lanes * playing - lengthOf(spans),
  };
}

/** When at least one exchange of a scenario was under way. */
const busyIn = (records: readonly TraceRecord[]): Span[] =>
  merged(readOperations(records, { ids: new Set(), passwords: new Map() }).filter(({ start, end }) => end > start));

/** When no exchange was, and the harness waited on purpose. */
function waitsIn(records: readonly TraceRecord[]): Span[] {
  const gaps = between(busyIn(records), spanOf(records));
  const waits = records.flatMap((record, index) => waitBefore(record, index, records));
  return common(gaps, merged(waits)).filter((wait) => lengthOf([wait]) >= shortestWait);
}

/** A check was waited for since it was asked first; what the cluster does by itself, since the record before it. */
function waitBefore(record: TraceRecord, index: number, records: readonly TraceRecord[]): Span[] {
  if (record.kind !== 'check' && !isTheClusters(record)) return [];
  const since = record.kind === 'check' && record.since !== undefined ? record.since - 1 : index - 1;
  return [{ start: records[since]?.time ?? record.time, end: record.time }];
}

const isTheClusters = (record: TraceRecord): boolean =>
  (record.kind === 'frame' && record.direction === 'received') ||
  (record.kind === 'experience' && record.experience.event === 'closed' && record.experience.by === 'cluster');

const spanOf = (records: readonly TraceRecord[]): Span => ({
  start: records[0]?.time ?? 0,
  end: records.at(-1)?.time ?? 0,
});
