/** Checks messages against the named definitions of a schema file. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** A schema file whose messages are its `$defs`. */
export interface MessageSchema {
  $id: string;
  $defs: Readonly<Record<string, object>>;
}

/** What breaks the definition `name` in `value`, as one line; undefined when nothing does. */
export type Checker<Name extends string = string> = (name: Name, value: unknown) => string | undefined;

/**
 * A checker for the messages of `schema`, which may refer to other schema files, given as `referred`.
 * A definition is compiled when it is first asked for, once. Make one checker a process and schema.
 */
export function createChecker<S extends MessageSchema>(
  schema: S,
  ...referred: readonly MessageSchema[]
): Checker<keyof S['$defs'] & string> {
  // The schemas are this package's own: a test checks them, no start need do it again.
  const ajv = new Ajv({ allowUnionTypes: true, validateSchema: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addSchema([schema, ...referred]);
  const compiled = new Map<string, ValidateFunction>();
  return (name, value) => {
    const validate = compiled.get(name) ?? ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
    compiled.set(name, validate);
    return validate(value) ? undefined : describe(validate.errors ?? []);
  };
}

function describe(errors: readonly ErrorObject[]): string {
  return errors.map((error) => `${error.instancePath || 'the message'} ${error.message}${detail(error)}`).join('; ');
}

function detail({ params }: ErrorObject): string {
  const property: unknown = params.additionalProperty;
  return typeof property === 'string' ? ` (${property})` : '';
}
