import { World as CucumberWorld, setDefaultTimeout, setWorldConstructor } from '@cucumber/cucumber';
import type { Stage } from '../harness/stage/stage.ts';
import type { StepRecord } from '../harness/trace/record.ts';

const keywords: Readonly<Record<string, StepRecord['keyword']>> = { Context: 'Given', Action: 'When', Outcome: 'Then' };

/** What a step sees: the stage of its scenario. */
export class World extends CucumberWorld {
  /** Set by the first hook; every step finds it. */
  stage!: Stage;
  step: Pick<StepRecord, 'keyword' | 'text'> = { keyword: 'Hook', text: 'set up' };
  /** What the failing step threw. */
  failure: unknown;

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
