import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Refusal } from '../../reference/link/refusal.ts';
import { type Space, startTestCluster, type TestCluster } from './support/test-cluster.ts';

describe('joining', () => {
  let test: TestCluster;
  let open: Space;
  let guarded: Space;
  const carol = { username: 'carol@example.com', password: 'correct horse' };

  before(async () => {
    test = await startTestCluster({ callBridges: 2, users: [{ ...carol, name: 'Carol' }] });
    open = await test.space('Open');
    guarded = await test.space('Guarded');
    await test.operator.send(0, 'PUT', `/coSpaces/${guarded.id}`, { passcode: '4711' });
  });
  after(() => test.close());

  const refusals = [
    ['an unknown meeting', () => ({ numericId: '0', name: 'Alice' }), 404, 'meetingNotFound'],
    ['no passcode', () => ({ numericId: guarded.numericId, name: 'Alice' }), 403, 'passcodeIncorrect'],
    [
      'a wrong passcode',
      () => ({ numericId: guarded.numericId, name: 'Alice', passcode: '1' }),
      403,
      'passcodeIncorrect',
    ],
    ['a wrong password', () => ({ numericId: open.numericId, ...carol, password: '' }), 401, 'signInFailed'],
    ['nobody', () => ({ numericId: open.numericId }), 400, 'malformed'],
    ['a name and a username', () => ({ numericId: open.numericId, name: 'Alice', ...carol }), 400, 'malformed'],
  ] as const;
  for (const [title, request, status, error] of refusals) {
    it(`is refused with ${error} for ${title}`, async () => {
      await assert.rejects(
        test.webApps.join(0, request()),
        (refusal: Refusal) => refusal.status === status && refusal.body.error === error,
      );
    });
  }

  it('takes JSON for JSON, whatever its content type', async () => {
    const url = test.cluster.webBridges[0]?.url ?? '';
    const body = JSON.stringify({ numericId: open.numericId, name: 'Alice' });
    for (const type of [
      'text/plain',
      'application/json; charset=utf-8',
      'application/x-www-form-urlencoded',
      undefined,
    ]) {
      const { status } = await test.webApps.fetch(`${url}/api/join`, 'POST', type, body);
      assert.equal(status, 200, type);
    }
  });

  it('shows a name that XML cannot carry', async () => {
    const { participant, token } = await test.webApps.join(0, {
      numericId: open.numericId,
      name: 'A\u0001 \uFFFE\uD800 é',
    });
    assert.equal(
      (await test.operator.get(0, `/participants/${participant}`)).participant.name,
      'A\uFFFD \uFFFD\uFFFD é',
    );
    await (await test.webApps.open(0, token)).end();
  });

  it('accepts the passcode', async () => {
    const { token } = await test.webApps.join(0, { numericId: guarded.numericId, name: 'Alice', passcode: '4711' });
    await (await test.webApps.open(0, token)).end();
  });

  it('keeps the account and the name of a user who is moved', async () => {
    const target = await test.call(1, 'Target');
    const { token, participant } = await test.webApps.join(0, { numericId: open.numericId, ...carol });
    const session = await test.webApps.open(0, token);
    assert.equal(session.opened.account, carol.username);
    const form = { movedParticipant: participant };
    const moved = await test.operator.make(1, `/calls/${target.call}/participants`, form);
    const move = await session.hears('move');
    assert.notEqual(move.token, token);
    await session.end();
    const again = await test.webApps.open(0, move.token);
    assert.equal(again.opened.account, carol.username);
    const shown = (await test.operator.get(0, `/participants/${moved}`)).participant;
    assert.equal(shown.name, 'Carol');
    assert.equal(shown.userJid, carol.username);
    await again.end();
  });

  it('is for members only where others have no access, for who joins and for who is moved', async () => {
    const { operator, webApps } = test;
    const club = await test.call(0, 'Club');
    await operator.send(0, 'PUT', `/coSpaces/${club.id}`, { nonMemberAccess: 'false' });
    const request = { numericId: club.numericId, ...carol };
    await assert.rejects(webApps.join(0, request), { status: 403 });
    const alice = await webApps.enter(0, open.numericId, 'Alice');
    const form = { movedParticipant: alice.opened.participant };
    const refused = await operator.send(0, 'POST', `/calls/${club.call}/participants`, form);
    assert.match(refused.text, /<invalidOperation \/>/);
    await operator.make(0, `/coSpaces/${club.id}/coSpaceUsers`, { userJid: carol.username });
    await (await webApps.open(0, (await webApps.join(0, request)).token)).end();
    await alice.end();
  });

  it('stops at the limit of the call profile, for who joins and for who is moved', async () => {
    const { operator, webApps } = test;
    const small = await test.call(0, 'Small');
    const callProfile = await operator.make(0, '/callProfiles', { participantLimit: '1' });
    await operator.send(0, 'PUT', `/coSpaces/${small.id}`, { callProfile });
    const alice = await webApps.enter(0, small.numericId, 'Alice');
    await assert.rejects(webApps.join(0, { numericId: small.numericId, name: 'Bob' }), { status: 503 });
    const bob = await webApps.enter(0, open.numericId, 'Bob');
    const form = { movedParticipant: bob.opened.participant };
    const refused = await operator.send(0, 'POST', `/calls/${small.call}/participants`, form);
    assert.match(refused.text, /<participantLimitReached \/>/);
    await alice.end();
    await operator.make(0, `/calls/${small.call}/participants`, form);
    await bob.hears('move');
    await bob.end();
  });

  it('goes on in the call that runs already, whichever Call Bridge is asked', async () => {
    const names = ['Alice', 'Bob', 'Cleo', 'Dan'];
    const joined = await names.reduce(
      async (others, name) => [...(await others), await test.webApps.join(0, { numericId: open.numericId, name })],
      Promise.resolve<{ participant: string }[]>([]),
    );
    const homes = await Promise.all(
      joined.map(async ({ participant }) => (await test.operator.get(0, `/participants/${participant}`)).participant),
    );
    assert.equal(new Set(homes.map(({ callBridge }) => callBridge)).size, 1);
  });

  it('gives the settings of the access method and of the profiles', async () => {
    const { operator, webApps } = test;
    const muted = await operator.make(0, '/callLegProfiles', { rxAudioMute: 'true', defaultLayout: 'stacked' });
    const form = { callId: '99123', passcode: '5', callLegProfile: muted, importance: '3' };
    const path = `/coSpaces/${open.id}/accessMethods`;
    await operator.make(0, path, form);
    const { token } = await webApps.join(0, { numericId: '99123', name: 'Alice', passcode: '5' });
    const alice = await webApps.open(0, token);
    assert.equal(alice.opened.call.numericId, '99123');
    const entry = alice.media.roster.find(({ participant }) => participant === alice.opened.participant);
    assert.equal(entry?.audioMuted, true);
    assert.equal(entry?.layout, 'stacked');
    const { participant } = await operator.get(0, `/participants/${alice.opened.participant}`);
    assert.equal(participant.configuration.importance, '3');
    await alice.end();
  });
});
