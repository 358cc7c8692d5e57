/** The faults that can be made in a cluster of processes: their commands, and what is done when those ask for it. */
import type { TargetFile } from '../../schemas/types/target.ts';
import { clusterError } from '../errors.ts';
import type { Order } from './control.ts';
import type { NodeProcess } from './node-process.ts';
import type { Relay } from './relay.ts';
import type { Watch } from './watch.ts';

/** What one Call Bridge dials. */
export interface Link {
  from: string;
  to: string;
  relay: Relay;
}

export interface FaultsDeps {
  nodes: readonly NodeProcess[];
  links: readonly Link[];
  pidFileOf: (node: string) => string;
  /** A shell command that gives the supervisor an order: its words follow. */
  tell: string;
}

/** A word of a shell command, whatever is in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Killing and stopping need nobody's help; the rest is asked of the supervisor. */
export const faultsOf = ({ nodes, links, pidFileOf, tell }: FaultsDeps): NonNullable<TargetFile['faults']> => {
  const signal = (which: string, node: string): string => `kill -${which} "$(cat ${quoted(pidFileOf(node))})"`;
  /** Until the supervisor knows: told to start it before, it would take it for running. */
  const kill = (node: string): string =>
    `${signal('KILL', node)} && while [ -e ${quoted(pidFileOf(node))} ]; do sleep 0.01; done`;
  const order = (...words: string[]): string => [tell, ...words.map(quoted)].join(' ');
  const names = nodes.map(({ name }) => name);
  // Two Call Bridges dial each other, and are cut once. Links come up in any order.
  const pairs = names.flatMap((from, index) =>
    names.slice(index + 1).flatMap((to) => links.find((link) => link.from === from && link.to === to) ?? []),
  );
  return Object.fromEntries([
    ...nodes.map(({ name }) => [`kill ${name}`, { do: kill(name), undo: order('start', name) }]),
    ...nodes.map(({ name }) => [`stop ${name}`, { do: signal('STOP', name), undo: signal('CONT', name) }]),
    ...pairs.map(({ from, to }) => [
      `cut ${from} ${to}`,
      { do: order('cut', from, to), undo: order('mend', from, to) },
    ]),
  ]);
};

/** Carries out `start NODE`, `cut NODE NODE` and `mend NODE NODE`. */
export const createObedience = (
  { nodes, links }: Pick<FaultsDeps, 'nodes' | 'links'>,
  watch: Watch,
): ((order: Order) => Promise<void>) => {
  const isWhole = (): boolean => nodes.every(({ isRunning }) => isRunning) && !links.some(({ relay }) => relay.isCut);

  /** As far as that can be: while something else is broken, not all can be linked. */
  const isRestored = (): boolean =>
    isWhole()
      ? nodes.every(({ isLinked }) => isLinked)
      : nodes.every(({ isRunning, isServing }) => isServing || !isRunning);

  const restored = (node?: NodeProcess): Promise<void> =>
    watch.until(isRestored, () => (node?.isRunning === false ? node.name : undefined));

  const linksBetween = (one: string, other: string): Link[] =>
    links.filter(({ from, to }) => (from === one && to === other) || (from === other && to === one));

  const cut = async (between: readonly Link[]): Promise<void> => {
    for (const { relay } of between) relay.cut();
    const diallers = nodes.filter(({ name }) => between.some(({ from }) => from === name));
    await watch.until(
      () => diallers.every(({ isLinked }) => !isLinked),
      () => undefined,
    );
  };

  return async ([verb = '', first = '', second = '']) => {
    const node = nodes.find(({ name }) => name === first);
    const between = linksBetween(first, second);
    if (verb === 'start' && node) {
      node.start();
      await restored(node);
    } else if (verb === 'cut' && between.length > 0) await cut(between);
    else if (verb === 'mend' && between.length > 0) {
      for (const { relay } of between) relay.mend();
      await restored();
    } else throw clusterError('UNKNOWN_ORDER', { order: [verb, first, second].join(' ').trim() });
  };
};
