import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const rooms = ['bin', 'features', 'harness', 'reference', 'schemas', 'steps', 'package.json'];

export interface Checkout {
  /** Path of its command. */
  bin: string;
  /** Put another text in the place of the first one that is this, behind a place. */
  change(file: string, before: string, after: string, behind?: string): void;
  remove(): void;
}

/** A copy of this project in which something is to be wrong. */
export function checkout(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'move-conformance-checkout-'));
  for (const room of rooms) cpSync(join(root, room), join(folder, room), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    bin: join(folder, 'bin/move-conformance.js'),
    change(file, before, after, behind = '') {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      const start = text.indexOf(behind);
      const rest = text.slice(start);
      if (start < 0 || !rest.includes(before)) throw new Error(`${file} has no ${before}`);
      writeFileSync(path, text.slice(0, start) + rest.replace(before, () => after));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
