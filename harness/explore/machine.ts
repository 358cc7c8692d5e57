/** Walking along the machines of schemas/machines.json. */
import content from '../../schemas/machines.json' with { type: 'json' };
import type { Machines } from '../../schemas/types/machines.ts';

const machines = content as Machines;

export type MachineName = Exclude<keyof Machines, '$schema'>;

/** The state after an event, or undefined where the event does not belong. */
export function after(machine: MachineName, state: string, event: string): string | undefined {
  const found = machines[machine].transitions.find((one) => one.event === event && one.from.includes(state));
  return found && (found.to === 'same' ? state : found.to);
}

export const initialOf = (machine: MachineName): string => machines[machine].initial;
