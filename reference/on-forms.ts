import type { Form } from './call-bridge/api/form.ts';
import type { FormHook } from './call-bridge/model.ts';
import type { Parts } from './parts.ts';

/** A deviation that reads the forms of the REST API in another way, after all that changed them before. */
export const onForms =
  (change: FormHook) =>
  (parts: Parts): Parts => ({ ...parts, restForm: (form) => change(parts.restForm?.(form) ?? form) });

/** A form in which some values are others; undefined leaves the parameter out. */
export const withValues = (form: Form, change: (name: string, value: string) => string | undefined): Form => {
  const changed = [...form.values].map(([name, value]) => [name, change(name, value)] as const);
  return {
    ...form,
    values: new Map(changed.filter((pair): pair is readonly [string, string] => pair[1] !== undefined)),
  };
};
