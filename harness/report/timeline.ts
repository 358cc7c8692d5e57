/** The last exchanges of a scenario, REST and sockets on one time line. */
import type { Experience, RestRecord, TraceRecord } from '../trace/record.ts';

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
    case 'rest':
      return { who: record.node, what: short(exchangeText(record)) };
    case 'experience':
      return { who: record.actor, what: short(`at ${record.node}: ${experienceText(record.experience)}`) };
    case 'act':
      return { who: record.actor, what: short(`${record.act} ${list(record.args)}`) };
    default:
      return { who: '', what: record.kind };
  }
}

/** The answer stands early: the end of a long line is cut off. */
function exchangeText({ method, path, form, status, error, location, data }: RestRecord): string {
  const answer = status === 0 ? `no answer (${error})` : status;
  const sent = form ? ` ${new URLSearchParams(form)}` : '';
  const where = location === undefined ? '' : ` Location ${location}`;
  return `${method} ${path} -> ${answer}${where}${sent}${details(data)}`;
}

/** Without what is the same everywhere, and with ids by their beginning. */
const short = (text: string) =>
  text.replaceAll('/api/v1', '').replace(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f-]{22}\b/g, '$1…');

const details = (data: unknown) => (data === undefined ? '' : ` ${JSON.stringify(data)}`);

function experienceText({ event, ...rest }: Experience): string {
  return `${event} ${list(rest)}`.trim();
}

const list = (args: object) =>
  Object.entries(args)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(' ');

/** A credential is known by the beginning of its digest. */
function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  return 'digest' in value ? `${String(value.digest).slice(0, 15)}…` : JSON.stringify(value);
}
