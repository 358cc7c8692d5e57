import type { Records } from './check.ts';

/**
 * A function of the records that is worked out once for the same records: checks ask the same things of them again and again.
 * Records are only ever added to, so as many of one array are the same ones.
 */
export function remember<T>(workOut: (records: Records) => T): (records: Records) => T {
  const known = new WeakMap<Records, { length: number; value: T }>();
  return (records) => {
    const before = known.get(records);
    if (before?.length === records.length) return before.value;
    const value = workOut(records);
    known.set(records, { length: records.length, value });
    return value;
  };
}
