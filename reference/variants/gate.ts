/** Permitted differences in who may be moved where. */
import type { Variant } from '../deviation.ts';

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
