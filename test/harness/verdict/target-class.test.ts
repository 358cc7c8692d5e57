import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  claims,
  claimsAll,
  classLine,
  indexFor,
  isMustOf,
  isPlayed,
  isRequired,
  together,
} from '../../../harness/verdict/target-class.ts';
import { coreClass, requirement } from '../support/trace.ts';

describe('The class of a target', () => {
  it('is one sentence', () => {
    const requirements = [
      requirement('STEP-01'),
      requirement('STEP-02', {}, ['needs-users']),
      requirement('API-01', { origin: 'documented' }),
      requirement('STEP-03', { level: 'should' }),
    ];
    assert.equal(
      classLine(coreClass, requirements, '0.1'),
      'core, seen over REST and participants, no faults: 1 of 2 stated musts are judged in this class; specification 0.1, 4 requirements.',
    );
    const full = {
      ...coreClass,
      profile: 'full',
      look: ['rest', 'participant', 'log'],
      levers: ['exclusive-use'],
    } as const;
    assert.match(
      classLine({ ...full, look: [...full.look], levers: [...full.levers] }, requirements, '0.1'),
      /^full, seen over REST, participants, and logs, no faults, exclusive use: 2 of 3 musts/,
    );
  });

  const needs: [string, boolean][] = [
    ['needs-3-call-bridges', true],
    ['needs-4-call-bridges', false],
    ['needs-2-web-bridges', true],
    ['needs-users', false],
    ['needs-sip', false],
    ['needs-jwks', false],
    ['needs-binding', true],
    ['needs-log', false],
    ['exclusive-use', false],
  ];
  for (const [need, claimed] of needs) {
    it(`does ${claimed ? '' : 'not '}claim ${need}`, () => assert.equal(claims(coreClass, need), claimed));
  }
  it('knows what a need means, or says so', () => {
    assert.throws(() => claims(coreClass, 'needs-a-miracle'), { code: 'E_SPECIFICATION' });
  });

  it('is claimed by one configuration alone, or not at all', () => {
    const crowd = { ...coreClass, claims: { ...coreClass.claims, callBridges: 4, webBridges: 1 } };
    const whole = together([
      { name: 'few', class: coreClass },
      { name: 'many', class: crowd },
    ]);
    assert.deepEqual(whole.others, [{ name: 'many', levers: [], claims: crowd.claims }]);
    assert.ok(claimsAll(whole, ['needs-4-call-bridges']));
    assert.ok(!claimsAll(whole, ['needs-4-call-bridges', 'needs-2-web-bridges']));
    assert.deepEqual(
      ['needs-2-web-bridges', 'needs-4-call-bridges', 'needs-5-call-bridges'].map((need) =>
        indexFor([coreClass, crowd], [need]),
      ),
      [0, 1, -1],
    );
  });

  it('requires musts of the origins of its profile', () => {
    const profiles = ['core', 'documented', 'full'] as const;
    const required = (origin: 'stated' | 'documented' | 'observed' | 'derived') =>
      profiles.filter((profile) => isMustOf(profile, { level: 'must', origin }));
    assert.deepEqual(required('stated'), ['core', 'documented', 'full']);
    assert.deepEqual(required('documented'), ['documented', 'full']);
    assert.deepEqual(required('derived'), ['full']);
    assert.ok(!isMustOf('full', { level: 'should', origin: 'stated' }));
  });

  it('leaves out what the harness plays itself', () => {
    assert.deepEqual(
      [isPlayed('manager', coreClass), isPlayed('web-app', coreClass), isPlayed('web-bridge', coreClass)],
      [true, true, false],
    );
    assert.ok(!isPlayed('manager', { ...coreClass, claims: { ...coreClass.claims, manager: true } }));
    assert.ok(!isPlayed('web-app', { ...coreClass, look: ['browser'] }));
    assert.ok(!isRequired(requirement('WEB-01', { subject: 'web-app' }), coreClass));
  });
});
