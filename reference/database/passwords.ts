/** How users' passwords are kept: salted scrypt, never the password itself. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const keyLength = 32;
/** Far below what a product would use: these are test users, and each sign-in costs this much time. */
const cost = { N: 1024, r: 8, p: 1 };

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `salt$key`, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
};

/** Whether this password has this hash. */
export const verifyPassword = async (password: string, hash: string): Promise<boolean> => {
  const [salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
};
