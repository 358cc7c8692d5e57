import { appendFileSync, writeFileSync } from 'node:fs';
import { Writable } from 'node:stream';

const block = 256 * 1024;

/** A file for text that comes in many small pieces: a write to the disk for each would cost more than the pieces. */
export class BlockFile extends Writable {
  readonly #file: string;
  #pieces: string[] = [];
  #length = 0;

  /** @throws Error where the file cannot be made */
  constructor(file: string) {
    super({ decodeStrings: false });
    this.#file = file;
    // Whoever waits for its end is told; an error that nobody listens to would end the process.
    this.on('error', () => {});
    writeFileSync(file, '');
  }

  override _write(piece: string, _encoding: string, done: (error?: Error) => void): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length < block) done();
    else this.#flush(done);
  }

  override _final(done: (error?: Error) => void): void {
    this.#flush(done);
  }

  #flush(done: (error?: Error) => void): void {
    try {
      appendFileSync(this.#file, this.#pieces.join(''));
      this.#pieces = [];
      this.#length = 0;
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}
