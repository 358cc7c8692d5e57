/**
 * Cucumber's plugin that plays exactly the planned scenarios. A worker that finds nothing it may play is never asked again:
 * so what waits for others comes last, and what others need not wait for first.
 */
import type { IFilterablePickle, Plugin } from '@cucumber/cucumber/api';
import { identify } from '../verdict/scenario-id.ts';

export interface PluginOptions {
  /** Ids of scenarios. */
  planned: readonly string[];
  /** Those of them that play alone at a target which no others use, and those that play alone among others. */
  first: readonly string[];
  last: readonly string[];
  /** How often each of them is played. */
  repeat: number;
}

/** Under which key of cucumber's plugin options these stand. */
export const optionsKey = 'moveConformance';

const plugin: Plugin<PluginOptions> = {
  type: 'plugin',
  optionsKey,
  coordinator({ transform, options }) {
    const [planned, first, last] = [options.planned, options.first, options.last].map((ids) => new Set(ids));
    const isIn = (ids: ReadonlySet<string> | undefined) => (pickle: IFilterablePickle) =>
      ids?.has(idOf(pickle)) === true;
    const isBetween = (pickle: IFilterablePickle) => !isIn(first)(pickle) && !isIn(last)(pickle);
    transform('pickles:filter', (pickles) => pickles.filter(isIn(planned)));
    transform('pickles:order', (pickles) =>
      [isIn(first), isBetween, isIn(last)].flatMap((part) =>
        Array.from({ length: options.repeat }, () => pickles.filter(part)).flat(),
      ),
    );
  },
};

const idOf = ({ gherkinDocument, pickle }: IFilterablePickle) => identify(gherkinDocument, pickle).scenario;

export default plugin;
