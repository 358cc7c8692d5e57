/** Guest accounts: one for each instance of a guest, made and destroyed with it (STEP-05, STEP-10). */
import { randomInt } from 'node:crypto';
import type { Log } from '../log.ts';

export interface Accounts {
  /** Id of a new account, such as `guest2316075499`. */
  createGuest(name: string): string;
  destroyGuest(id: string): void;
}

export interface AccountsDeps {
  log: Log;
}

/** Numbers have nine or ten digits, as in the recorded log; all bridges draw from the same range without asking. */
const smallest = 100_000_000;
const largest = 0xffff_ffff;

export const createAccounts = ({ log }: AccountsDeps): Accounts => {
  const names = new Map<string, string>();

  const unusedId = (): string => {
    const id = `guest${randomInt(smallest, largest)}`;
    return names.has(id) ? unusedId() : id;
  };

  return {
    createGuest(name) {
      const id = unusedId();
      names.set(id, name);
      log.info(`created guest account with user ID "${id}"`);
      return id;
    },
    destroyGuest(id) {
      log.info(`removing guest account '${id}' (name '${names.get(id) ?? ''}') on call drop`);
      log.info(`destroying guest account with user ID "${id}"`);
      names.delete(id);
    },
  };
};
