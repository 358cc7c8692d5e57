import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Secret } from '../../schemas/types/target.ts';
import { harnessError, reasonOf } from '../errors.ts';
import { fileReason } from './target-file.ts';

const commandLimit = 10_000;

/**
 * A secret of a target file: as written, from the environment, from a file, or what a command prints.
 * One line end behind it is dropped; a command has 10 s.
 * @param path Where it stands in the target file, for the error.
 * @throws HarnessError E_SECRET_UNAVAILABLE
 */
export async function resolveSecret(secret: Secret, path: string, targetFile: string): Promise<string> {
  const value = (await fetchSecret(secret, path, dirname(resolve(targetFile)))).replace(/\r?\n$/, '');
  if (value === '') throw harnessError('E_SECRET_UNAVAILABLE', { path, why: 'it is empty' });
  return value;
}

async function fetchSecret(secret: Secret, path: string, folder: string): Promise<string> {
  if (typeof secret === 'string') return secret;
  if ('env' in secret) return fromEnvironment(secret.env, path);
  if ('file' in secret) return fromFile(resolve(folder, secret.file), path);
  return fromCommand(secret.command, path, folder);
}

function fromEnvironment(name: string, path: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw harnessError('E_SECRET_UNAVAILABLE', { path, why: `the environment has no ${name}` });
  }
  return value;
}

async function fromFile(file: string, path: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw harnessError('E_SECRET_UNAVAILABLE', { path, why: `${file}: ${fileReason(error)}` }, error);
  }
}

async function fromCommand(command: string, path: string, cwd: string): Promise<string> {
  try {
    return (await promisify(exec)(command, { cwd, timeout: commandLimit, maxBuffer: 64 * 1024 })).stdout;
  } catch (error) {
    throw harnessError('E_SECRET_UNAVAILABLE', { path, why: commandReason(error) }, error);
  }
}

/** Never what the command printed: that may be half the secret. */
function commandReason(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return reasonOf(error);
  if ('killed' in error && error.killed === true) return `its command took longer than ${commandLimit / 1000} s`;
  return `its command ended with ${String(error.code)}`;
}
