import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Started, start } from './command.ts';

export interface Reference extends AsyncDisposable {
  targetFile: string;
  /** A folder of its own, removed at the end. */
  folder: string;
  process: Started;
}

/** The bundled cluster in a process of its own, started by its command line as a user would. */
export async function reference(
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Reference> {
  const folder = mkdtempSync(join(tmpdir(), 'move-conformance-test-'));
  const targetFile = join(folder, 'target.json');
  const process = start(['reference', '--target-file', targetFile, '--until-stdin-ends', ...options], environment);
  await process.says('ready');
  return {
    targetFile,
    folder,
    process,
    async [Symbol.asyncDispose]() {
      process.child.stdin?.end();
      await process.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
