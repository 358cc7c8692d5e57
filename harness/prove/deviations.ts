/** What the reference can be given, as its own command line lists it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { harnessError, reasonOf } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { packageRoot } from '../package-root.ts';

export interface Defect {
  id: string;
  /** Id of the requirement that it breaks. */
  requirement: string;
  title: string;
  /** How a vendor comes to it. */
  how: string;
  /** More options of `reference`, without which it does not show. */
  options: readonly string[];
}

export interface Variant {
  id: string;
  /** What permits it. */
  permits: string;
  title: string;
  /** What it does in its own way as a whole. */
  replaces?: string;
  options: readonly string[];
}

export const listDefects = (): Promise<Defect[]> => list('defects');
export const listVariants = (): Promise<Variant[]> => list('variants');

/** Those with these ids; all of them where none is named. @throws HarnessError E_USAGE */
export function named<T extends { id: string }>(all: readonly T[], ids: readonly string[], what: string): T[] {
  for (const id of ids) {
    if (all.some((one) => one.id === id)) continue;
    const meant = nearest(
      id,
      all.map((one) => one.id),
    );
    throw harnessError('E_USAGE', { what: `There is no ${what} ${id}${meant ? `; did you mean ${meant}` : ''}.` });
  }
  return ids.length === 0 ? [...all] : all.filter(({ id }) => ids.includes(id));
}

async function list<T>(what: 'defects' | 'variants'): Promise<T[]> {
  const command = join(packageRoot, 'bin', 'move-conformance.js');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [command, what, '--json'], { maxBuffer: 2 ** 24 });
    return (JSON.parse(stdout) as Record<string, T[]>)[what] ?? [];
  } catch (error) {
    throw harnessError('E_REFERENCE_START', { why: reasonOf(error) }, error);
  }
}
