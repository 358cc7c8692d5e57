import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTargetFile } from '../../harness/target/target-file.ts';
import { readBaseline } from '../../harness/verdict/baseline.ts';
import { readRequirements } from '../../harness/verdict/requirements.ts';
import schema from '../../schemas/target.schema.json' with { type: 'json' };
import { fences, root } from './support/fences.ts';

const example = (role: string): string => {
  const [fence, ...others] = fences('README.md').filter((one) => one.role === role);
  assert.ok(fence && others.length === 0, `README.md has one example of a ${role}`);
  return fence.text;
};

async function inFile<T>(text: string, use: (file: string) => T | Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    const file = join(folder, 'example.json');
    await writeFile(file, text);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('The target file of the README is one', async () => {
  await inFile(example('target'), readTargetFile);
});

test('The baseline of the README is one', async () => {
  await inFile(example('baseline'), (file) => readBaseline(file, readRequirements(), new Date()));
});

test('examples/target.json is a target file, and has every key', async () => {
  const target = await readTargetFile(join(root, 'examples/target.json'));
  assert.deepEqual(keysOf(target), keysOfSchema(schema));
});

/** Names of all keys, wherever they stand. What a driver's options are called is its own business. */
function keysOf(value: unknown, found = new Set<string>()): string[] {
  if (Array.isArray(value)) for (const item of value) keysOf(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      found.add(key);
      // A fault is called by what it does, and where.
      if (key === 'faults') keysOf(Object.values(inner as object), found);
      else if (key !== 'options') keysOf(inner, found);
    }
  }
  return [...found].sort();
}

function keysOfSchema(value: unknown, found = new Set<string>()): string[] {
  if (typeof value !== 'object' || value === null) return [];
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'properties') for (const name of Object.keys(inner)) found.add(name);
    keysOfSchema(inner, found);
  }
  return [...found].sort();
}
