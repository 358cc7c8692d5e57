import { When } from '@cucumber/cucumber';
import { allTold } from '../harness/stage/acts.ts';
import { nodeNamed, waitFor } from '../harness/stage/hardship.ts';
import type { Breakage, Wait } from './parameter-types/faults.ts';
import type { World } from './world.ts';

When('{fault}', async function (this: World, { kind, nodes, isOver }: Breakage) {
  const { stage } = this;
  const fault = { kind, nodes: nodes.map((name) => nodeNamed(stage, name)) };
  // Whom a fault hits is known only by their homes.
  await stage.observe.participants(...stage.everyId());
  if (isOver) await stage.breaker.mend(fault);
  else {
    await allTold(stage);
    await stage.breaker.break(fault);
  }
});

When('{wait} has passed', async function (this: World, { time, part }: Wait) {
  await waitFor(this.stage, time, part);
});
