import { dirname } from 'node:path';
import { harnessError } from '../errors.ts';
import { runManager } from '../stand-in/run-manager.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import type { Stage } from './stage.ts';
import type { BrokenTruth } from './truth.ts';

/** Milliseconds that a manager may take besides those for which it is told to wait. */
const limit = 30_000;

/** Seconds to wait for a move that is completed: nothing waits so long, and no busy machine makes a failure of it. */
const patient = 10;

/** Let the manager of the target move somebody of the stand-in once, and wait until it has ended. */
export async function letManagerMove(stage: Stage, standIn: StandIn, persona: string, space: string): Promise<void> {
  const { target, timing } = stage.worker;
  if (target.manager === undefined) throw harnessError('E_NOT_PROVIDED', { what: 'a manager' });
  const wait = standIn.cluster.completesMoves ? patient : Math.ceil(timing.bound / 1000);
  const participant = stage.ids(persona).at(-1) ?? '';
  stage.trace.append({ kind: 'act', actor: 'manager', act: 'begin', args: { participant: persona, space } });
  await runManager(stage.trace, {
    command: target.manager,
    folder: dirname(target.file),
    environment: {
      ...standIn.environment,
      MOVE_PARTICIPANT: participant,
      MOVE_PARTICIPANT_NAME: persona,
      MOVE_SPACE: standIn.cluster.space(space).id,
      MOVE_SPACE_NAME: space,
      MOVE_WAIT: String(wait),
    },
    limit: limit + 1000 * wait,
  });
}

/** What a manager must keep whatever it is told to do. */
const manners = {
  'MGR-03': 'managerNamedIfAtAll',
  'MGR-04': 'managerChangedNothingElse',
  'MGR-05': 'managerWaitedForArrival',
} as const;

/** Ask after a scenario in which a manager was judged: each fails its own requirement. */
export async function askManners(stage: Stage): Promise<BrokenTruth[]> {
  const broken: BrokenTruth[] = [];
  for (const [requirement, check] of Object.entries(manners)) {
    const answer = await stage.asker.askInvariant(requirement, check, {}, { when: 'now' });
    if (answer.is !== 'holds') broken.push({ requirement, answer });
  }
  return broken;
}
