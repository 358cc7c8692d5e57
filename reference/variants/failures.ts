/** Permitted differences in what is left when a move goes wrong. */
import { Failure } from '../call-bridge/failure.ts';
import type { Variant } from '../deviation.ts';
import { onRole } from '../on-role.ts';
import { onSpaceRemoved } from '../on-space-removed.ts';

export const acceptedInVain: Variant = {
  id: 'accepted-in-vain',
  permits: 'FAIL-15: refused, or accepted in vain',
  title: 'A move is accepted without a link to the Web Bridge; nobody is told, and the new participant goes in time.',
  apply: (parts) => ({
    ...parts,
    createArrival(deps) {
      const arrival = parts.createArrival(deps);
      const isReached = ({ webBridge }: { webBridge?: string }): boolean => !webBridge || deps.c2w.isLinked(webBridge);
      return {
        expect: (creation, numericId) => (isReached(creation) ? arrival.expect(creation, numericId) : undefined),
        complete: async (instance, creation, token) =>
          isReached(creation) ? arrival.complete(instance, creation, token) : undefined,
      };
    },
  }),
};

export const lessPatient: Variant = {
  id: 'less-patient',
  permits: 'FAIL-04, FAIL-06: after the declared times at the latest',
  title: 'Nobody is waited for quite as long as is declared.',
  apply: (parts) => ({
    ...parts,
    createSessions(deps) {
      const { arrivalTime, reconnectTime } = deps.settings;
      const settings = { ...deps.settings, arrivalTime: arrivalTime * 0.9, reconnectTime: reconnectTime * 0.9 };
      return parts.createSessions({ ...deps, settings });
    },
  }),
};

export const otherExcuse: Variant = {
  id: 'other-excuse',
  permits: 'FAIL-16: refused, with whatever failure',
  title: 'A Call Bridge that does not answer makes the operation an invalid one.',
  apply: (parts) => ({
    ...parts,
    createHomes(deps) {
      const homes = parts.createHomes(deps);
      return {
        async create(callBridge, creation) {
          try {
            return await homes.create(callBridge, creation);
          } catch (error) {
            const isSilence = error instanceof Failure && error.code === 'callBridgeUnavailable' && creation.movedFrom;
            throw isSilence && deps.peers.linked().includes(callBridge) ? new Failure('invalidOperation') : error;
          }
        },
      };
    },
  }),
};

export const oldGoesWithTheReturn: Variant = {
  id: 'old-goes-with-the-return',
  permits: 'FAIL-07: whether the old participant stays until its end is open',
  title: 'When the web app comes back, the old participant goes if it is still there.',
  apply: onRole('createInstances', (instances) => ({
    happened(instance, event) {
      instances.happened(instance, event);
      const old = event === 'connected' && instance.movedFrom && instances.get(instance.movedFrom.participant);
      if (old && instance.account.kind !== 'sip') instances.remove(old, 'removedByOperator');
    },
  })),
};

export const callGoesWithItsSpace: Variant = {
  id: 'call-goes-with-its-space',
  permits: 'FAIL-18: whether a call goes on without its space is open',
  title: 'When a space is removed, its call ends and everybody in it goes.',
  apply: onSpaceRemoved((coSpace, { instances, calls }) => {
    for (const one of instances.all().filter(({ call }) => call.coSpace === coSpace))
      instances.remove(one, 'callEnded');
    const call = calls.inSpace(coSpace);
    if (call) calls.close(call);
  }),
};
