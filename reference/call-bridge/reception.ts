/** Receives those for whom this Call Bridge was chosen as the home: by a join, a dial-out or a move (STEP-05). */
import type { Created, Creation } from '../../schemas/types/peer.ts';
import type { Database } from '../database/database.ts';
import type { AccessMethod, CallProfile, CoSpace } from '../database/tables.ts';
import type { Log } from '../log.ts';
import type { Calls } from './calls.ts';
import { Failure } from './failure.ts';
import type { Limits } from './limits.ts';
import type { Settings } from './model.ts';
import type { Arrival } from './move/arrival.ts';
import type { Instances, NewInstance } from './participants/instances.ts';
import type { Peers } from './peers.ts';
import { mayEnter } from './permission.ts';
import type { Sip } from './sip.ts';

export interface Reception {
  /**
   * The new participant exists, and all peers know it, when this resolves.
   * @throws Failure coSpaceDoesNotExist, participantLimitReached, tenantParticipantLimitReached, and as `Arrival` does
   */
  receive(creation: Creation): Promise<Created>;
}

export interface ReceptionDeps {
  log: Log;
  database: Database;
  calls: Calls;
  instances: Instances;
  peers: Peers;
  arrival: Arrival;
  sip: Sip;
  limits: Limits;
}

/** By what a space is entered: one of its access methods, or its own numeric id. */
interface Entrance {
  coSpace: CoSpace;
  accessMethod?: AccessMethod;
}

export const createReception = (deps: ReceptionDeps): Reception => {
  const { log, database, calls, instances, peers, arrival, sip, limits } = deps;

  const profile = async (id: string | undefined): Promise<Settings> => {
    const row = id ? await database.callLegProfiles.get(id) : undefined;
    if (!row) return {};
    const { id: _id, name: _name, ...settings } = row;
    return settings;
  };

  const entranceOf = async ({ coSpace: id, accessMethod, movedFrom }: Creation): Promise<Entrance> => {
    const coSpace = await database.coSpaces.get(id);
    if (!coSpace) throw new Failure('coSpaceDoesNotExist');
    if (accessMethod) return { coSpace, accessMethod: await database.accessMethods.get(accessMethod) };
    if (coSpace.callId || !movedFrom) return { coSpace };
    // A moved participant has joined by nothing. It is told a way in that may be shown, if there is one (GATE-17).
    const { items } = await database.accessMethods.list({ where: { coSpace: id } });
    const known = items.filter(({ callId }) => callId);
    return { coSpace, accessMethod: known.find(({ scope }) => scope !== 'private') ?? known[0] };
  };

  /** The more specific wins: space, access method, and what the operator gave for this one. */
  const defaultsOf = async ({ coSpace, accessMethod }: Entrance, callLegProfile?: string): Promise<Settings> => ({
    ...(coSpace.defaultLayout !== undefined && { defaultLayout: coSpace.defaultLayout }),
    ...(await profile(coSpace.callLegProfile)),
    ...(await profile(accessMethod?.callLegProfile)),
    ...(await profile(callLegProfile)),
  });

  const specOf = async (creation: Creation): Promise<Omit<NewInstance, 'call'> & { coSpace: CoSpace }> => {
    const entrance = await entranceOf(creation);
    const { coSpace, accessMethod } = entrance;
    return {
      coSpace,
      name: creation.name,
      account: creation.account,
      numericId: accessMethod?.callId ?? coSpace.callId,
      defaults: await defaultsOf(entrance, creation.callLegProfile),
      configuration: {
        ...(accessMethod?.importance !== undefined && { importance: accessMethod.importance }),
        ...creation.configuration,
      },
      movedFrom: creation.movedFrom,
    };
  };

  /** The recorded log has this after the answer to the request. */
  const instantiate = (account: string): void => {
    log.info(`new session created for user "${account}"`);
    log.info(`instantiating user "${account}"`);
  };

  const profileOf = async ({ callProfile }: CoSpace): Promise<CallProfile | undefined> =>
    callProfile === undefined ? undefined : database.callProfiles.get(callProfile);

  return {
    async receive(creation) {
      const { coSpace, ...spec } = await specOf(creation);
      if (creation.movedFrom && !(await mayEnter(database, coSpace, creation.account)))
        throw new Failure('invalidOperation');
      const [room, profile] = await Promise.all([limits.inSpace(coSpace), profileOf(coSpace)]);
      // Nothing is waited for from here to the new instance, so that nobody else can take the last place.
      const reached = room(creation.movedFrom?.participant);
      if (reached) throw new Failure(reached);
      arrival.expect(creation, spec.numericId);
      const { instance, token } = await instances.create({
        ...spec,
        call: calls.open(coSpace, profile),
      });
      if (creation.movedFrom) await arrival.complete(instance, creation, token);
      else if (creation.account.kind === 'sip') sip.ring(instance);
      await peers.settled();
      if (token) setImmediate(instantiate, instance.account.id);
      return { participant: instance.id, ...(!creation.movedFrom && token && { token }) };
    },
  };
};
