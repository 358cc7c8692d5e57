/** What people do by themselves: join, leave, mute, present, write, lose the connection. */
import { join, useCredentialToo } from '../stage/acts.ts';
import type { WebBridgeName } from '../target/names.ts';
import {
  type Assertion,
  hasRead,
  isInAtMostOneOf,
  isInState,
  oneSessionLives,
  sees,
  seesPresenter,
} from './assertion.ts';
import type { Deed } from './deed.ts';
import type { Look, Model, Person } from './model.ts';

export const joins = (persona: string, space: string, webBridge: WebBridgeName): Deed => ({
  sentences: () => [`${persona} has joined ${space} through Web Bridge ${webBridge}`],
  spaces: [space],
  personas: [persona],
  requirement: 'BIND-01',
  mayCoincide: true,
  inTable: () => [`${persona} joins ${space} through Web Bridge ${webBridge}`],
  isPossible: (model) => isAway(model.person(persona)) && model.hasRoom(space),
  act: (stage) => join(stage, persona, space, { webBridge }),
  follow(model, stage) {
    enters(model, model.person(persona), { space, webBridge, ids: stage.ids(persona) });
    model.person(persona).begins();
    model.waits(model.person(persona));
  },
  holds: () => [isInState('TRUTH-01', persona, { space, state: 'connected' })],
});

/** Nowhere, and not expected back but after a move, instead of which a join by hand will do as well. */
const isAway = ({ isThere, isMoving, move }: Person): boolean => !isThere && (!isMoving || move === 'ended');

function enters(model: Model, person: Person, { ids, ...where }: Pick<Person, 'space' | 'webBridge' | 'ids'>): void {
  if (person.isMoving) givesUp(model, person);
  Object.assign(person, { ...where, ids, id: ids.at(-1) ?? '', hasMoved: false, local: {}, set: {} });
  person.look = { audioMuted: false, videoMuted: false, layout: undefined };
}

/** Nobody comes for the new participant any more. */
export function givesUp(model: Model, person: Person): void {
  model.space(person.target).isHaunted = true;
  person.hasGhost = true;
  person.giveUp();
}

/** The participant is there, and its web app does not come in yet. */
export const isGivenCredential = (persona: string, space: string, webBridge: WebBridgeName): Deed => ({
  sentences: () => [`${persona} is given a credential for ${space} at Web Bridge ${webBridge}`],
  spaces: [space],
  personas: [persona],
  requirement: 'BIND-01',
  isPossible: (model) => isAway(model.person(persona)) && model.hasRoom(space),
  async act(stage) {
    const { name, numericId } = stage.spaces.get(space);
    await stage.enter(persona, webBridge).askToJoin(name, numericId);
    await stage.arrived(persona, stage.spaces.get(space), 'ask');
  },
  follow(model, stage) {
    const person = model.person(persona);
    enters(model, person, { space, webBridge, ids: stage.ids(persona) });
    Object.assign(person, { participant: 'initial', credential: 'good', presents: false });
    model.waits(person);
  },
  holds: () => [isInState('TRUTH-01', persona, { space, state: 'initial' })],
});

export const comesIn = (persona: string): Deed => ({
  sentences: () => [`${persona} comes in`],
  spaces: [],
  personas: [persona],
  requirement: 'BIND-02',
  isAwaited: true,
  mayCoincide: true,
  isPossible: (model) => model.person(persona).participant === 'initial' && model.person(persona).isNamed,
  act: (stage) => stage.person(persona).reconnect(),
  follow(model) {
    model.person(persona).begins();
    model.waits(model.person(persona));
  },
  holds: (model) => [isInState('BIND-02', persona, { space: model.person(persona).space, state: 'connected' })],
});

/** Somebody goes on elsewhere, and leaves a participant behind that is still connected: what becomes of it is open. */
export function staysBehind(model: Model, person: Person): void {
  const space = model.space(person.space);
  space.isHaunted = true;
  if (person.presents) space.ended = 'contended';
  person.presents = false;
  person.hasGhost = true;
}

/** Somebody whose move is held joins by hand, as somebody else. */
export const joinsBesides = (persona: string, space: string, webBridge: WebBridgeName): Deed => ({
  ...joins(persona, space, webBridge),
  requirement: 'FAIL-08',
  isPossible(model) {
    const { move, hasSession } = model.person(persona);
    return move === 'held' && hasSession && model.hasRoom(space);
  },
  follow(model, stage) {
    const person = model.person(persona);
    staysBehind(model, person);
    enters(model, person, { space, webBridge, ids: stage.ids(persona) });
    person.begins();
    model.waits(person);
  },
  holds: () => [isInState('FAIL-08', persona, { space, state: 'connected' })],
});

/** Somebody is not there any more. */
export function departs(model: Model, person: Person, why: 'by a move' | 'otherwise'): void {
  const space = model.space(person.space);
  if (person.presents && space.ended !== 'contended') space.ended = why;
  person.presents = false;
  person.participant = 'gone';
  person.credential = 'dead';
}

export const leaves = (persona: string): Deed => ({
  sentences: () => [`${persona} leaves`],
  spaces: [],
  personas: [persona],
  requirement: 'STEP-08',
  mayCoincide: true,
  isPossible(model) {
    const { isSettled, hasSession, move, hasGhost } = model.person(persona);
    return isSettled || (hasSession && move === 'held' && !hasGhost);
  },
  act: (stage) => stage.person(persona).leave(),
  follow(model) {
    const person = model.person(persona);
    if (person.isMoving) givesUp(model, person);
    departs(model, person, 'otherwise');
    model.waits(person);
  },
  holds(model) {
    const { isNamed, target } = model.person(persona);
    return isNamed || target === ''
      ? []
      : [isInAtMostOneOf('RACE-04', persona, { spaces: [target], state: 'initial' })];
  },
});

const choices = {
  'mutes the microphone': { audioMuted: true },
  'unmutes the microphone': { audioMuted: false },
  'turns the camera off': { videoMuted: true },
  'chooses the layout speakerOnly': { layout: 'speakerOnly' },
  'chooses the layout allEqual': { layout: 'allEqual' },
} as const satisfies Record<string, Partial<Look>>;

export type Choice = keyof typeof choices;
export const everyChoice = Object.keys(choices) as Choice[];

/** Somebody changes their local state. */
export const chooses = (persona: string, choice: Choice): Deed => ({
  sentences: () => [`${persona} ${choice}`],
  spaces: [],
  personas: [persona],
  requirement: 'STATE-11',
  isOfSession: true,
  mayCoincide: true,
  isPossible: (model) => model.person(persona).hasSession,
  act: (stage) => stage.person(persona).setLocalState(choices[choice]),
  follow(model) {
    const person = model.person(persona);
    person.local = { ...person.local, ...choices[choice] };
    person.look = { ...person.look, ...choices[choice] };
    // Whether one can unmute oneself against the operator is open.
    if (person.set.rxAudioMute === 'true' && choice === 'unmutes the microphone') person.look.audioMuted = undefined;
  },
  holds: (model) => {
    const person = model.person(persona);
    if (!person.isNamed) return [];
    return model.present(person.space).flatMap((by) => looksOf(person, by));
  },
});

/** How one is seen by another, of those things of which a requirement speaks. */
export function looksOf(person: Person, by: Person): Assertion[] {
  if (!person.hasMoved && !by.hasMoved) return [];
  const isOwn = (what: keyof Look) => person.hasMoved && person.local[what] !== undefined;
  return (['audioMuted', 'videoMuted', 'layout'] as const).flatMap((what) => {
    const is = person.look[what];
    if (is === undefined) return [];
    const requirement = what === 'layout' ? 'STATE-02' : isOwn(what) ? 'STATE-01' : 'STATE-03';
    return [sees(requirement, by.persona, person.persona, what, String(is))];
  });
}

export const presents = (persona: string): Deed => ({
  sentences: () => [`${persona} presents`],
  spaces: [],
  personas: [persona],
  requirement: 'STATE-11',
  isOfSession: true,
  mayCoincide: true,
  isPossible(model) {
    const person = model.person(persona);
    if (!person.hasSession || model.space(person.space).ended === 'contended') return false;
    const others = model.people.filter((one) => one.isConnected && one.presents && one.space === person.space);
    return others.length === 0;
  },
  act: (stage) => stage.person(persona).present(true),
  follow(model) {
    const person = model.person(persona);
    person.presents = true;
    model.space(person.space).ended = 'never';
  },
  holds: (model) => {
    const { space } = model.person(persona);
    return model.present(space).flatMap((by) => presentationSeen(model, by));
  },
});

/** What somebody sees of presentations, where a move has to do with it. */
export function presentationSeen(model: Model, by: Person): Assertion[] {
  const presenter = model.presenter(by.space);
  if (presenter === undefined) return [];
  if (presenter === null) {
    const requirement = by.hasMoved ? 'STATE-05' : model.space(by.space).ended === 'by a move' ? 'STATE-04' : undefined;
    return requirement === undefined ? [] : [seesPresenter(requirement, by.persona, null)];
  }
  if (model.person(presenter).hasMoved) return [seesPresenter('STATE-11', by.persona, presenter)];
  return by.hasMoved ? [seesPresenter('STATE-05', by.persona, presenter)] : [];
}

export const writes = (persona: string): Deed => ({
  sentences: (model) => [`${persona} writes "${nextText(model)}"`],
  spaces: [],
  personas: [persona],
  requirement: 'STATE-07',
  isOfSession: true,
  isPossible: (model) => model.person(persona).hasSession,
  act: (stage, model) => stage.person(persona).chat(nextText(model)),
  follow(model) {
    const { space } = model.person(persona);
    for (const reader of model.present(space)) if (reader.persona !== persona) reader.read?.push(nextText(model));
    model.said += 1;
  },
  holds: (model) => {
    const writer = model.person(persona);
    return model
      .present(writer.space)
      .filter((reader) => reader !== writer)
      .flatMap((reader) => chatOf(reader, writer));
  },
});

const nextText = ({ said }: Model) => `word ${said + 1}`;

/** What somebody has read, where it is known. */
export function chatOf(reader: Person, writer?: Person): Assertion[] {
  if (reader.read === undefined) return [];
  const isHeld = reader.isMoving || writer?.isMoving;
  const requirement = isHeld ? 'JWT-04' : reader.hasMoved && !writer ? 'STATE-06' : 'STATE-07';
  return [hasRead(requirement, reader.persona, reader.read)];
}

export const losesConnection = (persona: string): Deed => ({
  sentences: () => [`${persona} loses the connection`],
  spaces: [],
  personas: [persona],
  requirement: 'BIND-07',
  isPossible: (model) => model.person(persona).isSettled && model.person(persona).isNamed,
  act: (stage) => stage.person(persona).drop(),
  follow(model) {
    const person = model.person(persona);
    person.happens('credential', 'connectionLost');
    model.waits(person);
  },
  holds: () => [],
});

export const reconnects = (persona: string): Deed => ({
  sentences: () => [`${persona} reconnects`],
  spaces: [],
  personas: [persona],
  requirement: 'BIND-07',
  isAwaited: true,
  isPossible: (model) => {
    const { isConnected, credential, isNamed } = model.person(persona);
    return isConnected && credential === 'good' && isNamed;
  },
  act: (stage) => stage.person(persona).reconnect(),
  follow(model) {
    const person = model.person(persona);
    person.happens('credential', 'opened');
    // What a cluster keeps of an interrupted session is open.
    Object.assign(person, {
      read: undefined,
      look: { audioMuted: undefined, videoMuted: undefined, layout: undefined },
    });
    if (person.presents) model.space(person.space).ended = 'contended';
    person.presents = false;
    model.waits(person);
  },
  holds: (model) => [isInState('BIND-07', persona, { space: model.person(persona).space, state: 'connected' })],
});

/** Somebody else has the credential, and presents it: the second session is refused, or the first one closed. */
export const isCopied = (persona: string): Deed => ({
  sentences: () => [`somebody else uses the credential of ${persona} too`],
  spaces: [],
  personas: [persona],
  requirement: 'STEP-11',
  isPossible: (model) => model.person(persona).isSettled && model.person(persona).isNamed,
  act: (stage) => useCredentialToo(stage, persona),
  follow(model, stage) {
    const person = model.person(persona);
    if (!stage.person(persona).isOpen) person.happens('credential', 'connectionLost');
    model.waits(person);
  },
  holds: () => [oneSessionLives('STEP-11', persona)],
});
