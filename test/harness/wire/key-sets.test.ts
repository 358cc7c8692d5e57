import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { createLocalJWKSet, type JWK, SignJWT } from 'jose';
import { verify } from '../../../harness/wire/key-sets.ts';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const setOf = (...pairs: readonly ReturnType<typeof pair>[]) =>
  createLocalJWKSet({ keys: pairs.map(({ publicKey }) => publicKey.export({ format: 'jwk' }) as JWK) });

const signed = (by: ReturnType<typeof pair>, change = (token: SignJWT) => token) =>
  change(new SignJWT({ participant: 'somebody' }))
    .setProtectedHeader({ alg: 'ES256' })
    .sign(by.privateKey);

describe('whether a declared key verifies a credential', () => {
  const [own, other, third] = [pair(), pair(), pair()];

  it('is tried with every key where neither names the other', async () => {
    assert.deepEqual(await verify(await signed(own), [setOf(other, third), setOf(other, own)]), {
      verified: true,
      reason: 'verified',
    });
  });

  it('is denied with a reason where none does, be they one or several', async () => {
    const credential = await signed(own);
    for (const keys of [setOf(other), setOf(other, third)]) {
      const { verified, reason } = await verify(credential, [keys]);
      assert.equal(verified, false);
      assert.match(reason, /signature verification failed/);
    }
    assert.deepEqual(await verify(credential, []), { verified: false, reason: 'no key is declared' });
  });

  it('does not depend on this clock', async () => {
    const early = await signed(own, (token) => token.setNotBefore('5m').setExpirationTime('1h'));
    assert.equal((await verify(early, [setOf(own)])).verified, true);
  });

  it('is denied of what is no token, and of one that is not signed', async () => {
    const [, payload] = (await signed(own)).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const credential of ['nothing of the kind', unsigned])
      assert.equal((await verify(credential, [setOf(own, other)])).verified, false);
  });
});
