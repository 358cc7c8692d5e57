/** The defects and variants that a command was asked for. */
import type { Command } from 'commander';
import { defects } from '../defects/index.ts';
import { applyAll, findDefect, findVariant } from '../deviation.ts';
import { defaultParts, type Parts } from '../parts.ts';
import { variants } from '../variants/index.ts';
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
export const partsFor = ({ defect = [], variant = [] }: DeviationOptions): Parts =>
  applyAll(defaultParts, [
    ...variant.map((id) => findVariant(variants, id)),
    ...defect.map((id) => findDefect(defects, id)),
  ]);
