import { Given, Then } from '@cucumber/cucumber';
import type { HouseRule } from '../harness/stage/house-rules.ts';
import type { Tenancy } from '../harness/stage/spaces.ts';
import type { StandInCallBridge } from '../harness/stand-in/cluster.ts';
import type { CallBridgeName } from '../harness/target/names.ts';
import type { World } from './world.ts';

Given(
  '{spaces} is/are in session on {callBridges}',
  async function (this: World, names: string[], callBridges: CallBridgeName[]) {
    const { standIn, stage } = this;
    if (standIn) for (const name of names) standIn.inSession(name, callBridges as StandInCallBridge[]);
    else await Promise.all(names.map((name) => stage.spaces.inSession(name, callBridges)));
  },
);

Given('{space} {houseRule}', async function (this: World, space: string, rule: HouseRule) {
  const { stage } = this;
  await stage.spaces.rule(space, { ...rule, ...(rule.member && { member: stage.username(rule.member) }) });
});

Given('{spaces} belong(s) to a tenant that {tenancy}', async function (this: World, names: string[], tenancy: Tenancy) {
  await this.stage.spaces.belong(names, tenancy);
});

Then('{space} has {int} participant(s)', async function (this: World, space: string, participants: number) {
  const { asker, lookAtCalls } = this.stage;
  await asker.ask('callHas', { space, participants }, { look: lookAtCalls });
});

Then('{word} of {space} is {values}', async function (this: World, path: string, space: string, oneOf: string[]) {
  const { asker, lookAtCalls } = this.stage;
  await asker.ask('callField', { space, path, oneOf }, { look: lookAtCalls });
});

Then('the call of {space} {callFate}', async function (this: World, space: string, goesOn: boolean) {
  const { asker, lookAtCalls } = this.stage;
  await asker.ask('callIs', { space, goesOn }, { look: lookAtCalls });
});

Then('{space} has one callCorrelator and a call id on each Call Bridge', async function (this: World, space: string) {
  const { asker, lookAtCalls } = this.stage;
  await asker.ask('oneCorrelator', { space }, { look: lookAtCalls });
});
