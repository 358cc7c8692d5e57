import { Given, Then, When } from '@cucumber/cucumber';
import type { Trait } from '../harness/checks/instances.ts';
import { isRefusal } from '../harness/participants/driver.ts';
import { call, follow, isTold, join, told, tryToJoin } from '../harness/stage/acts.ts';
import { askForAll, followAll, joinAll, moveAll } from '../harness/stage/crowd.ts';
import type { CallBridgeName, WebBridgeName } from '../harness/target/names.ts';
import { deed } from './deeds.ts';
import type { Attendance, Entrance, Habit, Obedience, Who } from './parameter-types/people.ts';
import type { Choice, Place } from './parameter-types/spaces.ts';
import type { World } from './world.ts';

deed(
  '{participant} {joining} {space} {entrance}',
  async (stage, persona: string, how: string, space: string, { company = 'alone', ...entrance }: Entrance) => {
    if (how === 'tries to join') return tryToJoin(stage, persona, space, entrance);
    if (company !== 'alone') await join(stage, 'Bob', space, entrance);
    await join(stage, persona, space, entrance);
    if (company === 'after Bob left') await stage.person('Bob').leave();
  },
);

Given(
  '{participant} is given a credential for {space} at Web Bridge {webBridge}',
  async function (this: World, persona: string, space: string, webBridge: WebBridgeName) {
    const target = this.stage.spaces.get(space);
    await this.stage.enter(persona, webBridge).askToJoin(target.name, target.numericId);
    await this.stage.arrived(persona, target, 'ask');
  },
);

Given(
  '{participant} is called into {space} at {callBridge}',
  async function (this: World, persona: string, space: string, callBridge: CallBridgeName) {
    await call(this.stage, persona, space, callBridge);
  },
);

deed('{participant} {habit}', async (stage, persona: string, habit: Habit) => {
  const person = stage.person(persona);
  if (habit.does === 'set') await person.setLocalState(habit.state);
  else if (habit.does === 'chat') await person.chat(habit.text);
  else if (habit.does === 'present') await person.present(true);
  else await person[habit.does]();
});

Given(
  '{participant} is {microphone} and {activity}',
  async function (this: World, persona: string, muted: boolean, presenting: boolean) {
    const person = this.stage.person(persona);
    await person.setLocalState({ audioMuted: muted });
    if (presenting) await person.present(true);
  },
);

deed('the web app of {participant} {obedience}', async (stage, persona: string, obedience: Obedience) => {
  if (obedience === 'follow') return follow(stage, persona);
  if (obedience === 'try to follow') return follow(stage, persona, true);
  if (!isTold(stage, persona)) await told(stage, persona);
  if (obedience === 'return') return stage.person(persona).return();
  if (obedience === 'try to return') return tolerant(stage.person(persona).return());
  if (obedience === 'return spoiled') return tolerant(stage.person(persona).returnSpoiled());
  return obedience === 'end twice' ? stage.person(persona).endTwice() : stage.person(persona).end();
});

Then('{who} is {state} in {place}', async function (this: World, { persona, which }: Who, state: string, place: Place) {
  const { asker, lookAt } = this.stage;
  const look = async () => {
    await Promise.all([lookAt(persona)(), place.company && lookAt(place.company)()]);
  };
  await asker.ask('instanceIs', { persona, which, state, ...place }, { look });
});

Then(
  '{participant} is {state} in {choice}',
  async function (this: World, persona: string, state: 'initial' | 'connected', choice: Choice) {
    const { stage } = this;
    const look = () => stage.observe.participants(...stage.ids(persona));
    await stage.asker.ask('oneInstanceIs', { persona, state, ...choice }, { look });
  },
);

Then(
  '{participant} {attendance} {space}',
  async function (this: World, persona: string, attendance: Attendance, space: string) {
    const { asker, lookAt, lookAtCalls, lookAtLegs } = this.stage;
    if (attendance !== 'out')
      return asker.ask('attends', { persona, space, waiting: attendance === 'waiting' }, { look: lookAtLegs(persona) });
    const look = async () => {
      await Promise.all([lookAtCalls(), lookAt(persona)()]);
    };
    return asker.ask('staysOut', { persona, space }, { look });
  },
);

Then('the old participant of {participant} is gone', async function (this: World, persona: string) {
  const { asker, lookForOld } = this.stage;
  await asker.ask('instanceIsGone', { persona, which: 'old' }, { look: lookForOld(persona) });
});

Then('{participant} is not let in', async function (this: World, persona: string) {
  await this.stage.asker.ask('notLetIn', { persona }, { when: 'now' });
});

Then('{participant} has a new {trait}', async function (this: World, persona: string, trait: Trait) {
  const { asker, lookAt, lookAtLegs } = this.stage;
  if (trait === 'credential') return asker.ask('credentialDiffers', { persona });
  const look = trait === 'call leg' ? lookAtLegs(persona) : lookAt(persona);
  return asker.ask('traitDiffers', { persona, trait }, { look });
});

Then('{participant} keeps the {trait}', async function (this: World, persona: string, trait: Trait) {
  const { asker, lookAt } = this.stage;
  await asker.ask('traitIsKept', { persona, trait }, { look: lookAt(persona) });
});

Then(
  '{word} of {participant} is {values}',
  async function (this: World, field: string, persona: string, values: string[]) {
    const { asker, lookAt } = this.stage;
    const [old = 'absent'] = this.stage.ids(persona).slice(-2);
    const meant = (value: string) => (value === 'the old participant' ? old : value);
    const oneOf = values.map((value) => (value === 'as given' ? this.stage.nameOf(persona) : meant(value)));
    await asker.ask('participantField', { persona, which: 'new', field, oneOf }, { look: lookAt(persona) });
  },
);

Then(
  '{word} of the call leg of {participant} is {values}',
  async function (this: World, field: string, persona: string, oneOf: string[]) {
    const { asker, lookAtLegs } = this.stage;
    await asker.ask('legField', { persona, field, oneOf }, { look: lookAtLegs(persona) });
  },
);

Then('the call leg of {participant} has the id of the participant', async function (this: World, persona: string) {
  const { asker, lookAtLegs } = this.stage;
  await asker.ask('legIdIsParticipantId', { persona }, { look: lookAtLegs(persona) });
});

Then(
  'the call leg of {participant} names the old one, homed on {callBridge}',
  async function (this: World, persona: string, home: CallBridgeName) {
    const { asker, lookAtLegs } = this.stage;
    await asker.ask('legIsLinked', { persona, home }, { look: lookAtLegs(persona) });
  },
);

Given(
  'a crowd of {int} has joined {space} through Web Bridge {webBridges}',
  async function (this: World, size: number, space: string, webBridges: WebBridgeName[]) {
    await joinAll(this.stage, size, space, webBridges);
  },
);

When(
  'operators at {callBridges} move the whole crowd to {space} at once',
  async function (this: World, callBridges: CallBridgeName[], space: string) {
    await moveAll(this.stage, space, callBridges);
  },
);

When(
  'operators at {callBridges} ask to move the whole crowd to {space}',
  async function (this: World, callBridges: CallBridgeName[], space: string) {
    await askForAll(this.stage, space, callBridges);
  },
);

When('the web apps of the whole crowd follow what they were told', async function (this: World) {
  await followAll(this.stage);
});

/** Whether the cluster refuses it is in the trace. */
async function tolerant(attempt: Promise<void>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}
