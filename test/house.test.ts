import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, test } from 'node:test';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Arrow {
  from: string;
  to: string;
}

const imported = /(?:\bfrom|\bimport\(|^import) ?'(\.{1,2}\/[^']+)'/gm;

const sourcesOf = (room: string): string[] => globSync(`${room}/**/*.{ts,js}`, { cwd: root });

/** What the files of a room import from the project, by path from its root. */
const arrowsOf = (room: string): Arrow[] =>
  sourcesOf(room).flatMap((from) =>
    [...read(from).matchAll(imported)].map(([, path = '']) => ({ from, to: normalize(join(dirname(from), path)) })),
  );

/** The house: `steps → harness → schemas ← reference`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  schemas: ['schemas'],
  features: ['features', 'harness', 'schemas'],
  steps: ['steps', 'harness'],
  harness: ['harness', 'schemas'],
  reference: ['reference', 'schemas'],
  'harness/checks': ['harness/checks', 'harness/trace', 'schemas'],
};

describe('the arrows of the house', () => {
  for (const [room, others] of Object.entries(mayImport)) {
    test(`${room} imports from ${others.join(' and ')} only`, () => {
      assert.notDeepEqual(sourcesOf(room), []);
      assert.deepEqual(
        arrowsOf(room).filter(({ to }) => !others.some((other) => to.startsWith(`${other}/`))),
        [],
      );
    });
  }

  test('checks read the trace, and touch neither network, clock nor files', () => {
    const impure = /\bfrom '(?:node:|[a-z@])|\bDate\b|\bperformance\b|\bMath\.random\b|\bprocess\./;
    assert.deepEqual(
      sourcesOf('harness/checks').filter((file) => impure.test(read(file))),
      [],
    );
  });

  test('nothing but the tests imports the tests', () => {
    const arrows = ['schemas', 'features', 'steps', 'harness', 'reference', 'bin'].flatMap(arrowsOf);
    assert.deepEqual(
      arrows.filter(({ to }) => to.startsWith('test/')),
      [],
    );
  });
});

describe('every file', () => {
  const generated = /^(?:node_modules|dist|reports|coverage|\.git)$/;
  const files = globSync('**/{*,.*}', { cwd: root, exclude: ({ name }) => generated.test(name), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));

  test('names no path of anybody’s machine', () => {
    const machine = /(?<![\w.<$-])\/(?:home|root|Users|work|mnt)\/[\w.-]+|\b[A-Z]:\\\w/;
    assert.deepEqual(
      files.filter((file) => machine.test(read(file))),
      [],
    );
  });
});

describe('the lock file', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

  test('has every package that another one asks for, for whatever platform: `npm ci` wants them all', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !placesOf(name, path).some((place) => place in packages))
        .map((name) => `${name} of ${path}`),
    );
    assert.deepEqual(missing, []);
  });

  test('names no registry but the public one', () => {
    const hosts = Object.values(packages).flatMap(({ resolved }) => (resolved ? [new URL(resolved).host] : []));
    assert.deepEqual(
      [...new Set(hosts)].filter((host) => host !== 'registry.npmjs.org'),
      [],
    );
  });
});

interface Locked {
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Where Node.js looks for a package that the one at `path` asks for. */
function placesOf(name: string, path: string): string[] {
  const parents = path.split('/node_modules/').map((_, index, all) => all.slice(0, index + 1).join('/node_modules/'));
  return [
    ...parents.filter((parent) => parent !== '').map((parent) => `${parent}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}
