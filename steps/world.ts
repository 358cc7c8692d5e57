import { World as CucumberWorld, setDefaultTimeout, setWorldConstructor } from '@cucumber/cucumber';
import { harnessError } from '../harness/errors.ts';
import type { Stage } from '../harness/stage/stage.ts';
import type { StandIn } from '../harness/stand-in/stand-in.ts';
import type { StepRecord } from '../harness/trace/record.ts';

const keywords: Readonly<Record<string, StepRecord['keyword']>> = { Context: 'Given', Action: 'When', Outcome: 'Then' };

/** What a step sees: the stage of its scenario. */
export class World extends CucumberWorld {
  /** Set by the first hook; every step finds it. */
  stage!: Stage;
  /** The cluster that the harness plays; set by the step that opens it. */
  standIn?: StandIn;
  step: Pick<StepRecord, 'keyword' | 'text'> = { keyword: 'Hook', text: 'set up' };
  /** What the failing step threw. */
  failure: unknown;

  /** @throws HarnessError E_SPECIFICATION where no step has opened one */
  get managed(): StandIn {
    if (this.standIn) return this.standIn;
    throw harnessError('E_SPECIFICATION', { where: this.step.text, why: 'no step has opened a stand-in cluster' });
  }

  enter(stage: Stage): void {
    this.stage = stage;
  }

  begin(type: string | undefined, text: string): void {
    this.step = { keyword: keywords[type ?? ''] ?? 'Given', text };
    this.stage.trace.append({ kind: 'step', ...this.step });
  }

  failed(error: unknown): void {
    this.failure ??= error;
  }
}

setWorldConstructor(World);
// Every wait of the harness ends by itself, well before this.
setDefaultTimeout(60_000);
