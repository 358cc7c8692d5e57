/** Whether what a Call Bridge answers is what schemas/rest.schema.json says of it. TRUTH-13 */
import { createChecker } from '../../schemas/checker.ts';
import schema from '../../schemas/rest.schema.json' with { type: 'json' };
import type { RestRecord } from '../trace/record.ts';

type BodyName = keyof typeof schema.$defs;

const check = createChecker(schema);

/** The definition of what stands in each root element. Failures are not among them: a cluster may know more than are listed. */
const bodies: ReadonlyMap<string, BodyName> = new Map(
  (Object.keys(schema.$defs) as BodyName[]).flatMap((name) => {
    const [root] = (schema.$defs[name] as { required?: readonly string[] }).required ?? [];
    return name.endsWith('Body') && name !== 'FailureBody' && root !== undefined ? [[root, name] as const] : [];
  }),
);

/** What is wrong with a body, where it is one that the schema knows; other elements are nobody's business. */
export function wrongIn(data: unknown): string | undefined {
  const [root = ''] = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  const name = bodies.get(root);
  return name && check(name, said(data));
}

/** Without elements that are there and empty: that means what not being there means. Only a name may be empty. */
function said(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(said);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name, value]) => value !== '' || name === 'name')
      .map(([name, value]) => [name, said(value)]),
  );
}

/** The record with what is wrong in it, as the target's. */
export function judged(record: RestRecord): RestRecord {
  const { invalid: _, ...rest } = record;
  const errors = wrongIn(record.data);
  return errors === undefined ? rest : { ...rest, invalid: { by: 'target', errors } };
}
