/** Permitted differences in what credentials are made of. */
import { generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { CredentialBinding, Credentials } from '../call-bridge/credentials.ts';
import type { Variant } from '../deviation.ts';

/** Credentials that are known by their text, whatever that says. */
const knownByText = (make: (binding: CredentialBinding) => string | Promise<string>): Credentials => {
  const live = new Map<string, CredentialBinding>();
  return {
    async issue(binding) {
      const token = await make(binding);
      live.set(token, binding);
      return token;
    },
    verify: async (token) => live.get(token),
    revoke(participant) {
      for (const [token, binding] of live) {
        if (binding.participant === participant) live.delete(token);
      }
    },
    jwks: () => undefined,
  };
};

/** What has to be escaped somewhere: in JSON, in XML, in a URL, in a regular expression. */
const odd = ' "\\/{<&amp;>%2B+$1^*(é€😀)}\t=?#\u00a0';

export const opaqueCredentials: Variant = {
  id: 'opaque-credentials',
  permits: 'asyncapi.yaml, "Credentials": an opaque text of 16 to 8192 characters, of whatever kind',
  title: 'Credentials are random texts, and every other one holds quotation marks, blanks and other scripts.',
  replaces: 'credentials',
  apply: (parts) => ({
    ...parts,
    createCredentials() {
      let isOdd = false;
      return knownByText(() => {
        isOdd = !isOdd;
        return isOdd ? `${odd.repeat(20)}${randomUUID()}${odd.repeat(10)}` : `${randomUUID()}${randomUUID()}`;
      });
    },
  }),
};

export const otherSignatures: Variant = {
  id: 'other-signatures',
  permits:
    'JWT-06: which algorithm is used is the vendor’s choice; RFC 7515, 4.1.4, and RFC 7517, 4: kid, alg and use are optional; openapi.yaml, "Keys": a JWK Set',
  title:
    'Credentials are signed by RSA and by EdDSA in turn, without kid or typ, with one of several keys without names.',
  replaces: 'credentials',
  apply(parts) {
    const own = [
      { alg: 'PS256', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) },
      { alg: 'EdDSA', ...generateKeyPairSync('ed25519') },
    ] as const;
    const former = [
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ];
    const keys: JsonWebKey[] = [...former, ...own].map(({ publicKey }) => publicKey.export({ format: 'jwk' }));
    return {
      ...parts,
      createCredentials({ identity }) {
        let turn = 0;
        const issued = knownByText(({ callBridge, call, participant, account }) => {
          turn += 1;
          const { alg, privateKey } = own[turn % 2 === 0 ? 0 : 1];
          return new SignJWT({ aud: ['web bridges'], callBridge, session: { call, participant, account } })
            .setProtectedHeader({ alg })
            .setIssuer(identity.name)
            .setSubject(participant)
            .setJti(randomUUID())
            .setIssuedAt()
            .setNotBefore('0s')
            .setExpirationTime('1h')
            .sign(privateKey);
        });
        return { ...issued, jwks: () => ({ keys }) };
      },
    };
  },
};
