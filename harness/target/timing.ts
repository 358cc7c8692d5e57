import type { TargetFile } from '../../schemas/types/target.ts';
import type { Patience } from '../trace/record.ts';

/** Milliseconds. */
export interface Timing {
  /** Between two looks. */
  interval: number;
  /** Within which the cluster is to agree. */
  bound: number;
  /** How long nothing must come before silence is believed. */
  quiet: number;
  /** Within which a request is to be answered. */
  request: number;
  /** How long the cluster keeps a moved participant whose web app does not come, where it is declared. */
  arrival?: number;
  /** How long it keeps a participant whose connection broke, where it is declared. */
  reconnect?: number;
}

const defaults: Timing = { interval: 25, bound: 2000, quiet: 250, request: 5000 };

/** The timing of a target file, with its defaults. */
export const timingOf = (timing: TargetFile['timing'] = {}): Timing => ({ ...defaults, ...timing });

/** Milliseconds that a cluster waits at least, where its target file says nothing else. */
export const leastPatience = 10_000;

export const patienceOf = ({ arrival = leastPatience, reconnect = leastPatience }: Timing): Patience => ({
  arrival,
  reconnect,
});

/** The same timing on a line with this round trip in milliseconds: bounds grow, silence lasts at least four of them. */
export function stretched(timing: Timing, roundTrip: number): Timing {
  const whole = Math.ceil(roundTrip);
  return {
    ...timing,
    interval: Math.max(timing.interval, whole),
    bound: timing.bound + 8 * whole,
    quiet: Math.max(timing.quiet, 4 * whole),
    request: timing.request + 4 * whole,
  };
}
