import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { managerDeviationArgs } from '../../reference/cli/deviations.ts';
import { defects } from '../../reference/defects/index.ts';
import { applyAll } from '../../reference/deviation.ts';
import { defaultParts, type Parts } from '../../reference/parts.ts';
import { variants } from '../../reference/variants/index.ts';

const features = new URL('../../features/', import.meta.url);

/** What is in brackets, wherever the pattern is in the specification. */
const named = async (pattern: RegExp): Promise<Set<string>> => {
  const files = (await readdir(features)).filter((file) => file.endsWith('.feature'));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, features), 'utf8')));
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')));
};

const differs = (parts: Parts): boolean =>
  Object.entries(parts).some(([name, part]) => defaultParts[name as keyof Parts] !== part);

describe('defects and variants', () => {
  it('have ids of their own, and say in sentences what they are', () => {
    const all = [...defects, ...variants];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { id, title } of all) {
      assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.match(title, /^\S.*\.$/, id);
    }
    for (const { id, how } of defects) assert.match(how, /^\S.*\.$/, id);
  });

  it('replace some part', () => {
    for (const one of [...defects, ...variants]) assert.ok(differs(one.apply(defaultParts)), one.id);
  });

  it('are given on to the manager where they are of the manager, and to nobody else', async () => {
    const options = { defect: ['no-challenge', 'manager-ends-well'], variant: ['manager-looks-seldom', 'tls-1-2'] };
    const args = await managerDeviationArgs(options);
    assert.deepEqual(args, ['--defect', 'manager-ends-well', '--variant', 'manager-looks-seldom']);
    assert.deepEqual(await managerDeviationArgs({}), []);
  });

  it('can be applied together', () => {
    assert.ok(differs(applyAll(defaultParts, [...variants, ...defects])));
  });

  it('name a requirement of the specification', async () => {
    const known = await named(/^\s*Rule: ([A-Z]+-\d+) /gm);
    for (const { id, requirement } of defects) assert.ok(known.has(requirement), `${id}: ${requirement}`);
  });

  it('leave out no requirement that has scenarios, but for those of the web app', async () => {
    const broken = new Set(defects.map(({ requirement }) => requirement));
    const specified = await named(/@([A-Z]+-\d+)\.\d+/g);
    assert.deepEqual(
      [...specified].filter((id) => !id.startsWith('WEB-') && !broken.has(id)),
      [],
    );
  });

  it('are spread over all areas that have scenarios, but for the web app, which the cluster does not bring', async () => {
    const areas = new Set(defects.map(({ requirement }) => requirement.split('-')[0]));
    const specified = await named(/@([A-Z]+)-\d+\.\d+/g);
    assert.deepEqual([...areas].sort(), [...specified].filter((area) => area !== 'WEB').sort());
  });
});
