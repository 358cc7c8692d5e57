import { Given } from '@cucumber/cucumber';
import type { BridgeRule, Membership } from '../harness/stage/balance.ts';
import type { Values } from '../harness/stage/settings.ts';
import type { CallBridgeName, GroupName } from '../harness/target/names.ts';
import type { World } from './world.ts';

Given(
  'group {group} of {members} {balancing}',
  async function (this: World, group: GroupName, members: Membership[], form: Values) {
    await this.stage.balance.group(group, members, form);
  },
);

Given('Nowhere is a Call Bridge at which nobody answers', async function (this: World) {
  await this.stage.balance.enterNowhere();
});

Given('{callBridge} {bridgeRule}', async function (this: World, callBridge: CallBridgeName, rule: BridgeRule) {
  await this.stage.balance.rule(callBridge, rule);
});
