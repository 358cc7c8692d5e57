import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { read, root } from './support/fences.ts';

const documents = globSync(['*.md', 'features/*.md', 'schemas/*.md'], { cwd: root }).sort();

describe('links', () => {
  for (const document of documents) {
    test(`${document}: every file and every heading that is linked to is there`, () => {
      const links = [...read(document).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
      assert.deepEqual(
        links.filter((link) => !leads(document, link)),
        [],
      );
    });
  }
});

function leads(document: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  return existsSync(join(root, file)) && (heading === undefined || anchors(file).includes(heading));
}

/** As GitHub makes them of headings. */
const anchors = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
