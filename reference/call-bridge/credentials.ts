/** Credentials of web app participants: one for each instance, dead with it (STEP-05, STEP-10, area JWT). */
import { generateKeyPairSync, type JsonWebKey, type KeyPairKeyObjectResult, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { NodeSettings } from '../settings.ts';
import type { NodeIdentity } from './identity.ts';

/** What a credential says, and nothing else: whose it is, in which call, at which Call Bridge. */
export interface CredentialBinding {
  callBridge: string;
  /** Id of the call at that Call Bridge. */
  call: string;
  participant: string;
  /** A guest's account or a user's id. */
  account: string;
}

export interface Credentials {
  issue(binding: CredentialBinding): Promise<string>;
  /** The binding of a live credential that was issued here; undefined for every other text. */
  verify(token: string): Promise<CredentialBinding | undefined>;
  revoke(participant: string): void;
  /** Public keys by which anyone can verify; undefined when credentials are opaque. */
  jwks(): { keys: readonly JsonWebKey[] } | undefined;
}

export interface CredentialsDeps {
  identity: NodeIdentity;
  settings: Pick<NodeSettings, 'credentialHours'>;
}

/** How credentials are signed, and by which key. */
export interface Signing extends KeyPairKeyObjectResult {
  /** Of RFC 7518 or RFC 8037. */
  algorithm: string;
}

/** With a key of this node's own. */
export const createCredentials = (deps: CredentialsDeps): Credentials =>
  signedCredentials(deps, { algorithm: 'ES256', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) });

/** JWTs. Claims: iss, sub (account), jti, iat, exp, callBridge, call, participant. */
export const signedCredentials = (
  { identity, settings }: CredentialsDeps,
  { algorithm, privateKey, publicKey }: Signing,
): Credentials => {
  const kid = randomUUID();
  const jwk: JsonWebKey = { ...publicKey.export({ format: 'jwk' }), kid, alg: algorithm, use: 'sig' };
  /** The one live credential of each participant, by its jti. */
  const live = new Map<string, { jti: string; binding: CredentialBinding }>();

  const payloadOf = async (token: string): Promise<Record<string, unknown> | undefined> => {
    try {
      const { payload } = await jwtVerify(token, publicKey, { algorithms: [algorithm], issuer: identity.name });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };

  return {
    async issue(binding) {
      const jti = randomUUID();
      const token = await new SignJWT({
        callBridge: binding.callBridge,
        call: binding.call,
        participant: binding.participant,
      })
        .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
        .setIssuer(identity.name)
        .setSubject(binding.account)
        .setJti(jti)
        .setIssuedAt()
        .setExpirationTime(`${settings.credentialHours}h`)
        .sign(privateKey);
      live.set(binding.participant, { jti, binding });
      return token;
    },
    async verify(token) {
      const { jti, participant } = (await payloadOf(token)) ?? {};
      const known = typeof participant === 'string' ? live.get(participant) : undefined;
      return known?.jti === jti ? known?.binding : undefined;
    },
    revoke(participant) {
      live.delete(participant);
    },
    jwks: () => ({ keys: [jwk] }),
  };
};
