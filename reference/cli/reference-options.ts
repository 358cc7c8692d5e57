/** What a reference cluster can be told when it is started. */
import type { Command } from 'commander';
import { withDeviationOptions } from './deviations.ts';
import { countBetween, setting } from './options.ts';

export const withReferenceOptions = (command: Command): Command =>
  withDeviationOptions(command)
    .option('--call-bridges <n>', 'how many Call Bridges', countBetween(1, 24), 3)
    .option('--web-bridges <n>', 'how many Web Bridges', countBetween(1, 24), 2)
    .option('--partly-linked <n>', 'how many more, linked to the first Call Bridge only', countBetween(0, 24), 0)
    .option('--processes', 'every node a process of its own, with commands for faults in the target file')
    .option('--older <n>', 'how many more Call Bridges of a version before 3.2', countBetween(0, 24), 0)
    .option('--name <name>', 'what the target file calls it', 'reference cluster')
    .option('--no-exclusive-use', 'say in the target file that settings of the whole cluster may not be changed')
    .option('--target-file <file>', 'where to write the target file; without it, in a temporary folder')
    .option('--log-dir <dir>', 'where to write a log for each node; without it, nowhere')
    .option('--set <name=number>', 'a time-out or bound other than the default; may be repeated', setting);
