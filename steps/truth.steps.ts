import { Then } from '@cucumber/cucumber';
import { askTruth, type TruthName } from '../harness/stage/truth.ts';
import type { World } from './world.ts';

Then('{truth}, on every Call Bridge', async function (this: World, truth: TruthName) {
  await askTruth(this.stage, truth);
});
