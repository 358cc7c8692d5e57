import { createHash } from 'node:crypto';
import type { ActRecord, ExperienceRecord, FrameRecord, RestRecord, TraceRecord } from '../../harness/trace/record.ts';
import type { Ask, Connect, Join, Operation } from './operation.ts';
import { lessonsIn, placeholdersIn } from './substitution.ts';

export interface Known {
  /** Ids that are known before anything is replayed, so that no answer has to teach them. */
  ids: ReadonlySet<string>;
  /** Passwords by user name: a trace has only their digests. */
  passwords: ReadonlyMap<string, string>;
}

/**
 * What one scenario did, to be done again: its exchanges and sockets, in the order of their recorded start. Waiting is no
 * operation: neither quiet times, nor a time-out of the cluster (close code 4408).
 */
export function readOperations(records: readonly TraceRecord[], known: Known): Operation[] {
  const reader = new Reader(known.passwords);
  for (const record of records) reader.read(record);
  const found = reader.finish();
  teach(found, known.ids);
  return found.map(({ operation }) => operation).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** An operation, and its recorded answer where it teaches something. */
interface Found {
  operation: Operation;
  answer?: unknown;
}

/** One socket while its records are read. */
interface Line {
  socket: string;
  asks: Map<number, Ask>;
  heard: Map<string, number>;
}

type Fields = Readonly<Record<string, unknown>>;

const visitor = 'visitor';
const intruder = 'intruder';
const longestRecorded = 2000;
const largestFrame = 64 * 1024;
const timedOut = 4408;
const endPath = '/api/call/session/end';

class Reader {
  readonly #passwords: ReadonlyMap<string, string>;
  readonly #found: Found[] = [];
  /** When each actor last did something: no record says when it began to connect. */
  readonly #acted = new Map<string, number>();
  readonly #joins = new Map<string, Join>();
  /** What the operator gave spaces, by the digest that stands for it in a join. */
  readonly #passcodes = new Map<string, string>();
  /** Sockets by actor, session and node, oldest first: an intruder may have several. */
  readonly #lines = new Map<string, Line[]>();
  #visitorJoins = false;
  /** A visitor's connecting, which has no record of its end. */
  #connecting: Connect | undefined;
  #count = 0;

  constructor(passwords: ReadonlyMap<string, string>) {
    this.#passwords = passwords;
  }

  read(record: TraceRecord): void {
    // What a manager asked of the stand-in was nobody's request to the target.
    if (record.kind === 'rest' && record.actor === undefined) this.#rest(record);
    else if (record.kind === 'act') this.#act(record);
    else if (record.kind === 'step') this.#connected(record.time);
    else if (record.kind === 'experience') this.#experience(record);
    else if (record.kind === 'frame' && record.direction === 'sent') this.#sent(record);
    else if (record.kind === 'frame') this.#received(record);
  }

  finish(): Found[] {
    for (const { asks } of [...this.#lines.values()].flat()) for (const ask of asks.values()) this.#unanswered(ask);
    return this.#found;
  }

  #rest({ node, method, path, form, body, status, time, took, location, data }: RestRecord): void {
    const { passcode } = form ?? {};
    if (passcode !== undefined) this.#passcodes.set(digestOf(passcode), passcode);
    const span = { start: time - took, end: time };
    const operation = {
      does: 'rest',
      ...span,
      node,
      method,
      path,
      form,
      body,
      authorized: status !== 401,
      status,
    } as const;
    const id = location?.slice(location.lastIndexOf('/') + 1);
    this.#found.push({ operation: { ...operation, teaches: [] }, answer: { location: id, data } });
  }

  #act({ actor, act, args, time }: ActRecord): void {
    this.#acted.set(act.startsWith('try ') ? intruder : actor, time);
    if (actor !== visitor) return;
    if (act === 'join') this.#visitorJoins = true;
    if (act === 'connect') this.#connecting = this.#connect(visitor, 1, String(args.webBridge), time);
  }

  #experience({ actor, session, node, experience, time }: ExperienceRecord): void {
    if (experience.event === 'admitted') this.#acted.set(actor, time);
    if (experience.event !== 'closed') return;
    this.#connected(time);
    const line = this.#linesOf(actor, session, node).shift();
    if (!line || experience.code === timedOut) return;
    for (const ask of line.asks.values()) this.#unanswered(ask);
    const span = { start: time, end: time, socket: line.socket };
    if (experience.by === 'us') this.#found.push({ operation: { does: 'cut', ...span } });
    else this.#found.push({ operation: { does: 'closed', ...span, code: experience.code } });
  }

  #sent(record: FrameRecord): void {
    const { actor, session, node, payload, time } = record;
    this.#connected(time);
    if (this.#isJoin(record)) {
      this.#asksToJoin(record);
      return;
    }
    const message = fields(payload);
    const lines = this.#linesOf(actor, session, node);
    if (lines.length === 0 || (actor === intruder && message.path === '/api/call/session')) {
      this.#connect(actor, session, node, this.#acted.get(actor) ?? time).end = time;
    }
    const line = lines.at(-1);
    if (!line || message.type === 'response') return;
    const { socket } = line;
    if (message.type === 'request') {
      const id = Number(message.id);
      const ask = { does: 'ask', socket, id, start: time, end: time, text: JSON.stringify(payload) } as const;
      line.asks.set(id, { ...ask, status: 0, teaches: [] });
    } else {
      this.#found.push({ operation: { does: 'send', socket, start: time, end: time, ...unframed(payload) } });
    }
  }

  #received({ actor, session, node, payload, time }: FrameRecord): void {
    const message = fields(payload);
    const join = this.#joins.get(actor);
    if (message.type === undefined && join) {
      this.#joins.delete(actor);
      this.#found.push({ operation: { ...join, end: time, status: Number(message.status) }, answer: message.body });
      return;
    }
    const lines = this.#linesOf(actor, session, node);
    if (message.type === 'request') this.#heard(lines[0], String(message.path), message.body, time);
    else this.#answered(lines, message, time);
  }

  #heard(line: Line | undefined, path: string, answer: unknown, time: number): void {
    if (!line) return;
    const nth = (line.heard.get(path) ?? 0) + 1;
    line.heard.set(path, nth);
    // Nobody waits for what comes while the session is being ended.
    if ([...line.asks.values()].some(({ text }) => text.includes(endPath))) return;
    const { socket } = line;
    this.#found.push({ operation: { does: 'hear', socket, path, nth, start: time, end: time, teaches: [] }, answer });
  }

  #answered(lines: readonly Line[], { id, status, body }: Fields, time: number): void {
    const line = lines.find(({ asks }) => asks.has(Number(id)));
    const ask = line?.asks.get(Number(id));
    if (!line || !ask) return;
    line.asks.delete(ask.id);
    this.#found.push({ operation: { ...ask, end: time, status: Number(status) }, answer: body });
  }

  #unanswered({ socket, start, end, text }: Ask): void {
    this.#found.push({ operation: { does: 'send', socket, start, end, text, as: 'text' } });
  }

  #isJoin({ actor, payload }: FrameRecord): boolean {
    const { type, path } = fields(payload);
    return (actor === visitor && this.#visitorJoins) || (type === undefined && path === '/api/join');
  }

  #asksToJoin({ actor, node, payload, time }: FrameRecord): void {
    if (actor === visitor) this.#visitorJoins = false;
    const body = actor === visitor ? String(payload) : this.#withSecrets(fields(fields(payload).body));
    this.#joins.set(actor, { does: 'join', node, body, start: time, end: time, status: 0, teaches: [] });
  }

  #withSecrets(body: Fields): string {
    const password = this.#passwords.get(String(body.username));
    const passcode = this.#passcodes.get(String(body.passcode));
    return JSON.stringify({
      ...body,
      ...(password !== undefined && { password }),
      ...(passcode !== undefined && { passcode }),
    });
  }

  #connect(actor: string, session: number, node: string, start: number): Connect {
    this.#count += 1;
    const socket = `${actor} (${this.#count})`;
    this.#linesOf(actor, session, node).push({ socket, asks: new Map(), heard: new Map() });
    const operation: Connect = { does: 'connect', socket, node, answers: actor !== visitor, start, end: start };
    this.#found.push({ operation });
    return operation;
  }

  #connected(time: number): void {
    if (this.#connecting) this.#connecting.end = time;
    this.#connecting = undefined;
  }

  #linesOf(actor: string, session: number, node: string): Line[] {
    const place = `${actor} ${session} ${node}`;
    const lines = this.#lines.get(place) ?? [];
    this.#lines.set(place, lines);
    return lines;
  }
}

/** What stands in a trace for a secret that a web app sent. */
const digestOf = (secret: string): string =>
  `<sha256:${createHash('sha256').update(secret).digest('hex').slice(0, 16)}>`;

/** What was sent, from what the trace keeps of it. */
function unframed(payload: unknown): { text: string; as: 'text' | 'bytes' | 'broken' } {
  if (typeof payload !== 'string') return { text: JSON.stringify(payload), as: 'text' };
  const [, bytes, asText] = /^(\d+) bytes( as text)?$/.exec(payload) ?? [];
  if (bytes !== undefined) return { text: 'x'.repeat(Number(bytes)), as: asText ? 'broken' : 'bytes' };
  // A trace keeps only the beginning of a long text.
  return { text: payload.length < longestRecorded ? payload : payload.padEnd(largestFrame + 1, 'x'), as: 'text' };
}

/** Let each id and secret that is needed be learned from the first answer that shows it. */
function teach(found: readonly Found[], known: ReadonlySet<string>): void {
  const needed = found.flatMap(({ operation }) => placeholdersIn(sentBy(operation)));
  const wanted = new Set(needed.filter((placeholder) => !known.has(placeholder)));
  for (const { operation, answer } of found.toSorted((a, b) => a.operation.end - b.operation.end)) {
    if (!('teaches' in operation)) continue;
    for (const lesson of lessonsIn(answer, wanted)) {
      if (wanted.delete(lesson.recorded)) operation.teaches.push(lesson);
    }
  }
}

function sentBy(operation: Operation): string {
  if (operation.does === 'rest') {
    return [operation.path, operation.body?.text, ...Object.values(operation.form ?? {})].join(' ');
  }
  if (operation.does === 'join') return operation.body;
  return 'text' in operation ? operation.text : '';
}

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});
