/** Whether a Call Bridge is linked to everybody whom its directory has, and who wants to know. */
export interface Linkage {
  /** A link came up or went down, or the directory has changed. */
  changed(): void;
  /** Resolves when all are linked. */
  whenWhole(): Promise<void>;
  /** Is told whenever that all are linked has become true, or untrue; at once when it is true. */
  onChange(listener: (isWhole: boolean) => void): void;
}

export const createLinkage = (areAllLinked: () => boolean): Linkage => {
  const listeners: ((isWhole: boolean) => void)[] = [];
  let wasWhole = false;
  let waiting: (() => void)[] = [];

  const changed = (): void => {
    const isWhole = areAllLinked();
    if (isWhole) {
      for (const resolve of waiting) resolve();
      waiting = [];
    }
    if (isWhole === wasWhole) return;
    wasWhole = isWhole;
    for (const listener of listeners) listener(isWhole);
  };

  return {
    changed,
    whenWhole() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      changed();
      return promise;
    },
    onChange(listener) {
      listeners.push(listener);
      if (wasWhole) listener(true);
    },
  };
};
