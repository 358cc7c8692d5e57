import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: the same for the sources of a checkout and for what is built from them into dist/. */
export const packageRoot = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}

/** Whether this runs from the sources or from dist/. */
export const isBuilt = import.meta.filename.endsWith('.js');

const { version }: { version: string } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

export const packageVersion = version;

/** Version of the specification: the package's, without the patch. */
export const specificationVersion = version.split('.').slice(0, 2).join('.');
