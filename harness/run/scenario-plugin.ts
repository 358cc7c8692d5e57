/**
 * Cucumber's plugin that plays exactly the planned scenarios, those for exclusive use last: a worker that was once refused
 * a scenario is never given another.
 */
import type { IFilterablePickle, Plugin } from '@cucumber/cucumber/api';
import { identify } from '../verdict/scenario-id.ts';

export interface PluginOptions {
  /** Ids of scenarios. */
  planned: readonly string[];
}

/** Under which key of cucumber's plugin options these stand. */
export const optionsKey = 'moveConformance';

const plugin: Plugin<PluginOptions> = {
  type: 'plugin',
  optionsKey,
  coordinator({ transform, options }) {
    const planned = new Set(options.planned);
    transform('pickles:filter', (pickles) => pickles.filter((pickle) => planned.has(idOf(pickle))));
    transform('pickles:order', (pickles) => [
      ...pickles.filter((pickle) => !isExclusive(pickle)),
      ...pickles.filter(isExclusive),
    ]);
  },
};

const idOf = ({ gherkinDocument, pickle }: IFilterablePickle) => identify(gherkinDocument, pickle).scenario;

const isExclusive = ({ pickle }: IFilterablePickle) => pickle.tags.some(({ name }) => name === '@exclusive-use');

export default plugin;
