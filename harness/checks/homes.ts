import type { Records } from './check.ts';
import { homeOf } from './instances.ts';
import { callBridges, object } from './view.ts';

/** The home of every participant that was ever seen by its id, as a node of the target file. */
export function homes(records: Records): Map<string, string> {
  const bridges = callBridges(records);
  const found = new Map<string, string>();
  for (const record of records) {
    if (record.kind !== 'rest' || record.method !== 'GET' || record.status !== 200) continue;
    const [, id] = /^\/api\/v1\/participants\/([^/?]+)$/.exec(record.path) ?? [];
    const bridge = bridges.find(({ node }) => node === record.node);
    const fields = object(record.data, 'participant');
    if (id === undefined || !bridge || !fields) continue;
    const home = bridges.find(({ name }) => name === homeOf(records, bridge, fields));
    if (home) found.set(id, home.node);
  }
  return found;
}
