/** What is wrong with what was asked for is said in a sentence, with what to do, and exit code 2 or 3. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { main } from '../../../reference/cli/main.ts';

/** Runs a command in this process. */
const run = async (t: TestContext, ...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  t.mock.method(console, 'log', (text: string) => out.push(text));
  t.mock.method(console, 'error', (text: string) => err.push(text));
  t.mock.method(process.stderr, 'write', (text: string) => err.push(text) > 0);
  const code = await main(args);
  t.mock.restoreAll();
  return { code, out: out.join('\n'), err: err.join('\n') };
};

const wrong: [what: string, args: string[], code: number, says: RegExp][] = [
  ['an unknown option', ['reference', '--nonsense'], 2, /unknown option '--nonsense'/],
  ['no Call Bridge', ['reference', '--call-bridges', '0'], 2, /a whole number from 1 to 24 is needed/],
  [
    'an unknown defect',
    ['reference', '--defect', 'no-chalenge'],
    2,
    /no defect "no-chalenge"; did you mean "no-challenge"\?/,
  ],
  ['an unknown variant', ['reference', '--variant', 'zzz'], 2, /no variant "zzz"\./],
  ['an unknown setting', ['reference', '--set', 'arrivaltime=1'], 2, /did you mean "arrivalTime"\?/],
  ['a setting without a number', ['reference', '--set', 'arrivalTime=soon'], 2, /name=number is needed/],
  [
    'a missing file',
    ['reference', 'node', '/nowhere/n.json'],
    2,
    /n\.json can not be read: no such file or directory\./,
  ],
  ['a folder for a file', ['reference', 'node', tmpdir()], 2, /can not be read: illegal operation on a directory\./],
  ['no file', ['reference', 'node'], 2, /missing required argument/],
  ['another file', ['reference', 'node', 'package.json'], 2, /package\.json is no node file: "kind" must be/],
  ['a directory in use', ['reference', 'init', '.'], 2, /\. is not empty\./],
  ['a place to write that is none', ['reference', 'init', '/dev/null/x'], 3, /can not be written: not a directory\./],
];

for (const [what, args, expected, says] of wrong) {
  test(`${what}: ${args.join(' ')}`, async (t) => {
    const { code, err } = await run(t, ...args);
    assert.equal(code, expected, err);
    assert.match(err, says);
    assert.doesNotMatch(err, /^\s+at /m);
  });
}

test('a node file that breaks its schema', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'usage-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'node.json');
  const cases: [string, RegExp][] = [
    ['{', /is no node file: it is not JSON\./],
    ['null', /"kind" must be/],
    ['{"kind":"callBridge"}', /must have required property 'name'/],
    [
      '{"kind":"webBridge","name":"East","host":"127.0.0.1","port":0,"c2wPort":1,"tls":{"ca":"a","cert":"b","key":"c"}}',
      /\/port must be >= 1/,
    ],
  ];
  for (const [content, says] of cases) {
    await writeFile(file, content);
    const { code, err } = await run(t, 'reference', 'node', file);
    assert.equal(code, 2, content);
    assert.match(err, says, content);
  }
});

test('defects and variants are listed, for people and as JSON', async (t) => {
  for (const [name, by] of [
    ['defects', 'requirement'],
    ['variants', 'permits'],
  ] as const) {
    const { code, out } = await run(t, name, '--json');
    assert.equal(code, 0);
    const list: Record<string, string>[] = JSON.parse(out)[name];
    assert.ok(list.length > 0);
    assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
    for (const one of list) for (const key of ['id', by, 'title', 'options']) assert.ok(key in one, key);
    const lines = (await run(t, name)).out.split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(/ {2,}/)[0]),
      list.map(({ id }) => id),
    );
  }
});

test('help is no mistake', async (t) => {
  t.mock.method(process.stdout, 'write', () => true);
  assert.equal(await main(['reference', 'init', '--help']), 0);
  t.mock.restoreAll();
});
