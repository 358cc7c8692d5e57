import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const execute = promisify(execFile);

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const run = (args: readonly string[], cwd: string): Promise<Ended> =>
  execute(process.execPath, args, { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );

/** The package as a user has it: unpacked, beside nothing but the dependencies that it declares. */
describe('The package', () => {
  let folder = '';
  let bin = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
    await execute('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
    const [archive = ''] = readdirSync(folder);
    await execute('tar', ['-xzf', archive], { cwd: folder });
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
    bin = join(folder, 'node_modules/move-conformance/bin/move-conformance.js');
    await execute('mv', ['package', 'node_modules/move-conformance'], { cwd: folder });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('ships JavaScript, the specification and the schemas, and no tests', () => {
    const shipped = readdirSync(dirname(dirname(bin)), { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      shipped.filter((file) => file.endsWith('.ts') || /(^|\/)test\//.test(file)),
      [],
    );
    for (const file of [
      'LICENSE',
      'README.md',
      'features/the-eleven-steps.feature',
      'schemas/target.schema.json',
      'schemas/asyncapi.yaml',
    ]) {
      assert.ok(shipped.includes(file), file);
    }
  });

  it('judges the bundled reference, in parallel and from an empty folder, and is judged again', async () => {
    const { code, stdout, stderr } = await run(
      [bin, 'run', '--tags', '@STEP-06 or @JWT-01 or @MGR-03', '--parallel', '2'],
      folder,
    );
    assert.equal(code, 4, stdout + stderr);
    assert.match(stdout, /the \d+ selected passed/);
    assert.equal(stderr, '');
    assert.ok(existsSync(join(folder, 'reports/latest/verdict.json')));
    assert.equal((await run([bin, 'judge', 'reports/latest'], folder)).code, 4);
  });

  for (const args of [['requirements', '--json'], ['defects'], ['variants'], ['--help'], ['move', '--help']]) {
    it(`does ${args.join(' ')}`, async () => assert.equal((await run([bin, ...args], folder)).code, 0));
  }

  it('says in one sentence that a Node.js is too old', async () => {
    const older = 'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "20.20.2" })';
    const { code, stdout, stderr } = await run(['--import', older, bin, 'requirements'], folder);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^move-conformance needs Node\.js 22\.18 or newer, and this is 20\.20\.2: [^\n]+\.\n$/);
  });
});
