/**
 * Reading a trace: what is named what, what each Call Bridge said last, what each participant experienced.
 * Pure helpers for checks; all of them answer from the records they are given.
 */
import type { Experience, ExperienceRecord, NamedRecord, RestRecord, TraceRecord } from '../trace/record.ts';
import type { Records } from './check.ts';
import { remember } from './remember.ts';

export const named = (records: Records, what: NamedRecord['what'], name: string): NamedRecord[] => [
  ...(namesIn(records).get(`${what} ${name}`) ?? []),
];

const namesIn = remember((records) =>
  groups(records, (record) => (record.kind === 'named' ? [[`${record.what} ${record.name}`, record]] : [])),
);

/** What records say, by the keys under which it is asked for. */
function groups<T>(records: Records, keyed: (record: TraceRecord) => [string, T][]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const record of records) {
    for (const [key, value] of keyed(record)) {
      const group = found.get(key);
      if (group) group.push(value);
      else found.set(key, [value]);
    }
  }
  return found;
}

/** A Call Bridge: its name in the specification, in the target file, and its id in the API. */
export interface Node {
  name: string;
  node: string;
  id: string;
}

/** The Call Bridges of the cluster, in the order of the target file. */
export const callBridges: (records: Records) => readonly Node[] = remember((records) =>
  records
    .filter((record): record is NamedRecord => record.kind === 'named' && record.what === 'callBridge')
    .map(({ name, node, id }) => ({ name, node: node ?? name, id })),
);

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
  return getsOf(records, node, path).at(-1);
}

/** Every answer to a list, of the last time its first page was asked for; of a page that was busy, the last one. */
export function lastList(records: Records, node: string, path: string): RestRecord[] {
  const pages = getsOf(records, node, path);
  const first = pages.findLastIndex(({ path: asked }) => offsetOf(asked) === 0);
  const last = first < 0 ? [] : pages.slice(first);
  return last.filter(
    ({ status, path: asked }, index) => status !== 503 || !last.slice(index + 1).some((later) => later.path === asked),
  );
}

const getsOf = (records: Records, node: string, path: string): readonly RestRecord[] =>
  gets(records).get(`${node} /api/v1${path}`) ?? [];

const gets = remember((records) =>
  groups(records, (record) =>
    record.kind === 'rest' && record.method === 'GET' ? [[`${record.node} ${withoutQuery(record.path)}`, record]] : [],
  ),
);

const withoutQuery = (path: string) => path.split('?', 1)[0] ?? '';

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
  const told = (experiencesIn(records).get(persona === undefined ? event : `${event} ${persona}`) ??
    []) as readonly Experienced<E>[];
  return session === undefined ? [...told] : told.filter((record) => record.session === session);
}

const experiencesIn = remember((records) =>
  groups(records, (record) =>
    record.kind === 'experience'
      ? [
          [record.experience.event, record],
          [`${record.experience.event} ${record.actor}`, record],
        ]
      : [],
  ),
);

/** The number of a persona's last session, 0 when there was none. */
export const lastSession = (records: Records, persona: string): number =>
  experienced(records, 'opened', persona).at(-1)?.session ?? 0;
