/** Who may be in a space: everybody, or its members only (GATE-04). */
import type { Account } from '../../schemas/types/peer.ts';
import type { Database } from '../database/database.ts';
import type { CoSpace } from '../database/tables.ts';

/** Rooms come because the operator calls them; others, and whoever is moved, need to be members where those only are admitted. */
export const mayEnter = async (
  database: Database,
  { id, nonMemberAccess }: CoSpace,
  { kind, id: account = '' }: { kind: Account['kind']; id?: string },
): Promise<boolean> => {
  if (nonMemberAccess !== false || kind === 'sip') return true;
  if (kind === 'guest') return false;
  const { total } = await database.coSpaceUsers.list({ where: { coSpace: id, userJid: account }, limit: 0 });
  return total > 0;
};
