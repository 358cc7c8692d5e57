import type { Behaviour } from './behaviour.ts';

/** One way to misbehave towards the harness, and what has to come of it. */
export interface Way {
  name: string;
  /** The node that misbehaves. */
  node: 'callBridge' | 'webBridge';
  /** When it begins: the target is looked at, one move is tried, or scenarios are played since it was found healthy. */
  from: 'looked at' | 'tried' | 'judged';
  does: Behaviour;
  /** 3 where it never was healthy, 1 where it was; 4 where it does nothing that a requirement forbids: the selected passed. */
  code: 1 | 3 | 4;
  /** What has to be said, blanks and line ends folded: on the terminal, or of the scenario in the verdict. */
  says: RegExp;
  /** It ends the whole run, so that no other way is met in it. */
  isLast?: boolean;
}

/** What is said, by the time at which it begins. */
export interface Sayings {
  /** Looked at: no verdict. */
  start?: RegExp;
  /** Nobody can join: no verdict. */
  tried?: RegExp;
  /** Found healthy before: not conformant. */
  judged?: RegExp;
  /** The same, and the run ends with it. */
  died?: RegExp;
  /** Found healthy before, and it may do that. */
  permitted?: true;
}

/** The same misbehaviour at each time of which something is said. */
export function ways(name: string, node: Way['node'], does: Behaviour, says: Sayings): Way[] {
  const kinds: [RegExp | undefined, Pick<Way, 'from' | 'code' | 'isLast'>, string][] = [
    [says.start, { from: 'looked at', code: 3 }, ', from the start'],
    [says.tried, { from: 'tried', code: 3 }, ', when one move is tried'],
    [says.judged, { from: 'judged', code: 1 }, ', once found healthy'],
    [says.died, { from: 'judged', code: 1, isLast: true }, ', once found healthy, to all who ask'],
    [says.permitted && /^$/, { from: 'judged', code: 4 }, ', which is no fault'],
  ];
  return kinds.flatMap(([saying, kind, when]) =>
    saying === undefined ? [] : [{ name: `${name}${when}`, node, does, says: saying, ...kind }],
  );
}
