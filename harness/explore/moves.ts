/** Moves, whole and by halves. */
import { whereabouts } from '../checks/whereabouts.ts';
import { follow, type MoveRequest, move, requestMove, told } from '../stage/acts.ts';
import type { Stage } from '../stage/stage.ts';
import type { CallBridgeName } from '../target/names.ts';
import {
  type Assertion,
  fieldIs,
  isInAtMostOneOf,
  isInOneOf,
  isInState,
  isRefused,
  isToldOnce,
  moveIsAccepted,
  oldIsGone,
  sessionGoesOn,
} from './assertion.ts';
import type { Deed } from './deed.ts';
import type { Model, Person } from './model.ts';
import { departs, givesUp, staysBehind } from './people.ts';

/** Where somebody is to be moved. Call Bridges are numbers, since where the target is in session is another matter. */
export interface Way {
  persona: string;
  target: string;
  /** Which of those on which the target is in session is asked. */
  asked: number;
  placedOn: CallBridgeName | undefined;
}

const askedOf = (model: Model, { target, asked }: Way): CallBridgeName => {
  const { callBridges } = model.space(target);
  return callBridges[asked % callBridges.length]!;
};

const requestOf = (model: Model, way: Way): MoveRequest => ({
  space: way.target,
  at: askedOf(model, way),
  ...(way.placedOn && { placedOn: way.placedOn }),
});

const venue = (model: Model, way: Way): string =>
  `${way.target} at ${askedOf(model, way)}${way.placedOn ? `, placed on ${way.placedOn}` : ''}`;

const leadsElsewhere = (model: Model, { persona, target }: Way): boolean =>
  model.person(persona).space !== target && model.hasRoom(target);

/** A move from the request to the return. */
export const isMoved = (way: Way): Deed => ({
  sentences: (model) => [`${way.persona} is moved to ${venue(model, way)}`],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'STEP-01',
  mayCoincide: true,
  isPossible: (model) =>
    model.person(way.persona).isSettled && model.person(way.persona).isNamed && leadsElsewhere(model, way),
  act: (stage, model) => move(stage, way.persona, requestOf(model, way)),
  follow(model, stage) {
    const person = model.person(way.persona);
    departs(model, person, 'by a move');
    person.ids = stage.ids(way.persona);
    scatter(model, way);
    arrives(model, person, way);
  },
  holds: (model) => [...arrived(model.person(way.persona), way.placedOn), oldIsGone('STEP-10', way.persona)],
});

function arrives(model: Model, person: Person, { target }: Pick<Way, 'target'>): void {
  person.arrives(target);
  model.waits(person);
}

const scatter = (model: Model, { target, placedOn }: Way): void => {
  const space = model.space(target);
  if (space.callBridges.length > 1 || space.callBridges[0] !== placedOn) space.isScattered = true;
};

/** What holds of somebody who has just come. */
function arrived({ persona, space }: Person, home: CallBridgeName | undefined): Assertion[] {
  return [
    isInState('STEP-11', persona, { space, state: 'connected', ...(home && { home }) }),
    fieldIs('STATE-09', persona, 'rxAudioMute', ['false', 'absent']),
    fieldIs('STATE-08', persona, 'importance', ['0', 'absent']),
  ];
}

/** How the person is called whose session it is. */
export const named = (person: Person): string =>
  person.isNamed ? person.persona : `the old participant of ${person.persona}`;

/** The request alone: from here on the move is held. */
export const isAskedToMove = (way: Way): Deed => ({
  sentences: (model) => [`the operator moves ${named(model.person(way.persona))} to ${venue(model, way)}`],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'STEP-01',
  mayCoincide: true,
  isPossible(model) {
    const person = model.person(way.persona);
    const may = person.can('participantInstance', 'moveRequested') && person.can('move', 'requested');
    return may && person.hasSession && person.isAddressable && leadsElsewhere(model, way);
  },
  act: (stage, model) =>
    requestMove(stage, { persona: way.persona, which: whichOf(model.person(way.persona)) }, requestOf(model, way)),
  follow(model, stage) {
    const person = model.person(way.persona);
    const { target, placedOn } = way;
    person.ids = stage.ids(way.persona);
    person.happens('move', 'requested');
    person.happens('move', 'told');
    Object.assign(person, { target, placedOn });
    scatter(model, way);
    model.waits(person);
  },
  holds(model) {
    const { persona, isOld, space } = model.person(way.persona);
    const { target, placedOn } = way;
    return [
      moveIsAccepted('STEP-01'),
      isInState('STEP-05', persona, { space: target, state: 'initial', ...(placedOn && { home: placedOn }) }),
      isToldOnce('STEP-06', persona, target),
      ...(isOld ? [isInState('STEP-05', persona, { space, state: 'connected', which: 'old' })] : []),
    ];
  },
});

export const whichOf = (person: Person) => (person.isNamed ? 'new' : 'old');

/** A second move while one is held: it is refused, or takes the place of the first. */
export const isAskedAgain = (way: Way): Deed => ({
  sentences: (model) => [`the operator moves the old participant of ${way.persona} to ${venue(model, way)}`],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'RACE-02',
  isPossible(model) {
    const person = model.person(way.persona);
    const isHeld = person.move === 'held' && person.hasSession;
    return isHeld && person.isOld && !person.hasGhost && leadsElsewhere(model, way);
  },
  act: (stage, model) => requestMove(stage, { persona: way.persona, which: 'old' }, requestOf(model, way)),
  follow(model, stage) {
    const person = model.person(way.persona);
    const wasAccepted = stage.ids(way.persona).length > person.ids.length;
    if (!wasAccepted) return;
    person.ids = stage.ids(way.persona);
    Object.assign(person, { target: way.target, placedOn: way.placedOn });
    scatter(model, way);
  },
  holds: (model) => [
    isInOneOf('RACE-02', way.persona, {
      spaces: [...new Set([model.person(way.persona).target, way.target])],
      state: 'initial',
    }),
  ],
});

export const endsOld = (persona: string): Deed => ({
  sentences: () => [`the web app of ${persona} ends the old session`],
  spaces: [],
  personas: [persona],
  requirement: 'STEP-08',
  mayCoincide: true,
  isAwaited: true,
  isPossible: (model) => model.person(persona).move === 'held' && model.person(persona).hasSession,
  async act(stage) {
    await told(stage, persona);
    await stage.person(persona).end();
  },
  follow(model) {
    const person = model.person(persona);
    departs(model, person, 'by a move');
    person.happens('move', 'oldEnded');
  },
  holds(model) {
    const { target, placedOn, isOld } = model.person(persona);
    return [
      ...(isOld ? [oldIsGone('STEP-10', persona)] : []),
      isInState('STEP-09', persona, { space: target, state: 'initial', ...(placedOn && { home: placedOn }) }),
    ];
  },
});

export const comesBack = (persona: string): Deed => ({
  sentences: () => [`the web app of ${persona} comes back`],
  spaces: [],
  personas: [persona],
  requirement: 'STEP-11',
  mayCoincide: true,
  isAwaited: true,
  isPossible: (model) => model.person(persona).can('move', 'cameBack'),
  act: (stage) => stage.person(persona).return(),
  follow(model) {
    const person = model.person(persona);
    arrives(model, person, person);
  },
  holds: (model) => arrived(model.person(persona), model.person(persona).placedOn),
});

/** Before the end of the old session, whose participant may stay or go. */
export const comesBackEarly = (persona: string): Deed => ({
  sentences: () => [`the web app of ${persona} comes back`],
  spaces: [],
  personas: [persona],
  requirement: 'FAIL-07',
  isAwaited: true,
  isPossible: (model) => model.person(persona).can('move', 'cameBackEarly') && model.person(persona).hasSession,
  async act(stage) {
    await told(stage, persona);
    await stage.person(persona).return();
  },
  follow(model) {
    const person = model.person(persona);
    staysBehind(model, person);
    arrives(model, person, person);
  },
  holds: (model) => [isInState('FAIL-07', persona, { space: model.person(persona).space, state: 'connected' })],
});

/** Somebody who is gone can't be moved. */
export const isAskedTooLate = (way: Way): Deed => ({
  sentences: (model) => [`the operator moves ${way.persona} to ${venue(model, way)}`],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'STEP-03',
  isPossible(model) {
    const person = model.person(way.persona);
    return (
      person.participant === 'gone' && !person.isMoving && person.isNamed && model.space(way.target).call === 'open'
    );
  },
  act: (stage, model) => requestMove(stage, { persona: way.persona, which: 'new' }, requestOf(model, way)),
  follow: () => {},
  holds: () => [isRefused('STEP-03')],
});

/** Two operators move one participant at the same time; then its web app does what it was told. */
export const isTornApart = (way: Way, other: Way): Deed => ({
  sentences: (model) => [
    'at the same time:',
    `  | the operator moves ${way.persona} to ${venue(model, way)} |`,
    `  | the operator moves ${way.persona} to ${venue(model, other)} |`,
    `the web app of ${way.persona} follows what it was told`,
  ],
  spaces: [way.target, other.target],
  personas: [way.persona],
  requirement: 'RACE-01',
  isPossible: (model) =>
    isMoved(way).isPossible(model) && leadsElsewhere(model, other) && !model.person(way.persona).hasGhost,
  async act(stage, model) {
    const whom = { persona: way.persona, which: 'new' } as const;
    await stage.warmUp(2);
    await Promise.all([way, other].map((one) => requestMove(stage, whom, requestOf(model, one))));
    await follow(stage, way.persona);
  },
  follow(model, stage) {
    const person = model.person(way.persona);
    const before = person.id;
    person.ids = stage.ids(way.persona);
    const now = connectedNow(stage, way.persona);
    scatter(model, way);
    scatter(model, other);
    if (now === undefined || now.id === before) return;
    departs(model, person, 'by a move');
    arrives(model, person, { target: now.space });
    person.id = now.id;
  },
  holds: (model) => [
    isInOneOf('RACE-01', way.persona, {
      spaces: [...new Set([model.person(way.persona).space, way.target, other.target])],
      state: 'connected',
    }),
  ],
});

/** Somebody whose web app has not come in yet can't be told. */
export const isAskedTooEarly = (way: Way): Deed => ({
  sentences: (model) => [`the operator moves ${way.persona} to ${venue(model, way)}`],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'RACE-07',
  isPossible(model) {
    const { participant, isNamed } = model.person(way.persona);
    return participant === 'initial' && isNamed && leadsElsewhere(model, way);
  },
  act: (stage, model) => requestMove(stage, { persona: way.persona, which: 'new' }, requestOf(model, way)),
  follow: () => {},
  holds: (model) => [
    isRefused('RACE-07'),
    isInState('RACE-07', way.persona, { space: model.person(way.persona).space, state: 'initial' }),
  ],
});

/** A space that admits nobody else. */
export const isAskedIntoFull = (way: Way): Deed => ({
  sentences: (model) => [`the operator moves ${way.persona} to ${venue(model, way)}`],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'PLACE-13',
  isPossible(model) {
    const { isSettled, isNamed, space } = model.person(way.persona);
    return isSettled && isNamed && space !== way.target && model.isFull(way.target);
  },
  act: (stage, model) => requestMove(stage, { persona: way.persona, which: 'new' }, requestOf(model, way)),
  follow: () => {},
  holds: (model) => [
    isRefused('PLACE-13'),
    isInState('FAIL-01', way.persona, { space: model.person(way.persona).space, state: 'connected' }),
    sessionGoesOn('FAIL-01', way.persona),
  ],
});

/** Into the call in which one is: refused, or done. */
export const isAskedToStay = (way: Way): Deed => ({
  sentences: (model) => [
    `the operator moves ${way.persona} to ${venue(model, way)}`,
    `the web app of ${way.persona} follows what it was told`,
  ],
  spaces: [way.target],
  personas: [way.persona],
  requirement: 'RACE-08',
  isPossible(model) {
    const { isSettled, isNamed, space, hasGhost } = model.person(way.persona);
    return isSettled && isNamed && space === way.target && !hasGhost && model.hasRoom(way.target);
  },
  async act(stage, model) {
    await requestMove(stage, { persona: way.persona, which: 'new' }, requestOf(model, way));
    await follow(stage, way.persona);
  },
  follow(model, stage) {
    const person = model.person(way.persona);
    const now = connectedNow(stage, way.persona);
    person.ids = stage.ids(way.persona);
    if (now === undefined || now.id === person.id) return;
    departs(model, person, 'otherwise');
    scatter(model, way);
    arrives(model, person, way);
  },
  holds: () => [isInOneOf('RACE-08', way.persona, { spaces: [way.target], state: 'connected' })],
});

/** The old participant of somebody whose move is held is removed. Whether the new one goes with it, and when, is open: nobody comes. */
export const losesOld = (persona: string): Deed => ({
  sentences: () => [`the operator removes the old participant of ${persona}`],
  spaces: [],
  personas: [persona],
  requirement: 'RACE-03',
  isPossible(model) {
    const { move, isOld, hasGhost } = model.person(persona);
    return move === 'held' && isOld && !hasGhost;
  },
  act: (stage) => stage.operator.remove({ persona, which: 'old' }),
  follow(model) {
    const person = model.person(persona);
    departs(model, person, 'otherwise');
    givesUp(model, person);
    model.waits(person);
  },
  holds: (model) => [isInAtMostOneOf('RACE-03', persona, { spaces: [model.person(persona).target], state: 'initial' })],
});

const connectedNow = (stage: Stage, persona: string) =>
  whereabouts(stage.trace.records).find((one) => one.persona === persona && one.state === 'connected');
