/** Who presents in a call. At most one; the same answer on every Call Bridge that knows the same participants. */
import type { Participant } from '../../schemas/types/peer.ts';

const goesBefore = (one: Participant, other: Participant): boolean =>
  one.presentingTurn !== other.presentingTurn ? one.presentingTurn > other.presentingTurn : one.id < other.id;

export const presenterOf = (participants: readonly Participant[]): Participant | undefined => {
  let presenter: Participant | undefined;
  for (const one of participants) {
    if (one.presentingTurn > 0 && (!presenter || goesBefore(one, presenter))) presenter = one;
  }
  return presenter;
};
