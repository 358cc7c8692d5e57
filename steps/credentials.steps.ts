import { Then } from '@cucumber/cucumber';
import type { Forgery } from '../harness/participants/forgery.ts';
import { credential } from '../harness/stage/acts.ts';
import { tryForgery } from '../harness/stage/intruder.ts';
import type { Stage } from '../harness/stage/stage.ts';
import type { Quality } from './parameter-types/credentials.ts';
import type { World } from './world.ts';

Then(
  'the {age}credential of {participant}{forgery} is {quality}',
  async function (this: World, age: 'old' | 'new', persona: string, forgery: Forgery | undefined, quality: Quality) {
    const { asker } = this.stage;
    const tried = credential(this.stage, persona, age);
    if (forgery) {
      await tryForgery(this.stage, persona, tried, forgery);
      return asker.ask('forgeriesRefused', {}, { when: 'now' });
    }
    if (quality === 'credentialRefused') {
      return asker.ask(quality, {}, { look: () => tryEverywhere(this.stage, persona, tried) });
    }
    if (quality === 'signatureIsGood') await verifySignature(this.stage, persona, tried);
    return asker.ask(quality, { persona }, { when: 'now' });
  },
);

async function tryEverywhere(stage: Stage, persona: string, tried: string): Promise<void> {
  stage.trace.append({ kind: 'act', actor: 'intruder', act: 'try credential', args: { participant: persona } });
  const person = stage.person(persona);
  await Promise.all([...stage.webBridges.values()].map((webBridge) => person.tryCredential(tried, webBridge)));
}

async function verifySignature(stage: Stage, persona: string, tried: string): Promise<void> {
  // Loaded only where a signature is verified: every worker of a run begins by loading.
  const { loadKeySets, verify } = await import('../harness/wire/key-sets.ts');
  const result = await verify(tried, await loadKeySets(stage.worker.target));
  stage.trace.append({
    kind: 'act',
    actor: 'harness',
    act: 'verify signature',
    args: { participant: persona, ...result },
  });
}
