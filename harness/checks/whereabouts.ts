/**
 * Where every persona ought to be, derived from what was done: the specification's own bookkeeping, against which the
 * cluster's views are held.
 */
import type { ActRecord, NamedRecord } from '../trace/record.ts';
import type { Records } from './check.ts';

export interface Expected {
  persona: string;
  /** Participant id. */
  id: string;
  space: string;
  state: 'connected' | 'initial';
  kind: 'web app' | 'sip';
}

/** Every instance that ought to exist now. */
export function whereabouts(records: Records): Expected[] {
  const expected: Expected[] = [];
  for (const record of records) {
    if (record.kind === 'named' && record.what === 'participant') appear(expected, record);
    else if (record.kind === 'act') follow(expected, record);
    else if (record.kind === 'experience' && record.experience.event === 'connected') {
      const arrived = expected.findLast(({ persona }) => persona === record.actor);
      if (arrived) arrived.state = 'connected';
    }
  }
  return expected;
}

/** Every instance that was ever in a space. */
export const instancesIn = (records: Records, space: string): NamedRecord[] =>
  records.filter(
    (record): record is NamedRecord =>
      record.kind === 'named' && record.what === 'participant' && record.details?.space === space,
  );

/** Every persona that was ever named, with the ids it has had, oldest first. */
export function identities(records: Records): Map<string, string[]> {
  const identities = new Map<string, string[]>();
  for (const record of records) {
    if (record.kind !== 'named' || record.what !== 'participant') continue;
    identities.set(record.name, [...(identities.get(record.name) ?? []), record.id]);
  }
  return identities;
}

function appear(expected: Expected[], { name, id, details }: NamedRecord): void {
  const kind = details?.kind === 'sip' ? 'sip' : 'web app';
  // A SIP participant is moved by the cluster alone: the old instance goes when the new one is there.
  if (kind === 'sip') forget(expected, name);
  const state = kind === 'sip' || details?.how === 'join' ? 'connected' : 'initial';
  expected.push({ persona: name, id, space: String(details?.space), state, kind });
}

function follow(expected: Expected[], { actor, act, args }: ActRecord): void {
  if (act === 'end' || act === 'leave') forget(expected, actor, 1);
  if (act === 'remove') forgetLast(expected, String(args.participant));
}

function forget(expected: Expected[], persona: string, most = Number.POSITIVE_INFINITY): void {
  let forgotten = 0;
  remove(expected, (one) => one.persona === persona && forgotten++ < most);
}

/** What an operator removes is the persona's newest instance. */
function forgetLast(expected: Expected[], persona: string): void {
  const last = expected.findLast((one) => one.persona === persona);
  remove(expected, (one) => one === last);
}

function remove(expected: Expected[], which: (one: Expected) => boolean): void {
  const kept = expected.filter((one) => !which(one));
  expected.splice(0, expected.length, ...kept);
}
