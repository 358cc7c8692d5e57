import { rename, rm, writeFile } from 'node:fs/promises';
import { clusterError } from './errors.ts';

/**
 * Writes a file that only its owner can read, whole or not at all: whoever waits for it never sees a part.
 * @throws ClusterError FILE_UNWRITABLE
 */
export const writeWhole = async (file: string, text: string): Promise<void> => {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await writeFile(unfinished, text, { mode: 0o600 });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw clusterError('FILE_UNWRITABLE', { file }, error as Error);
  }
};

export const writeJson = (file: string, content: unknown): Promise<void> =>
  writeWhole(file, `${JSON.stringify(content, null, 2)}\n`);
