/** Permitted differences in what credentials are made of. */
import { generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { type CredentialBinding, type Credentials, signedCredentials } from '../call-bridge/credentials.ts';
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

export const otherSignatures: Variant = {
  id: 'other-signatures',
  permits: 'JWT-06: which algorithm is used is the vendor’s choice',
  title: 'Credentials are signed with EdDSA.',
  replaces: 'credentials',
  apply: (parts) => ({
    ...parts,
    createCredentials: (deps) => signedCredentials(deps, { algorithm: 'EdDSA', ...generateKeyPairSync('ed25519') }),
  }),
};

export const opaqueCredentials: Variant = {
  id: 'opaque-credentials',
  permits: 'credentials are opaque unless the target file declares keys',
  title: 'Credentials are random texts.',
  replaces: 'credentials',
  apply: (parts) => ({
    ...parts,
    createCredentials: () => knownByText(() => `${randomUUID()}${randomUUID()}`),
  }),
};

/** What has to be escaped somewhere: in JSON, in XML, in a URL, in a regular expression. */
const odd = ' "\\/{<&amp;>%2B+$1^*(é€😀)}\t=?#\u00a0';

export const oddCredentials: Variant = {
  id: 'odd-credentials',
  permits: 'asyncapi.yaml, "Credentials": an opaque text of 16 to 8192 characters, of whatever kind',
  title: 'Credentials hold quotation marks, blanks and other scripts.',
  replaces: 'credentials',
  apply: (parts) => ({
    ...parts,
    createCredentials: () => knownByText(() => `${odd.repeat(20)}${randomUUID()}${odd.repeat(10)}`),
  }),
};

export const keysWithoutNames: Variant = {
  id: 'keys-without-names',
  permits: 'RFC 7515, 4.1.4, and RFC 7517, 4: kid, alg and use are optional; openapi.yaml, "Keys": a JWK Set',
  title:
    'Credentials are signed by RSA, without kid or typ, for an hour, and one of several keys without names verifies them.',
  replaces: 'credentials',
  apply(parts) {
    const [old, own] = [
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ];
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keys: JsonWebKey[] = [old, other, own].map(({ publicKey }) => publicKey.export({ format: 'jwk' }));
    return {
      ...parts,
      createCredentials: ({ identity }) => ({
        ...knownByText(({ callBridge, call, participant, account }) =>
          new SignJWT({
            aud: ['web bridges'],
            callBridge,
            session: { call, participant, account },
          })
            .setProtectedHeader({ alg: 'PS256' })
            .setIssuer(identity.name)
            .setSubject(participant)
            .setJti(randomUUID())
            .setIssuedAt()
            .setNotBefore('0s')
            .setExpirationTime('1h')
            .sign(own.privateKey),
        ),
        jwks: () => ({ keys }),
      }),
    };
  },
};
