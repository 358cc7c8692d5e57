import { createRequire } from 'node:module';
import type { Pickle } from '@cucumber/messages';

/** What of cucumber's serial runtime is used here. */
interface SerialAdapter {
  readonly executor: { runTestCase(testCase: TestCase, failing: boolean): Promise<boolean> };
  runTestCases(testCases: readonly TestCase[]): Promise<boolean>;
}

interface TestCase {
  pickle: Pickle;
}

interface SerialRuntime {
  InProcessAdapter: new (...dependencies: never[]) => SerialAdapter;
}

/**
 * From now on until it is disposed of, cucumber plays `many` scenarios at a time in this thread; those for exclusive use come
 * last, each alone. By itself it knows only one after the other, or a thread for each, which loads and compiles everything
 * anew: twice the work of a whole run, for scenarios that mostly wait for answers.
 */
export function concurrentScenarios(many: number): Disposable {
  const runtime: SerialRuntime = createRequire(import.meta.url)('@cucumber/cucumber/lib/runtime/serial/adapter');
  const { InProcessAdapter } = runtime;
  const listeners = process.getMaxListeners();
  runtime.InProcessAdapter = class extends InProcessAdapter {
    override async runTestCases(testCases: readonly TestCase[]): Promise<boolean> {
      const shared = await this.#play(
        testCases.filter((testCase) => !isExclusive(testCase)),
        many,
      );
      const exclusive = await this.#play(testCases.filter(isExclusive), 1);
      return shared && exclusive;
    }

    async #play(testCases: readonly TestCase[], lanes: number): Promise<boolean> {
      const waiting = [...testCases];
      let passed = true;
      const lane = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          if (!(await this.executor.runTestCase(next, !passed))) passed = false;
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      return passed;
    }
  };
  // Cucumber listens for uncaught exceptions once for every step that is under way.
  process.setMaxListeners(listeners + many);
  return {
    [Symbol.dispose]() {
      runtime.InProcessAdapter = InProcessAdapter;
      process.setMaxListeners(listeners);
    },
  };
}

const isExclusive = ({ pickle }: TestCase): boolean => pickle.tags.some(({ name }) => name === '@exclusive-use');
