/** What there is on a cluster, of anybody, as an operator sees it. */
import type { Operator } from '../../reference/support/operator.ts';

// biome-ignore lint/suspicious/noExplicitAny: parsed XML, of which single fields are read
type Fields = any;

/** What each Call Bridge has for itself. */
const own = ['calls', 'participants', 'callLegs'];
/** What all have in common, and what is not made anew all the while. */
const common = ['callProfiles', 'callLegProfiles', 'callBridgeGroups', 'callBridges', 'webBridges', 'tenants', 'users'];

/** A name that a stranger gave. */
const isStrangers = (name: string) => /~\d+$/.test(name);

/** Everything that people and runs make and that no stranger made, in words, on every Call Bridge. */
export async function madeByOthers(operator: Operator, callBridges: number): Promise<string[]> {
  const made = ['coSpaces', 'callProfiles', 'callLegProfiles', 'callBridgeGroups', 'tenants'];
  const lists = Array.from({ length: callBridges }, (_, node) => [...own, ...made].map((list) => ({ node, list })));
  const found = await Promise.all(
    lists.flat().map(async ({ node, list }) => {
      const items = await listAll(operator, node, list);
      return items.filter(({ name }) => !isStrangers(String(name))).map(({ name }) => `${list} ${name} on ${node}`);
    }),
  );
  return found.flat();
}

/** Every setting of the cluster and of each Call Bridge, word by word. */
export async function settingsOf(operator: Operator, callBridges: number): Promise<string> {
  const nodes = Array.from({ length: callBridges }, (_, node) => node);
  const clusters = await Promise.all(nodes.map((node) => operator.send(node, 'GET', '/system/configuration/cluster')));
  const shared = await Promise.all(
    common.map(async (list) => {
      const items = await listAll(operator, 0, list);
      const shown = await Promise.all(items.map((item) => operator.send(0, 'GET', `/${list}/${item['@id']}`)));
      return shown.map(({ text }) => text);
    }),
  );
  return [...clusters.map(({ text }) => text), ...shared.flat()].join('\n');
}

async function listAll(operator: Operator, node: number, list: string): Promise<Fields[]> {
  const found: Fields[] = [];
  for (;;) {
    const { [list]: page } = await operator.get(node, `/${list}?offset=${found.length}`);
    const items = [page[list.slice(0, -1)] ?? []].flat();
    found.push(...items);
    if (items.length === 0 || found.length >= Number(page['@total'])) return found;
  }
}
