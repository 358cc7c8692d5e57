import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { loadTarget } from '../../../harness/target/target.ts';
import { stretched, timingOf } from '../../../harness/target/timing.ts';

const plain = {
  name: 'a cluster',
  callBridges: [{ name: 'cb-a', url: 'https://127.0.0.1:1445' }],
  webBridges: [{ name: 'wb-a', url: 'https://127.0.0.1:1443' }],
  credentials: { username: 'admin', password: 'correct horse' },
};

describe('A target file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const load = (changes: object) => loadTarget(write('target.json', { ...plain, ...changes }));

  it('has defaults', async () => {
    const target = await load({});
    assert.equal(target.profile, 'core');
    assert.deepEqual(target.look, ['rest', 'participant']);
    assert.equal(target.exclusiveUse, false);
    assert.deepEqual(target.timing, { interval: 25, bound: 2000, quiet: 250, request: 5000 });
    assert.deepEqual(target.provides, { users: [], sip: [], legs: {} });
    assert.equal(target.driver, 'binding');
  });

  it('keeps every form of its secrets to be redacted', async () => {
    const { secrets } = await load({ provides: { users: [{ username: 'carol', password: 'pass word' }] } });
    const basic = Buffer.from('admin:correct horse').toString('base64');
    assert.deepEqual(
      secrets.toSorted(),
      [basic, 'correct horse', 'correct%20horse', 'pass word', 'pass%20word'].toSorted(),
    );
  });

  it('takes secrets from the environment, a file or a command', async () => {
    process.env.MOVE_CONFORMANCE_TEST_SECRET = 'from env';
    write('secret.txt', 'from file\n');
    const password = async (secret: object) =>
      (await load({ credentials: { username: 'admin', password: secret } })).credentials.password;
    assert.equal(await password({ env: 'MOVE_CONFORMANCE_TEST_SECRET' }), 'from env');
    assert.equal(await password({ file: 'secret.txt' }), 'from file');
    assert.equal(await password({ command: 'printf from; echo " command"' }), 'from command');
    delete process.env.MOVE_CONFORMANCE_TEST_SECRET;
  });

  it('says why a secret is not to be had, without what a command printed', async () => {
    const credentials = (password: object) => ({ credentials: { username: 'admin', password } });
    const unavailable = (message: RegExp) => ({ code: 'E_SECRET_UNAVAILABLE', exitCode: 2, message });
    await assert.rejects(load(credentials({ env: 'NO_SUCH_VARIABLE' })), unavailable(/NO_SUCH_VARIABLE/));
    await assert.rejects(load(credentials({ file: 'none' })), unavailable(/there is no such file/));
    await assert.rejects(load(credentials({ command: 'echo canary; exit 3' })), (error: Error) => {
      assert.match(error.message, /its command ended with 3/);
      assert.doesNotMatch(error.message, /canary/);
      return true;
    });
  });

  it('reads PEM files relative to itself, a node over the cluster', async () => {
    write('ca.pem', 'nonsense');
    const unusable = { code: 'E_TLS_FILE', exitCode: 2 };
    await assert.rejects(load({ tls: { ca: 'ca.pem' } }), { ...unusable, message: /ca\.pem.*no certificate/ });
    await assert.rejects(load({ tls: { ca: 'none.pem' } }), { ...unusable, message: /none\.pem.*no such file/ });
    const bridge = { ...plain.callBridges[0], tls: { servername: 'b', address: '127.0.0.9' } };
    const target = await load({ tls: { servername: 'a' }, callBridges: [bridge] });
    assert.deepEqual([target.callBridges[0]?.tls.servername, target.callBridges[0]?.tls.host], ['b', '127.0.0.9']);
    assert.equal(target.webBridges[0]?.tls.servername, 'a');
  });

  const wrong: [string, unknown, RegExp][] = [
    [
      'an unknown key',
      { ...plain, callbridges: [] },
      /at \/: the key "callbridges" is unknown; did you mean "callBridges"\?/,
    ],
    ['an unknown key inside', { ...plain, timing: { bond: 1 } }, /at \/timing: .*did you mean "bound"\?/],
    ['a missing key', { name: 'x' }, /at \/: it must have required property/],
    ['an unknown profile', { ...plain, profile: 'gold' }, /at \/profile: it must be one of core, documented, full/],
    [
      'a wrong secret',
      { ...plain, credentials: { username: 'a', password: 7 } },
      /at \/credentials\/password: it must be: A secret/,
    ],
    [
      'a name twice',
      { ...plain, webBridges: [plain.webBridges[0], plain.webBridges[0]] },
      /at \/webBridges\/1\/name: "wb-a" stands twice/,
    ],
    [
      'a url with a path',
      { ...plain, webBridges: [{ name: 'w', url: 'https://h/meeting' }] },
      /at \/webBridges\/0\/url/,
    ],
  ];
  for (const [what, content, message] of wrong) {
    it(`is refused with ${what}, saying where`, async () => {
      await assert.rejects(loadTarget(write('target.json', content)), {
        code: 'E_TARGET_INVALID',
        exitCode: 2,
        message,
      });
    });
  }

  it('is refused when it is no file, or no JSON', async () => {
    const unreadable = { code: 'E_TARGET_UNREADABLE', exitCode: 2 };
    await assert.rejects(loadTarget(join(folder, 'none.json')), { ...unreadable, message: /there is no such file/ });
    await assert.rejects(loadTarget(folder), { ...unreadable, message: /it is a folder/ });
    await assert.rejects(loadTarget(write('broken.json', '{"name": ')), { ...unreadable, message: /it is not JSON/ });
  });

  it('claims no place at which this version cannot look', async () => {
    const refused = {
      code: 'E_TARGET_INVALID',
      exitCode: 2,
      message: /\/look: this version can't look at browser yet/,
    };
    await assert.rejects(load({ look: ['rest', 'browser'] }), refused);
  });

  it('loads a driver from a module, and says what is wrong with one', async () => {
    write('good.mjs', 'export const createDriver = ({ name }) => ({ name, join() {}, open() {} });');
    write('empty.mjs', 'export default 1;');
    write('half.mjs', 'export const createDriver = () => ({ name: "half" });');
    write('throws.mjs', 'throw new Error("no wire here");');
    const driver = async (module: string) =>
      (await load({ driver: { module, options: { name: 'foreign' } } })).loadDriver();
    assert.equal((await driver('good.mjs')).name, 'foreign');
    const unloadable = (message: RegExp) => ({ code: 'E_DRIVER_UNLOADABLE', exitCode: 2, message });
    await assert.rejects(driver('empty.mjs'), unloadable(/does not export createDriver/));
    await assert.rejects(driver('half.mjs'), unloadable(/returns no driver/));
    await assert.rejects(driver('throws.mjs'), unloadable(/no wire here/));
    await assert.rejects(driver('none.mjs'), unloadable(/none\.mjs/));
  });
});

it('Timing grows with the round trip', () => {
  assert.deepEqual(stretched(timingOf({ quiet: 100 }), 100), { interval: 100, bound: 2800, quiet: 400, request: 5400 });
});
