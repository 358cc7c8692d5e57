/** Waiting for something that comes to be true when something else has changed. */
import { clusterError } from '../errors.ts';

export interface Watch {
  /** Something has changed. */
  changed(): void;
  /**
   * Resolves when it is true.
   * @param failed What makes it impossible: a name.
   * @throws ClusterError NODE_ENDED, NOT_LINKED
   */
  until(isTrue: () => boolean, failed: () => string | undefined): Promise<void>;
}

/** @param time Milliseconds for which it waits at most. */
export const createWatch = (time: number): Watch => {
  const looks = new Set<() => void>();

  return {
    changed() {
      for (const look of looks) look();
    },
    async until(isTrue, failed) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const look = (): void => {
        const name = failed();
        if (name !== undefined) reject(clusterError('NODE_ENDED', { name }));
        else if (isTrue()) resolve();
      };
      const tooLate = (): void => reject(clusterError('NOT_LINKED', { seconds: String(time / 1000) }));
      const timer = setTimeout(tooLate, time);
      looks.add(look);
      look();
      try {
        await promise;
      } finally {
        clearTimeout(timer);
        looks.delete(look);
      }
    },
  };
};
