import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { specificationVersion } from '../../harness/package-root.ts';
import { wrap } from '../../harness/report/terminal.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';
import { classLine } from '../../harness/verdict/target-class.ts';
import type { TargetClass } from '../../schemas/types/verdict.ts';
import verdictSchema from '../../schemas/verdict.schema.json' with { type: 'json' };
import { type Fence, fences, read, root } from './support/fences.ts';
import { Terminal } from './support/terminal.ts';

/** Blocks that the reader of the README runs, and what one is told to see; a terminal each, in the order of the text. */
const blocks = fences('README.md').map((fence) => ({ fence, ...roleOf(fence) }));

function roleOf({ role }: Fence): { does: string; where: string } {
  const [does = '', where = ''] = role.split('=');
  return { does, where };
}

test('The verdict that the README begins with is that of the reference, but for numbers', () => {
  const [shown = ''] = blocks.filter(({ where }) => where === 'start').map(({ fence }) => fence.text);
  const line = `reference cluster: ${classLine(ofReference, readRequirements(), specificationVersion)}`;
  const statuses = verdictSchema.properties.counts.required.map((status) => `${status} 0`).join(' · ');
  const numberless = (text: string) => text.replace(/\d+/g, '0').split('\n');
  const missing = [...wrap(line, 80), statuses].filter((one) => !numberless(shown).includes(numberless(one)[0] ?? ''));
  assert.deepEqual(missing, []);
});

const claims: TargetClass['claims'] = { callBridges: 3, webBridges: 2, users: 2, sip: 1, jwks: true, binding: true };

/** The class that the reference's own target files fix. */
const ofReference: TargetClass = {
  profile: 'full',
  look: ['rest', 'participant'],
  levers: ['exclusive-use'],
  claims,
  others: [{ name: 'reference cluster of processes', levers: ['kill', 'stop', 'cut'], claims }],
};

describe('README', () => {
  let folder = '';
  const terminals = new Map<string, Terminal>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readme-'));
    await install(join(folder, '.bin'));
  });

  after(async () => {
    await Promise.all([...terminals.values()].map((terminal) => terminal.close()));
    await rm(folder, { recursive: true });
  });

  const terminal = (name: string): Terminal => {
    const known = terminals.get(name) ?? new Terminal(name, { cwd: folder, commands: join(folder, '.bin') });
    terminals.set(name, known);
    return known;
  };

  test('every example does what the text says', async () => {
    for (const { fence, does, where } of blocks) {
      if (where === 'start') continue;
      if (does === 'run' || does === 'types') terminal(where).type(fence.text);
      if (does === 'shows') await terminal(where).shows(fence);
    }
  });

  test('the evidence of a run is what the table lists', async () => {
    const listed = [...section('Evidence').matchAll(/^\| `([\w.]+)` \|/gm)].map(([, file]) => file);
    assert.deepEqual((await readdir(join(folder, 'reports/latest'))).sort(), listed.sort());
  });

  test('Ctrl-C ends the reference and the web app, in good order', async () => {
    for (const name of ['cluster', 'alice']) {
      const shell = terminal(name);
      shell.type('');
      assert.equal(await shell.close(), 0, name);
    }
  });
});

/** `npx` and the command itself, without what npm needs to find them. */
async function install(bin: string): Promise<void> {
  await mkdir(bin);
  const command = `exec '${process.execPath}' '${join(root, 'bin/move-conformance.js')}' "$@"`;
  for (const [name, text] of [
    ['npx', 'exec "$@"'],
    ['move-conformance', command],
  ] as const) {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  }
}

/** A section of the README, by its title. */
function section(title: string): string {
  const [, text = ''] = read('README.md').split(`\n## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}
