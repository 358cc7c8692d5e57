/** What is broken on purpose, and the times that pass. */
import type { Fault } from '../../harness/checks/faults.ts';
import { webBridgeNames } from '../../harness/target/names.ts';
import { bridges, defineParameterType, either } from './define.ts';

const bridgeOrWebBridge = `${bridges}|Web Bridge (?:${either(webBridgeNames)})`;

/** What is broken on purpose, or mended, by the names of the specification. */
export interface Breakage {
  kind: Fault['kind'];
  nodes: string[];
  isOver: boolean;
}

const happenings: Readonly<Record<string, Pick<Breakage, 'kind' | 'isOver'>>> = {
  'is killed': { kind: 'kill', isOver: false },
  'is started again': { kind: 'kill', isOver: true },
  'stops answering': { kind: 'stop', isOver: false },
  'answers again': { kind: 'stop', isOver: true },
};

defineParameterType({
  useForSnippets: false,
  name: 'fault',
  regexp: new RegExp(
    `(${bridgeOrWebBridge}) (${either(Object.keys(happenings))})|the link between (${bridges}) and (${bridgeOrWebBridge}) is (cut|mended)`,
  ),
  transformer: (node?: string, happening?: string, from?: string, to?: string, what?: string): Breakage =>
    node !== undefined
      ? { nodes: [node], ...happenings[happening ?? '']! }
      : { kind: 'cut', nodes: [from ?? '', to ?? ''], isOver: what === 'mended' },
});

/** A time for which the cluster waits, or three fifths of it: then it still does for certain. */
export interface Wait {
  time: 'arrival' | 'reconnect';
  part: number;
}

defineParameterType({
  useForSnippets: false,
  name: 'wait',
  regexp: /(more than half )?the (arrival|reconnect) time/,
  transformer: (half: string | undefined, time: string) => ({ time, part: half === undefined ? 1 : 0.6 }) as Wait,
});
