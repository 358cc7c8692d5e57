import type { Records } from './check.ts';
import { remember } from './remember.ts';
import { callBridges, type Fields, leaf, type Node, object } from './view.ts';

/** The home of every participant that was ever seen by its id, as a node of the target file. */
export const homes: (records: Records) => ReadonlyMap<string, string> = remember((records) => {
  const bridges = callBridges(records);
  const found = new Map<string, string>();
  for (const record of records) {
    if (record.kind !== 'rest' || record.method !== 'GET' || record.status !== 200) continue;
    const [, id] = /^\/api\/v1\/participants\/([^/?]+)$/.exec(record.path) ?? [];
    const bridge = bridges.find(({ node }) => node === record.node);
    const fields = object(record.data, 'participant');
    if (id === undefined || !bridge || !fields) continue;
    const home = bridges.find(({ name }) => name === homeOf(bridges, bridge, fields));
    if (home) found.set(id, home.node);
  }
  return found;
});

/** Name of the home Call Bridge; a Call Bridge may leave out `callBridge` where it is itself the home. */
export function homeOf(bridges: readonly Node[], node: Node, fields: Fields): string {
  const id = leaf(fields, 'callBridge');
  if (id === undefined) return node.name;
  return bridges.find((bridge) => bridge.id === id)?.name ?? `an unknown Call Bridge (${id})`;
}
