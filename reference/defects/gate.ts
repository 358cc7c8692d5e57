/** Faults in who may be moved where. */
import { Failure } from '../call-bridge/failure.ts';
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
