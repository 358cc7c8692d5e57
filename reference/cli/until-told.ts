import type { Readable } from 'node:stream';

/**
 * Resolves when this process is told to stop: by SIGINT or SIGTERM, or when `input` ends, which it also does when
 * whoever started this process dies.
 */
export const untilTold = async (input?: Readable): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  input?.once('end', stop).once('error', stop).resume();
  await promise;
  for (const signal of signals) process.off(signal, stop);
  input?.off('end', stop).off('error', stop).pause();
};
