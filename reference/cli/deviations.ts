/** The defects and variants that a command was asked for. */
import type { Command } from 'commander';
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

/** @throws ClusterError UNKNOWN_DEFECT, UNKNOWN_VARIANT */
export const partsFor = async ({ defect = [], variant = [] }: DeviationOptions): Promise<Parts> => {
  const [{ defaultParts }, { applyAll, findDefect, findVariant }, { defects }, { variants }] = await Promise.all([
    import('../parts.ts'),
    import('../deviation.ts'),
    import('../defects/index.ts'),
    import('../variants/index.ts'),
  ]);
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
