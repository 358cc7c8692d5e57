/** What an operator did, in the log: `172.19.233.174: API user "admin" created new participant …`. */
import type { ApiContext, ApiRequest } from './routes.ts';

/** @param what Such as `created new space 89eae70d-…`. */
export const logChange = ({ log, username }: ApiContext, { from }: ApiRequest, what: string): void =>
  log.info(`${from}: API user "${username}" ${what}`);
