import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runManager } from '../../../harness/stand-in/run-manager.ts';
import { Trace } from '../../../harness/trace/trace.ts';

let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-manager-'));
});

after(() => rm(folder, { recursive: true }));

/** What is recorded of a command's end. */
const ended = async (command: string, limit = 20_000) => {
  const trace = new Trace(Date.now());
  await runManager(trace, { command, folder, environment: { MOVE_SPACE_NAME: 'Planning' }, limit });
  const [record, ...others] = trace.records;
  assert.ok(record?.kind === 'act' && others.length === 0);
  return record.args;
};

test('The end of a manager is recorded, and the end of what it said', async () => {
  assert.deepEqual(await ended('exit 0'), { code: 0, said: '' });
  assert.deepEqual(await ended('echo "to $MOVE_SPACE_NAME"; echo bad >&2; exit 75'), {
    code: 75,
    said: 'to Planning\nbad\n',
  });
  const { said } = await ended(`${JSON.stringify(process.execPath)} -e "console.log('x'.repeat(5000) + 'end')"`);
  assert.equal(String(said).length, 2000);
  assert.match(String(said), /end\n$/);
});

test('It runs in the folder of the target file, and nobody types anything', async () => {
  await ended('cat > typed; pwd > where');
  assert.equal(await readFile(join(folder, 'typed'), 'utf8'), '');
  assert.match(await readFile(join(folder, 'where'), 'utf8'), /run-manager-/);
});

test('One that does not end is ended, with all that it has started', async () => {
  const began = performance.now();
  const { stopped } = await ended('sleep 60 & sleep 60; exit 0', 100);
  assert.equal(stopped, 'not ended within 0.1 s');
  assert.ok(performance.now() - began < 20_000);
});

test('A command that can not be run is nobody’s verdict', async () => {
  await assert.rejects(ended('./no-such-manager'), /The manager's command can't be run: .*no-such-manager/);
});
