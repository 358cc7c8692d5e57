import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { main } from '../../../reference/cli/main.ts';
import type { MoveReport } from '../../../reference/manager/move-report.ts';
import { command } from '../../harness/support/command.ts';
import { startManaged } from '../support/managed.ts';

/** Runs a command in this process, with these variables. */
const run = async (t: TestContext, args: string[], environment: Record<string, string> = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  t.mock.method(console, 'log', (text: string) => out.push(text));
  t.mock.method(console, 'error', (text: string) => err.push(text));
  t.mock.method(process.stderr, 'write', (text: string) => err.push(text) > 0);
  Object.assign(process.env, environment);
  const code = await main(['move', ...args]);
  for (const name of Object.keys(environment)) delete process.env[name];
  t.mock.restoreAll();
  return { code, out: out.join('\n'), err: err.join('\n') };
};

test('Told by options, it moves somebody and says how it went', async (t) => {
  const { standIn } = await startManaged(t);
  const { MOVE_TARGET: target = '' } = standIn.environment;
  const { code, out, err } = await run(t, [
    '--target',
    target,
    'Alice',
    'Planning',
    '--importance',
    '3',
    '--wait',
    '2s',
  ]);
  assert.equal(code, 0, err);
  assert.match(out, /^Alice \(.*\nasking Paris.*\naccepted.*moved: Alice is in Planning now.*\(\d\.\d\d s\)$/s);
});

test('Told by the environment, it prints one JSON object', async (t) => {
  const { standIn, asked } = await startManaged(t, 'is not followed');
  const variables = { ...standIn.environment, MOVE_PARTICIPANT: 'Alice', MOVE_SPACE: 'Planning', MOVE_WAIT: '0.2' };
  const { code, out } = await run(t, ['--json', '--needs-activation', '--set', 'rxAudioMute=true'], variables);
  assert.equal(code, 1);
  const report: MoveReport = JSON.parse(out);
  assert.deepEqual([report.outcome, report.looksLike], ['not moved', 'nothing happened']);
  const { needsActivation, rxAudioMute } = asked()[0]?.form ?? {};
  assert.deepEqual([needsActivation, rxAudioMute], ['true', 'true']);
});

test('Without a target file it is told the Call Bridges', async (t) => {
  const { standIn } = await startManaged(t);
  const { MOVE_CALL_BRIDGES = '', MOVE_USERNAME = '', MOVE_PASSWORD = '', MOVE_CA = '' } = standIn.environment;
  const urls = MOVE_CALL_BRIDGES.split(' ').flatMap((url) => ['--url', url]);
  const args = [...urls, '--user', MOVE_USERNAME, '--ca', MOVE_CA, '--no-wait', 'Alice', 'Planning'];
  const { code, out, err } = await run(t, args, { MOVE_PASSWORD });
  assert.equal(code, 0, err);
  assert.match(out, /accepted the move; it is not followed/);
  const wrong = await run(t, args, { MOVE_PASSWORD: 'wrong' });
  assert.deepEqual([wrong.code, wrong.out], [3, '']);
  assert.match(wrong.err, /refuses the user name or the password/);
});

test('Advice is printed, and the names of others are not obeyed by a terminal', async (t) => {
  const { standIn } = await startManaged(t, 'is refused');
  standIn.seat('Eve \u009b31m', 'Standup', 'Paris');
  const { MOVE_TARGET: target = '' } = standIn.environment;
  const { code, out } = await run(t, ['--target', target, 'Eve \u009b31m', 'Planning']);
  assert.equal(code, 1);
  assert.match(out, /refused: Paris refused to move Eve .*\nIt looks like "nothing happened"\. Look at this:\n {2}- /s);
  assert.match(out, /Eve \uFFFD31m/);
  assert.doesNotMatch(out, /\u009b/);
});

const wrong: readonly [what: string, args: string[], code: number, says: RegExp][] = [
  ['nobody', ['--target', 'x.json'], 2, /say whom to move, and to which space/],
  ['nowhere', ['--target', 'x.json', 'Alice'], 2, /say whom to move, and to which space/],
  ['no target', ['Alice', 'Planning'], 2, /--target or --url is needed/],
  ['no such file', ['--target', 'x.json', 'Alice', 'Planning'], 2, /x\.json can not be read: no such file/],
  ['another file', ['--target', 'package.json', 'Alice', 'Planning'], 2, /package\.json is no target file/],
  ['no account', ['--url', 'https://x', 'Alice', 'Planning'], 2, /--url needs --user/],
  [
    'no password',
    ['--url', 'https://x', '--user', 'a', '--password-env', 'NONE_SUCH', 'A', 'B'],
    2,
    /has no NONE_SUCH/,
  ],
  ['no URL', ['--url', 'http://x', 'Alice', 'Planning'], 2, /https:\/\/host:port is needed/],
  ['no duration', ['--wait', 'long', 'Alice', 'Planning'], 2, /a duration such as 90s or 10m is needed/],
  ['no number', ['--importance', 'high', 'Alice', 'Planning'], 2, /a whole number is needed/],
  ['no parameter', ['--set', 'muted', 'Alice', 'Planning'], 2, /name=value is needed/],
  ['no defect', ['--target', 'package.json', '--defect', 'x', 'Alice', 'Planning'], 2, /no defect "x"/],
  ['nobody there', ['--url', 'https://127.0.0.1:1', '--user', 'a', 'A', 'B'], 3, /does not answer: .*ECONNREFUSED/],
];

for (const [what, args, expected, says] of wrong) {
  test(`${what}: move ${args.join(' ')}`, async (t) => {
    const { code, err } = await run(t, args, what === 'nobody there' ? { MOVE_PASSWORD: 'x' } : {});
    assert.equal(code, expected, err);
    assert.match(err, says);
    assert.doesNotMatch(err, /^\s+at /m);
  });
}

test('Its help fits a terminal, and says what it takes from the environment', async () => {
  const { code, stdout } = await command(['move', '--help']);
  assert.equal(code, 0);
  assert.match(stdout, /MOVE_TARGET, MOVE_PARTICIPANT,\nMOVE_SPACE and MOVE_WAIT/);
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.length > 80),
    [],
  );
});
