import { harnessError } from './errors.ts';

export interface Interruption {
  /** Aborted with E_INTERRUPTED as its reason. */
  signal: AbortSignal;
  /** Signals are none of ours any more. */
  release(): void;
}

/** The first SIGINT or SIGTERM lets what is under way come to an end; a second one ends the process, its things left to `clean`. */
export function interruptible(): Interruption {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(4);
    controller.abort(harnessError('E_INTERRUPTED', { signal }));
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, stop);
  return {
    signal: controller.signal,
    release() {
      for (const name of signals) process.off(name, stop);
    },
  };
}
