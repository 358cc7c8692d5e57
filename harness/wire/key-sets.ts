import { readFile } from 'node:fs/promises';
import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose';
import supertest from 'supertest';
import { harnessError, reasonOf } from '../errors.ts';
import type { CallBridgeAccess, Target } from '../target/target.ts';

type KeySet = ReturnType<typeof createLocalJWKSet>;

/** Bytes of a key set. */
const largest = 1024 * 1024;

/**
 * The public keys that a target declares, one set a Call Bridge, ready to verify by.
 * @throws HarnessError E_KEYS_UNREADABLE
 */
export async function loadKeySets(target: Pick<Target, 'callBridges' | 'timing'>): Promise<KeySet[]> {
  return (await readKeySets(target)).map((keys) => createLocalJWKSet(keys));
}

/**
 * The same as they are published.
 * @throws HarnessError E_KEYS_UNREADABLE
 */
export async function readKeySets(target: Pick<Target, 'callBridges' | 'timing'>): Promise<JSONWebKeySet[]> {
  return Promise.all(
    target.callBridges.flatMap((bridge) =>
      bridge.jwks === undefined ? [] : [load(bridge, bridge.jwks, target.timing.request)],
    ),
  );
}

async function load({ name, agent }: CallBridgeAccess, jwks: string, deadline: number): Promise<JSONWebKeySet> {
  try {
    const keys = JSON.parse(await read(jwks, agent, deadline)) as JSONWebKeySet;
    createLocalJWKSet(keys);
    return keys;
  } catch (error) {
    throw harnessError('E_KEYS_UNREADABLE', { node: name, jwks, why: reasonOf(error) }, error);
  }
}

async function read(jwks: string, agent: CallBridgeAccess['agent'], deadline: number): Promise<string> {
  if (!/^https?:/.test(jwks)) return readFile(jwks, 'utf8');
  const { origin, pathname, search } = new URL(jwks);
  const answer = await supertest(origin)
    .get(`${pathname}${search}`)
    .agent(agent)
    .timeout({ deadline })
    .maxResponseSize(largest);
  return answer.text;
}

/**
 * Whether some key of the sets verifies the signature; if none, why the last one did not. Times in the credential are not looked at:
 * the clock by which they are meant is the cluster's.
 */
export async function verify(
  credential: string,
  keySets: readonly KeySet[],
): Promise<{ verified: boolean; reason: string }> {
  let reason = 'no key is declared';
  for (const keys of keySets) {
    const failed = await whyNot(credential, keys);
    if (failed === undefined) return { verified: true, reason: 'verified' };
    reason = failed;
  }
  return { verified: false, reason };
}

/** A credential need not say which of several keys it was signed with: then each is tried. RFC 7515, 4.1.4 */
async function whyNot(credential: string, keys: KeySet): Promise<string | undefined> {
  try {
    await compactVerify(credential, keys);
    return undefined;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) return reasonOf(error);
    let reason = reasonOf(error);
    for await (const key of error) {
      const failed = await compactVerify(credential, key).then(() => undefined, reasonOf);
      if (failed === undefined) return undefined;
      reason = failed;
    }
    return reason;
  }
}
