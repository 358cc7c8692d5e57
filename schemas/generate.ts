/** Writes the TypeScript types of every schema in this folder to types/: `npm run generate`. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const here = new URL('./', import.meta.url);
const ending = '.schema.json';

/** The types of one schema file, as TypeScript. */
export async function typesOf(file: string): Promise<string> {
  const schema = JSON.parse(await readFile(new URL(file, here), 'utf8')) as JSONSchema;
  return compile(schema, file, {
    bannerComment: `/** Generated from schemas/${file} by \`npm run generate\`. */`,
    // Messages are definitions that nothing at the root refers to.
    unreachableDefinitions: true,
    // Plain arrays, not unions of tuples.
    ignoreMinAndMaxItems: true,
    cwd: here.pathname,
    style: { singleQuote: true, printWidth: 120 },
  });
}

/** Name of every schema file, and the place of its types. */
export async function schemaFiles(): Promise<{ file: string; types: URL }[]> {
  const files = (await readdir(here)).filter((file) => file.endsWith(ending)).sort();
  return files.map((file) => ({ file, types: new URL(`types/${file.replace(ending, '.ts')}`, here) }));
}

if (import.meta.main) {
  await mkdir(new URL('types/', here), { recursive: true });
  for (const { file, types } of await schemaFiles()) {
    await writeFile(types, await typesOf(file));
  }
}
