/** By which numeric ids a space is entered: its own, and those of its access methods. */
import type { NamedRecord } from '../trace/record.ts';
import type { Records } from './check.ts';
import { named } from './view.ts';

const numericIdOf = ({ details }: NamedRecord): string[] =>
  typeof details?.numericId === 'string' ? [details.numericId] : [];

/** Those that somebody may be told who is moved into the space: one of a private access method only where there is no other. */
export function numericIdsToTell(records: Records, space: string): string[] {
  const own = named(records, 'space', space).slice(-1);
  const accessMethods = named(records, 'accessMethod', space);
  const open = accessMethods.filter(({ details }) => details?.scope !== 'private');
  const shown = [...own, ...open].flatMap(numericIdOf);
  return shown.length > 0 ? shown : accessMethods.flatMap(numericIdOf);
}

/** The name of the space to which each numeric id leads, or has led. */
export const spacesByNumericId = (records: Records): Map<string, string> =>
  new Map(
    records.flatMap((record) =>
      record.kind === 'named' && (record.what === 'space' || record.what === 'accessMethod')
        ? numericIdOf(record).map((numericId): [string, string] => [numericId, record.name])
        : [],
    ),
  );
