/** Why the cluster may end somebody's session. TRUTH-07 */
import type { ActRecord } from '../trace/record.ts';
import type { Records } from './check.ts';
import { faultOf } from './faults.ts';
import { homes } from './homes.ts';
import { experienced, instances } from './view.ts';
import { mayBeDismissed } from './whereabouts.ts';

/** Whether something was done in the scenario for which the cluster may end the session of a persona. */
export const mayEnd = (records: Records, persona: string): boolean =>
  wasRemoved(records, persona) ||
  cameBackEarly(records, persona) ||
  callWasEnded(records, persona) ||
  wasHit(records, persona);

/** Whether a reason is that of something that was done; wires may have other words. */
export function fits(records: Records, persona: string, reason: string): boolean {
  // What is said to who came back before having ended is open (FAIL-07).
  if (cameBackEarly(records, persona)) return true;
  if (reason === 'removedByOperator') return wasRemoved(records, persona);
  if (reason === 'callEnded') return callWasEnded(records, persona);
  if (reason === 'callBridgeLost') return wasHit(records, persona);
  return reason !== 'deactivated' || mayBeDismissed(records, persona);
}

/** Removed by an operator, or somebody else came with the same credential. */
const wasRemoved = (records: Records, persona: string): boolean =>
  acts(records).some(
    ({ act, actor, args }) =>
      (act === 'remove' || act === 'try credential') && (actor === persona || args.participant === persona),
  );

/** Came back without having ended the old session. */
const cameBackEarly = (records: Records, persona: string): boolean => {
  const own = acts(records).filter(({ actor }) => actor === persona);
  const count = (...which: string[]) => own.filter(({ act }) => which.includes(act)).length;
  return count('return') > count('end', 'drop');
};

/** By itself, or with its space. */
const callWasEnded = (records: Records, persona: string): boolean => {
  const spaces = instances(records, persona).map(({ details }) => details?.space);
  const paths = { call: '/api/v1/calls', space: '/api/v1/coSpaces' } as const;
  const ended = records
    .filter((record) => record.kind === 'named')
    .flatMap(({ what, id, name }) =>
      what === 'call' || what === 'space' ? [{ path: `${paths[what]}/${id}`, name }] : [],
    );
  return records.some((record) => {
    if (record.kind !== 'rest' || record.method !== 'DELETE' || record.status !== 200) return false;
    return ended.some(({ path, name }) => record.path === path && spaces.includes(name));
  });
};

/** A fault hit the home of one of its participants, its Web Bridge, or the link between them. */
const wasHit = (records: Records, persona: string): boolean => {
  const broken = acts(records).flatMap((record) => faultOf(record) ?? []);
  if (broken.length === 0) return false;
  const homeBy = homes(records);
  const homesOf = instances(records, persona).map(({ id }) => homeBy.get(id) ?? '');
  const webBridges = experienced(records, 'opened', persona).map(({ node }) => node);
  return broken.some(({ kind, nodes }) => {
    const hits = (names: readonly string[]) => names.some((name) => nodes.includes(name));
    return kind === 'cut' ? hits(homesOf) && hits(webBridges) : hits([...homesOf, ...webBridges]);
  });
};

const acts = (records: Records): ActRecord[] => records.filter((record) => record.kind === 'act');
