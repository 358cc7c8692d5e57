/** A slow processor: as many others want it as there are cores, twice. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export function keepBusy(count = 2 * availableParallelism()): Disposable {
  const others = Array.from({ length: count }, () => new Worker('for (;;);', { eval: true }));
  return {
    [Symbol.dispose]() {
      for (const other of others) void other.terminate();
    },
  };
}
