/** Permitted differences in who may be moved where. */
import type { Instance } from '../call-bridge/participants/instance.ts';
import type { InstanceChange } from '../call-bridge/participants/instances.ts';
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const olderAsks: Variant = {
  id: 'older-asks',
  permits: 'GATE-08: an older Call Bridge that is asked may move those who are homed on a newer one',
  title: 'A Call Bridge of version 3.1 that is asked passes the move on as a newer one does.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({ ...deps, identity: { ...deps.identity, isOlder: false } }),
    createArrival: (deps) => parts.createArrival({ ...deps, identity: { ...deps.identity, isOlder: false } }),
  }),
};

/** Milliseconds, well within the bound of a target. */
const lobbyTime = 60;

export const slowLobby: Variant = {
  id: 'slow-lobby',
  permits: 'features/README.md, "Time": a Then has the bound to come to hold',
  title: 'Those who wait are let in, and sent back, a moment later than others notice why.',
  apply: onRole('createLobby', (lobby) => ({
    watch(instances) {
      const change = (instance: Instance, changes: InstanceChange): void => {
        const happens = (): void => {
          if (instances.get(instance.id) === instance) instances.change(instance, changes);
        };
        if (changes.isWaiting === undefined) happens();
        else setTimeout(happens, lobbyTime);
      };
      lobby.watch({ ...instances, change });
    },
  })),
};

export const deactivatedOnlyWhileWaiting: Variant = {
  id: 'deactivated-only-while-waiting',
  permits: 'rest.schema.json: deactivated of a call leg may be left out where it is false',
  title: 'A call leg says deactivated only where it is true.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.replace('<deactivated>false</deactivated>', ''),
  })),
};

export const toldAnotherWayIn: Variant = {
  id: 'told-another-way-in',
  permits: 'GATE-17: which of those that are not private is told is open',
  title: "The mover is told the numeric id of the last access method that is not private, before the space's own.",
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      const { accessMethods } = deps.database;
      return {
        async receive(creation) {
          if (!creation.movedFrom || creation.accessMethod) return reception.receive(creation);
          const { items } = await accessMethods.list({ where: { coSpace: creation.coSpace } });
          const last = items.findLast(({ callId, scope }) => callId && scope !== 'private');
          return reception.receive({ ...creation, accessMethod: last?.id });
        },
      };
    },
  }),
};
