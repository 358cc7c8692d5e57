/** A cluster for tests of the manager: the one that the harness plays for managers, with Alice and Bob in Standup on Paris. */
import type { TestContext } from 'node:test';
import type { Course } from '../../../harness/stand-in/cluster.ts';
import { StandIn } from '../../../harness/stand-in/stand-in.ts';
import type { RestRecord } from '../../../harness/trace/record.ts';
import { Trace } from '../../../harness/trace/trace.ts';
import { createManager, type MoveRequest } from '../../../reference/manager/manager.ts';
import type { MoveReport } from '../../../reference/manager/move-report.ts';
import { type ManagerParts, managerParts } from '../../../reference/manager/parts.ts';
import { type ManagerTarget, readTarget } from '../../../reference/manager/target.ts';

export interface Managed {
  standIn: StandIn;
  target: ManagerTarget;
  /** Alice's participant. */
  alice: string;
  /** All that the manager was told to say. */
  told: string[];
  /** Move Alice to Planning, but for what is said otherwise. */
  move(request?: Partial<MoveRequest>, parts?: Partial<ManagerParts>): Promise<MoveReport>;
  /** What the cluster was asked, but for looks. */
  asked(): RestRecord[];
}

/** Closed with the test. */
export const startManaged = async (t: TestContext, course: Course = 'completes'): Promise<Managed> => {
  const trace = new Trace(Date.now());
  const standIn = await StandIn.open(trace);
  t.after(() => standIn.close());
  standIn.seat('Bob', 'Standup', 'Paris');
  const alice = standIn.seat('Alice', 'Standup', 'Paris');
  standIn.inSession('Planning', ['Paris', 'Tokyo']);
  standIn.cluster.course = course;
  const target = await readTarget(standIn.environment.MOVE_TARGET ?? '');
  t.after(() => target.close());
  const told: string[] = [];
  const ordinary = { participant: 'Alice', space: 'Planning', parameters: {}, start: false, wait: 1000, interval: 25 };
  return {
    ...{ standIn, target, alice, told },
    move: (request = {}, parts = {}) =>
      createManager({
        target,
        tell: (what) => told.push(what),
        parts: { ...managerParts, ...parts },
      }).move({ ...ordinary, ...request }),
    asked: () =>
      trace.records.filter((record): record is RestRecord => record.kind === 'rest' && record.method !== 'GET'),
  };
};
