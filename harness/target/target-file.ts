import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import targetSchema from '../../schemas/target.schema.json' with { type: 'json' };
import type { TargetFile } from '../../schemas/types/target.ts';
import { harnessError, reasonOf } from '../errors.ts';
import { nearest } from '../nearest.ts';

/**
 * Read a target file and check it against its schema.
 * @throws HarnessError E_TARGET_UNREADABLE, E_TARGET_INVALID
 */
export async function readTargetFile(file: string): Promise<TargetFile> {
  const content = parse(file, await read(file));
  const validate = validator();
  if (!validate(content)) throw harnessError('E_TARGET_INVALID', { file, ...explain(validate.errors ?? []) });
  checkBeyondSchema(file, content);
  return content;
}

let compiled: ValidateFunction<TargetFile> | undefined;

/** Compiled once, not for each target of a run: that costs more than all the rest of reading one. */
const validator = (): ValidateFunction<TargetFile> =>
  (compiled ??= new Ajv({
    allErrors: true,
    verbose: true,
    validateSchema: false,
    code: { optimize: false },
  }).compile<TargetFile>(targetSchema));

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw harnessError('E_TARGET_UNREADABLE', { file, why: fileReason(error) }, error);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw harnessError('E_TARGET_UNREADABLE', { file, why: `it is not JSON (${reasonOf(error)})` }, error);
  }
}

/** Why a file could not be read, in words. */
export function fileReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'reading it is not allowed';
  if (code === 'EISDIR') return 'it is a folder';
  return reasonOf(error);
}

/** The first thing that is wrong, as a path and a reason. The branches of a `oneOf` say less than its description. */
function explain(errors: readonly ErrorObject[]): { path: string; why: string } {
  const outside = errors.filter(({ schemaPath }) => !schemaPath.includes('/oneOf/'));
  const error = outside[0] ?? errors[0];
  if (!error) return { path: '/', why: 'it does not fit the schema' };
  const path = error.instancePath || '/';
  if (error.keyword === 'additionalProperties') return { path, why: unknownKey(error) };
  if (error.keyword === 'enum') return { path, why: `it must be one of ${error.params.allowedValues.join(', ')}` };
  if (error.keyword === 'oneOf') return { path, why: `it must be: ${error.parentSchema?.description}` };
  return { path, why: `it ${error.message}` };
}

function unknownKey({ params, parentSchema }: ErrorObject): string {
  const key = String(params.additionalProperty);
  const known = Object.keys(parentSchema?.properties ?? {});
  const meant = nearest(key, known);
  return `the key "${key}" is unknown${meant ? `; did you mean "${meant}"?` : ` (known: ${known.join(', ')})`}`;
}

function checkBeyondSchema(file: string, target: TargetFile): void {
  for (const list of ['callBridges', 'webBridges'] as const) {
    const names = target[list].map(({ name }) => name);
    for (const [index, { name, url }] of target[list].entries()) {
      if (names.indexOf(name) !== index) {
        throw harnessError('E_TARGET_INVALID', { file, path: `/${list}/${index}/name`, why: `"${name}" stands twice` });
      }
      if (!isOrigin(url)) {
        const why = 'it must be scheme, host and port alone, such as https://host:445';
        throw harnessError('E_TARGET_INVALID', { file, path: `/${list}/${index}/url`, why });
      }
    }
  }
}

function isOrigin(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.pathname === '/' && !parsed.search && !parsed.hash && !parsed.username;
}
