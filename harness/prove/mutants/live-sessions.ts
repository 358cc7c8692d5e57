import type { TraceRecord } from '../../trace/record.ts';

export interface Live {
  actor: string;
  session: number;
  node: string;
}

/** Sessions that are connected behind `seq`, an intruder's apart. */
export function liveSessions(records: readonly TraceRecord[], seq: number): Live[] {
  const live = new Map<string, Live>();
  for (const record of records.slice(0, seq)) {
    if (record.kind !== 'experience' || record.actor === 'intruder') continue;
    const { actor, session, node, experience } = record;
    if (experience.event === 'connected') live.set(`${actor} ${session}`, { actor, session, node });
    if (experience.event === 'closed') live.delete(`${actor} ${session}`);
  }
  return [...live.values()];
}
