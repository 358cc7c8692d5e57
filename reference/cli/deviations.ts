/** The defects and variants that a command was asked for. */
import type { Command } from 'commander';
import type { Defect, Variant } from '../deviation.ts';
import type { Parts } from '../parts.ts';
import { several } from './options.ts';

export interface DeviationOptions {
  defect?: string[];
  variant?: string[];
}

export const withDeviationOptions = (command: Command): Command =>
  command
    .option('--defect <id>', 'with this fault; may be repeated', several)
    .option('--variant <id>', 'with this permitted difference; may be repeated', several);

/** Loaded only where it is needed. */
const everything = () =>
  Promise.all([
    import('../parts.ts'),
    import('../deviation.ts'),
    import('../defects/index.ts'),
    import('../variants/index.ts'),
  ]);

/** @throws ClusterError UNKNOWN_DEFECT, UNKNOWN_VARIANT */
export const partsFor = async ({ defect = [], variant = [] }: DeviationOptions): Promise<Parts> => {
  const [{ defaultParts }, { applyAll, findDefect, findVariant }, { defects }, { variants }] = await everything();
  return applyAll(defaultParts, [
    ...variant.map((id) => findVariant(variants, id)),
    ...defect.map((id) => findDefect(defects, id)),
  ]);
};

/** The same options for another command. */
export const deviationArgs = ({ defect = [], variant = [] }: DeviationOptions): string[] => [
  ...defect.flatMap((id) => ['--defect', id]),
  ...variant.flatMap((id) => ['--variant', id]),
];

/** The same, where another command line is to have them: those that make another manager. */
export const managerDeviationArgs = async ({ defect = [], variant = [] }: DeviationOptions): Promise<string[]> => {
  if (defect.length + variant.length === 0) return [];
  const [{ defaultParts }, { findDefect, findVariant }, { defects }, { variants }] = await everything();
  const concernsManager = (deviation: Defect | Variant) =>
    deviation.apply(defaultParts).manager !== defaultParts.manager;
  return deviationArgs({
    defect: defect.filter((id) => concernsManager(findDefect(defects, id))),
    variant: variant.filter((id) => concernsManager(findVariant(variants, id))),
  });
};
