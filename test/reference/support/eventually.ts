import { setInterval } from 'node:timers/promises';

const interval = 25;

/** Asks again and again until it holds. @throws AbortError after `bound` milliseconds */
export const eventually = async (holds: () => Promise<boolean>, bound = 10_000): Promise<void> => {
  for await (const _ of setInterval(interval, undefined, { signal: AbortSignal.timeout(bound) })) {
    if (await holds()) return;
  }
};
