import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { command } from '../harness/support/command.ts';
import { read } from './support/fences.ts';

const documents = ['README.md', 'CONTRIBUTING.md', '.github/workflows/ci.yml'];
const commands = [
  'run',
  'judge',
  'requirements',
  'explore',
  'prove',
  'clean',
  'reference',
  'web-app',
  'move',
  'defects',
  'variants',
];
const subcommands = ['reference init', 'reference node', 'reference tell', 'reference host'];

const helps = new Map<string, string>();

before(async () => {
  const ask = async (name: string) => helps.set(name, (await command([...name.split(' '), '--help'])).stdout);
  await Promise.all([...commands, ...subcommands].map(ask));
});

const optionsIn = (text: string): string[] =>
  [...text.matchAll(/(?<=[\s`(])--[a-z][a-z-]*/g)].map(([option]) => option);

const known = (option: string, command?: string): boolean =>
  command === undefined
    ? [...helps.keys()].some((name) => known(option, name))
    : optionsIn(helps.get(command) ?? '').includes(option);

for (const document of documents) {
  describe(document, () => {
    const text = read(document).replaceAll(/\\\n\s*/g, '');

    test('every command exists, with every option that it is shown with', () => {
      const wrong: string[] = [];
      for (const [shown, first = '', second = ''] of text.matchAll(shownCommand)) {
        const name = subcommands.includes(`${first} ${second}`) ? `${first} ${second}` : first;
        if (!commands.includes(first)) wrong.push(shown);
        else for (const option of optionsIn(shown)) if (!known(option, name)) wrong.push(`${name} ${option}`);
      }
      assert.deepEqual(wrong, []);
    });

    test('every option that stands alone is one of some command', () => {
      const alone = [...text.matchAll(/`(--[^`]*)`/g)].flatMap(([, code = '']) => optionsIn(` ${code}`));
      assert.deepEqual(
        alone.filter((option) => !known(option)),
        [],
      );
    });
  });
}

/** To the end of the command: of the line, or of the inline code. */
const shownCommand = /(?<=npx |`)move-conformance ([a-z-]+)(?: ([a-z]+)\b)?[^\n`;|]*/g;
