import type { Fields } from '../../../harness/checks/view.ts';
import type {
  ActRecord,
  CheckRecord,
  Experience,
  FrameRecord,
  RestRecord,
  TraceRecord,
  Unplaced,
} from '../../../harness/trace/record.ts';

/** A body says that it is XML. */
const said = (answer: RestAnswer): RestAnswer =>
  answer.data === undefined ? answer : { contentType: 'text/xml', ...answer };

/** What a Call Bridge answers, where it is not a bare 200. */
export type RestAnswer = Partial<
  Pick<RestRecord, 'status' | 'location' | 'contentType' | 'data' | 'text' | 'headers' | 'form' | 'error' | 'invalid'>
>;

/** Where and in which of their sessions somebody is; a Web Bridge East and a first session unless it says otherwise. */
interface Whereabouts {
  session?: number;
  node?: string;
}

/** The id under which a Scene knows a Call Bridge or a space: `paris-id`. */
export const idOf = (name: string): string => `${name.toLowerCase()}-id`;

/** The id of a space's call on a Call Bridge: `planning-tokyo`. */
export const callOf = (space: string, callBridge: string): string => `${space}-${callBridge}`.toLowerCase();

/** The records of a scenario, told by hand: what is named, done, answered and experienced, one after the other. */
export class Scene {
  readonly records: TraceRecord[] = [];
  #now = 0;

  /** The next record comes a millisecond after the last one. */
  append(record: Unplaced): this {
    this.#now += 1;
    const place = { seq: this.records.length + 1, time: this.#now, scenario: 'STEP-01.1' };
    this.records.push({ ...place, ...record } as TraceRecord);
    return this;
  }

  /** Let time pass. */
  later(milliseconds: number): this {
    this.#now += milliseconds;
    return this;
  }

  callBridges(...names: readonly string[]): this {
    for (const name of names) this.append({ kind: 'named', what: 'callBridge', name, id: idOf(name), node: name });
    return this;
  }

  webBridges(...names: readonly string[]): this {
    for (const name of names) this.append({ kind: 'named', what: 'webBridge', name, id: name, node: name });
    return this;
  }

  space(name: string, numericId: string): this {
    return this.append({ kind: 'named', what: 'space', name, id: idOf(name), details: { numericId, title: name } });
  }

  spaceWithoutNumericId(name: string): this {
    return this.append({ kind: 'named', what: 'space', name, id: idOf(name), details: { title: name } });
  }

  accessMethod(space: string, numericId: string, scope: string): this {
    const details = { numericId, scope };
    return this.append({ kind: 'named', what: 'accessMethod', name: space, id: idOf(numericId), details });
  }

  call(space: string, ...callBridges: readonly string[]): this {
    for (const node of callBridges)
      this.append({ kind: 'named', what: 'call', name: space, id: callOf(space, node), node });
    return this;
  }

  /** A persona is this participant from now on. */
  participant(
    name: string,
    id: string,
    space: string,
    how: 'join' | 'ask' | 'move' | 'call' = 'join',
    kind = 'web app',
    origin: { from?: string; asked?: number } = {},
  ): this {
    return this.append({ kind: 'named', what: 'participant', name, id, details: { space, how, kind, ...origin } });
  }

  act(actor: string, act: string, args: ActRecord['args'] = {}): this {
    return this.append({ kind: 'act', actor, act, args });
  }

  /** One exchange with a Call Bridge, answered 200 unless `answer` says otherwise. */
  rest(node: string, method: string, path: string, answer: RestAnswer = {}): this {
    return this.append({ kind: 'rest', node, method, path: `/api/v1${path}`, status: 200, took: 1, ...said(answer) });
  }

  get(node: string, path: string, data: Fields): this {
    return this.rest(node, 'GET', path, { data });
  }

  /** A Call Bridge refuses what is asked of it. */
  refuses(node: string, path: string, status = 400): this {
    return this.rest(node, 'GET', path, { status, data: { failureDetails: { participantDoesNotExist: '' } } });
  }

  /** A Call Bridge shows a participant by id. */
  shows(node: string, id: string, fields: Fields): this {
    return this.get(node, `/participants/${id}`, { participant: { '@id': id, ...fields } });
  }

  /** A Call Bridge lists its calls, and shows each with its participants. */
  lists(node: string, calls: Readonly<Record<string, readonly Fields[]>>): this {
    const spaces = Object.keys(calls);
    this.listsCalls(node, ...spaces.map((space) => callFields(node, space)));
    for (const space of spaces) {
      const people = calls[space] ?? [];
      this.listsParticipants(node, space, ...people).showsCall(node, space, countsOf(node, people));
    }
    return this;
  }

  listsCalls(node: string, ...calls: readonly Fields[]): this {
    return this.get(node, '/calls', { calls: { '@total': String(calls.length), call: calls } });
  }

  listsParticipants(node: string, space: string, ...people: readonly Fields[]): this {
    const participants = { '@total': String(people.length), participant: people };
    return this.get(node, `/calls/${callOf(space, node)}/participants`, { participants });
  }

  showsCall(node: string, space: string, fields: Fields): this {
    return this.get(node, `/calls/${callOf(space, node)}`, { call: { ...callFields(node, space), ...fields } });
  }

  /** A Call Bridge lists the call legs of a participant and shows each by id. */
  showsLegs(node: string, participant: string, ...legs: readonly Fields[]): this {
    const callLegs = { '@total': String(legs.length), callLeg: legs.map((leg) => ({ '@id': leg['@id'] })) };
    this.get(node, `/participants/${participant}/callLegs`, { callLegs });
    for (const leg of legs) this.get(node, `/callLegs/${leg['@id']}`, { callLeg: leg });
    return this;
  }

  experience(actor: string, experience: Experience, { session = 1, node = 'East' }: Whereabouts = {}): this {
    return this.append({ kind: 'experience', actor, session, node, experience });
  }

  frame(
    actor: string,
    direction: FrameRecord['direction'],
    payload: unknown,
    invalid?: NonNullable<FrameRecord['invalid']>,
  ): this {
    const from = { actor, session: 1, node: 'East', direction } as const;
    return this.append({ kind: 'frame', ...from, payload, ...(invalid && { invalid }) });
  }

  check(check: Partial<CheckRecord> & Pick<CheckRecord, 'check'>): this {
    return this.append({ kind: 'check', requirement: 'STEP-01', args: {}, holds: true, ...check });
  }
}

export const scene = (): Scene => new Scene();

const callFields = (node: string, space: string): Fields => ({
  '@id': callOf(space, node),
  name: space,
  coSpace: idOf(space),
  callCorrelator: `${space.toLowerCase()}-correlator`,
});

function countsOf(node: string, people: readonly Fields[]): Fields {
  const local = people.filter(({ callBridge }) => callBridge === idOf(node)).length;
  return { numParticipantsLocal: String(local), numParticipantsRemote: String(people.length - local) };
}
