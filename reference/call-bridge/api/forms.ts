/** The forms of POST and PUT: each resource declares its parameters; reading a form follows the declaration. */
import type { Database } from '../../database/database.ts';
import type { TableName } from '../../database/tables.ts';
import { Failure } from '../failure.ts';
import type { SettingValue } from '../model.ts';
import { missingRow } from './failures.ts';
import { type Form, invalid } from './form.ts';
import { notXml } from './xml.ts';

/** Part of a JSON Schema: what openapi.yaml says of a parameter. */
export interface ParameterSchema {
  type: 'boolean' | 'integer' | 'string';
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  enum?: readonly string[];
}

export interface Parameter<Value extends SettingValue = SettingValue> {
  schema: ParameterSchema;
  /** undefined when the text is no such value. */
  parse(text: string): Value | undefined;
  /** A POST without it is refused, and a PUT can't unset it. */
  required?: true;
  /** The value is the id of a row of this table. */
  refersTo?: keyof typeof missingRow;
}

export type Parameters = Readonly<Record<string, Parameter>>;

type ValueOf<P> = P extends Parameter<infer Value> ? Value : never;
/** What a form said. A parameter that the form unsets is null. */
export type FormValues<P> = { [Name in keyof P]?: ValueOf<P[Name]> | null };

export const boolean: Parameter<boolean> = {
  schema: { type: 'boolean' },
  parse: (text) => {
    const lower = text.toLowerCase();
    return lower === 'true' ? true : lower === 'false' ? false : undefined;
  },
};

const largest = 2_147_483_647;

export const integer = ({ minimum = 0, maximum = largest } = {}): Parameter<number> => ({
  schema: { type: 'integer', minimum, maximum },
  parse: (text) => {
    const value = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    return value >= minimum && value <= maximum ? value : undefined;
  },
});

/** @param maxLength in bytes of UTF-8 */
export const text = (maxLength = 200): Parameter<string> => ({
  schema: { type: 'string', maxLength },
  parse: (value) => (Buffer.byteLength(value) <= maxLength && !notXml.test(value) ? value : undefined),
});

export const matching = (pattern: RegExp): Parameter<string> => ({
  schema: { type: 'string', pattern: pattern.source },
  parse: (value) => (pattern.test(value) ? value : undefined),
});

export const oneOf = <const Value extends string>(...values: Value[]): Parameter<Value> => ({
  schema: { type: 'string', enum: values },
  parse: (value) => values.find((known) => known === value),
});

const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const guid: Parameter<string> = {
  schema: { type: 'string', format: 'uuid' },
  parse: (value) => (guidPattern.test(value) ? value.toLowerCase() : undefined),
};

export const idOf = (table: keyof typeof missingRow): Parameter<string> => ({ ...guid, refersTo: table });

export const required = <Value extends SettingValue>(parameter: Parameter<Value>): Parameter<Value> => ({
  ...parameter,
  required: true,
});

const readValue = (name: string, parameter: Parameter, value: string): SettingValue | null => {
  if (value === '' && parameter.required) throw invalid(name);
  if (value === '') return null;
  const parsed = parameter.parse(value);
  if (parsed === undefined) throw invalid(name);
  return parsed;
};

/**
 * What a form says of the declared parameters. Clients of other versions send others: those are ignored.
 * @throws Failure parameterError
 */
export const readForm = <P extends Parameters>(form: Form, parameters: P): FormValues<P> => {
  if (form.fault) throw form.fault;
  const values: Record<string, SettingValue | null> = {};
  for (const [name, value] of form.values) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter) values[name] = readValue(name, parameter, value);
  }
  return values as FormValues<P>;
};

/**
 * As `readForm`, for a POST: what must be there is there, and an empty value says nothing.
 * @throws Failure parameterError
 */
export const readNewForm = <P extends Parameters>(
  form: Form,
  parameters: P,
): { [Name in keyof P]?: ValueOf<P[Name]> } => {
  for (const [name, parameter] of Object.entries(parameters)) {
    if (parameter.required && !form.fault && !form.values.has(name)) {
      throw new Failure('parameterError', name, 'missing');
    }
  }
  return withoutNulls(readForm(form, parameters));
};

const withoutNulls = <Fields extends object>(fields: Fields): { [Name in keyof Fields]: NonNullable<Fields[Name]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [Name in keyof Fields]: NonNullable<Fields[Name]>;
  };

/** @throws Failure that the object doesn't exist, for the first value that names none */
export const checkReferences = async (
  database: Database,
  parameters: Parameters,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  for (const [name, { refersTo }] of Object.entries(parameters)) {
    const id = values[name];
    if (refersTo && typeof id === 'string' && !(await hasRow(database, refersTo, id))) {
      throw new Failure(missingRow[refersTo]);
    }
  }
};

const hasRow = async (database: Database, table: TableName, id: string): Promise<boolean> =>
  (await database[table].get(id)) !== undefined;
