/** What the stand-in cluster knows: spaces, calls and people, and what becomes of a move. It has no timers: all is said of a moment. */
import { randomInt, randomUUID } from 'node:crypto';
import { spaces as spaceNames } from '../target/names.ts';

export const standInCallBridges = ['Paris', 'Tokyo'] as const;
export type StandInCallBridge = (typeof standInCallBridges)[number];

/** How a move ends that is asked for. */
export type Course =
  /** The new participant is connected after a moment, and the old one gone. */
  | 'completes'
  /** The same, but the connection breaks instead of an answer. */
  | 'completes unanswered'
  /** It is refused. */
  | 'is refused'
  /** The new participant stays initial, the old one connected. */
  | 'is not followed'
  /** After a moment both are gone. */
  | 'drops the participant'
  /** After a moment the new one is connected in another call, and the old one gone. */
  | 'leads elsewhere';

export interface SpaceThere {
  id: string;
  name: string;
  numericId: string;
  callCorrelator: string;
  /** The id of its call on each Call Bridge where it is in session. */
  calls: Map<StandInCallBridge, string>;
}

/** Somebody at some moment. */
export interface PersonThere {
  id: string;
  name: string;
  account: string;
  space: SpaceThere;
  home: StandInCallBridge;
  canMove: boolean;
  state: 'initial' | 'connected';
  movedFrom?: { id: string; home: StandInCallBridge };
}

interface Person extends Omit<PersonThere, 'state'> {
  /** Moments, in milliseconds: when it is connected, when it goes, and when it is in another space instead. */
  connectedAt: number;
  goneAt: number;
  elsewhere?: { space: SpaceThere; from: number };
}

/** Milliseconds from an accepted move to what becomes of it. */
export const moment = 300;

export class StandInCluster {
  readonly callBridges: ReadonlyMap<StandInCallBridge, string> = new Map(
    standInCallBridges.map((name) => [name, randomUUID()]),
  );
  readonly spaces: readonly SpaceThere[] = spaceNames.map((name) => ({
    id: randomUUID(),
    name,
    numericId: String(randomInt(1e9, 1e10)),
    callCorrelator: randomUUID(),
    calls: new Map(),
  }));
  course: Course = 'completes';
  readonly #people: Person[] = [];

  get completesMoves(): boolean {
    return this.course === 'completes' || this.course === 'completes unanswered';
  }

  space(name: string): SpaceThere {
    const found = this.spaces.find((space) => space.name === name);
    if (!found) throw new Error(`the stand-in has no space ${name}`);
    return found;
  }

  /** Put a space in session. @returns the id of its call there */
  open(space: SpaceThere, at: StandInCallBridge): string {
    const id = space.calls.get(at) ?? randomUUID();
    space.calls.set(at, id);
    return id;
  }

  /** Somebody who has been there for a while. @returns the id of the participant */
  seat(name: string, space: SpaceThere, home: StandInCallBridge): string {
    this.open(space, home);
    return this.#add({ name, space, home, canMove: true, connectedAt: 0, goneAt: Number.POSITIVE_INFINITY });
  }

  /** Nobody who is there now can be moved. */
  forbidMoves(): void {
    for (const person of this.#people) person.canMove = false;
  }

  people(now: number): PersonThere[] {
    return this.#people.filter(({ goneAt }) => now < goneAt).map((person) => at(person, now));
  }

  /** @returns the id of the new participant; undefined where there is nobody with this id */
  move(id: string, space: SpaceThere, home: StandInCallBridge, now: number): string | undefined {
    const old = this.#people.find((one) => one.id === id && now < one.goneAt);
    if (!old) return undefined;
    const then = now + moment;
    const arrives = this.course !== 'is not followed' && this.course !== 'drops the participant';
    if (this.course !== 'is not followed') old.goneAt = then;
    return this.#add({
      ...{ name: old.name, space, home, canMove: true },
      connectedAt: arrives ? then : Number.POSITIVE_INFINITY,
      goneAt: this.course === 'drops the participant' ? then : Number.POSITIVE_INFINITY,
      movedFrom: { id: old.id, home: old.home },
      ...(this.course === 'leads elsewhere' && { elsewhere: { space: this.#other(space, old.space), from: then } }),
    });
  }

  /** A space that is neither. */
  #other(...others: readonly SpaceThere[]): SpaceThere {
    const found = this.spaces.find((space) => !others.includes(space)) as SpaceThere;
    for (const at of standInCallBridges) this.open(found, at);
    return found;
  }

  #add(person: Omit<Person, 'id' | 'account'>): string {
    const id = randomUUID();
    this.#people.push({ ...person, id, account: `guest${randomInt(1e9, 1e10)}` });
    return id;
  }
}

function at({ connectedAt, goneAt: _, elsewhere, ...person }: Person, now: number): PersonThere {
  const space = elsewhere && now >= elsewhere.from ? elsewhere.space : person.space;
  return { ...person, space, state: now >= connectedAt ? 'connected' : 'initial' };
}
