/** What was broken on purpose in a scenario: which nodes can't answer, and which can't reach each other. */
import type { ActRecord } from '../trace/record.ts';
import type { Records } from './check.ts';
import { remember } from './remember.ts';
import { callBridges } from './view.ts';

export interface Fault {
  /** A node is killed, or answers nothing; a link between two nodes is cut. */
  kind: 'kill' | 'stop' | 'cut';
  /** Names in the target file. */
  nodes: readonly string[];
}

/** What is broken now. */
export const faults: (records: Records) => readonly Fault[] = remember((records) => {
  const broken = new Map<string, Fault>();
  for (const record of records) {
    if (record.kind !== 'act') continue;
    const fault = faultOf(record);
    if (fault && record.act === 'break') broken.set(keyOf(fault), fault);
    if (fault && record.act === 'mend') broken.delete(keyOf(fault));
  }
  return [...broken.values()];
});

/** The fault that an act makes or takes back. */
export function faultOf({ act, args }: ActRecord): Fault | undefined {
  if (act !== 'break' && act !== 'mend') return undefined;
  const { kind, nodes } = args as unknown as Fault;
  return { kind, nodes };
}

/** Whether a node can't be asked now. */
export const isDown = (records: Records, node: string): boolean =>
  faults(records).some(({ kind, nodes }) => kind !== 'cut' && nodes.includes(node));

/** Whether two nodes have lost each other now, by a cut or because one of them is down. */
export const areApart = (records: Records, one: string, other: string): boolean =>
  one !== other &&
  faults(records).some(({ kind, nodes }) =>
    kind === 'cut' ? nodes.includes(one) && nodes.includes(other) : nodes.includes(one) || nodes.includes(other),
  );

/** The Call Bridges that can be asked now. */
export const standing = (records: Records): ReturnType<typeof callBridges> => {
  const broken = faults(records);
  const isBroken = (node: string) => broken.some(({ kind, nodes }) => kind !== 'cut' && nodes.includes(node));
  return callBridges(records).filter(({ node }) => !isBroken(node));
};

const keyOf = ({ kind, nodes }: Fault): string => [kind, ...nodes.toSorted()].join(' ');
