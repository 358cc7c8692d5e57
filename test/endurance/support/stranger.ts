/**
 * Somebody else on the same cluster, who knows nothing of the harness: all the while makes spaces, lets guests join, moves,
 * locks, mutes, removes. `node test/endurance/support/stranger.ts TARGET-FILE SEED PAUSE` acts every PAUSE milliseconds until
 * its input ends; then it compares what it has with its own record, prints a report as JSON, and takes everything away.
 * Exit code 1: something was not as it left it.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Chance, seeded } from '../../../harness/chance.ts';
import type { TargetFile } from '../../../schemas/types/target.ts';
import { eventually } from '../../reference/support/eventually.ts';
import { createTestOperator, type Operator } from '../../reference/support/operator.ts';
import { createTestWebApps, type TestWebApps } from '../../reference/support/web-app.ts';
import { type Belongings, differencesOf, type StrangersGuest, type StrangersSpace } from './belongings.ts';

/** What a stranger says at its end. */
export interface StrangersReport {
  /** How often it did what. */
  acts: Record<string, number>;
  /** What was not as it left it. */
  differences: string[];
}

const mostSpaces = 5;
const mostGuests = 8;
const guestNames = ['Alice', 'Bob', 'Cleo', 'Rex', 'Uma'];

class Stranger {
  readonly report: StrangersReport = { acts: {}, differences: [] };
  readonly #has: Belongings = { spaces: [], guests: [], profiles: [] };
  readonly #operator: Operator;
  readonly #webApps: TestWebApps;
  readonly #size: { callBridges: number; webBridges: number };
  readonly #chance: Chance;
  #made = 0;

  constructor(
    operator: Operator,
    webApps: TestWebApps,
    size: { callBridges: number; webBridges: number },
    chance: Chance,
  ) {
    this.#operator = operator;
    this.#webApps = webApps;
    this.#size = size;
    this.#chance = chance;
  }

  /** Two spaces with a guest, and profiles that are never touched again. */
  async settle(): Promise<void> {
    for (const element of ['callProfile', 'callLegProfile', 'callBridgeGroup']) {
      const path = `/${element}s`;
      const name = await this.#newName();
      this.#has.profiles.push({ path, element, id: await this.#operator.make(0, path, { name }), name });
    }
    for (let count = 0; count < 2; count += 1) {
      await this.#makeSpace();
      await this.#join(this.#has.spaces[count]!);
    }
  }

  async act(): Promise<void> {
    const possible = this.#possible();
    const [name, act] = possible[this.#chance.below(possible.length)]!;
    this.report.acts[name] = (this.report.acts[name] ?? 0) + 1;
    try {
      await act();
    } catch (error) {
      this.report.differences.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async compare(): Promise<void> {
    this.report.differences.push(...(await lasting(() => differencesOf(this.#has, this.#operator))));
  }

  async leave(): Promise<void> {
    for (const space of [...this.#has.spaces]) await this.#removeSpace(space);
    for (const { path, id } of this.#has.profiles) await this.#operator.send(0, 'DELETE', `${path}/${id}`);
  }

  #possible(): [string, () => Promise<void>][] {
    const { spaces, guests } = this.#has;
    const open = spaces.filter(({ locked }) => !locked);
    const movable = guests.flatMap((guest): [StrangersGuest, StrangersSpace][] =>
      open.filter((space) => space !== guest.space).map((space) => [guest, space]),
    );
    const { oneOf } = this.#chance;
    const acts: [string, boolean, () => Promise<void>][] = [
      ['make a space', spaces.length < mostSpaces, () => this.#makeSpace()],
      ['let a guest join', open.length > 0 && guests.length < mostGuests, () => this.#join(oneOf(open))],
      ['move a guest', movable.length > 0, () => this.#move(...oneOf(movable))],
      ['move another guest', movable.length > 0, () => this.#move(...oneOf(movable))],
      ['lock or unlock', true, () => this.#lock(oneOf(spaces))],
      ['mute or unmute', guests.length > 0, () => this.#mute(oneOf(guests))],
      ['remove a guest', guests.length > 3, () => this.#remove(oneOf(guests))],
      ['let a guest leave', guests.length > 3, () => this.#leaves(oneOf(guests))],
      ['remove a space', spaces.length > 2, () => this.#removeSpace(oneOf(spaces))],
      ['look', true, () => this.compare()],
    ];
    return acts.filter(([, possible]) => possible).map(([name, , act]) => [name, act]);
  }

  async #makeSpace(): Promise<void> {
    const name = await this.#newName();
    const numericId = String(10_000_000 + this.#chance.below(90_000_000));
    const id = await this.#operator.make(this.#someCallBridge(), '/coSpaces', { name, callId: numericId });
    const space: StrangersSpace = { id, name, numericId, calls: new Map(), locked: false };
    const first = this.#someCallBridge();
    for (const node of new Set([first, this.#someCallBridge()])) {
      space.calls.set(node, await this.#operator.make(node, '/calls', { coSpace: id, name }));
    }
    this.#has.spaces.push(space);
  }

  async #join(space: StrangersSpace): Promise<void> {
    const name = this.#guestName();
    const webBridge = this.#chance.below(this.#size.webBridges);
    const session = await this.#webApps.enter(webBridge, space.numericId, name);
    this.#has.guests.push({ name, space, webBridge, session, muted: false });
  }

  async #move(guest: StrangersGuest, space: StrangersSpace): Promise<void> {
    const [node, call] = this.#chance.oneOf([...space.calls]);
    const movedParticipant = guest.session.opened.participant;
    await this.#operator.make(node, `/calls/${call}/participants`, { movedParticipant, needsActivation: 'false' });
    const { token } = await within(guest.session.hears('move'), `a message to ${guest.name} to move`);
    await guest.session.end();
    guest.session = await this.#webApps.open(guest.webBridge, token);
    Object.assign(guest, { space, muted: false });
  }

  async #lock(space: StrangersSpace): Promise<void> {
    const locked = !space.locked;
    for (const [node, call] of space.calls) await this.#put(node, `/calls/${call}`, { locked: String(locked) });
    space.locked = locked;
  }

  async #mute(guest: StrangersGuest): Promise<void> {
    const muted = !guest.muted;
    const path = `/participants/${guest.session.opened.participant}`;
    await this.#put(await this.#homeOf(guest), path, { rxAudioMute: String(muted) });
    guest.muted = muted;
  }

  async #remove(guest: StrangersGuest): Promise<void> {
    const { status } = await this.#operator.send(
      await this.#homeOf(guest),
      'DELETE',
      `/participants/${guest.session.opened.participant}`,
    );
    if (status !== 200) throw new Error(`DELETE of ${guest.name}: ${status}`);
    await within(guest.session.hears('closed'), `the end of ${guest.name}'s session`);
    this.#forget(guest);
  }

  async #leaves(guest: StrangersGuest): Promise<void> {
    await guest.session.end();
    this.#forget(guest);
  }

  async #removeSpace(space: StrangersSpace): Promise<void> {
    for (const guest of this.#has.guests.filter((one) => one.space === space)) await this.#leaves(guest);
    for (const [node, call] of space.calls) await this.#operator.send(node, 'DELETE', `/calls/${call}`);
    await this.#operator.send(0, 'DELETE', `/coSpaces/${space.id}`);
    this.#has.spaces.splice(this.#has.spaces.indexOf(space), 1);
  }

  #forget(guest: StrangersGuest): void {
    this.#has.guests.splice(this.#has.guests.indexOf(guest), 1);
  }

  /** The number of the Call Bridge that it is homed on. */
  async #homeOf({ session }: StrangersGuest): Promise<number> {
    const { callBridges } = await this.#operator.get(0, '/callBridges');
    const { participant } = await this.#operator.get(0, `/participants/${session.opened.participant}`);
    const ids = [callBridges.callBridge].flat().map((one: { '@id': string }) => one['@id']);
    return ids.indexOf(participant.callBridge);
  }

  async #put(node: number, path: string, form: Record<string, string>): Promise<void> {
    const { status } = await this.#operator.send(node, 'PUT', path, form);
    if (status !== 200) throw new Error(`PUT ${path}: ${status}`);
  }

  /** Names that a careless tool would take for its own: like a run's namespace, and like one that is there just now. */
  async #newName(): Promise<string> {
    this.#made += 1;
    const { coSpaces } = await this.#operator.get(0, '/coSpaces?filter=mc-');
    const theirs = /mc-[0-9a-f]{8}/.exec([coSpaces.coSpace ?? []].flat().at(-1)?.name ?? '')?.[0] ?? 'mc-0a1b2c3d';
    const alike = [`${theirs}0 STEP-01.1 Standup`, `Standup`, `about ${theirs} Planning`, `mc-feedbeef Standup`, 'mc-'];
    return `${this.#chance.oneOf(alike)} ~${this.#made}`;
  }

  #guestName(): string {
    this.#made += 1;
    return `${this.#chance.oneOf(guestNames)} (mc-feedbeef STEP-01.1) ~${this.#made}`;
  }

  #someCallBridge = () => this.#chance.below(this.#size.callBridges);
}

const patience = 5000;

/** What the Call Bridges have not yet told each other is no difference. */
async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  let found: string[] = [];
  await eventually(async () => {
    found = await look();
    return found.length === 0;
  }, patience).catch(() => {});
  return found;
}

/** @throws Error when it does not come */
async function within<T>(awaited: Promise<T>, what: string): Promise<T> {
  const over = new AbortController();
  const late = pause(patience, undefined, { signal: over.signal }).then(() => {
    throw new Error(`${what} did not come`);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    late.catch(() => {});
    over.abort();
  }
}

async function main(targetFile: string, seed: number, every: number): Promise<number> {
  const target = JSON.parse(await readFile(targetFile, 'utf8')) as TargetFile;
  // What is odd about a cluster is not the stranger's affair.
  const callBridges = target.callBridges.filter(({ movesWebApps = true }) => movesWebApps);
  const webBridges = target.webBridges.filter(({ linkedTo }) => linkedTo === undefined);
  const ca = await readFile(resolve(dirname(targetFile), target.tls?.ca ?? ''), 'utf8');
  const credentials = target.credentials as { username: string; password: string };
  const operator = createTestOperator({ ca, operator: credentials, callBridges });
  const webApps = createTestWebApps({ ca, webBridges });
  const size = { callBridges: callBridges.length, webBridges: webBridges.length };
  const stranger = new Stranger(operator, webApps, size, seeded(seed));
  const over = new AbortController();
  once(process.stdin.resume(), 'end').then(() => over.abort());
  await stranger.settle();
  console.log('ready');
  for (;;) {
    await pause(every, undefined, { signal: over.signal }).catch(() => {});
    if (over.signal.aborted) break;
    await stranger.act();
  }
  await stranger.compare();
  await stranger.leave();
  operator.close();
  webApps.close();
  console.log(JSON.stringify(stranger.report));
  return stranger.report.differences.length > 0 ? 1 : 0;
}

const [targetFile = '', seed, every] = process.argv.slice(2);
process.exitCode = await main(targetFile, Number(seed), Number(every));
