/** Numeric ids, by which people join: a space's own or an access method's, but one id leads to one place only. */
import { randomInt } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import { Failure } from '../failure.ts';
import { matching } from './forms.ts';

export const numericId = matching(/^[0-9]{1,32}$/);

/** @param holder Id of the space or access method that may have it already. @throws Failure duplicateCoSpaceId */
export const checkNumericId = async (
  database: Database,
  callId: string | null | undefined,
  holder: string | undefined,
): Promise<void> => {
  const target = callId ? await database.findNumericId(callId) : undefined;
  const found = target?.accessMethod ?? target?.coSpace;
  if (found && found.id !== holder) throw new Failure('duplicateCoSpaceId');
};

/** A numeric id that leads nowhere yet: nine digits. */
export const unusedNumericId = async (database: Database): Promise<string> => {
  const candidate = String(randomInt(100_000_000, 1_000_000_000));
  return (await database.findNumericId(candidate)) ? unusedNumericId(database) : candidate;
};
