import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { command } from '../support/command.ts';
import { type FakeCluster, fakeCluster } from '../support/fake-cluster.ts';

describe('Bad input ends with one clear sentence and the right code', { concurrency: 4 }, () => {
  let cluster: FakeCluster;
  before(async () => {
    cluster = await fakeCluster();
  });
  after(() => cluster[Symbol.asyncDispose]());

  const inFolder = (name: string, content: unknown): string => {
    const file = join(cluster.server.folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const changed = (name: string, changes: object): string => {
    const { url } = cluster.server;
    const base = {
      name: 'a fake cluster',
      callBridges: [{ name: 'paris', url }],
      webBridges: [{ name: 'east', url }],
      credentials: { username: 'admin', password: 'pass' },
      tls: { ca: 'ca.pem' },
    };
    return inFolder(name, { ...base, ...changes });
  };

  const cases: [string, () => string[], number, RegExp][] = [
    ['an unknown option', () => ['run', '--nonsense'], 2, /unknown option '--nonsense'/],
    ['an unknown command', () => ['rum'], 2, /unknown command 'rum'/],
    ['no command', () => [], 2, /Usage/],
    ['a budget that is none', () => ['run', '--budget', 'soon'], 2, /a duration such as 90s/],
    ['an order that is none', () => ['run', '--order', 'alphabetic'], 2, /defined, random/],
    ['a part of a proof that is none', () => ['prove', '--only', 'defect'], 2, /defects or pairs or variants/],
    [
      'a defect that does not exist',
      () => ['prove', '--defect', 'move-told-twise', '--out', join(cluster.server.folder, 'proof')],
      2,
      /did you mean\s+move-told-twice/,
    ],
    ['no workers', () => ['run', '--parallel', '0'], 2, /at least 1/],
    ['tags that match nothing', () => ['run', '--tags', '@nothing'], 2, /No scenario matches --tags "@nothing"/],
    ['tags that are no expression', () => ['run', '--tags', '@a and'], 2, /no tag expression/],
    ['a requirement that does not exist', () => ['run', '--requirement', 'STEP-99'], 2, /STEP-99/],
    ['a target file that is not there', () => ['run', '--target', 'none.json'], 2, /none\.json.*no such file/s],
    ['a target file that is no JSON', () => ['run', '--target', inFolder('broken.json', '{')], 2, /not JSON/],
    [
      'an unknown key',
      () => ['run', '--target', changed('key.json', { callBridge: [] })],
      2,
      /did you mean\s+"callBridges"/,
    ],
    ['a baseline that is not there', () => ['run', '--baseline', 'none.json'], 2, /none\.json/],
    [
      'an out folder that is a file',
      () => ['run', '--target', changed('out.json', {}), '--out', inFolder('file', '')],
      2,
      /cannot\s+be\s+written/,
    ],
    [
      'a ledger that is none',
      () => ['clean', '--target', 'x', '--namespace', 'mc-00000000', '--ledger', 'none'],
      2,
      /ledger none/,
    ],
    ['a namespace that is none', () => ['clean', '--target', 'x', '--namespace', ''], 2, /no namespace/],
    ['no target for clean', () => ['clean', '--namespace', 'mc-00000000'], 2, /--target/],
    ['a folder without a trace', () => ['judge', cluster.server.folder], 2, /trace/],
    [
      'nobody there',
      () => ['run', '--target', changed('gone.json', { callBridges: [{ name: 'paris', url: 'https://127.0.0.1:9' }] })],
      3,
      /https:\/\/127\.0\.0\.1:9/,
    ],
    ['an untrusted certificate', () => ['run', '--target', changed('trust.json', { tls: {} })], 3, /not\s+trusted/],
    [
      'a wrong password',
      () => ['run', '--target', changed('password.json', { credentials: { username: 'admin', password: 'wrong' } })],
      3,
      /refuses\s+the\s+user\s+name\s+or\s+the\s+password/,
    ],
    [
      'an adapter that cannot be loaded',
      () => [
        'run',
        '--target',
        changed('driver.json', { driver: { module: inFolder('throws.mjs', 'throw new Error("no wire")') } }),
      ],
      2,
      /no\s+wire/,
    ],
  ];
  for (const [index, [what, args, code, says]] of cases.entries()) {
    it(`${what}: ${code}`, async () => {
      const given = args();
      const out =
        given[0] === 'run' && !given.includes('--out') ? ['--out', join(cluster.server.folder, `out-${index}`)] : [];
      const ended = await command([...given, ...out]);
      assert.equal(ended.code, code, ended.stderr);
      assert.match(ended.stderr, says);
      assert.doesNotMatch(ended.stderr, /\n\s+at .*:\d+:\d+/, 'no stack trace');
      assert.ok(ended.took < 30_000);
    });
  }

  it('a web page for an answer: 3', async () => {
    await using page = await fakeCluster((_, response) =>
      response.setHeader('Content-Type', 'text/html').end('<html></html>'),
    );
    const ended = await command(['run', '--target', page.targetFile(), '--out', join(page.server.folder, 'out')]);
    assert.equal(ended.code, 3);
    assert.match(ended.stderr, /does\s+not\s+answer\s+like\s+a\s+CMS\s+API/);
  });

  it('wants nothing of a terminal: no colours in a pipe', async () => {
    const { stdout, stderr } = await command(['requirements']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
    assert.doesNotMatch(stdout + stderr, /\u001b/);
  });
});
