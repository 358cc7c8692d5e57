/** Permitted differences in how somebody is placed, and in what the settings for it look like. */
import { Failure } from '../call-bridge/failure.ts';
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const otherOrder: Variant = {
  id: 'other-order',
  permits: 'PLACE-06: the order is any',
  title: 'The order of the Call Bridges for a conference is the other way round.',
  apply: onRole('createSelfView', (selfView) => ({
    async suitability(query) {
      const seen = await selfView.suitability(query);
      return { ...seen, priority: 100 - seen.priority };
    },
  })),
};

export const otherLoads: Variant = {
  id: 'other-loads',
  permits: 'the unit of load is any',
  title: 'A Call Bridge has some load when nobody is there, and a leg has less.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), legLoad: 70 }),
    createSelfView(deps) {
      const idle = { all: () => [...deps.instances.all(), undefined as never] };
      return parts.createSelfView({ ...deps, instances: { ...deps.instances, ...idle } });
    },
  }),
};

export const defaultsHidden: Variant = {
  id: 'defaults-hidden',
  permits: 'openapi.yaml: a setting that is not set may be shown or left out',
  title: 'The settings of the cluster show what is set, and no defaults.',
  apply: onRestAnswers(({ path }, answer) => ({
    ...answer,
    body: /\/system\/configuration\/cluster$/.test(path)
      ? answer.body.replace(/<(\w+LoadLimitBasisPoints|maxPeerVideoStreams)>(?:5000|8000|4)<\/\1>/g, '')
      : answer.body,
  })),
};

export const fullIsALimit: Variant = {
  id: 'full-is-a-limit',
  permits: 'PLACE-12: any failure',
  title: 'Where everybody in a group is full, the failure is participantLimitReached.',
  apply: (parts) => ({
    ...parts,
    createPlacement(deps) {
      const placement = parts.createPlacement(deps);
      return {
        async choose(coSpace, kind, wish = {}) {
          try {
            return await placement.choose(coSpace, kind, wish);
          } catch (error) {
            const isFull = error instanceof Failure && error.code === 'callBridgeUnavailable' && !wish.callBridge;
            throw isFull ? new Failure('participantLimitReached') : error;
          }
        },
      };
    },
  }),
};

export const bridgeLimitIsUnavailable: Variant = {
  id: 'bridge-limit-is-unavailable',
  permits: 'PLACE-16: any failure',
  title: 'A Call Bridge that has as many participants as it admits is unavailable.',
  apply: (parts) => ({
    ...parts,
    createLimits(deps) {
      const limits = parts.createLimits(deps);
      const unlimited = { ...deps.database.clusterSettings, get: async () => undefined };
      const others = parts.createLimits({ ...deps, database: { ...deps.database, clusterSettings: unlimited } });
      return {
        ...limits,
        async inSpace(coSpace) {
          const [room, here] = [await others.inSpace(coSpace), await limits.here()];
          return (mover) => room(mover) ?? (here(mover) && 'callBridgeUnavailable');
        },
      };
    },
  }),
};
