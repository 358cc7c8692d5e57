import { Then, When } from '@cucumber/cucumber';
import { useCredentialToo } from '../harness/stage/acts.ts';
import type { WebBridgeName } from '../harness/target/names.ts';
import type { Fate, Look, Reading } from './parameter-types/sessions.ts';
import type { World } from './world.ts';

When(
  'somebody else uses the credential of {participant} too{elsewhere}',
  async function (this: World, persona: string, elsewhere: WebBridgeName | undefined) {
    await useCredentialToo(this.stage, persona, elsewhere);
  },
);

Then('one session with the credential of {participant} lives', async function (this: World, persona: string) {
  await this.stage.asker.ask('oneSessionOnly', { persona });
});

Then('{participant} is told once to move to {space}', async function (this: World, persona: string, space: string) {
  await this.stage.asker.ask('toldToMove', { persona, space });
});

Then('nobody else is told to move', async function (this: World) {
  await this.stage.asker.ask('nobodyElseTold', {}, { when: 'quiet' });
});

Then('{participant} sees {participant} {look}', async function (this: World, by: string, persona: string, look: Look) {
  const { asker } = this.stage;
  if (look.is === 'given') await asker.ask('seenAs', { persona, by, what: 'name', is: this.stage.nameOf(persona) });
  else if (look.what === 'name') await asker.ask('seenUnderSameName', { persona, by });
  else await asker.ask('seenAs', { persona, by, ...look });
});

Then('{participant} sees exactly {people}', async function (this: World, by: string, people: string[]) {
  await this.stage.asker.ask('rosterIs', { by, people });
});

Then('{participant} sees {presentation}', async function (this: World, by: string, presenter: string | null) {
  await this.stage.asker.ask('presenterSeen', { by, presenter });
});

Then('{participant} has read {reading}', async function (this: World, by: string, { texts, forAWhile }: Reading) {
  const { asker } = this.stage;
  await asker.ask('chatRead', { by, texts });
  if (forAWhile) await asker.ask('chatRead', { by, texts }, { when: 'quiet' });
});

Then('the session of {participant} {fate}', async function (this: World, persona: string, fate: Fate) {
  await this.stage.asker.ask(fate, { persona }, { when: fate === 'sessionLives' ? 'now' : 'soon' });
});
