/** What the operator does beside moving: settings, removals, calls that end and begin again; and two things at the same time. */
import { isInState, sessionGoesOn, sessionIsEnded } from './assertion.ts';
import type { Deed } from './deed.ts';
import type { Model } from './model.ts';
import { named, whichOf } from './moves.ts';
import { departs, givesUp } from './people.ts';

export const isSet = (persona: string, field: string, value: string): Deed => ({
  sentences: (model) => [`the operator sets ${field} of ${named(model.person(persona))} to ${value}`],
  spaces: [],
  personas: [persona],
  requirement: 'STATE-08',
  isPossible: (model) => model.person(persona).hasSession && model.person(persona).isAddressable,
  act: (stage, model) => stage.operator.set({ persona, which: whichOf(model.person(persona)) }, { [field]: value }),
  follow(model) {
    const person = model.person(persona);
    person.set = { ...person.set, [field]: value };
    // How the operator's mute and one's own go together is open.
    if (field === 'rxAudioMute') person.look = { ...person.look, audioMuted: undefined };
  },
  holds: () => [],
});

export const everyoneIsMuted = (space: string): Deed => ({
  sentences: (model) => [`the operator mutes everyone in ${space} at ${model.space(space).callBridges[0]}`],
  spaces: [space],
  personas: [],
  requirement: 'STATE-09',
  isPossible(model) {
    const { callBridges, isScattered, isHaunted, call } = model.space(space);
    const isAtOne = call === 'open' && callBridges.length === 1 && !isScattered && !isHaunted;
    const people = model.concerned(space);
    return isAtOne && people.length > 0 && people.every(({ isSettled }) => isSettled);
  },
  act: (stage, model) =>
    stage.operator.setAll(stage.spaces.get(space), model.space(space).callBridges[0]!, { rxAudioMute: true }),
  follow(model) {
    for (const person of model.concerned(space)) {
      person.set = { ...person.set, rxAudioMute: 'true' };
      person.look = { ...person.look, audioMuted: undefined };
    }
  },
  holds: () => [],
});

/** The operator removes somebody: the new participant where a move is held. */
export const isRemoved = (persona: string): Deed => {
  let hadSession = false;
  return {
    sentences: () => [`the operator removes ${persona}`],
    spaces: [],
    personas: [persona],
    requirement: 'JWT-05',
    isPossible(model) {
      const person = model.person(persona);
      return person.isMoving ? !person.isNamed : person.isThere && person.isNamed;
    },
    act: (stage) => stage.operator.remove({ persona, which: 'new' }),
    follow(model) {
      const person = model.person(persona);
      hadSession = person.hasSession && !person.isMoving;
      if (person.isMoving) person.giveUp();
      else departs(model, person, 'otherwise');
      model.waits(person);
    },
    holds(model) {
      const { isConnected, isOld, space } = model.person(persona);
      if (hadSession) return [sessionIsEnded('BIND-08', persona)];
      return isConnected && isOld ? [isInState('STEP-10', persona, { space, state: 'connected', which: 'old' })] : [];
    },
  };
};

const deletion = (space: string) => `DELETE /calls/{${space}}`;

/** An empty call is ended. */
export const isEnded = (space: string): Deed => ({
  sentences: (model) => [`the operator sends "${deletion(space)}" to ${model.space(space).callBridges[0]}`],
  spaces: [space],
  personas: [],
  requirement: 'TRUTH-09',
  isPossible(model) {
    const { callBridges, call, isScattered, isHaunted } = model.space(space);
    const isEmpty = !isHaunted && model.concerned(space).length === 0;
    return call === 'open' && callBridges.length === 1 && !isScattered && isEmpty;
  },
  act(stage, model) {
    const at = model.space(space).callBridges[0]!;
    return stage.operator.request(at, { method: 'DELETE', path: `/calls/${stage.spaces.get(space).callAt(at)}` });
  },
  follow(model) {
    model.space(space).call = 'ended';
  },
  holds: () => [],
});

/** A call is ended with those who are in it, or were to come. */
export const isBrokenUp = (space: string): Deed => {
  let thrownOut: readonly string[] = [];
  let kept: readonly string[] = [];
  return {
    ...isEnded(space),
    requirement: 'FAIL-10',
    isPossible(model) {
      const { callBridges, call, isHaunted, isScattered } = model.space(space);
      const people = model.concerned(space);
      const isAtOne = call === 'open' && callBridges.length === 1 && !isHaunted && !isScattered;
      return isAtOne && people.length > 0;
    },
    follow(model) {
      const people = model.concerned(space);
      const inside = people.filter((person) => person.isThere && person.space === space);
      const expected = people.filter((person) => !inside.includes(person));
      thrownOut = inside.filter(({ hasSession, isMoving }) => hasSession && !isMoving).map(({ persona }) => persona);
      kept = expected.filter(({ hasSession, isOld }) => hasSession && isOld).map(({ persona }) => persona);
      for (const person of inside) {
        if (person.isMoving) givesUp(model, person);
        departs(model, person, 'otherwise');
      }
      for (const person of expected) person.giveUp();
      for (const person of people) model.waits(person);
      model.space(space).call = 'ended';
    },
    holds: (model) => [
      ...thrownOut.map((persona) => sessionIsEnded('FAIL-10', persona)),
      ...kept.flatMap((persona) => [
        isInState('FAIL-10', persona, { space: model.person(persona).space, state: 'connected', which: 'old' }),
        sessionGoesOn('FAIL-10', persona),
      ]),
    ],
  };
};

export const beginsAgain = (space: string): Deed => ({
  sentences: (model) => [`${space} is in session on ${model.space(space).callBridges.join(' and ')}`],
  spaces: [space],
  personas: [],
  requirement: 'TRUTH-09',
  isPossible: (model) => model.space(space).call === 'ended',
  act: (stage, model) => stage.spaces.inSession(space, model.space(space).callBridges),
  follow(model) {
    Object.assign(model.space(space), { call: 'open', ended: 'never', isHaunted: false });
  },
  holds: () => [],
});

/** Of two who begin to present at once, who does is open. */
function contend(model: Model, space: string): void {
  const presenting = model.people.filter((person) => person.presents && person.isConnected && person.space === space);
  if (presenting.length < 2) return;
  for (const person of presenting) person.presents = false;
  model.space(space).ended = 'contended';
}

/** Two people do something, or have it done to them, at the same time. */
export const coincide = (one: Deed, other: Deed): Deed => {
  const both = [one, other];
  const table = (model: Model) =>
    both.flatMap((deed) => (deed.inTable ?? deed.sentences)(model)).map((line) => `  | ${line} |`);
  return {
    sentences: (model) => ['at the same time:', ...table(model)],
    spaces: both.flatMap(({ spaces }) => spaces),
    personas: both.flatMap(({ personas }) => personas),
    requirement: one.requirement,
    isPossible: (model) =>
      both.every((deed) => deed.mayCoincide && deed.isPossible(model)) &&
      !one.personas.some((persona) => other.personas.includes(persona)) &&
      one.spaces.every((space) => !other.spaces.includes(space) || model.hasRoom(space, both.length)),
    async act(stage, model) {
      await stage.warmUp(both.length);
      await Promise.all(both.map((deed) => deed.act(stage, model)));
    },
    follow(model, stage) {
      for (const deed of both) deed.follow(model, stage);
      for (const space of model.spaces.keys()) contend(model, space);
    },
    holds: (model) => both.flatMap((deed) => deed.holds(model)).filter((assertion) => !assertion.isOfLastRequest),
  };
};
