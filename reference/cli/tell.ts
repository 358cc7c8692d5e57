/** `move-conformance reference tell SOCKET ORDER`: what the fault commands of a cluster of processes are made of. */
import { Command } from 'commander';

export const tellCommand = (): Command =>
  new Command('tell')
    .summary('give an order to a cluster of processes')
    .description(
      'Has `reference --processes` start a node that was killed, cut a link or mend it; returns when that is done. ' +
        'The target file has these commands ready.',
    )
    .argument('<socket>', 'where it listens: control.sock in its folder')
    .argument('<order...>', 'start NODE, cut CALL-BRIDGE NODE, or mend CALL-BRIDGE NODE')
    .action(async (socket: string, order: string[]) => {
      const { giveOrder } = await import('../processes/control.ts');
      await giveOrder(socket, order);
    });
