import { createHash } from 'node:crypto';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { decodeJwt } from 'jose/jwt/decode';
import type { CredentialView } from '../trace/record.ts';
import type { Credential } from './driver.ts';

/** What stands for a credential wherever it would be recorded: `sha256:` and the first 16 hex digits of its digest. */
export const credentialDigest = (credential: Credential): string =>
  `sha256:${createHash('sha256').update(credential).digest('hex').slice(0, 16)}`;

/**
 * A credential as it may be recorded: a digest, and, when the target declares keys (capability `jwks`), what a
 * JWT says of itself. Never the secret, which the signature makes it.
 */
export function credentialView(credential: Credential, declaresKeys: boolean): CredentialView {
  const digest = credentialDigest(credential);
  if (!declaresKeys) return { digest };
  try {
    return { digest, header: { ...decodeProtectedHeader(credential) }, claims: { ...decodeJwt(credential) } };
  } catch {
    return { digest };
  }
}
