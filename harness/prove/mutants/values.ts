/** Wrong values, made of right ones. */

import { isDeepStrictEqual } from 'node:util';
import type { Chance } from '../../chance.ts';
import { pick } from './chance.ts';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Something of another kind: no flag, no number, no id, no text. In XML all of these are texts. */
export function ofOtherType(value: unknown, isXml: boolean): unknown {
  if (typeof value !== 'string') return typeof value === 'object' && value !== null ? 'none' : { value };
  if (!isXml) return value === '' ? 0 : { value };
  if (value === 'true' || value === 'false') return 'maybe';
  if (/^\d+$/.test(value)) return 'many';
  return guid.test(value) ? 'it' : { element: value };
}

/** What is nearly right; undefined where there is no such thing. */
export function near(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return undefined;
  if (value === 'true') return 'false';
  if (value === 'false') return 'true';
  if (/^\d{1,9}$/.test(value)) return String(Number(value) + 1);
  if (guid.test(value)) return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  const other = neighbours.find((row) => row.includes(value));
  return other?.find((one) => one !== value) ?? (value === '' ? undefined : `${value}.`);
}

/** Words of which exactly one is said. */
const neighbours: readonly (readonly string[])[] = [
  ['connected', 'initial'],
  ['ringing', 'connected'],
  ['automatic', 'allEqual'],
  ['speakerOnly', 'stacked'],
  ['add', 'remove'],
  ['update', 'remove'],
  ['credentialRefused', 'meetingNotFound'],
  ['meetingNotFound', 'passcodeIncorrect'],
  ['signInFailed', 'meetingNotFound'],
  ['passcodeIncorrect', 'meetingNotFound'],
  ['removedByOperator', 'deactivated'],
  ['callEnded', 'removedByOperator'],
  ['callBridgeLost', 'removedByOperator'],
  ['deactivated', 'callEnded'],
  ['response', 'request'],
  ['us', 'cluster'],
];

/** One of the values that differs from this one. */
export const another = (chance: Chance, values: readonly unknown[], value: unknown): unknown =>
  pick(
    chance,
    values.filter((one) => !isDeepStrictEqual(one, value)),
  );
