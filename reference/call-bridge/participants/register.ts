/** Everyone in the cluster as this Call Bridge knows it: those homed here, and those that peers announced. */
import type { Participant } from '../../../schemas/types/peer.ts';

/** Before a change and after it: an absent `before` is an arrival, an absent `after` a departure. */
export type RegisterChange =
  | { before?: undefined; after: Participant }
  | { before: Participant; after: Participant }
  | { before: Participant; after?: undefined };

export interface Register {
  get(id: string): Participant | undefined;
  all(): readonly Participant[];
  /** Everyone in the call of one space, in order of arrival. */
  inSpace(coSpace: string): readonly Participant[];
  put(participant: Participant): void;
  remove(id: string): void;
  onChange(listener: (change: RegisterChange) => void): void;
}

export const createRegister = (): Register => {
  const everyone = new Map<string, Participant>();
  const spaces = new Map<string, Map<string, Participant>>();
  const listeners: ((change: RegisterChange) => void)[] = [];
  const emit = (change: RegisterChange): void => {
    for (const listener of listeners) listener(change);
  };

  const store = (participant: Participant): void => {
    everyone.set(participant.id, participant);
    const space = spaces.get(participant.coSpace) ?? new Map<string, Participant>();
    space.set(participant.id, participant);
    spaces.set(participant.coSpace, space);
  };

  return {
    get: (id) => everyone.get(id),
    all: () => [...everyone.values()],
    inSpace: (coSpace) => [...(spaces.get(coSpace)?.values() ?? [])],
    put(participant) {
      const before = everyone.get(participant.id);
      store(participant);
      emit({ before, after: participant });
    },
    remove(id) {
      const before = everyone.get(id);
      if (!before) return;
      everyone.delete(id);
      const space = spaces.get(before.coSpace);
      space?.delete(id);
      if (space?.size === 0) spaces.delete(before.coSpace);
      emit({ before });
    },
    onChange: (listener) => void listeners.push(listener),
  };
};
