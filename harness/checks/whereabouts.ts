/**
 * Where every persona ought to be, derived from what was done: the specification's own bookkeeping, against which the
 * cluster's views are held.
 */
import type { ActRecord, ExperienceRecord, NamedRecord, Patience, RestRecord } from '../trace/record.ts';
import type { Records } from './check.ts';
import { type Fault, faultOf } from './faults.ts';
import { holders } from './holders.ts';
import { homes } from './homes.ts';
import { remember } from './remember.ts';
import { leaf, object } from './view.ts';

export interface Expected {
  persona: string;
  /** Participant id. */
  id: string;
  space: string;
  state: 'connected' | 'initial';
  kind: 'web app' | 'sip';
  /** The participant from which it was moved. */
  from?: string;
  /** It may be there or gone: of several moves at once another one may count, or nobody may come for it any more. */
  mayBeGone: boolean;
  /** Where it is waited for, and nothing else lets it go: milliseconds since the run began up to which it is kept for certain. */
  keptUntil?: number;
}

/** Every instance that ought to exist now. */
export const whereabouts: (records: Records) => readonly Expected[] = remember((records) => {
  const book = new Book(holders(records), homes(records), patienceIn(records));
  for (const record of records) {
    if (record.kind === 'named' && record.what === 'participant') book.appear(record, records);
    else if (record.kind === 'act') book.follow(record);
    else if (record.kind === 'experience') book.hear(record);
    else if (record.kind === 'rest') book.answered(record, records);
  }
  const now = records.at(-1)?.time ?? 0;
  return book.expected.map(({ since: _, ...expected }) => {
    const { mayBeGone, keptUntil } = expected;
    if (mayBeGone || keptUntil === undefined) return { ...expected, keptUntil: undefined };
    return { ...expected, mayBeGone: keptUntil < now };
  });
});

/** A cluster may stop waiting somewhat before the declared time is over. FAIL-04, FAIL-06 */
const certainShare = 0.8;

function patienceIn(records: Records): Patience {
  const started = records.find((record) => record.kind === 'started');
  const { arrival, reconnect } = started?.patience ?? { arrival: Infinity, reconnect: Infinity };
  return { arrival: certainShare * arrival, reconnect: certainShare * reconnect };
}

/** Every instance that was ever in a space. */
export const instancesIn = (records: Records, space: string): NamedRecord[] =>
  records.filter(
    (record): record is NamedRecord =>
      record.kind === 'named' && record.what === 'participant' && record.details?.space === space,
  );

/** Every persona that was ever named, with the ids it has had, oldest first. */
export function identities(records: Records): Map<string, string[]> {
  const identities = new Map<string, string[]>();
  for (const record of records) {
    if (record.kind !== 'named' || record.what !== 'participant') continue;
    identities.set(record.name, [...(identities.get(record.name) ?? []), record.id]);
  }
  return identities;
}

/** Whether a space is given the rule to end the sessions of those who are left without an activator. */
const isDismissing = ({ callLegProfile }: ActRecord['args']): boolean =>
  leaf(object({ callLegProfile }, 'callLegProfile'), 'deactivationMode') === 'disconnect';

/** Whether somebody's session may be ended by the cluster because no activator is left. */
export const mayBeDismissed = (records: Records, persona: string): boolean => {
  const spaces = records.flatMap((record) =>
    record.kind === 'act' && record.act === 'rule' && isDismissing(record.args) ? [record.args.space] : [],
  );
  return spaces.some((space) => instancesIn(records, String(space)).some(({ name }) => name === persona));
};

interface Entry extends Expected {
  /** Place in the trace at which its existence was known. */
  since: number;
}

class Book {
  expected: Entry[] = [];
  readonly #holders: ReadonlyMap<string, string>;
  /** The home of each participant, as far as it was ever seen. */
  readonly #homes: ReadonlyMap<string, string>;
  /** The Web Bridge of each participant's session. */
  readonly #webBridges = new Map<string, string>();
  /** Participants whose web app has lost the connection, and not come back. */
  readonly #lost = new Set<string>();
  /** Those whose web app has ended the session, and has no answer yet, by persona. */
  readonly #ending = new Map<string, Entry>();
  /** The credential of each persona's last session. */
  readonly #sessions = new Map<string, string>();
  /** Spaces that end the sessions of those who are left without an activator. */
  readonly #dismissing = new Set<string>();
  /** Participants whose people went away for good, rather than for a move. */
  readonly #left = new Set<string>();

  /** How long whoever is waited for is kept for certain. */
  readonly #patience: Patience;

  constructor(holders: ReadonlyMap<string, string>, homes: ReadonlyMap<string, string>, patience: Patience) {
    this.#holders = holders;
    this.#homes = homes;
    this.#patience = patience;
  }

  appear({ name, id, details, seq, time }: NamedRecord, records: Records): void {
    const kind = details?.kind === 'sip' ? 'sip' : 'web app';
    const from = typeof details?.from === 'string' ? details.from : undefined;
    // A SIP participant is moved by the cluster alone: the old instance goes when the new one is there.
    if (kind === 'sip') this.#drop((one) => one.persona === name);
    const rivals = this.#rivals({ persona: name, id, from });
    // Which of two requests came first is known only where one was asked for when the other had been answered.
    const wereAtOnce = rivals.some(({ since }) => since > Number(details?.asked ?? seq));
    if (wereAtOnce) for (const rival of rivals) rival.mayBeGone = true;
    else this.#drop((one) => rivals.includes(one));
    const state = kind === 'sip' || details?.how === 'join' ? 'connected' : 'initial';
    const mayBeGone = wereAtOnce || (from !== undefined && this.#left.has(from));
    const asked = records[Number(details?.asked) - 1]?.time ?? time;
    const keptUntil = state === 'initial' ? asked + this.#patience.arrival : undefined;
    const space = String(details?.space);
    this.expected.push({ persona: name, id, space, state, kind, from, mayBeGone, keptUntil, since: seq });
  }

  follow(record: ActRecord): void {
    const { actor, act, args } = record;
    const fault = faultOf(record);
    if (fault && act === 'break') this.#break(fault);
    if (act === 'wait') this.#waited(args.time);
    if (act === 'drop') this.#cutOff(actor, record.time);
    if (act === 'end') this.#end(actor);
    if (act === 'turned away') this.#giveUp(actor);
    if (act === 'leave') this.#depart(this.#current(actor));
    if (act === 'rule' && isDismissing(args)) this.#dismissing.add(String(args.space));
    if (act === 'remove') this.#depart(this.#removed(args));
  }

  /** An operator has removed a participant, or ended a call: then who has their home at that Call Bridge is gone from it. */
  answered({ method, path, status, node }: RestRecord, records: Records): void {
    if (method !== 'DELETE' || status !== 200) return;
    const [, kind, id] = /^\/api\/v1\/(calls|participants|coSpaces)\/([^/?]+)$/.exec(path) ?? [];
    if (kind === 'participants') this.#depart(this.expected.find((one) => one.id === id));
    if (kind === 'coSpaces') this.#closeSpace(records, id);
    const call = records.find((one) => one.kind === 'named' && one.what === 'call' && one.id === id);
    if (kind !== 'calls' || call?.kind !== 'named') return;
    for (const one of this.expected.filter(({ space }) => space === call.name)) {
      const home = this.#homes.get(one.id);
      if (home === node) this.#depart(one);
      else if (home === undefined) one.mayBeGone = true;
    }
  }

  /** Whether those who are in a call whose space is removed stay is open, and so it is of those who wait for one of them. */
  #closeSpace(records: Records, id: string | undefined): void {
    const space = records.find((one) => one.kind === 'named' && one.what === 'space' && one.id === id);
    if (space?.kind !== 'named') return;
    const hit = this.expected.filter((one) => one.space === space.name);
    const ids = hit.map((one) => one.id);
    const waiting = this.expected.filter(({ from }) => from !== undefined && ids.includes(from));
    for (const one of [...hit, ...waiting]) one.mayBeGone = true;
  }

  hear({ actor, session, node, experience }: ExperienceRecord): void {
    if (experience.event === 'opened') {
      this.#sessions.set(actor, experience.credential.digest);
      const id = this.#holders.get(experience.credential.digest);
      if (id !== undefined) this.#webBridges.set(id, node);
    }
    if (experience.event === 'connected') this.#arrive(actor);
    if (experience.event === 'answered' && experience.what === 'end') this.#ending.delete(actor);
    if (experience.event === 'ended' && this.#dismissing.has(this.#current(actor)?.space ?? ''))
      this.#depart(this.#current(actor));
    if (experience.event === 'refused' && experience.credential && session > 0) {
      const id = this.#holders.get(experience.credential.digest);
      this.#drop((one) => one.persona === actor && one.id === id && one.mayBeGone);
    }
  }

  #end(persona: string): void {
    const entry = this.#current(persona);
    if (!entry) return;
    this.#ending.set(persona, entry);
    this.#drop((one) => one === entry);
  }

  /** Where an end is not yet answered when the connection breaks, it may have been heard or not. */
  #cutOff(persona: string, time: number): void {
    const ending = this.#ending.get(persona);
    this.#ending.delete(persona);
    const current = this.#current(persona);
    if (ending) this.expected.push({ ...ending, mayBeGone: true });
    else if (current) current.keptUntil ??= time + this.#patience.reconnect;
    this.#lose(ending ?? current);
  }

  /** It has come: none of its rivals counts any more. */
  #arrive(persona: string): void {
    const id = this.#holders.get(this.#sessions.get(persona) ?? '');
    const own = this.expected.filter((one) => one.persona === persona);
    // Who joins is connected before its participant has a name here; an earlier one is not meant then.
    const arrived = id === undefined ? own.at(-1) : own.find((one) => one.id === id);
    if (!arrived) return;
    arrived.state = 'connected';
    arrived.mayBeGone = false;
    arrived.keptUntil = undefined;
    this.#lost.delete(arrived.id);
    // Whether an old participant that was not ended goes when the new one has come is open.
    for (const one of own) if (one.id === arrived.from) one.mayBeGone = true;
    const rivals = this.#rivals(arrived);
    this.#drop((one) => rivals.includes(one));
  }

  /** Those that wait for the same person to come from the same participant. */
  #rivals({ persona, id, from }: Pick<Entry, 'persona' | 'id' | 'from'>): Entry[] {
    if (from === undefined) return [];
    return this.expected.filter(
      (one) => one.persona === persona && one.id !== id && one.from === from && one.state === 'initial',
    );
  }

  /** The one that a persona's session is for, and where no credential says which, the oldest. */
  #current(persona: string): Entry | undefined {
    const id = this.#holders.get(this.#sessions.get(persona) ?? '');
    const own = this.expected.filter((one) => one.persona === persona);
    return id === undefined ? own[0] : own.find((one) => one.id === id);
  }

  /** What an operator removes is the persona's newest instance, unless the act names another. */
  #removed({ participant, id }: ActRecord['args']): Entry | undefined {
    const own = this.expected.filter(({ persona }) => persona === participant);
    return id === undefined ? own.at(-1) : own.find((one) => one.id === id);
  }

  /** Whether those who wait for somebody who is gone stay for the arrival time is open. */
  #depart(entry: Entry | undefined): void {
    if (!entry) return;
    this.#left.add(entry.id);
    this.#drop((one) => one === entry);
    for (const one of this.expected) if (one.from === entry.id) one.mayBeGone = true;
  }

  /** A web app that is not let in again has nothing to come back with; when the cluster clears away is open. */
  #giveUp(persona: string): void {
    const last = this.expected.findLast((one) => one.persona === persona);
    if (last) last.mayBeGone = true;
  }

  /** A participant goes with its home; who loses the connection by a fault may be kept or not. */
  #break({ kind, nodes }: Fault): void {
    const [node = ''] = nodes;
    const isHit = (one: Entry): boolean => {
      const home = this.#homes.get(one.id) ?? '';
      const webBridge = this.#webBridges.get(one.id) ?? '';
      return kind === 'cut'
        ? nodes.includes(home) && nodes.includes(webBridge)
        : nodes.includes(home) || nodes.includes(webBridge);
    };
    for (const one of this.expected.filter(isHit)) {
      if (kind === 'kill' && this.#isHomedOn(one, node)) this.#depart(one);
      else this.#lose(one, true);
    }
  }

  /** So long that whoever was waited for is waited for no more. */
  #waited(time: unknown): void {
    if (time === 'arrival') this.#drop((one) => one.state === 'initial' && one.kind === 'web app');
    else this.#drop((one) => this.#lost.has(one.id));
  }

  #lose(entry: Entry | undefined, mayBeGone = false): void {
    if (!entry) return;
    this.#lost.add(entry.id);
    if (!mayBeGone) return;
    entry.mayBeGone = true;
    for (const one of this.expected) if (one.from === entry.id) one.mayBeGone = true;
  }

  #isHomedOn({ id }: Entry, node: string): boolean {
    return this.#homes.get(id) === node;
  }

  #drop(which: (one: Entry) => boolean): void {
    this.expected = this.expected.filter((one) => !which(one));
  }
}
