/** Faults in who somebody is after a move. */
import type { Creation } from '../../schemas/types/peer.ts';
import type { RosterEntry } from '../../schemas/types/web-app.ts';
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import { onUrls } from '../on-urls.ts';
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

export const locationOfTheOld: Defect = {
  id: 'location-of-the-old',
  requirement: 'IDENT-01',
  title: 'The answer to a move names the old participant.',
  how: 'Who is moved is the same participant to the API, and the new one is hidden behind it.',
  apply: onRestAnswers(({ form }, answer) =>
    form.movedParticipant !== undefined && answer.headers.location !== undefined
      ? { ...answer, headers: { ...answer.headers, location: `/api/v1/participants/${form.movedParticipant}` } }
      : answer,
  ),
};

export const legHandedOver: Defect = {
  id: 'leg-handed-over',
  requirement: 'IDENT-02',
  title: 'The new participant has the call leg of the old one.',
  how: 'The leg goes on and is hung up to another participant.',
  apply(parts) {
    const origins = new Map<string, string>();
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ id, movedFrom }) => movedFrom && origins.set(id, movedFrom.participant));
      return {};
    })(parts);
    return onRestAnswers((_request, answer) => ({
      ...answer,
      body: answer.body.replace(/(?<=<callLeg id=")[^"]+/g, (leg) => origins.get(leg) ?? leg),
    }))(noting);
  },
};

/** Another id for each call leg, and from that the first one again. */
const otherLegId = (id: string): string => id.replace(/^(.{4})(.{4})/, '$2$1');

export const legIdsOfTheirOwn: Defect = {
  id: 'leg-ids-of-their-own',
  requirement: 'IDENT-06',
  title: 'A call leg has another id than its participant.',
  how: 'Every object has an id of its own.',
  apply: (parts) =>
    onUrls((url) => url.replace(/(?<=\/callLegs\/)[\da-f-]{36}/, otherLegId))(
      onRestAnswers((_request, answer) => ({
        ...answer,
        body: answer.body.replace(/(?<=<callLeg id="|<movedCallLeg>|<presenterCallLeg>)[\da-f-]{36}/g, otherLegId),
      }))(parts),
    ),
};

export const rosterOfTheOldCall: Defect = {
  id: 'roster-of-the-old-call',
  requirement: 'JWT-03',
  title: 'Who comes back after a move is told of the people of the old meeting.',
  how: 'A browser that comes back gets the roster that was made for it before.',
  apply: onRole('createConversation', (conversation) => {
    const rosters = new Map<string, RosterEntry[]>();
    return {
      connect(instance) {
        const answer = conversation.connect(instance);
        rosters.set(instance.id, answer.roster);
        return { ...answer, roster: rosters.get(instance.movedFrom?.participant ?? '') ?? answer.roster };
      },
    };
  }),
};

export const labelBecomesTheName: Defect = {
  id: 'label-becomes-the-name',
  requirement: 'IDENT-05',
  title: 'Who was given another name label by the operator has it for a name after a move.',
  how: 'What is shown of somebody is handed over, and the label is shown.',
  apply: onRole('createMoveHome', (home, { instances }) => ({
    release(participant) {
      const data = home.release(participant);
      const label = instances.get(participant)?.configuration.nameLabelOverride;
      return typeof label === 'string' ? { ...data, name: label } : data;
    },
  })),
};
