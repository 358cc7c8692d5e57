/** Who is in the call, and what changes about it, in words. */
import type { RosterEntry, RosterUpdate } from '../../schemas/types/web-app.ts';

export interface Roster {
  /** Everyone's name but one's own. */
  others(): string[];
  nameOf(participant: string | null): string;
  /** What one change means to people; empty when nothing that they would notice. */
  apply(update: RosterUpdate): string[];
}

/** @param me One's own participant id. */
export const createRoster = (me: string, entries: readonly RosterEntry[]): Roster => {
  const known = new Map(entries.map((entry) => [entry.participant, entry]));

  const nameOf = (participant: string | null): string => {
    if (participant === null) return 'nobody';
    return participant === me ? 'you' : (known.get(participant)?.name ?? 'somebody');
  };

  return {
    nameOf,
    others: () => [...known.values()].filter(({ participant }) => participant !== me).map(({ name }) => name),
    apply({ entry, participant }) {
      if (entry === undefined) {
        const gone = nameOf(participant ?? null);
        known.delete(participant ?? '');
        return [`${gone} left`];
      }
      const before = known.get(entry.participant);
      known.set(entry.participant, entry);
      return changes(nameOf(entry.participant), before, entry);
    },
  };
};

const changes = (name: string, before: RosterEntry | undefined, now: RosterEntry): string[] => {
  const is = name === 'you' ? 'are' : 'is';
  const said: string[] = [];
  if (before?.state !== now.state) said.push(`${name} ${is} ${now.state}`);
  if ((before?.audioMuted ?? false) !== now.audioMuted) said.push(`${name} ${is} ${now.audioMuted ? '' : 'un'}muted`);
  if ((before?.videoMuted ?? false) !== now.videoMuted) {
    said.push(`${name} ${is} ${now.videoMuted ? 'not seen' : 'seen'}`);
  }
  return said;
};
