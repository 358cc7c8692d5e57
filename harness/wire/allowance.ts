/** How much of one session the harness takes in before it takes it for a flood: more than any meeting has to say. */
const mostMessages = 10_000;
const mostBytes = 16 * 1024 * 1024;

/** Counts what comes in one session, so that endless messages neither fill the memory nor hold up the run. */
export class Allowance {
  #messages = 0;
  #bytes = 0;

  /** @returns what was exceeded, in words; undefined while all is well */
  exceededBy(bytes: number): string | undefined {
    this.#messages += 1;
    this.#bytes += bytes;
    if (this.#messages > mostMessages) return `${mostMessages} messages`;
    return this.#bytes > mostBytes ? `${mostBytes} bytes` : undefined;
  }
}
