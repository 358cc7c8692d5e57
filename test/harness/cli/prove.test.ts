import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import proofSchema from '../../../schemas/proof.schema.json' with { type: 'json' };
import type { Proof } from '../../../schemas/types/proof.ts';
import { command, type Ended, start } from '../support/command.ts';

describe('prove', { concurrency: 2 }, () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prove-'));
  });
  after(() => rm(folder, { recursive: true }));

  const prove = (name: string, ...options: string[]): Promise<Ended> =>
    command(['prove', ...options, '--parallel', '1', '--json', '--out', join(folder, name)]);
  const validate = new Ajv({ allowUnionTypes: true }).compile<Proof>(proofSchema);
  const proofOf = (text: string): Proof => {
    const proof = JSON.parse(text);
    assert.ok(validate(proof), JSON.stringify(validate.errors));
    return proof;
  };

  it('prints the proof that it writes, and nothing else', async () => {
    const defects = ['--only', 'defects', '--defect', 'move-told-twice', '--first'];
    const variants = ['--only', 'variants', '--variant', 'absolute-location', '--requirement', 'STEP-06'];
    const { code, stdout } = await prove('some', ...defects, ...variants);
    assert.equal(code, 0, stdout);
    const { summary, took, ...proof } = proofOf(stdout);
    assert.deepEqual(proofOf(await readFile(join(folder, 'some/proof.json'), 'utf8')), { summary, took, ...proof });
    const { defects: tried, killed, variants: permitted, variantsRed, mutants } = summary;
    assert.deepEqual(
      { tried, killed, permitted, variantsRed, mutants },
      { tried: 1, killed: 1, permitted: 1, variantsRed: 0, mutants: 0 },
    );
    assert.deepEqual(Object.keys(took).sort(), ['defects', 'variants']);
    assert.equal(proof.defects[0]?.by.length, 1);
  });

  it('says so when it is interrupted, and ends with 4', async () => {
    const defects = ['--defect', 'move-told-twice', '--defect', 'ghost-in-the-list', '--defect', 'home-gives-up'];
    const out = ['--parallel', '1', '--out', join(folder, 'interrupted')];
    const { child, ended, says } = start(['prove', '--only', 'defects', ...defects, ...out]);
    await says('killed');
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    assert.equal(code, 4, stdout + stderr);
    assert.equal(stderr, 'The run was interrupted by SIGINT. [E_INTERRUPTED]\nRun again.\n');
    assert.doesNotMatch(stdout, /Proved|Not proved/);
  });

  it('names the checks that a recorded run has never asked, and ends with 1', async () => {
    const trace = join(folder, 'recorded');
    await command(['run', '--requirement', 'STEP-06', '--out', trace]);
    const { code, stdout } = await prove('mutants', '--only', 'mutants', '--mutants', '300', '--trace', trace);
    assert.equal(code, 1, stdout);
    const { mutants, summary } = proofOf(stdout);
    assert.ok((mutants?.unasked.length ?? 0) > 20, stdout);
    assert.equal(summary.mutants, mutants?.judged);
    assert.ok(summary.mutants > 200, stdout);
  });
});
