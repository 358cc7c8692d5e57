import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { hashPassword } from './passwords.ts';

/** Somebody who can sign in. */
export interface UserAccount {
  username: string;
  password: string;
  /** Display name; the username if not given. */
  name?: string;
}

export const addUsers = async (database: Database, users: readonly UserAccount[]): Promise<void> => {
  for (const { username, password, name = username } of users) {
    const passwordHash = await hashPassword(password);
    await database.users.insert({ id: randomUUID(), userJid: username, name, passwordHash });
  }
};
