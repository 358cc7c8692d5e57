import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { type Forgery, forge, forgeries, isOfTokens, type Loot } from '../../../harness/participants/forgery.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const claims = { participant: 'alice-1', callBridge: 'paris-id' };
const loot: Loot = {
  another: 'b'.repeat(200),
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }],
  participant: ['alice-1', 'bob-1'],
  callBridge: ['paris-id', 'tokyo-id'],
};

const issued = () =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).setExpirationTime('24h').sign(privateKey);

const forged = async (forgery: Forgery) => forge(await issued(), forgery, loot);

describe('A forgery', () => {
  for (const forgery of forgeries) {
    it(`${forgery}: is another credential, and does not verify`, async () => {
      const credential = await issued();
      const made = forge(credential, forgery, loot);
      assert.ok(made.length > 0);
      for (const one of made) {
        assert.notEqual(one, credential);
        await assert.rejects(jwtVerify(one, publicKey, { algorithms: ['ES256'] }));
      }
    });
  }

  it('of any kind needs no token', () => {
    const opaque = '9e1c55e0-6f0b-4f4e-9a44-2f1f0e8c0d11';
    for (const forgery of forgeries.filter((one) => !isOfTokens(one)))
      for (const one of forge(opaque, forgery, loot)) assert.notEqual(one.toLowerCase(), opaque);
  });

  it('that ends like another is neither of the two, wherever they differ', () => {
    const [before, after] = ['x'.repeat(90), 'y'.repeat(40)];
    for (const [one, another] of [
      [`${before}alice`, `${before}bobby`],
      [`alice${after}`, `bobby${after}`],
      [`${before}alice${after}`, `${before}bob${after}`],
    ] as const) {
      const [made = ''] = forge(one, 'that ends like another', { ...loot, another });
      assert.ok(made !== one && made !== another, made);
    }
  });

  it('names whom it is to name', async () => {
    const [another = ''] = await forged('that names somebody else');
    const [elsewhere = ''] = await forged('that names another Call Bridge');
    assert.equal(decodeJwt(another).participant, 'bob-1');
    assert.equal(decodeJwt(elsewhere).callBridge, 'tokyo-id');
  });

  it('is made beside keys that nobody here can read', async () => {
    const foreign = [
      { kty: 'oct', k: 'c2VjcmV0' },
      { kty: 'AKP', alg: 'unheard-of', pub: 'AA' },
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' },
    ];
    const keys = [...foreign, { ...publicKey.export({ format: 'jwk' }) }];
    const issuedWithoutName = new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    const made = forge(await issuedWithoutName, 'signed with the public key as a password', { ...loot, keys });
    const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
    const believed = await Promise.all(made.map((one) => jwtVerify(one, pem).then(Boolean, () => false)));
    assert.ok(believed.includes(true));
  });

  it('is believed by those who make the mistake that it is for', async () => {
    const { keys } = loot;
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    const confused = await forged('signed with the public key as a password');
    const believed = await Promise.all(
      confused.map((one) => jwtVerify(one, Buffer.from(pem)).then(Boolean, () => false)),
    );
    assert.ok(believed.includes(true));
    assert.equal(keys.length, 1);
  });
});
