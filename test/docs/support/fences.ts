import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** A fenced block of a Markdown file. Behind its language may stand what the tests do with it, such as `run=operator`. */
export interface Fence {
  language: string;
  role: string;
  text: string;
  /** In the file, from 1. */
  line: number;
}

/** @param file Relative to the project's folder. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

export function fences(file: string): Fence[] {
  const source = read(file);
  return [...source.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(
    ({ 1: language, 2: role, 3: text, index }) => ({
      language: language ?? '',
      role: role ?? '',
      text: text ?? '',
      line: source.slice(0, index).split('\n').length,
    }),
  );
}
