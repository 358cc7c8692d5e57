import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { credentialView } from '../../../harness/participants/credential-view.ts';
import { jwt } from '../support/jwt.ts';

const claims = { participant: 'alice-1', jti: 'one' };

describe('A credential as it is recorded', () => {
  it('is a digest', () => {
    const digest = createHash('sha256').update('ticket').digest('hex').slice(0, 16);
    assert.deepEqual(credentialView('ticket', false), { digest: `sha256:${digest}` });
  });

  it('has another digest than any other', () => {
    assert.notEqual(credentialView('ticket', false).digest, credentialView('tickets', false).digest);
  });

  it('shows header and claims where the target declares its keys', () => {
    const view = credentialView(jwt(claims), true);
    assert.deepEqual([view.header, view.claims], [{ alg: 'ES256', kid: 'key' }, claims]);
  });

  it('is not looked into otherwise', () =>
    assert.deepEqual(Object.keys(credentialView(jwt(claims), false)), ['digest']));

  for (const [what, credential] of Object.entries({
    'a word': 'ticket',
    nothing: '',
    'three words': 'one.two.three',
    'a token whose header is a list': jwt(claims, []),
  }))
    it(`is a digest where it is ${what}, keys or not`, () =>
      assert.deepEqual(Object.keys(credentialView(credential, true)), ['digest']));

  it('never holds the credential, nor its signature', () => {
    const credential = jwt(claims);
    const recorded = JSON.stringify(credentialView(credential, true));
    assert.ok(!recorded.includes(credential));
    assert.ok(!recorded.includes(credential.split('.')[2] ?? ''));
  });
});
