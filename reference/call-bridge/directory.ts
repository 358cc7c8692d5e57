/** The cluster's bridges and groups, as the database had them when it was last read. */
import type { Database } from '../database/database.ts';
import type { CallBridgeGroup, CallBridgeRow, WebBridgeRow } from '../database/tables.ts';

export interface Directory {
  callBridge(id: string): CallBridgeRow | undefined;
  callBridges(): readonly CallBridgeRow[];
  webBridges(): readonly WebBridgeRow[];
  group(id: string): CallBridgeGroup | undefined;
  /** Reads the database again. */
  refresh(): Promise<void>;
}

export const createDirectory = (database: Database): Directory => {
  let callBridges = new Map<string, CallBridgeRow>();
  let webBridges: readonly WebBridgeRow[] = [];
  let groups = new Map<string, CallBridgeGroup>();

  const byId = <Item extends { id: string }>(items: readonly Item[]): Map<string, Item> =>
    new Map(items.map((item) => [item.id, item]));

  return {
    callBridge: (id) => callBridges.get(id),
    callBridges: () => [...callBridges.values()],
    webBridges: () => webBridges,
    group: (id) => groups.get(id),
    async refresh() {
      const [bridges, webs, all] = await Promise.all([
        database.callBridges.list(),
        database.webBridges.list(),
        database.callBridgeGroups.list(),
      ]);
      callBridges = byId(bridges.items);
      webBridges = webs.items;
      groups = byId(all.items);
    },
  };
};
