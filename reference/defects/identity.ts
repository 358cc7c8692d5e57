/** Faults in who somebody is after a move. */
import type { Creation } from '../../schemas/types/peer.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

/** Changes what the chosen Call Bridge is asked to create in a move. */
const onMovedCreation =
  (change: (creation: Creation) => Partial<Creation>) =>
  (parts: Parts): Parts => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      return {
        receive: (creation) => reception.receive(creation.movedFrom ? { ...creation, ...change(creation) } : creation),
      };
    },
  });

export const guestAccountKept: Defect = {
  id: 'guest-account-kept',
  requirement: 'IDENT-03',
  title: 'A moved guest keeps the guest account.',
  how: 'Before an account is made, one of the same name is looked for.',
  apply: onRole('createAccounts', (accounts) => {
    const byName = new Map<string, string>();
    return {
      createGuest(name) {
        const id = byName.get(name) ?? accounts.createGuest(name);
        byName.set(name, id);
        return id;
      },
    };
  }),
};

export const userBecomesGuest: Defect = {
  id: 'user-becomes-guest',
  requirement: 'IDENT-04',
  title: 'A signed-in user is a guest after a move.',
  how: 'The move creates a guest account whoever is moved.',
  apply: onMovedCreation(() => ({ account: { kind: 'guest' } })),
};

export const nameLost: Defect = {
  id: 'name-lost',
  requirement: 'IDENT-05',
  title: 'A moved participant is called by its account.',
  how: 'The name is asked of the web app at a join, and nobody asks at a move.',
  apply: onMovedCreation(() => ({ name: 'guest' })),
};

export const parametersIgnored: Defect = {
  id: 'parameters-ignored',
  requirement: 'API-15',
  title: 'Settings that accompany the move are ignored.',
  how: 'They are read for remoteParty only.',
  apply: onMovedCreation(() => ({ configuration: {} })),
};

export const oneAccountForAll: Defect = {
  id: 'one-account-for-all',
  requirement: 'TRUTH-04',
  title: 'All guests have the same account.',
  how: 'The random number is drawn once, when the module is loaded.',
  apply: (parts) => ({
    ...parts,
    createAccounts: (deps) => ({ ...parts.createAccounts(deps), createGuest: () => 'guest4294967295' }),
  }),
};
