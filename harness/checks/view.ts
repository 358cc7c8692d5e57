/**
 * Reading a trace: what is named what, what each Call Bridge said last, what each participant experienced.
 * Pure helpers for checks; all of them answer from the records they are given.
 */
import type { Experience, ExperienceRecord, NamedRecord, RestRecord, TraceRecord } from '../trace/record.ts';
import type { Records } from './check.ts';

export const named = (records: Records, what: NamedRecord['what'], name: string): NamedRecord[] =>
  records.filter(
    (record): record is NamedRecord => record.kind === 'named' && record.what === what && record.name === name,
  );

/** A Call Bridge: its name in the specification, in the target file, and its id in the API. */
export interface Node {
  name: string;
  node: string;
  id: string;
}

/** The Call Bridges of the cluster, in the order of the target file. */
export function callBridges(records: Records): Node[] {
  return records
    .filter((record): record is NamedRecord => record.kind === 'named' && record.what === 'callBridge')
    .map(({ name, node, id }) => ({ name, node: node ?? name, id }));
}

/** The ids that a persona has had, oldest first: the join's, then one for each move. */
export const instances = (records: Records, persona: string): NamedRecord[] => named(records, 'participant', persona);

/** Which of a persona's instances: `new` the last, `old` the one before it. */
export type Which = 'old' | 'new';

/** The id of a persona's instance, or undefined when there is none. */
export function instance(records: Records, persona: string, which: Which): string | undefined {
  return instances(records, persona).at(which === 'new' ? -1 : -2)?.id;
}

/** What `node` answered last to a GET of exactly `path`, query apart. */
export function lastGet(records: Records, node: string, path: string): RestRecord | undefined {
  return records.findLast(getsOf(node, path));
}

/** Every answer to a list, of the last time its first page was asked for. */
export function lastList(records: Records, node: string, path: string): RestRecord[] {
  const pages = records.filter(getsOf(node, path));
  const first = pages.findLastIndex(({ path: asked }) => offsetOf(asked) === 0);
  return first < 0 ? [] : pages.slice(first);
}

function getsOf(node: string, path: string) {
  const whole = `/api/v1${path}`;
  return (record: TraceRecord): record is RestRecord =>
    record.kind === 'rest' &&
    record.method === 'GET' &&
    record.node === node &&
    (record.path === whole || record.path.startsWith(`${whole}?`));
}

const offsetOf = (path: string) => Number(/[?&]offset=(\d+)/.exec(path)?.[1] ?? 0);

/** Whether a Call Bridge says that it knows no such thing; documents disagree on the status. */
export const isUnknown = ({ status }: RestRecord): boolean => status === 400 || status === 404;

export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under `name` in parsed XML, with every leaf still a string. */
export function object(data: unknown, name: string): Fields | undefined {
  const value = isFields(data) ? data[name] : undefined;
  return isFields(value) ? value : undefined;
}

/** The elements of a list in parsed XML, always as an array. */
export function elements(data: unknown, list: string, element: string): Fields[] {
  const value = object(data, list)?.[element];
  return (Array.isArray(value) ? value : [value]).filter(isFields);
}

/** A leaf by its path, such as `status/state`; undefined when absent or not a leaf. */
export function leaf(fields: Fields | undefined, path: string): string | undefined {
  let value: unknown = fields;
  for (const name of path.split('/')) value = isFields(value) ? value[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

export type Experienced<E extends Experience['event']> = ExperienceRecord & {
  experience: Extract<Experience, { event: E }>;
};

/** What a persona experienced of one kind, in order; of one session, or of all. */
export function experienced<E extends Experience['event']>(
  records: Records,
  event: E,
  persona?: string,
  session?: number,
): Experienced<E>[] {
  return records.filter(
    (record): record is Experienced<E> =>
      record.kind === 'experience' &&
      record.experience.event === event &&
      (persona === undefined || record.actor === persona) &&
      (session === undefined || record.session === session),
  );
}

/** The number of a persona's last session, 0 when there was none. */
export const lastSession = (records: Records, persona: string): number =>
  experienced(records, 'opened', persona).at(-1)?.session ?? 0;
