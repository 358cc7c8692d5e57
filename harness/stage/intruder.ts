/** Somebody who holds a credential that was given to somebody else, and makes others of it. Area SEC. */
import type { Credential } from '../participants/driver.ts';
import { type Forgery, forge, isOfTokens, type Loot } from '../participants/forgery.ts';
import type { Stage } from './stage.ts';

/** Try every credential that comes of the forgery, at every Web Bridge. A session that opens is cut at once. */
export async function tryForgery(
  stage: Stage,
  persona: string,
  credential: Credential,
  forgery: Forgery,
): Promise<void> {
  const person = stage.person(persona);
  const forged = forge(credential, forgery, await lootOf(stage, persona, forgery));
  const attempts = forged.flatMap((one) => [...stage.webBridges.values()].map((webBridge) => ({ one, webBridge })));
  const args = { participant: persona, forgery, attempts: attempts.length };
  stage.trace.append({ kind: 'act', actor: 'intruder', act: 'try forgery', args });
  await Promise.all(attempts.map(({ one, webBridge }) => person.tryForged(one, webBridge)));
}

async function lootOf(stage: Stage, persona: string, forgery: Forgery): Promise<Loot> {
  const other = stage.people.find((person) => person.persona !== persona);
  const [here, elsewhere = here] = [...stage.apis.keys()].map((name) => stage.callBridgeId(name));
  return {
    ...(other && { another: other.credentials.at(-1) }),
    keys: isOfTokens(forgery) ? await keysOf(stage) : [],
    participant: [stage.ids(persona).at(-1) ?? '', other ? (stage.ids(other.persona).at(-1) ?? '') : ''],
    callBridge: [here ?? '', elsewhere ?? ''],
  };
}

/** Loaded only where it is needed: every worker of a run begins by loading. */
async function keysOf(stage: Stage): Promise<Loot['keys']> {
  const { readKeySets } = await import('../wire/key-sets.ts');
  return (await readKeySets(stage.worker.target)).flatMap(({ keys }) => keys as Loot['keys']);
}
