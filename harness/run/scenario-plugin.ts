/** Cucumber's plugin that plays exactly the planned scenarios. */
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
  },
};

const idOf = ({ gherkinDocument, pickle }: IFilterablePickle) => identify(gherkinDocument, pickle).scenario;

export default plugin;
