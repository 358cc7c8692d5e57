import type * as credentials from '../../../harness/checks/credentials.ts';
import { type ChecksOf, judges } from '../support/judges.ts';
import { scene } from '../support/scene.ts';

const issued = 1_795_382_119;
const day = 24 * 3600;

const credential = (id: string, changes: object = {}) => ({
  digest: `sha256:${id}`,
  header: { alg: 'ES256' },
  claims: { participant: id, jti: `token of ${id}`, iat: issued, exp: issued + day, ...changes },
});

const joined = () =>
  scene()
    .experience('Alice', { event: 'admitted', numericId: '1001', credential: credential('alice-1') })
    .participant('Alice', 'alice-1', 'Standup')
    .experience('Bob', { event: 'admitted', numericId: '1001', credential: credential('bob-1') })
    .participant('Bob', 'bob-1', 'Standup');

/** The credential of the move has these claims. */
const moved = (changes: object = {}, more: object = {}) =>
  joined()
    .experience('Alice', {
      event: 'move',
      numericId: '1002',
      credential: { ...credential('alice-2', changes), ...more },
    })
    .participant('Alice', 'alice-2', 'Planning', 'move');

const verified = (args: object = {}, header: object = { alg: 'ES256' }) =>
  moved({}, { header }).act('harness', 'verify signature', { participant: 'Alice', verified: true, ...args });

const notGiven = { 'nobody was given one': scene().participant('Alice', 'alice-1', 'Standup') };

const forged = (attempts: number) =>
  joined().act('intruder', 'try forgery', { participant: 'Alice', forgery: 'cut in half', attempts });

const refusedOnce = (attempts = 1) =>
  forged(attempts).experience('intruder', { event: 'refused', reason: 'credentialRefused' });

judges<ChecksOf<typeof credentials>>({
  forgeriesRefused: {
    args: {},
    holds: { 'each attempt is refused': refusedOnce() },
    'not yet': { 'nobody tried': joined(), 'an attempt is not answered': refusedOnce(2) },
    broken: {
      'a session opens': refusedOnce(2).experience('intruder', { event: 'opened', credential: credential('x') }),
    },
  },
  signatureIsGood: {
    args: { persona: 'Alice' },
    holds: { 'it verifies': verified() },
    'not yet': {
      ...notGiven,
      'nobody verified it': moved(),
      "somebody else's was verified": verified({ participant: 'Bob' }),
    },
    broken: {
      'it does not verify': verified({ verified: false, reason: 'signature verification failed' }),
      'it is not signed': verified({}, { alg: 'none' }),
      'it does not verify any more': verified().act('harness', 'verify signature', {
        participant: 'Alice',
        verified: false,
        reason: 'no applicable key',
      }),
    },
  },
  claimsAreBound: {
    args: { persona: 'Alice' },
    holds: {
      'to the new participant': moved(),
      'under whatever name': moved({ participant: undefined, sub: 'alice-2' }),
      'whoever only joined': { scene: joined(), args: { persona: 'Bob' } },
    },
    'not yet': {
      ...notGiven,
      'the participant is not known': scene().experience('Alice', {
        event: 'admitted',
        numericId: '1001',
        credential: credential('alice-1'),
      }),
    },
    broken: {
      'to the old participant': moved({ participant: 'alice-1' }),
      'to the old one too': moved({ before: 'alice-1' }),
      "to somebody else's too": moved({ company: ['bob-1'] }),
      'to nobody': moved({ participant: undefined, jti: 'token' }),
      'without claims': moved({}, { claims: undefined }),
    },
  },
  lifeIsBounded: {
    args: { persona: 'Alice' },
    holds: { 'a day': moved(), 'an hour': moved({ exp: issued + 3600 }) },
    'not yet': notGiven,
    broken: {
      'a second more than a day': moved({ exp: issued + day + 1 }),
      'it ends before it begins': moved({ exp: issued - 1 }),
      'it ends when it begins': moved({ exp: issued }),
      'no beginning': moved({ iat: undefined }),
      'no end': moved({ exp: undefined }),
      'an end in words': moved({ exp: String(issued + day) }),
      'a beginning in words': moved({ iat: String(issued) }),
      'no token id': moved({ jti: undefined }),
      'the token id of before': moved({ jti: 'token of alice-1' }),
      "somebody else's token id": moved({ jti: 'token of bob-1' }),
      'without claims': moved({}, { claims: undefined }),
    },
  },
});
