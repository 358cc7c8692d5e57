/** Faults in who may be moved where. */
import { Failure } from '../call-bridge/failure.ts';
import { hasFixedLeg } from '../call-bridge/far-ends.ts';
import { type Instance, isWebApp } from '../call-bridge/participants/instance.ts';
import type { Reception, ReceptionDeps } from '../call-bridge/reception.ts';
import type { Defect } from '../deviation.ts';
import type { Parts } from '../parts.ts';

/** Looks at whoever is received before it is made. */
const onReception =
  (look: (creation: Parameters<Reception['receive']>[0], deps: ReceptionDeps) => Promise<void>) =>
  (parts: Parts): Parts => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      return {
        async receive(creation) {
          await look(creation, deps);
          return reception.receive(creation);
        },
      };
    },
  });

/** Forgets of some participants that nothing makes them movable. */
const onFixed =
  (isForgotten: (instance: Instance) => boolean) =>
  (parts: Parts): Parts => ({
    ...parts,
    createInstances(deps) {
      const instances = parts.createInstances(deps);
      instances.onCreated((instance) => {
        if (isForgotten(instance)) Object.assign(instance, { isFixed: false });
      });
      return instances;
    },
  });

export const lyncMoved: Defect = {
  id: 'lync-moved',
  requirement: 'GATE-01',
  title: 'A participant of Skype for Business shows canMove true and is moved.',
  how: 'Its leg is SIP, and SIP participants can be moved.',
  apply: onFixed((instance) => instance.account.id.startsWith('sip:lync@')),
};

export const refusedMoveDrops: Defect = {
  id: 'refused-move-drops',
  requirement: 'GATE-01',
  title: 'A participant that can not be moved is dropped by the attempt.',
  how: 'The old leg is torn down before anybody asks whether there can be a new one.',
  apply: (parts) => ({
    ...parts,
    createMoveHome(deps) {
      const home = parts.createMoveHome(deps);
      return {
        ...home,
        release(participant) {
          const instance = deps.instances.get(participant);
          if (instance?.isFixed) deps.instances.remove(instance, 'moved');
          return home.release(participant);
        },
      };
    },
  }),
};

export const unknownRequestsAccepted: Defect = {
  id: 'unknown-requests-accepted',
  requirement: 'GATE-02',
  title: 'A web app that asks for a move is told that all is well.',
  how: 'Unknown requests are answered 200, so that newer web apps get along with older Web Bridges.',
  apply: (parts) => ({
    ...parts,
    outgoingOf(kind, node) {
      const outgoing = parts.outgoingOf(kind, node);
      if (kind !== 'webApp') return outgoing;
      return (message, pass) => {
        const isUnknown = message.type === 'response' && message.status === 404;
        outgoing(isUnknown ? { ...message, status: 200, body: {} } : message, pass);
      };
    },
  }),
};

export const olderGivesAway: Defect = {
  id: 'older-gives-away',
  requirement: 'GATE-03',
  title: 'A web app that is homed on a Call Bridge of version 3.1 shows canMove true and is moved.',
  how: 'The Call Bridge that is asked goes by its own version.',
  apply: onFixed(isWebApp),
};

export const fixedLegsMoved: Defect = {
  id: 'fixed-legs-moved',
  requirement: 'GATE-06',
  title: 'Recorders, streamers and distribution links show canMove true and are moved.',
  how: 'Only the kinds that the documents name are looked at.',
  apply: onFixed((instance) => hasFixedLeg(instance) && !/sip:(?:lync|meetingApp)/.test(instance.account.id)),
};

export const dualHomedEntered: Defect = {
  id: 'dual-homed-entered',
  requirement: 'GATE-07',
  title: 'Web apps and rooms are moved into dual-homed meetings.',
  how: 'The manager is trusted not to ask for it.',
  apply: (parts) => ({
    ...parts,
    createArrival: (deps) => parts.createArrival({ ...deps, register: { ...deps.register, inSpace: () => [] } }),
  }),
};

export const passcodeAskedOfMovers: Defect = {
  id: 'passcode-asked-of-movers',
  requirement: 'GATE-05',
  title: 'Nobody can be moved into a space that has a passcode.',
  how: 'Moves go through the same check as joins, and bring no passcode along.',
  apply: onReception(async ({ coSpace, movedFrom }, { database }) => {
    const { passcode } = (await database.coSpaces.get(coSpace)) ?? {};
    if (movedFrom && passcode) throw new Failure('invalidOperation');
  }),
};
