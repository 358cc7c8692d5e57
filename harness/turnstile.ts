/** Lets only so many pass at a time; the others wait in the order in which they came. */
export class Turnstile {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param width At least 1. */
  constructor(width: number) {
    this.#free = width;
  }

  /**
   * Do something when it is its turn.
   * @param isUrgent Its turn is next, whoever waits.
   * @throws what it throws
   */
  async pass<T>(work: () => Promise<T>, isUrgent = false): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting[isUrgent ? 'unshift' : 'push'](resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
