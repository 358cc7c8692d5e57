import { Then } from '@cucumber/cucumber';
import { credential } from '../harness/stage/acts.ts';
import { loadKeySets, verify } from '../harness/wire/key-sets.ts';
import type { Quality } from './parameter-types.ts';
import type { World } from './world.ts';

Then('{participant} has a new credential', async function (this: World, persona: string) {
  await this.stage.asker.ask('credentialDiffers', { persona });
});

Then(
  'the {age}credential of {participant} is refused at every Web Bridge',
  async function (this: World, age: 'old' | 'new', persona: string) {
    const { stage } = this;
    const person = stage.person(persona);
    const tried = credential(stage, persona, age);
    const look = async () => {
      stage.trace.append({ kind: 'act', actor: 'intruder', act: 'try credential', args: { participant: persona } });
      await Promise.all([...stage.webBridges.values()].map((webBridge) => person.tryCredential(tried, webBridge)));
    };
    await stage.asker.ask('credentialRefused', {}, { look });
  },
);

Then('the credential of {participant} is {quality}', async function (this: World, persona: string, quality: Quality) {
  const { stage } = this;
  if (quality === 'signatureIsGood') {
    const tried = credential(stage, persona, 'new');
    const result = await verify(tried, await loadKeySets(stage.worker.target));
    stage.trace.append({
      kind: 'act',
      actor: 'harness',
      act: 'verify signature',
      args: { participant: persona, ...result },
    });
  }
  await stage.asker.ask(quality, { persona }, { when: 'now' });
});
