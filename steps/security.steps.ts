import { Then, When } from '@cucumber/cucumber';
import { addWebBridge, type Door, knock, type Papers } from '../harness/stage/impostor.ts';
import type { CallBridgeName } from '../harness/target/names.ts';
import type { World } from './world.ts';

When(
  'a Web Bridge that nobody trusts is added at {callBridge}',
  async function (this: World, callBridge: CallBridgeName) {
    await addWebBridge(this.stage, callBridge);
  },
);

Then('no Call Bridge has said a word to it', async function (this: World) {
  await this.stage.asker.ask('impostorToldNothing', {}, { when: 'quiet' });
});

When(
  'somebody with {papers} connects to {door} as a Call Bridge does',
  async function (this: World, papers: Papers, door: Door) {
    await knock(this.stage, papers, door);
  },
);

Then('they are turned away', async function (this: World) {
  await this.stage.asker.ask('impostorTurnedAway', {}, { when: 'now' });
});
