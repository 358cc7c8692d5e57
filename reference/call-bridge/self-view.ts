/** How well this Call Bridge is fit to be a new participant's home: its answer to a replace query. */
import { createHash } from 'node:crypto';
import type { Query, Suitability } from '../../schemas/types/peer.ts';
import type { Database } from '../database/database.ts';
import type { NodeSettings } from '../settings.ts';
import type { Calls } from './calls.ts';
import type { Directory } from './directory.ts';
import type { NodeIdentity } from './identity.ts';
import type { Limits } from './limits.ts';
import type { Instances } from './participants/instances.ts';

export interface SelfView {
  suitability(query: Query): Promise<Suitability>;
  /** Media load of all legs here. */
  load(): number;
}

export interface SelfViewDeps {
  identity: NodeIdentity;
  settings: Pick<NodeSettings, 'legLoad'>;
  database: Database;
  directory: Directory;
  calls: Calls;
  instances: Instances;
  limits: Limits;
}

/** CMS API: below this part of loadLimit a new conference is welcome, below the other one an existing one (in 1/10000). */
const newConferenceLimit = 5_000;
const existingConferenceLimit = 8_000;

export const createSelfView = (deps: SelfViewDeps): SelfView => {
  const { identity, settings, database, directory, calls, instances, limits } = deps;

  const load = (): number => instances.all().length * settings.legLoad;

  /** Each conference has an order of its own, in which everybody counts the Call Bridges alike; 0 comes first. */
  const priorityFor = (coSpace: string): number => {
    const place = (callBridge: string) => createHash('sha256').update(`${coSpace} ${callBridge}`).digest('hex');
    const own = place(identity.id);
    return directory.callBridges().filter(({ id }) => place(id) < own).length;
  };

  const levelFor = async (mover: string | undefined): Promise<Suitability['loadLevel']> => {
    const set = await database.clusterSettings.get(identity.id);
    const part = set?.loadLimit ? (load() / set.loadLimit) * 10_000 : 0;
    const isFull = part >= (set?.existingConferenceLoadLimitBasisPoints ?? existingConferenceLimit);
    if (isFull || (await limits.here())(mover)) return 2;
    return part >= (set?.newConferenceLoadLimitBasisPoints ?? newConferenceLimit) ? 1 : 0;
  };

  return {
    suitability: async ({ coSpace, mover }) => ({
      priority: priorityFor(coSpace),
      loadLevel: await levelFor(mover),
      running: calls.inSpace(coSpace) !== undefined,
    }),
    load,
  };
};
