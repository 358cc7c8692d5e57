/** Named timers that end with their owner. */
export interface Timers {
  /** Runs `action` once after `time` milliseconds; a timer of the same name is replaced. */
  start(name: string, time: number, action: () => void): void;
  stop(name: string): void;
  has(name: string): boolean;
  /** Stops all; later ones never start. */
  close(): void;
}

export const createTimers = (): Timers => {
  const running = new Map<string, NodeJS.Timeout>();
  let isClosed = false;
  const stop = (name: string): void => {
    clearTimeout(running.get(name));
    running.delete(name);
  };
  return {
    start(name, time, action) {
      stop(name);
      if (isClosed) return;
      const fire = (): void => {
        running.delete(name);
        action();
      };
      running.set(name, setTimeout(fire, time));
    },
    stop,
    has: (name) => running.has(name),
    close() {
      isClosed = true;
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
};
