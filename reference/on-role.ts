import type { Parts } from './parts.ts';

type Maker<Deps, Role> = (deps: Deps) => Role;
type RoleName = Extract<keyof Parts, `create${string}`>;
type DepsOf<Name extends RoleName> = Parts[Name] extends Maker<infer Deps, unknown> ? Deps : never;
type RoleOf<Name extends RoleName> = Parts[Name] extends Maker<never, infer Role extends object> ? Role : never;

/** A deviation of one role: what `change` gives stands in the place of what the role did before. */
export const onRole =
  <Name extends RoleName>(
    name: Name,
    change: (role: RoleOf<Name>, deps: DepsOf<Name>) => Partial<RoleOf<Name>>,
  ): ((parts: Parts) => Parts) =>
  (parts) => {
    // Which role goes with which name is lost on the compiler.
    const create = parts[name] as unknown as Maker<DepsOf<Name>, RoleOf<Name>>;
    return {
      ...parts,
      [name](deps: DepsOf<Name>): RoleOf<Name> {
        const role = create(deps);
        return { ...role, ...change(role, deps) };
      },
    };
  };
