import type { ManagerParts } from './manager/parts.ts';
import type { Parts } from './parts.ts';

/** A deviation of the manager. @param change Its parts so far, to those that are other ones. */
export const onManager =
  (change: (manager: ManagerParts) => Partial<ManagerParts>) =>
  (parts: Parts): Parts => ({ ...parts, manager: { ...parts.manager, ...change(parts.manager) } });
