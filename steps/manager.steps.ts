import { Given, Then, When } from '@cucumber/cucumber';
import type { StandInCallBridge } from '../harness/stand-in/cluster.ts';
import type { Asking, Fortune } from './parameter-types/manager.ts';
import type { World } from './world.ts';

Given(
  'a stand-in cluster where {participant} is in {space} on {callBridge}',
  async function (this: World, persona: string, space: string, at: StandInCallBridge) {
    // Loaded only where it is needed: every thread of a run begins by loading.
    const { StandIn } = await import('../harness/stand-in/stand-in.ts');
    const standIn = await StandIn.open(this.stage.trace);
    this.standIn = standIn;
    this.stage.atEnd(() => standIn.close());
    standIn.seat('Bob', space, at);
    standIn.seat(persona, space, at);
  },
);

Given('a move there {fortune}', function (this: World, fortune: Fortune) {
  const { cluster } = this.managed;
  if (fortune === 'is not allowed') cluster.forbidMoves();
  else cluster.course = fortune;
});

When(
  'the manager is told to move {participant} to {space}',
  async function (this: World, persona: string, space: string) {
    const { letManagerMove } = await import('../harness/stage/manager.ts');
    await letManagerMove(this.stage, this.managed, persona, space);
  },
);

Then('the manager has asked {asking}', async function (this: World, { check, args }: Asking) {
  await this.stage.asker.ask(check, args as never, { when: 'now' });
});

Then('the manager reports {report}', async function (this: World, success: boolean) {
  await this.stage.asker.ask('managerReported', { success }, { when: 'now' });
});

Then('the manager has seen {participant} connected', async function (this: World, participant: string) {
  await this.stage.asker.ask('managerSawArrival', { participant }, { when: 'now' });
});
