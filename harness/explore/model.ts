/**
 * Who is where, as the specification has it: what the machines say of everybody, and what everybody ought to see. Where the
 * specification leaves something open it is `undefined` here, and nothing is asked about it.
 */
import type { CallBridgeName, WebBridgeName } from '../target/names.ts';
import { after, initialOf, type MachineName } from './machine.ts';

/** What others see of somebody's local state; undefined: open. */
export interface Look {
  audioMuted: boolean | undefined;
  videoMuted: boolean | undefined;
  layout: string | undefined;
}

/** One persona. */
export class Person {
  readonly persona: string;
  /** State of the participant that the session is for. */
  participant = initialOf('participantInstance');
  /** State of the move that is under way, the initial one when there is none. */
  move = initialOf('move');
  /** State of the credential of the participant. */
  credential = initialOf('credential');
  /** Where the participant is, or was last. */
  space = '';
  /** Where the move leads. */
  target = '';
  /** Where the new participant was placed on purpose. */
  placedOn: CallBridgeName | undefined;
  webBridge: WebBridgeName = 'East';
  /** Ids of the participants, oldest first. */
  ids: readonly string[] = [];
  /** Id of the participant that the session is for. */
  id = '';
  hasMoved = false;
  /** Another participant of this person may wait somewhere, for whom nobody comes. */
  hasGhost = false;
  presents = false;
  /** What the web app keeps, and applies again when it comes back. */
  local: Partial<Look> = {};
  look: Look = nobodyMuted;
  /** What the operator set for this participant. */
  set: Readonly<Record<string, string>> = {};
  /** The chat of the present session; undefined: open. */
  read: string[] | undefined = [];

  constructor(persona: string) {
    this.persona = persona;
  }

  can(machine: 'participantInstance' | 'move' | 'credential', event: string): boolean {
    return after(machine, this[fieldOf[machine]], event) !== undefined;
  }

  /** Events that belong nowhere change nothing. */
  happens(machine: 'participantInstance' | 'move' | 'credential', event: string): void {
    this[fieldOf[machine]] = after(machine, this[fieldOf[machine]], event) ?? this[fieldOf[machine]];
  }

  /** Connected, or still to come in. */
  get isThere(): boolean {
    return this.isConnected || this.participant === 'initial';
  }

  get isConnected(): boolean {
    return this.participant === 'connected';
  }

  /** There is a session through which something can be said. */
  get hasSession(): boolean {
    return this.isConnected && this.credential === 'inUse';
  }

  get isMoving(): boolean {
    return this.move !== initialOf('move');
  }

  /** Without a move under way, and in a session. */
  get isSettled(): boolean {
    return this.hasSession && !this.isMoving;
  }

  /** Whether the bare name means the participant that the session is for. */
  get isNamed(): boolean {
    return this.ids.at(-1) === this.id;
  }

  /** Whether "the old participant of" means it. */
  get isOld(): boolean {
    return this.ids.at(-2) === this.id;
  }

  /** Named by its bare name, or as the old one. */
  get isAddressable(): boolean {
    return this.isNamed || this.isOld;
  }

  /** A new session begins: nothing has been said in it. */
  begins(): void {
    this.participant = 'connected';
    this.credential = 'inUse';
    this.move = initialOf('move');
    this.presents = false;
    this.read = [];
  }

  /** The move that was under way has come to nothing. */
  giveUp(): void {
    this.happens('move', 'newGone');
    this.move = initialOf('move');
  }

  /** The web app is in the target. */
  arrives(space: string): void {
    this.begins();
    this.space = space;
    this.id = this.ids.at(-1) ?? '';
    this.hasMoved = true;
    this.look = { ...nobodyMuted, ...this.local };
    this.set = {};
  }
}

const nobodyMuted: Look = { audioMuted: false, videoMuted: false, layout: undefined };

const fieldOf = {
  participantInstance: 'participant',
  move: 'move',
  credential: 'credential',
} as const satisfies Partial<Record<MachineName, string>>;

/** A space of the scenario. */
export interface SpaceModel {
  name: string;
  callBridges: readonly CallBridgeName[];
  /** State of its calls. */
  call: string;
  /** Somebody may have been placed elsewhere than where the one call was made. */
  isScattered: boolean;
  /** How many participants it admits; undefined: any number. */
  limit: number | undefined;
  /** Somebody may wait there for whom nobody comes, or may not. */
  isHaunted: boolean;
  /**
   * How the last presentation ended, if nobody presents: a move ends it for everybody, else when it ends is open. Contended:
   * who presents is open.
   */
  ended: 'never' | 'by a move' | 'otherwise' | 'contended';
}

export class Model {
  readonly spaces: ReadonlyMap<string, SpaceModel>;
  readonly #people: ReadonlyMap<string, Person>;
  /** How much was done. */
  done = 0;
  /** How much is to be done at most. */
  readonly most: number;
  /** Says whether the target has been kept waiting so long that it need not wait any more. */
  readonly #isLate: (since: number) => boolean;
  readonly #now: () => number;
  readonly #waiting = new Map<string, number>();
  readonly #signal: AbortSignal;
  /** How many texts were written. */
  said = 0;

  constructor({ personas, spaces, most, patience, now, signal }: Setting) {
    this.#people = new Map(personas.map((persona) => [persona, new Person(persona)]));
    this.spaces = new Map(
      spaces.map(({ name, callBridges, limit }) => [
        name,
        { name, callBridges, limit, call: initialOf('call'), isScattered: false, isHaunted: false, ended: 'never' },
      ]),
    );
    this.most = most;
    this.#now = now;
    this.#signal = signal;
    this.#isLate = (since) => now() - since > patience;
  }

  person(persona: string): Person {
    return this.#people.get(persona) ?? new Person(persona);
  }

  space(name: string): SpaceModel {
    const space = this.spaces.get(name);
    if (!space) throw new Error(`there is no space ${name}`);
    return space;
  }

  get people(): readonly Person[] {
    return [...this.#people.values()];
  }

  /** Everybody whose session is in this space. */
  present(space: string): Person[] {
    return this.people.filter((person) => person.hasSession && person.space === space);
  }

  /** Everybody who is in this space or on the way into it. */
  concerned(space: string): Person[] {
    return this.people.filter(
      ({ isThere, isMoving, space: at, target }) => (isThere && at === space) || (isMoving && target === space),
    );
  }

  /** Whether somebody else can come into a space: where nobody knows how many are there, neither is said. */
  hasRoom(name: string, forHowMany = 1): boolean {
    const { limit, isHaunted, call } = this.space(name);
    if (call !== 'open') return false;
    return limit === undefined || (!isHaunted && this.#places(name) + forHowMany <= limit);
  }

  isFull(name: string): boolean {
    const { limit, isHaunted, call } = this.space(name);
    return call === 'open' && limit !== undefined && !isHaunted && this.#places(name) >= limit;
  }

  /** Who is moved within a space has two. */
  #places(space: string): number {
    return this.people.flatMap(({ isThere, isMoving, space: at, target }) => [
      ...(isThere && at === space ? [1] : []),
      ...(isMoving && target === space ? [1] : []),
    ]).length;
  }

  /** Who presents in a space; undefined: open. */
  presenter(space: string): string | null | undefined {
    const presenting = this.people.filter((person) => person.isConnected && person.presents && person.space === space);
    const [first] = presenting;
    if (this.space(space).ended === 'contended') return undefined;
    if (first) return presenting.length === 1 && first.hasSession ? first.persona : undefined;
    return this.space(space).ended === 'otherwise' ? undefined : null;
  }

  /** Keep in mind since when somebody is waited for, or that nobody is any more. */
  waits(person: Person): void {
    const isAwaited = person.isMoving || (person.isThere && !person.hasSession);
    if (!isAwaited) this.#waiting.delete(person.persona);
    else if (!this.#waiting.has(person.persona)) this.#waiting.set(person.persona, this.#now());
  }

  /** Whether nothing more is to be done. */
  get isOver(): boolean {
    return this.#signal.aborted || this.done >= this.most;
  }

  /** Who has been waited for as long as a target has to wait: nothing else is to be done before that one comes. */
  get late(): string | undefined {
    return [...this.#waiting].find(([, since]) => this.#isLate(since))?.[0];
  }
}

export interface Setting {
  personas: readonly string[];
  /** Where each space is put in session, and how many participants it admits. */
  spaces: readonly { name: string; callBridges: readonly CallBridgeName[]; limit?: number | undefined }[];
  /** How many deeds. */
  most: number;
  /** Milliseconds that a target has to wait for a web app. */
  patience: number;
  /** Milliseconds since whenever. */
  now: () => number;
  /** Nothing more is to be done. */
  signal: AbortSignal;
}
