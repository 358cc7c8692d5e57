/** What takes more than one actor: joining, being called, being moved from the request to the return. */
import { holds, notYet } from '../checks/check.ts';
import { acceptedInSession } from '../checks/sessions.ts';
import { instance } from '../checks/view.ts';
import { whereabouts } from '../checks/whereabouts.ts';
import { harnessError } from '../errors.ts';
import { isRefusal, Refusal } from '../participants/driver.ts';
import { type CallBridgeName, fixed, type GroupName, rooms, type WebBridgeName } from '../target/names.ts';
import type { FixedLeg } from '../target/target.ts';
import { until } from '../wait.ts';
import type { ApiAnswer, Form } from '../wire/cms-api.ts';
import type { Member } from './balance.ts';
import type { OddName } from './odd-names.ts';
import type { Whom } from './operator.ts';
import type { Stage } from './stage.ts';

/** How somebody comes in: through which Web Bridge, with what in the display name, with which passcode. */
export interface Doorway {
  webBridge: WebBridgeName;
  odd?: OddName;
  passcode?: string;
}

/** Let a persona join a space and be connected, and look at it once on every Call Bridge. */
export async function join(
  stage: Stage,
  persona: string,
  space: string,
  { webBridge, odd, passcode }: Doorway,
): Promise<void> {
  const { name, numericId } = stage.spaces.get(space);
  await stage.enter(persona, webBridge, odd).join(name, numericId, passcode);
  await stage.arrived(persona, stage.spaces.get(space));
}

/** Let a persona ask to join; whether it is let in is in the trace. */
export async function tryToJoin(stage: Stage, persona: string, space: string, doorway: Doorway): Promise<void> {
  try {
    await join(stage, persona, space, doorway);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** Let a Call Bridge call a room that the target provides, and wait until it has answered. */
export async function call(stage: Stage, persona: string, space: string, at: CallBridgeName): Promise<void> {
  const remoteParty = addressOf(stage, persona);
  await stage.operator.post(persona, stage.spaces.get(space), at, { remoteParty });
  await stage.asker.ask(
    'instanceIs',
    { persona, which: 'new', state: 'connected' },
    { look: () => stage.observe.participants(...stage.ids(persona)), within: stage.worker.timing.request },
  );
}

/** @throws HarnessError E_NOT_PROVIDED */
function addressOf({ worker }: Stage, persona: string): string {
  const { sip, legs } = worker.target.provides;
  const kind = (fixed as Readonly<Record<string, FixedLeg>>)[persona];
  const address = kind === undefined ? sip[(rooms as readonly string[]).indexOf(persona)] : legs[kind];
  if (address === undefined) throw harnessError('E_NOT_PROVIDED', { what: `an address for ${persona}` });
  return address;
}

export interface MoveRequest {
  space: string;
  at: CallBridgeName;
  placedOn?: Member;
  placedIn?: GroupName;
  /** One more parameter of the request. */
  parameter?: { name: string; value: string };
}

/** Ask for a move, and no more: from here on it is held. */
export async function requestMove(
  stage: Stage,
  whom: Whom,
  { space, at, placedOn, placedIn, parameter }: MoveRequest,
): Promise<ApiAnswer> {
  // What is compared after the move has to have been seen before it.
  const id = instance(stage.trace.records, whom.persona, whom.which) ?? '';
  if (!stage.observe.hasSeen(id)) await stage.observe.participants(id);
  const form: Form = {
    ...(placedOn && { callBridge: stage.balance.callBridgeId(placedOn) }),
    ...(placedIn && { callBridgeGroup: stage.balance.groupId(placedIn) }),
    ...(parameter && { [parameter.name]: parameter.value }),
  };
  return stage.operator.move(whom, stage.spaces.get(space), at, form);
}

/** A move from the request to the return of the web app. @throws Refusal */
export async function move(stage: Stage, persona: string, request: MoveRequest): Promise<void> {
  const { status } = await requestMove(stage, { persona, which: 'new' }, request);
  if (status !== 200) throw new Refusal(`the move of ${persona} was answered ${status}`);
  await told(stage, persona);
  await stage.person(persona).end();
  await stage.person(persona).return();
}

/** Wait until the web app of a persona has been told of every move that was accepted in its session. @throws Refusal */
export async function told(stage: Stage, persona: string): Promise<void> {
  const { signal, worker } = stage;
  const { interval, bound } = worker.timing;
  const { bell, moves } = stage.person(persona);
  const wanted = movesToTell(stage, persona);
  const ask = () => (moves.length >= wanted ? holds() : notYet('a move message', `${moves.length} came`));
  const answer = await until(bell, ask, undefined, { interval, bound, signal });
  if (answer.is !== 'holds') throw new Refusal(`${persona} was not told to move`);
}

const movesToTell = (stage: Stage, persona: string): number =>
  Math.max(1, acceptedInSession(stage.trace.records, persona).length);

/** Whether nothing is to be waited for: what is done then is done at the same moment as what somebody else does. */
export const isTold = (stage: Stage, persona: string): boolean =>
  stage.person(persona).moves.length >= movesToTell(stage, persona);

/**
 * Wait until everybody has been told of the moves that were accepted: whoever does something to a held move does it then, else it
 * would be chance whether the message still comes. Who is not told within the bound is not waited for any longer.
 */
export async function allTold(stage: Stage): Promise<void> {
  const { records } = stage.trace;
  const waiting = stage.people.filter((one) => one.isOpen && acceptedInSession(records, one.persona).length > 0);
  await Promise.allSettled(waiting.map(({ persona }) => told(stage, persona)));
}

/**
 * Let the web app of a persona do what it was told, if a move of it was accepted: it follows the one that it was told last.
 * @param mayBeTurnedAway Whether it is open if the target lets it in. Turned away, it is left without a meeting.
 * @throws Refusal where it is not let in though its participant has to be there
 */
export async function follow(stage: Stage, persona: string, mayBeTurnedAway = false): Promise<void> {
  const { records } = stage.trace;
  if (acceptedInSession(records, persona).length === 0) return;
  await told(stage, persona);
  const own = () => whereabouts(records).filter((one) => one.persona === persona);
  const old = own().find(({ state }) => state === 'connected');
  if (old) await endIf(stage, persona, old.mayBeGone);
  const mayBeLost = own().every(({ mayBeGone }) => mayBeGone);
  try {
    await stage.person(persona).return();
  } catch (error) {
    if (!(mayBeLost || mayBeTurnedAway) || !isRefusal(error)) throw error;
    if (mayBeTurnedAway) stage.trace.append({ kind: 'act', actor: persona, act: 'turned away', args: {} });
  }
}

/** End a session. @param mayBeOver The cluster may have ended it already. @throws Refusal */
async function endIf(stage: Stage, persona: string, mayBeOver: boolean): Promise<void> {
  try {
    await stage.person(persona).end();
  } catch (error) {
    if (!mayBeOver || !isRefusal(error)) throw error;
  }
}

/** The credential that a persona was given for its last or last but one participant. */
export function credential(stage: Stage, persona: string, which: 'old' | 'new'): string {
  const { credentials } = stage.person(persona);
  const found = credentials.at(which === 'new' ? -1 : -2);
  if (found === undefined)
    throw harnessError('E_SPECIFICATION', { where: persona, why: `there is no ${which} credential` });
  return found;
}

/** Somebody else presents the credential of a persona, at the persona's own Web Bridge or elsewhere. */
export async function useCredentialToo(stage: Stage, persona: string, elsewhere?: WebBridgeName): Promise<void> {
  const person = stage.person(persona);
  stage.trace.append({ kind: 'act', actor: 'intruder', act: 'try credential', args: { participant: persona } });
  const webBridge = elsewhere ? stage.webBridge(elsewhere) : person.webBridge;
  await person.tryCredential(credential(stage, persona, 'new'), webBridge);
}
