import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { directTarget, readTarget } from '../../../reference/manager/target.ts';

let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manager-target-'));
  await writeFile(join(folder, 'ca.pem'), 'all');
  await writeFile(join(folder, 'other.pem'), 'other');
  await writeFile(join(folder, 'secret'), 'from a file\n');
});

after(() => rm(folder, { recursive: true }));

const content = {
  name: 'staging',
  callBridges: [
    { name: 'cb1', url: 'https://cb1.example:445' },
    { name: 'cb2', url: 'https://cb2.example', tls: { ca: 'other.pem', address: '192.0.2.2', servername: 'cb' } },
  ],
  webBridges: [{ name: 'join', url: 'https://join.example' }],
  credentials: { username: 'ann', password: 'plain' as unknown },
  tls: { ca: 'ca.pem' },
};

const write = async (text: string): Promise<string> => {
  const file = join(folder, 'target.json');
  await writeFile(file, text);
  return file;
};

const passwordOf = async (password: unknown) => {
  const credentials = { ...content.credentials, password };
  const { login, close } = await readTarget(await write(JSON.stringify({ ...content, credentials })));
  close();
  return login.password;
};

describe('A target file', () => {
  test('says where the Call Bridges are, and whom to trust', async () => {
    const { callBridges, login, close } = await readTarget(await write(JSON.stringify(content)));
    const options = callBridges.map(({ agent: { options } }) => [options.ca, options.host, options.servername]);
    assert.deepEqual(
      callBridges.map(({ name, url }) => [name, url]),
      content.callBridges.map(({ name, url }) => [name, url]),
    );
    assert.deepEqual(options, [
      ['all', undefined, undefined],
      ['other', '192.0.2.2', 'cb'],
    ]);
    assert.deepEqual(login, { username: 'ann', password: 'plain' });
    close();
  });

  test('leads through a proxy', async () => {
    const file = await write(JSON.stringify({ ...content, proxy: 'http://proxy.example:3128' }));
    const { callBridges, close } = await readTarget(file);
    assert.equal(callBridges[0]?.agent.constructor.name, 'TunnelAgent');
    close();
  });

  test('has secrets wherever they are', async () => {
    process.env.MANAGER_TEST_SECRET = 'from the environment';
    assert.equal(await passwordOf('plain'), 'plain');
    assert.equal(await passwordOf({ env: 'MANAGER_TEST_SECRET' }), 'from the environment');
    assert.equal(await passwordOf({ file: 'secret' }), 'from a file');
    assert.equal(await passwordOf({ command: 'cat secret' }), 'from a file');
    delete process.env.MANAGER_TEST_SECRET;
    await assert.rejects(passwordOf({ env: 'MANAGER_TEST_SECRET' }), /the environment has no MANAGER_TEST_SECRET/);
    await assert.rejects(passwordOf({ file: 'nowhere' }), /nowhere can not be read/);
    await assert.rejects(passwordOf({ command: 'echo half; exit 1' }), (error: Error) => {
      assert.match(error.message, /its command failed/);
      assert.doesNotMatch(error.message, /half/);
      return true;
    });
    await assert.rejects(passwordOf({ command: 'true' }), /it is empty/);
  });

  const wrong: readonly [string, string, RegExp][] = [
    ['no JSON', '{', /is no target file: it is not JSON/],
    ['a key missing', '{"name":"x"}', /it must have required property 'callBridges'/],
    ['another type', JSON.stringify({ ...content, callBridges: 3 }), /\/callBridges must be array/],
  ];
  for (const [what, text, says] of wrong) {
    test(`that is none: ${what}`, async () => {
      await assert.rejects(readTarget(await write(text)), says);
    });
  }

  test('that names a file that is not there', async () => {
    await assert.rejects(
      readTarget(await write(JSON.stringify({ ...content, tls: { ca: 'x.pem' } }))),
      /x\.pem can not/,
    );
  });
});

test('Instead of a target file one may say it all', async () => {
  const login = { username: 'ann', password: 'x' };
  const { callBridges, close } = await directTarget({
    urls: ['https://cb1.example:445'],
    login,
    ca: join(folder, 'ca.pem'),
  });
  assert.deepEqual(
    callBridges.map(({ name, url, agent }) => [name, url, agent.options.ca]),
    [['cb1.example:445', 'https://cb1.example:445', 'all']],
  );
  close();
});
