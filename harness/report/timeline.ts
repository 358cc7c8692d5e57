/** The last exchanges of a scenario, REST and sockets on one time line. */
import type { Experience, TraceRecord } from '../trace/record.ts';

export interface TimelineRow {
  /** Milliseconds since the scenario began. */
  time: number;
  who: string;
  what: string;
  /** The failed check rests on it. */
  isEvidence: boolean;
}

const shown: readonly TraceRecord['kind'][] = ['rest', 'experience', 'act'];
const rows = 14;

/**
 * The records before `seq` that a reader wants to see: those the check rests on, and the last ones beside them.
 * @param block One scenario's records.
 */
export function timeline(block: readonly TraceRecord[], seq: number, evidence: readonly number[]): TimelineRow[] {
  const began = block[0]?.time ?? 0;
  const seen = block.filter((record) => record.seq <= seq && shown.includes(record.kind));
  const proof = seen.filter((record) => evidence.includes(record.seq)).slice(-rows);
  const last = seen.slice(Math.max(0, seen.length - rows + proof.length));
  return [...new Set([...proof, ...last])]
    .sort((a, b) => a.seq - b.seq)
    .map((record) => ({
      time: Math.round((record.time - began) * 10) / 10,
      ...rowOf(record),
      isEvidence: evidence.includes(record.seq),
    }));
}

function rowOf(record: TraceRecord): { who: string; what: string } {
  switch (record.kind) {
    case 'rest': {
      const form = record.form ? ` ${new URLSearchParams(record.form)}` : '';
      const location = record.location === undefined ? '' : ` Location ${record.location}`;
      const answer =
        record.status === 0 ? `no answer: ${record.error}` : `${record.status}${location}${details(record.data)}`;
      return { who: record.node, what: `${record.method} ${record.path}${form} -> ${answer}` };
    }
    case 'experience':
      return { who: record.actor, what: `at ${record.node}: ${experienceText(record.experience)}` };
    case 'act':
      return { who: record.actor, what: `${record.act} ${list(record.args)}` };
    default:
      return { who: '', what: record.kind };
  }
}

const details = (data: unknown) => (data === undefined ? '' : ` ${JSON.stringify(data)}`);

function experienceText({ event, ...rest }: Experience): string {
  return `${event} ${list(rest)}`.trim();
}

const list = (args: object) =>
  Object.entries(args)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
