/** HTTP Basic authentication, also without the blank that some clients leave out: `Basic<base64>`. */
import { createHash, timingSafeEqual } from 'node:crypto';

const scheme = /^basic ?([A-Za-z0-9+/]+={0,2})$/i;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Makes the question whether an `Authorization` header carries this account's name and password. */
export const createAuthentication = (user: { username: string; password: string }) => {
  const expected = digest(`${user.username}:${user.password}`);
  return (authorization: string | undefined): boolean => {
    const credentials = scheme.exec(authorization ?? '')?.[1];
    if (credentials === undefined) return false;
    return timingSafeEqual(digest(Buffer.from(credentials, 'base64').toString('utf8')), expected);
  };
};
