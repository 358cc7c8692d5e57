import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DuplicateValue } from '../../../reference/database/database.ts';
import { hashPassword, verifyPassword } from '../../../reference/database/passwords.ts';
import { openDatabase } from '../../../reference/database/sqlite.ts';

test('a row is read as it was written, and unset by null', async () => {
  const database = openDatabase(':memory:');
  await database.callLegProfiles.insert({ id: 'p', needsActivation: false, joinToneParticipantThreshold: 3 });
  await database.coSpaces.insert({ id: 'a', name: 'Space 1', callId: '100', callLegProfile: 'p' });
  assert.deepEqual(await database.callLegProfiles.get('p'), {
    id: 'p',
    needsActivation: false,
    joinToneParticipantThreshold: 3,
  });
  assert.equal(await database.coSpaces.update('a', { name: null, callId: '101' }), true);
  assert.deepEqual(await database.coSpaces.get('a'), { id: 'a', callId: '101', callLegProfile: 'p' });
  assert.equal(await database.coSpaces.update('unknown', { name: 'x' }), false);
  await database.close();
});

test('a list has a total, pages in the order of insertion, a filter without wildcards and owners', async () => {
  const database = openDatabase(':memory:');
  await database.coSpaces.insert({ id: 'space', name: 'Space' });
  for (let i = 0; i < 5; i++) {
    await database.accessMethods.insert({ id: `m${i}`, coSpace: 'space', name: i === 3 ? '100% sure' : `Name ${i}` });
  }
  const { total, items } = await database.accessMethods.list({ where: { coSpace: 'space' }, offset: 1, limit: 2 });
  assert.equal(total, 5);
  assert.deepEqual(
    items.map(({ id }) => id),
    ['m1', 'm2'],
  );
  assert.equal((await database.accessMethods.list({ filter: 'name' })).total, 4);
  assert.equal((await database.accessMethods.list({ filter: '%' })).total, 1);
  assert.equal((await database.accessMethods.list({ where: { coSpace: 'other' } })).total, 0);
  await database.close();
});

test('a numeric id leads to its space, directly or through an access method', async () => {
  const database = openDatabase(':memory:');
  const coSpace = { id: 's', callId: '100' };
  const accessMethod = { id: 'm', coSpace: 's', callId: '200' };
  await database.coSpaces.insert(coSpace);
  await database.accessMethods.insert(accessMethod);
  assert.deepEqual(await database.findNumericId('100'), { coSpace });
  assert.deepEqual(await database.findNumericId('200'), { coSpace, accessMethod });
  assert.equal(await database.findNumericId('300'), undefined);
  await database.close();
});

test('a numeric id is given once', async () => {
  const database = openDatabase(':memory:');
  await database.coSpaces.insert({ id: 'a', callId: '100' });
  const twice = database.coSpaces.insert({ id: 'b', callId: '100' });
  await assert.rejects(twice, (error) => error instanceof DuplicateValue && error.column === 'callId');
  await database.close();
});

test('what refers to a removed row is unset, what belongs to it goes', async () => {
  const database = openDatabase(':memory:');
  await database.callProfiles.insert({ id: 'p', participantLimit: 2 });
  await database.coSpaces.insert({ id: 's', callProfile: 'p' });
  await database.accessMethods.insert({ id: 'm', coSpace: 's' });
  assert.equal(await database.callProfiles.remove('p'), true);
  assert.deepEqual(await database.coSpaces.get('s'), { id: 's' });
  assert.equal(await database.coSpaces.remove('s'), true);
  assert.equal(await database.accessMethods.get('m'), undefined);
  assert.equal(await database.coSpaces.remove('s'), false);
  await database.close();
});

test('two openings of one file see the same rows', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'database-'));
  t.after(() => rm(directory, { recursive: true }));
  const [paris, tokyo] = [openDatabase(join(directory, 'db')), openDatabase(join(directory, 'db'))];
  await paris.coSpaces.insert({ id: 's', name: 'Space' });
  assert.deepEqual(await tokyo.coSpaces.get('s'), { id: 's', name: 'Space' });
  await tokyo.coSpaces.update('s', { name: 'Room' });
  assert.equal((await paris.coSpaces.get('s'))?.name, 'Room');
  await Promise.all([paris.close(), tokyo.close()]);
});

test('a password is verified by its hash, which does not contain it', async () => {
  const hash = await hashPassword('open sesame');
  assert.ok(!hash.includes('sesame'));
  assert.equal(await verifyPassword('open sesame', hash), true);
  assert.equal(await verifyPassword('open barley', hash), false);
  assert.equal(await verifyPassword('', 'not a hash'), false);
});
