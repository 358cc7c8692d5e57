/** What an intruder makes of a credential that was given to somebody. Area SEC. */
import { createHmac, createPublicKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import type { Credential } from './driver.ts';

/** Of any credential, however it is made. */
const ofAnyKind = [
  'cut in half',
  'written twice',
  'left empty',
  'with a character changed',
  'that ends like another',
] as const;
/** Of one that is a JWT whose keys are known. */
const ofTokens = [
  'without a signature',
  'with the signature cut off',
  'signed with the public key as a password',
  'signed with a key of its own',
  'signed with a key that it brings along',
  'that names somebody else',
  'that names another Call Bridge',
  'that lasts ten years',
] as const;

export const forgeries = [...ofAnyKind, ...ofTokens];
export type Forgery = (typeof forgeries)[number];

/** Whether a forgery looks into the credential, and so needs one whose keys are declared. */
export const isOfTokens = (forgery: Forgery): boolean => (ofTokens as readonly string[]).includes(forgery);

/** What a forger knows besides. */
export interface Loot {
  /** Somebody else's credential, where there is one. */
  another?: Credential;
  /** The public keys that the cluster declares. */
  keys: readonly JsonWebKey[];
  /** Ids in the credential, and what would be put in their place. */
  participant: readonly [from: string, to: string];
  callBridge: readonly [from: string, to: string];
}

type Fields = Record<string, unknown>;

interface Token {
  header: Fields;
  payload: string;
  signature: string;
}

const tenYears = 10 * 365 * 24 * 3600;

/** Every credential that comes of a forgery: an attacker tries more than one spelling. */
export function forge(credential: Credential, forgery: Forgery, loot: Loot): Credential[] {
  switch (forgery) {
    case 'cut in half':
      return [credential.slice(0, Math.ceil(credential.length / 2))];
    case 'written twice':
      return [credential + credential];
    case 'left empty':
      return [''];
    case 'with a character changed':
      return [0.25, 0.5, 0.75, 0.95].map((part) => withCharacterChanged(credential, part));
    case 'that ends like another':
      return [endingLike(credential, loot.another ?? '')];
    default:
      return forgeToken(tokenOf(credential), forgery, loot);
  }
}

function forgeToken(token: Token, forgery: (typeof ofTokens)[number], loot: Loot): Credential[] {
  const { header, payload, signature } = token;
  const changed = (text: string) => `${encoded(header)}.${base64(text)}.${signature}`;
  switch (forgery) {
    case 'without a signature':
      return [
        ...['none', 'None', 'NONE', 'nOnE'].map((alg) => `${encoded({ ...header, alg })}.${base64(payload)}.`),
        `${encoded({ ...header, alg: 'none' })}.${base64(payload)}.${signature}`,
      ];
    case 'with the signature cut off':
      return [`${encoded(header)}.${base64(payload)}.`, `${encoded(header)}.${base64(payload)}`];
    case 'signed with the public key as a password':
      return passwordsOf(header, loot.keys).map((password) => withPassword(header, payload, password));
    case 'signed with a key of its own':
      return [
        signed(header, payload, ownKey()),
        signed({ ...header, kid: undefined }, payload, ownKey()),
        withPassword({ ...header, kid: '../../../dev/null' }, payload, ''),
      ];
    case 'signed with a key that it brings along': {
      const key = ownKey();
      return [signed({ ...header, jwk: key.publicKey.export({ format: 'jwk' }) }, payload, key)];
    }
    case 'that names somebody else':
      return [changed(payload.replaceAll(...loot.participant))];
    case 'that names another Call Bridge':
      return [changed(payload.replaceAll(...loot.callBridge))];
    case 'that lasts ten years': {
      const claims: Fields = JSON.parse(payload);
      return [changed(JSON.stringify({ ...claims, exp: Number(claims.exp) + tenYears }))];
    }
  }
}

function tokenOf(credential: Credential): Token {
  const [header = '', payload = '', signature = ''] = credential.split('.');
  return { header: JSON.parse(plain(header)), payload: plain(payload), signature };
}

/** From the middle on it is the other one, or from where else it takes to be neither of them: they may have much in common. */
function endingLike(credential: Credential, another: Credential): Credential {
  const places = Array.from({ length: Math.max(credential.length, another.length) }, (_, place) => place);
  const isOdd = (place: number): boolean => credential[place] !== another[place];
  const [first = 0, last = 0] = [places.find(isOdd), places.findLast(isOdd)];
  const cut = Math.min(Math.max(Math.floor(credential.length / 2), first + 1), last);
  return credential.slice(0, cut) + another.slice(cut);
}

/** Somewhere inside, where every bit of a character counts. */
function withCharacterChanged(credential: Credential, part: number): Credential {
  let place = Math.floor(credential.length * part);
  while (!/^\w\w$/.test(credential.slice(place, place + 2)) && place > 0) place -= 1;
  const other = /[0-9]/.test(credential[place] ?? '') ? '7' : 'Q';
  const instead = credential[place]?.toUpperCase() === other ? (other === '7' ? '3' : 'G') : other;
  return credential.slice(0, place) + instead + credential.slice(place + 1);
}

/** How the public key may stand in a file: whoever verifies with "the key" reads it so. */
function passwordsOf({ kid }: Fields, keys: readonly JsonWebKey[]): (string | Buffer)[] {
  const named = keys.filter((key) => kid === undefined || key.kid === kid);
  return (named.length > 0 ? named : keys).flatMap((jwk) => [...filesOf(jwk), JSON.stringify(jwk)]);
}

/** Beside the key a set may hold others, of kinds that nobody here can read. RFC 7517, 5 */
function filesOf(jwk: JsonWebKey): (string | Buffer)[] {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const pem = String(key.export({ type: 'spki', format: 'pem' }));
    return [pem, pem.trim(), key.export({ type: 'spki', format: 'der' })];
  } catch {
    return [];
  }
}

function withPassword(header: Fields, payload: string, password: string | Buffer): Credential {
  const input = `${encoded({ ...header, alg: 'HS256' })}.${base64(payload)}`;
  return `${input}.${createHmac('sha256', password).update(input).digest('base64url')}`;
}

const ownKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

function signed(header: Fields, payload: string, { privateKey }: ReturnType<typeof ownKey>): Credential {
  const input = `${encoded({ ...header, alg: 'ES256' })}.${base64(payload)}`;
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

const base64 = (text: string) => Buffer.from(text).toString('base64url');
const plain = (text: string) => Buffer.from(text, 'base64url').toString();
const encoded = (fields: Fields) => base64(JSON.stringify(fields));
