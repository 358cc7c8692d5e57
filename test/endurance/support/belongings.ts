/** What a stranger has on a cluster by its own record, and how the cluster differs from that. */
import { isDeepStrictEqual } from 'node:util';
import type { Operator } from '../../reference/support/operator.ts';
import type { TestSession } from '../../reference/support/web-app.ts';

export interface StrangersSpace {
  id: string;
  name: string;
  numericId: string;
  /** Ids of its calls, by the number of the Call Bridge. */
  calls: Map<number, string>;
  locked: boolean;
}

export interface StrangersGuest {
  name: string;
  space: StrangersSpace;
  webBridge: number;
  session: TestSession;
  /** Whether the operator has muted it. */
  muted: boolean;
}

/** Something with nothing but a name. */
export interface Named {
  path: string;
  element: string;
  id: string;
  name: string;
}

export interface Belongings {
  spaces: StrangersSpace[];
  guests: StrangersGuest[];
  profiles: Named[];
}

// biome-ignore lint/suspicious/noExplicitAny: parsed XML, of which single fields are read
type Fields = any;

/** Look at everything on every Call Bridge. @returns what is otherwise than recorded, in words */
export async function differencesOf({ spaces, guests, profiles }: Belongings, operator: Operator): Promise<string[]> {
  const found = [
    ...(await all(profiles, (profile) => differencesOfNamed(profile, operator))),
    ...(await all(spaces, (space) => differencesOfSpace(space, guests, operator))),
    ...(await all(guests, (guest) => differencesOfGuest(guest, operator))),
  ];
  return found;
}

const all = async <T>(things: readonly T[], look: (thing: T) => Promise<string[]>): Promise<string[]> =>
  (await Promise.all(things.map(look))).flat();

async function differencesOfNamed({ path, element, id, name }: Named, operator: Operator): Promise<string[]> {
  const { data } = await operator.send(0, 'GET', `${path}/${id}`);
  return differing(`${path} ${name}`, { name }, { name: data?.[element]?.name });
}

async function differencesOfSpace(
  space: StrangersSpace,
  guests: readonly StrangersGuest[],
  operator: Operator,
): Promise<string[]> {
  const { id, name, numericId, locked } = space;
  const { coSpace = {} }: Fields = (await operator.send(0, 'GET', `/coSpaces/${id}`)).data;
  const inside = guests.filter((guest) => guest.space === space).map((guest) => guest.name);
  const calls = await all([...space.calls], async ([node, callId]) => {
    const { call = {} }: Fields = (await operator.send(node, 'GET', `/calls/${callId}`)).data;
    const listed: Fields = (await operator.send(node, 'GET', `/calls/${callId}/participants`)).data;
    const names = [listed?.participants?.participant ?? []].flat().map((one: Fields) => one.name);
    return differing(
      `the call of ${name} on Call Bridge ${node}`,
      { name, locked: String(locked), names: inside.toSorted() },
      { name: call.name, locked: String(call.locked), names: names.toSorted() },
    );
  });
  const seen = { name: coSpace.name, numericId: coSpace.callId };
  return [...differing(`the space ${name}`, { name, numericId }, seen), ...calls];
}

async function differencesOfGuest({ name, session, muted }: StrangersGuest, operator: Operator): Promise<string[]> {
  const { participant = {} }: Fields = (await operator.send(0, 'GET', `/participants/${session.opened.participant}`))
    .data;
  const told = session.told.map(({ what }) => what).filter((what) => what !== 'roster');
  return differing(
    `the guest ${name}`,
    { name, state: 'connected', muted: String(muted), told: [] },
    {
      name: participant.name,
      state: participant.status?.state,
      muted: participant.configuration?.rxAudioMute ?? 'false',
      told,
    },
  );
}

const differing = (what: string, expected: object, seen: object): string[] =>
  isDeepStrictEqual(expected, seen)
    ? []
    : [`${what}: expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`];
