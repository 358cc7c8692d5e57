/** How many participants there may be: in a call, in a tenant, on this Call Bridge. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Database } from '../database/database.ts';
import type { CoSpace, Tenant } from '../database/tables.ts';
import type { FailureCode } from './failure.ts';
import type { NodeIdentity } from './identity.ts';
import type { Register } from './participants/register.ts';

/** Which limit one more participant would break now. @param mover The old participant of whoever is moved. */
export type Room = (mover?: string) => FailureCode | undefined;

export interface Limits {
  /** Of the call of a space, of its tenant, and of this Call Bridge, in this order. */
  inSpace(coSpace: CoSpace): Promise<Room>;
  /** Of this Call Bridge alone. */
  here(): Promise<Room>;
}

export interface LimitsDeps {
  identity: NodeIdentity;
  database: Database;
  register: Register;
}

/** People, not participants: who is being moved has two of them for a while, and counts once. */
const headcount = (participants: readonly Participant[], mover: string | undefined): number => {
  const succeeded = new Set([mover, ...participants.map(({ movedFrom }) => movedFrom?.participant)]);
  return participants.filter(({ id }) => !succeeded.has(id)).length;
};

export const createLimits = ({ identity, database, register }: LimitsDeps): Limits => {
  const room =
    (limit: number | undefined, among: () => readonly Participant[], failure: FailureCode): Room =>
    (mover) =>
      limit && headcount(among(), mover) >= limit ? failure : undefined;

  const firstOf =
    (...rooms: readonly Room[]): Room =>
    (mover) =>
      rooms.map((one) => one(mover)).find((failure) => failure !== undefined);

  /** The more specific profile wins. */
  const inCall = async ({ id, callProfile }: CoSpace, tenant: Tenant | undefined): Promise<Room> => {
    const effective = callProfile ?? tenant?.callProfile;
    const limit = effective && (await database.callProfiles.get(effective))?.participantLimit;
    return room(limit || undefined, () => register.inSpace(id), 'participantLimitReached');
  };

  const inTenant = async (tenant: Tenant | undefined): Promise<Room> => {
    if (!tenant?.participantLimit) return () => undefined;
    const { items } = await database.coSpaces.list({ where: { tenant: tenant.id } });
    const everyone = () => items.flatMap(({ id }) => register.inSpace(id));
    return room(tenant.participantLimit, everyone, 'tenantParticipantLimitReached');
  };

  const here = async (): Promise<Room> => {
    const settings = await database.clusterSettings.get(identity.id);
    const homed = () => register.all().filter(({ callBridge }) => callBridge === identity.id);
    return room(settings?.participantLimit, homed, 'participantLimitReached');
  };

  return {
    async inSpace(coSpace) {
      const tenant = coSpace.tenant ? await database.tenants.get(coSpace.tenant) : undefined;
      return firstOf(await inCall(coSpace, tenant), await inTenant(tenant), await here());
    },
    here,
  };
};
