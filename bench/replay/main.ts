/**
 * `node bench/replay/main.ts TRACE TARGET`: does again what the run of a trace did, on another cluster, with nothing but
 * `node:https` and `ws`, and prints a `Replayed` as JSON.
 */
import type { NamedRecord, TraceRecord } from '../../harness/trace/record.ts';
import { readTrace } from '../../harness/trace/trace-file.ts';
import { Cluster } from './cluster.ts';
import { lanesOf } from './lanes.ts';
import { orderOf } from './order.ts';
import { type Difference, play, type Script } from './play.ts';
import { readOperations } from './read-operations.ts';
import { Substitution } from './substitution.ts';

export interface Replayed {
  /** Milliseconds from the first exchange to the end of the last one. */
  wall: number;
  exchanges: number;
  /** How many scenarios were replayed at a time: as many as in the run. */
  lanes: number;
  differences: Difference[];
}

async function replay(traceFile: string, targetFile: string): Promise<Replayed> {
  const { blocks } = readTrace(traceFile);
  const cluster = new Cluster(targetFile);
  const known = await callBridges(blocks, cluster);
  const ids = new Set(known.keys());
  const scripts = blocks.map((records) => scriptOf(records, ids, cluster.passwords));
  const lanes = lanesOf(blocks.map((records) => ({ start: records[0]?.time ?? 0, end: records.at(-1)?.time ?? 0 })));
  const waiting = inOrderOfBeginning(blocks, scripts);
  const differences: Difference[] = [];
  const lane = async () => {
    const agent = cluster.newAgent();
    for (let script = waiting.shift(); script; script = waiting.shift()) {
      differences.push(...(await play(script, cluster, agent, new Substitution(known))));
    }
    agent.destroy();
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  const wall = performance.now() - began;
  return { wall, exchanges: scripts.reduce((sum, { operations }) => sum + operations.length, 0), lanes, differences };
}

/** Ids of the Call Bridges: recorded, and now. */
async function callBridges(
  blocks: readonly (readonly TraceRecord[])[],
  cluster: Cluster,
): Promise<Map<string, string>> {
  const now = await cluster.callBridgeIds(cluster.newAgent());
  const named = blocks.flat().filter((record): record is NamedRecord => record.kind === 'named');
  const recorded = named.filter(({ what }) => what === 'callBridge');
  return new Map(recorded.map(({ id, node = '' }) => [id, now.get(node) ?? id]));
}

function scriptOf(
  records: readonly TraceRecord[],
  ids: ReadonlySet<string>,
  passwords: ReadonlyMap<string, string>,
): Script {
  const operations = readOperations(records, { ids, passwords });
  return { scenario: records[0]?.scenario ?? '', operations, order: orderOf(operations) };
}

const inOrderOfBeginning = (blocks: readonly (readonly TraceRecord[])[], scripts: readonly Script[]): Script[] =>
  scripts
    .map((script, index) => ({ script, began: blocks[index]?.[0]?.time ?? 0 }))
    .sort((a, b) => a.began - b.began)
    .map(({ script }) => script);

const [traceFile = '', targetFile = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await replay(traceFile, targetFile))}\n`);
