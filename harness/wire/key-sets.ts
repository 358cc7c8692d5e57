import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import supertest from 'supertest';
import { harnessError, reasonOf } from '../errors.ts';
import type { CallBridgeAccess, Target } from '../target/target.ts';

/** Bytes of a key set. */
const largest = 1024 * 1024;

/**
 * The public keys that a target declares, one set a Call Bridge, ready to verify by.
 * @throws HarnessError E_KEYS_UNREADABLE
 */
export async function loadKeySets(target: Pick<Target, 'callBridges' | 'timing'>): Promise<JWTVerifyGetKey[]> {
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

/** Whether some key of the sets verifies the signature; if none, why the last one did not. */
export async function verify(
  credential: string,
  keySets: readonly JWTVerifyGetKey[],
): Promise<{ verified: boolean; reason: string }> {
  let reason = 'no key is declared';
  for (const keys of keySets) {
    try {
      await jwtVerify(credential, keys);
      return { verified: true, reason: 'verified' };
    } catch (error) {
      reason = reasonOf(error);
    }
  }
  return { verified: false, reason };
}
