/** Checks on credentials that can be looked into: the target declares its keys (capability `jwks`). Area JWT. */
import { broken, type Check, holds, notYet, type Records } from './check.ts';
import { experienced, instance, instances } from './view.ts';

const hours = 3600;

/** The credential of the persona's last move is signed by a key that the target declares, and not with algorithm none. */
export const signatureIsGood: Check<{ persona: string }> = (records, { persona }) => {
  const given = lastGiven(records, persona);
  const expected = `the credential of ${persona} is signed by a declared key`;
  if (!given) return notYet(expected, 'no credential was given');
  const { header } = given.experience.credential;
  const verified = records.findLast(
    (record) => record.kind === 'act' && record.act === 'verify signature' && record.args.participant === persona,
  );
  if (verified?.kind !== 'act') return notYet(expected, 'it was not verified', given);
  const fine = verified.args.verified === true && header?.alg !== 'none';
  return fine
    ? holds(given, verified)
    : broken(expected, `${header?.alg ?? 'no header'}: ${verified.args.reason ?? 'it verifies'}`, given, verified);
};

/** Nothing that the intruder has forged last opens a session, at any Web Bridge. SEC */
export const forgeriesRefused: Check<Record<string, never>> = (records) => {
  const from = records.findLastIndex((record) => record.kind === 'act' && record.act === 'try forgery');
  const tried = records[from];
  if (tried?.kind !== 'act') return notYet('forged credentials are refused', 'nobody tried');
  const { participant, forgery, attempts } = tried.args;
  const expected = `a credential of ${participant} ${forgery} opens nothing`;
  const opened = experienced(records.slice(from), 'opened', 'intruder');
  if (opened.length > 0) return broken(expected, `it opened a session at ${opened[0]?.node}`, ...opened);
  const refused = experienced(records.slice(from), 'refused', 'intruder');
  return refused.length >= Number(attempts)
    ? holds(tried, ...refused)
    : notYet(expected, `${refused.length} of ${attempts} attempts were refused`, ...refused);
};

/** The claims name the new participant, and neither the old one nor anybody else's. */
export const claimsAreBound: Check<{ persona: string }> = (records, { persona }) => {
  const given = lastGiven(records, persona);
  const id = instance(records, persona, 'new');
  const expected = `the claims name the participant ${id ?? 'itself'} and no other of the scenario's`;
  if (!given || id === undefined) return notYet(expected, 'no credential was given');
  const values = JSON.stringify(given.experience.credential.claims ?? {});
  const others = records
    .filter((record) => record.kind === 'named')
    .filter(({ what, id: other }) => what === 'participant' && other !== id && values.includes(other));
  const fine = values.includes(id) && others.length === 0;
  return fine ? holds(given) : broken(expected, values, given);
};

/** It lives for at most 24 hours, and has a token id that no other credential of the scenario has. */
export const lifeIsBounded: Check<{ persona: string }> = (records, { persona }) => {
  const last = lastGiven(records, persona);
  const expected = 'iat, an exp at most 24 hours later, and a jti of its own';
  if (!last) return notYet(expected, 'no credential was given');
  const { iat, exp, jti } = last.experience.credential.claims ?? {};
  const same = given(records).filter(({ experience }) => experience.credential.claims?.jti === jti);
  const fine =
    typeof iat === 'number' &&
    typeof exp === 'number' &&
    exp > iat &&
    exp - iat <= 24 * hours &&
    typeof jti === 'string';
  return fine && same.length === 1 ? holds(last) : broken(expected, JSON.stringify({ iat, exp, jti }), last);
};

/** Every credential that was given, to one persona or to anybody: by a join, then by moves. */
const given = (records: Records, persona?: string) => [
  ...experienced(records, 'admitted', persona),
  ...experienced(records, 'move', persona),
];

const lastGiven = (records: Records, persona: string) =>
  given(records, persona).at(instances(records, persona).length - 1);
