/** Lets guests and signed-in users into meetings, for any Web Bridge that asks. */
import { randomUUID } from 'node:crypto';
import type { Creation } from '../../schemas/types/peer.ts';
import type { JoinAnswer, JoinRequest } from '../../schemas/types/web-app.ts';
import type { Database, NumericIdTarget } from '../database/database.ts';
import { hashPassword, verifyPassword } from '../database/passwords.ts';
import { refuse } from '../link/refusal.ts';
import type { Log } from '../log.ts';
import { Failure } from './failure.ts';
import type { Homes } from './homes.ts';
import { mayEnter } from './permission.ts';
import type { Placement } from './placement.ts';

export interface Admission {
  /** @throws Refusal signInFailed, meetingNotFound, passcodeIncorrect, notAllowed, serviceUnavailable */
  admit(request: JoinRequest): Promise<JoinAnswer>;
}

export interface AdmissionDeps {
  log: Log;
  database: Database;
  placement: Placement;
  homes: Homes;
}

type Joiner = Pick<Creation, 'name' | 'account'>;

export const createAdmission = ({ log, database, placement, homes }: AdmissionDeps): Admission => {
  /** Somebody unknown is answered as late as somebody with a wrong password. */
  const nobodysHash = hashPassword(randomUUID());

  const signIn = async (username: string, password: string): Promise<Joiner> => {
    const user = await database.users.find('userJid', username);
    const isRight = await verifyPassword(password, user?.passwordHash ?? (await nobodysHash));
    if (!user?.passwordHash || !isRight) {
      log.warning(`rejecting login attempt from user '${username}' -- authenticationId incorrect`);
      throw refuse('signInFailed');
    }
    return { name: user.name ?? username, account: { kind: 'user', id: username } };
  };

  /** The schema has seen to it that there is either a name, or a username and a password. */
  const identify = async ({ name, username = '', password = '' }: JoinRequest): Promise<Joiner> =>
    name === undefined ? signIn(username, password) : { name, account: { kind: 'guest' } };

  const resolve = async ({ numericId, passcode = '' }: JoinRequest): Promise<NumericIdTarget> => {
    const target = await database.findNumericId(numericId);
    if (!target) throw refuse('meetingNotFound');
    const expected = target.accessMethod ? target.accessMethod.passcode : target.coSpace.passcode;
    if (expected && expected !== passcode) throw refuse('passcodeIncorrect');
    return target;
  };

  return {
    async admit(request) {
      const joiner = await identify(request);
      const { coSpace, accessMethod } = await resolve(request);
      if (!(await mayEnter(database, coSpace, joiner.account))) {
        log.warning(`"${joiner.name}" is no member of space ${coSpace.id}`);
        throw refuse('notAllowed', 'This meeting is for its members.');
      }
      try {
        const callBridge = await placement.choose(coSpace.id, 'user');
        const creation = { ...joiner, coSpace: coSpace.id, accessMethod: accessMethod?.id, configuration: {} };
        const { participant, token = '' } = await homes.create(callBridge, creation);
        return { participant, token };
      } catch (error) {
        if (error instanceof Failure)
          throw refuse('serviceUnavailable', 'No Call Bridge can take another participant.');
        throw error;
      }
    },
  };
};
