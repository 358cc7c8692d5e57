/** Wakes whoever waits for something to happen. */
export class Bell {
  #waiting: (() => void)[] = [];

  ring(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when it rings next, or when `milliseconds` have passed, whichever is first. */
  async activity(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    this.#waiting.push(resolve);
    const wake = () => resolve();
    signal?.addEventListener('abort', wake);
    await promise;
    signal?.removeEventListener('abort', wake);
    clearTimeout(timer);
    signal?.throwIfAborted();
  }
}
