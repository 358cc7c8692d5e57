/** Sends too little, or too much, until the other side has had enough. */
import type { Writable } from 'node:stream';

/** One byte at a time, for ever. @param pace Milliseconds between two. */
export const drip = (to: Writable, bytes: string, pace = 100): void => {
  let at = 0;
  every(pace, to, () => {
    to.write(bytes.charAt(at % bytes.length));
    at += 1;
  });
};

/** The same piece again and again, without end, whether it is read or not. */
export const pour = (to: Writable, piece: string | Buffer, pace = 5): void => every(pace, to, () => to.write(piece));

/** Paced, so that the other meetings of this process have their turn in between. */
function every(pace: number, to: Writable, act: () => void): void {
  const timer = setInterval(act, pace);
  to.once('close', () => clearInterval(timer));
}
