import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  BeforeStep,
  type ITestCaseHookParameter,
  Status,
  setDefinitionFunctionWrapper,
  setParallelCanAssign,
} from '@cucumber/cucumber';
import type { Pickle } from '@cucumber/messages';
import { CheckFailure } from '../harness/checks/failure.ts';
import { readRunContext } from '../harness/run-context.ts';
import { askAgain } from '../harness/stage/again.ts';
import { Crew } from '../harness/stage/crew.ts';
import { causeOf, failureOf } from '../harness/stage/failure.ts';
import { unlessTooLate } from '../harness/stage/lateness.ts';
import { Stage } from '../harness/stage/stage.ts';
import { askAllTruths, type BrokenTruth } from '../harness/stage/truth.ts';
import type { FinishedRecord } from '../harness/trace/record.ts';
import { isSubject, needsOf } from '../harness/verdict/requirements.ts';
import { identify } from '../harness/verdict/scenario-id.ts';
import { classOf, indexFor, isPlayed, playsAlone } from '../harness/verdict/target-class.ts';
import type { World } from './world.ts';

let crew: Crew;

BeforeAll(() => {
  crew = new Crew(readRunContext());
});

AfterAll(() => crew?.close());

setParallelCanAssign((pickle, inProgress) => {
  const classes = readRunContext().targets.map((target) => target.class);
  const at = ({ tags }: Pickle) => indexFor(classes, needsOf(tags));
  // A scenario that is played again needs the names that it had.
  if (inProgress.some(({ id }) => id === pickle.id)) return false;
  const neighbours = inProgress.filter((other) => at(other) === at(pickle));
  return isAlone(pickle) ? neighbours.length === 0 : !neighbours.some(isAlone);
});

const isAlone = ({ tags }: Pickle): boolean => playsAlone(needsOf(tags));

/** What a step throws is kept: the result of cucumber has only its text. */
setDefinitionFunctionWrapper((definition: (this: World, ...args: unknown[]) => unknown) => {
  return async function (this: World, ...args: unknown[]): Promise<unknown> {
    try {
      return await definition.apply(this, args);
    } catch (error) {
      this?.failed?.(error);
      throw error;
    }
  };
});

Before(async function (this: World, { gherkinDocument, pickle }: ITestCaseHookParameter) {
  if (crew.guard.stopped) return 'skipped';
  const worker = await crew.workerFor(needsOf(pickle.tags));
  this.enter(new Stage(worker, { ...identify(gherkinDocument, pickle), title: pickle.name }));
  return undefined;
});

/** What was broken on purpose is whole again before anybody asks whether the target is alive. */
async function afterMending(stage: Stage, failure: FinishedRecord['failure']): Promise<FinishedRecord['failure']> {
  const { worker, playbill } = stage;
  const broken = await stage.breaker.mendAll();
  if (!broken) return worker.guard.ended(playbill.scenario, failure, worker.target);
  const { code, message } = broken;
  worker.guard.stop({ fault: 'environment', code, message });
  return failure ?? { keyword: 'Hook', step: 'mend', fault: 'environment', code, message };
}

BeforeStep(function (this: World, { pickleStep }) {
  this.begin(pickleStep.type, pickleStep.text);
});

/** A scenario is about a cluster or about a manager. */
async function askInvariants({ stage, standIn }: World): Promise<BrokenTruth[]> {
  if (!standIn) {
    const broken = await askAllTruths(stage);
    return [...(await askAgain(stage)), ...broken];
  }
  const { askManners } = await import('../harness/stage/manager.ts');
  return askManners(stage);
}

After(async function (this: World, { result, pickle }: ITestCaseHookParameter) {
  const { stage } = this;
  if (!stage) return undefined;
  const { worker } = stage;
  const { status } = result ?? { status: Status.UNKNOWN };
  const broken = status === Status.PASSED ? await askInvariants(this) : [];
  const failure =
    status === Status.PASSED
      ? undefined
      : unlessTooLate(stage.trace.records, failureOf(causeOf(this.failure, stage.people), status, this.step));
  await stage.close(await afterMending(stage, failure));
  const [first] = broken;
  if (first) throw new CheckFailure(`${pickle.name}: ${first.requirement}`, first.answer);
  const subject = pickle.tags.map(({ name }) => name.slice(1)).find(isSubject);
  if (status !== Status.PASSED || !subject || !isPlayed(subject, classOf(worker.target))) return undefined;
  this.log(`played: the harness plays the ${subject}, so nothing is judged`);
  return 'skipped';
});
