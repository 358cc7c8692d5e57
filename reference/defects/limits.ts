/** Faults in the limits of how many participants there may be. */
import type { Participant } from '../../schemas/types/peer.ts';
import { createLimits, type Limits, type LimitsDeps } from '../call-bridge/limits.ts';
import type { Defect } from '../deviation.ts';

/** Changes the limits that a Call Bridge knows. */
const onLimits =
  (change: (limits: Limits, deps: LimitsDeps) => Partial<Limits>): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createLimits(deps) {
      const limits = parts.createLimits(deps);
      return { ...limits, ...change(limits, deps) };
    },
  });

export const limitIsLocal: Defect = {
  id: 'limit-is-local',
  requirement: 'PLACE-13',
  title: 'The limit of a call counts those who are homed on the Call Bridge where one more is to be.',
  how: 'Each Call Bridge counts the legs of its own instance of the call.',
  apply: (parts) => ({
    ...parts,
    createLimits: (deps) =>
      parts.createLimits({
        ...deps,
        register: {
          ...deps.register,
          inSpace: (coSpace) =>
            deps.register.inSpace(coSpace).filter(({ callBridge }) => callBridge === deps.identity.id),
        },
      }),
  }),
};

export const oneTooMany: Defect = {
  id: 'one-too-many',
  requirement: 'PLACE-13',
  title: 'A call with a limit takes one participant more.',
  how: 'The limit is compared before the new one is counted.',
  apply: onLimits((limits, { register }) => ({
    async inSpace(coSpace) {
      const room = await limits.inSpace(coSpace);
      // Even without the first one who came it would be full.
      return (mover) => room(mover) && room(register.inSpace(coSpace.id)[0]?.id);
    },
  })),
};

export const oneLimitForAll: Defect = {
  id: 'one-limit-for-all',
  requirement: 'PLACE-14',
  title: 'That the tenant is full is answered as if the call was.',
  how: 'There is one failure for every limit.',
  apply: onLimits((limits) => ({
    async inSpace(coSpace) {
      const room = await limits.inSpace(coSpace);
      return (mover) => room(mover) && 'participantLimitReached';
    },
  })),
};

export const tenantCountsNobody: Defect = {
  id: 'tenant-counts-nobody',
  requirement: 'PLACE-14',
  title: 'The limit of a tenant stops nobody.',
  how: "The tenant's people are counted on its own object, where nobody is ever entered.",
  apply: (parts) => ({
    ...parts,
    createLimits: (deps) =>
      parts.createLimits({
        ...deps,
        database: {
          ...deps.database,
          coSpaces: { ...deps.database.coSpaces, list: async () => ({ total: 0, items: [] }) },
        },
      }),
  }),
};

export const tenantProfileWins: Defect = {
  id: 'tenant-profile-wins',
  requirement: 'PLACE-15',
  title: "The tenant's call profile counts, and not that of the space.",
  how: 'Profiles are read from the general to the specific, and the first one is kept.',
  apply: onLimits((limits, { database }) => ({
    async inSpace({ callProfile, ...coSpace }) {
      const tenant = coSpace.tenant ? await database.tenants.get(coSpace.tenant) : undefined;
      return limits.inSpace({ ...coSpace, callProfile: tenant?.callProfile ?? callProfile });
    },
  })),
};

export const bridgeLimitIsForSip: Defect = {
  id: 'bridge-limit-is-for-sip',
  requirement: 'PLACE-16',
  title: "A Call Bridge's participantLimit stops nobody who is moved.",
  how: 'The document speaks of incoming calls by SIP.',
  apply: (parts) => ({
    ...parts,
    createLimits: (deps) =>
      parts.createLimits({
        ...deps,
        database: {
          ...deps.database,
          clusterSettings: { ...deps.database.clusterSettings, get: async () => undefined },
        },
      }),
  }),
};

export const moverCountsTwice: Defect = {
  id: 'mover-counts-twice',
  requirement: 'PLACE-17',
  title: 'Who is moved counts twice until the old participant is gone.',
  how: 'The new participant is there before the old one goes, and what is counted are participants.',
  apply: onLimits((limits) => ({
    async inSpace(coSpace) {
      const room = await limits.inSpace(coSpace);
      return () => room();
    },
  })),
};

/** Counts other participants of a space than all of them. */
const onCounted =
  (counted: (participants: readonly Participant[]) => readonly Participant[]): Defect['apply'] =>
  (parts) => ({
    ...parts,
    createLimits: (deps) =>
      parts.createLimits({
        ...deps,
        register: { ...deps.register, inSpace: (coSpace) => counted(deps.register.inSpace(coSpace)) },
      }),
  });

export const movedInTakeNoPlace: Defect = {
  id: 'moved-in-take-no-place',
  requirement: 'PLACE-13',
  title: 'Who was moved into a call, and has come, does not count for its limit.',
  how: 'One person being there twice for a while, the participant that was moved is left out of the count for good.',
  apply: onCounted((all) => all.filter(({ movedFrom, state }) => !movedFrom || state !== 'connected')),
};

export const onePlaceForAnAccount: Defect = {
  id: 'one-place-for-an-account',
  requirement: 'PLACE-13',
  title: 'A signed-in user who is in a call twice counts once for its limit.',
  how: 'Those who are counted are collected by their accounts.',
  apply: onCounted((all) => [...new Map(all.map((one) => [one.account.id, one])).values()]),
};

export const eachCallIsTheTenants: Defect = {
  id: 'each-call-is-the-tenants',
  requirement: 'PLACE-15',
  title: "What a tenant's call profile admits to each call is admitted to all its calls together.",
  how: 'The limit is found at the tenant, and so are those who are set against it.',
  apply: onLimits((limits, deps) => ({
    async inSpace(coSpace) {
      const { database, register } = deps;
      const tenant = coSpace.tenant ? await database.tenants.get(coSpace.tenant) : undefined;
      if (coSpace.callProfile || !tenant?.callProfile) return limits.inSpace(coSpace);
      const { items } = await database.coSpaces.list({ where: { tenant: tenant.id } });
      const inSpace = () => items.flatMap(({ id }) => register.inSpace(id));
      return createLimits({ ...deps, register: { ...register, inSpace } }).inSpace(coSpace);
    },
  })),
};

export const roomsAreNoTenants: Defect = {
  id: 'rooms-are-no-tenants',
  requirement: 'PLACE-14',
  title: 'Rooms do not count for the limit of a tenant.',
  how: 'A tenant has people, and a room is called by its address.',
  apply: onLimits((limits, deps) => {
    const { register } = deps;
    const inSpace = (coSpace: string) => register.inSpace(coSpace).filter(({ account }) => account.kind !== 'sip');
    const ofPeople = createLimits({ ...deps, register: { ...register, inSpace } });
    return {
      async inSpace(coSpace) {
        const [room, roomOfPeople] = await Promise.all([limits.inSpace(coSpace), ofPeople.inSpace(coSpace)]);
        return (mover) => {
          const failure = room(mover);
          return failure === 'tenantParticipantLimitReached' ? roomOfPeople(mover) : failure;
        };
      },
    };
  }),
};
