/** Faults that one kind of participant meets: signed-in users and not guests, rooms and not web apps. */
import type { Settings } from '../call-bridge/model.ts';
import type { MoveOperationDeps } from '../call-bridge/move/operation.ts';
import type { Instance } from '../call-bridge/participants/instance.ts';
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Defect } from '../deviation.ts';
import { peerWords } from '../link/peer-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

const mutesOf = ({ configuration }: Instance): Settings =>
  Object.fromEntries(Object.entries(configuration).filter(([name]) => /^rx\w+Mute$/.test(name)));

/** Mutes that the operator set go with participants of one kind. */
const mutesGoWith = (kind: Instance['account']['kind']): Defect['apply'] =>
  onRole('createReception', (reception, { instances }) => ({
    receive(creation) {
      const old = instances.get(creation.movedFrom?.participant ?? '');
      if (old?.account.kind !== kind) return reception.receive(creation);
      return reception.receive({ ...creation, configuration: { ...mutesOf(old), ...creation.configuration } });
    },
  }));

export const userKeepsTheMute: Defect = {
  id: 'user-keeps-the-mute',
  requirement: 'STATE-09',
  title: 'A signed-in user whom the operator muted is muted in the target too.',
  how: 'The mute is kept with the account, and a guest gets a new one.',
  apply: mutesGoWith('user'),
};

export const roomKeepsTheMute: Defect = {
  id: 'room-keeps-the-mute',
  requirement: 'STATE-09',
  title: 'A room that the operator muted is muted in the target too.',
  how: 'Its media go on as they are.',
  apply: mutesGoWith('sip'),
};

export const usersFromNowhere: Defect = {
  id: 'users-from-nowhere',
  requirement: 'API-06',
  title: 'Signed-in users do not say from which participant they were moved.',
  how: 'Who a user is, is said by the account; the link is made where there is none.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.includes('<userJid>')
      ? answer.body.replace(/<movedParticipant>.*?<\/movedParticipant>/, '')
      : answer.body,
  })),
};

export const legsOfRoomsFromNowhere: Defect = {
  id: 'legs-of-rooms-from-nowhere',
  requirement: 'API-08',
  title: "A room's call leg does not say from which one it was moved.",
  how: 'The fields came to the legs of web apps with version 3.2.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.includes('<type>sip<')
      ? answer.body.replace(/<(movedCallLeg(?:CallBridge)?)>.*?<\/\1>/g, '')
      : answer.body,
  })),
};

export const roomsTakeNothing: Defect = {
  id: 'rooms-take-nothing',
  requirement: 'API-15',
  title: 'Settings that accompany the move of a room are ignored.',
  how: 'The leg of the far end is taken over, and its settings were given when it was called.',
  apply: onRole('createReception', (reception) => ({
    receive: (creation) =>
      reception.receive(
        creation.movedFrom && creation.account.kind === 'sip' ? { ...creation, configuration: {} } : creation,
      ),
  })),
};

export const roomsGoFirst: Defect = {
  id: 'rooms-go-first',
  requirement: 'PLACE-13',
  title: 'A room that is to be moved into a full call is gone from the old one.',
  how: 'Without a web app that could end the old session the home does it, as soon as it is asked.',
  apply: onRole('createMoveHome', (home) => ({
    release(participant) {
      const data = home.release(participant);
      if (data.account.kind === 'sip') home.drop(participant);
      return data;
    },
  })),
};

export const accountLogsOff: Defect = {
  id: 'account-logs-off',
  requirement: 'TRUTH-07',
  title: 'When a signed-in user ends a session, all sessions of that account end.',
  how: 'The end of a session is the end of the signing in.',
  apply: onRole('createSessions', (sessions, { instances }) => ({
    end(participant, webBridge) {
      const { account } = sessions.of(participant, webBridge);
      sessions.end(participant, webBridge);
      const others = instances.all().filter((one) => one.account.kind === 'user' && one.account.id === account.id);
      for (const one of others) if (one.webBridge) instances.remove(one, 'callEnded');
    },
  })),
};

const dropAt = async ({ identity, home, peers }: MoveOperationDeps, at: string, participant: string): Promise<void> => {
  if (at === identity.id) home.drop(participant);
  else await peers.ask(at, peerWords.drop, { participant });
};

export const olderDropsWhatItRefuses: Defect = {
  id: 'older-drops-what-it-refuses',
  requirement: 'GATE-08',
  title: 'Whom an older Call Bridge is asked to move, and refuses, is gone from the home.',
  how: 'An operation that fails is undone by taking away the participant that it was about.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          const home = deps.register.get(movedParticipant)?.callBridge;
          try {
            return await operation.move(call, movedParticipant, parameters);
          } catch (error) {
            if (deps.identity.isOlder && home) await dropAt(deps, home, movedParticipant);
            throw error;
          }
        },
      };
    },
  }),
};

export const usersForAMonth: Defect = {
  id: 'users-for-a-month',
  requirement: 'JWT-08',
  title: 'The credential of a signed-in user lives for 30 days.',
  how: 'Who has signed in wants to stay signed in.',
  apply: (parts) => ({
    ...parts,
    createCredentials(deps) {
      const short = parts.createCredentials(deps);
      const long = parts.createCredentials({ ...deps, settings: { ...deps.settings, credentialHours: 30 * 24 } });
      return {
        issue: (binding) => (binding.account.startsWith('guest') ? short : long).issue(binding),
        verify: async (token) => (await short.verify(token)) ?? long.verify(token),
        revoke(participant) {
          short.revoke(participant);
          long.revoke(participant);
        },
        jwks() {
          const keys = [short, long].flatMap((one) => one.jwks()?.keys ?? []);
          return keys.length > 0 ? { keys } : undefined;
        },
      };
    },
  }),
};

export const usersOpenTwice: Defect = {
  id: 'users-open-twice',
  requirement: 'STEP-11',
  title: 'The credential of a signed-in user opens a second session beside the first.',
  how: 'A user may be signed in on several devices.',
  apply: onRole('createSessions', (sessions, { credentials, instances }) => ({
    async open(token, webBridge) {
      const binding = await credentials.verify(token);
      const instance = binding && instances.get(binding.participant);
      if (instance?.account.kind === 'user') instances.change(instance, { webBridge: undefined });
      return sessions.open(token, webBridge);
    },
  })),
};

export const firstOfTheAccountTold: Defect = {
  id: 'first-of-the-account-told',
  requirement: 'STEP-07',
  title: 'Of one account in two meetings the session that was opened first is told to move.',
  how: 'The sessions of users are looked up by account.',
  apply: onRole('createArrival', (arrival, { register }) => ({
    complete(instance, creation, token) {
      const { account, movedFrom } = creation;
      const first = register.all().find((one) => account.kind === 'user' && one.account.id === account.id);
      if (!first || !movedFrom) return arrival.complete(instance, creation, token);
      return arrival.complete(instance, { ...creation, movedFrom: { ...movedFrom, participant: first.id } }, token);
    },
  })),
};

export const usersTakeNothing: Defect = {
  id: 'users-take-nothing',
  requirement: 'API-15',
  title: 'Settings that accompany the move of a signed-in user are ignored.',
  how: "They are overwritten by the user's own, which are read afterwards.",
  apply: onRole('createReception', (reception) => ({
    receive: (creation) =>
      reception.receive(
        creation.movedFrom && creation.account.kind === 'user' ? { ...creation, configuration: {} } : creation,
      ),
  })),
};

export const usersKeepTheirImportance: Defect = {
  id: 'users-keep-their-importance',
  requirement: 'STATE-08',
  title: 'The importance that the operator gave a signed-in user goes with the user.',
  how: 'It is written to the account, so that an important person is so everywhere.',
  apply: onRole('createReception', (reception, { instances }) => ({
    receive(creation) {
      const old = instances.get(creation.movedFrom?.participant ?? '');
      const importance = old?.account.kind === 'user' ? old.configuration.importance : undefined;
      if (importance === undefined) return reception.receive(creation);
      return reception.receive({ ...creation, configuration: { importance, ...creation.configuration } });
    },
  })),
};

export const roomsAnsweredWithABody: Defect = {
  id: 'rooms-answered-with-a-body',
  requirement: 'API-04',
  title: 'An accepted move of a room is answered with the new participant as a body.',
  how: 'Moves of rooms came first, and the answer was changed for web apps.',
  apply(parts) {
    const rooms = new Set<string>();
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ id, account }) => {
        if (account.kind === 'sip') rooms.add(id);
      });
      return {};
    })(parts);
    return onRestAnswers(({ form }, answer) => {
      if (answer.status !== 200 || !rooms.has(form.movedParticipant ?? '')) return answer;
      const id = answer.headers.location?.replace(/^.*\//, '') ?? '';
      const headers = { ...answer.headers, 'content-type': 'text/xml' };
      return { ...answer, headers, body: `<?xml version="1.0"?><participant id="${id}"></participant>` };
    })(noting);
  },
};

export const roomsGoFromAnywhere: Defect = {
  id: 'rooms-go-from-anywhere',
  requirement: 'API-12',
  title: 'A room is removed by whatever Call Bridge is asked.',
  how: 'A hang-up is passed on to where the leg is, as it was before there were homes.',
  apply(parts) {
    const everywhere: Instances[] = [];
    const removing = onRestAnswers(({ method, path }, answer) => {
      const [, id = ''] = /\/participants\/([^/]+)$/.exec(path) ?? [];
      if (method !== 'DELETE' || !answer.body.includes('<participantCannotBeDeleted')) return answer;
      for (const instances of everywhere) {
        const room = instances.get(id);
        if (room?.account.kind !== 'sip') continue;
        instances.remove(room, 'removedByOperator');
        return { status: 200, headers: {}, body: '' };
      }
      return answer;
    })(parts);
    return onRole('createSip', (_, { instances }) => {
      everywhere.push(instances);
      return {};
    })(removing);
  },
};

export const legsOfUsersFromNowhere: Defect = {
  id: 'legs-of-users-from-nowhere',
  requirement: 'API-08',
  title: "A signed-in user's call leg does not say from which one it was moved.",
  how: 'The owner of a leg is shown in the place of its origin, and guests own none.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.includes('<ownerId>')
      ? answer.body.replace(/<(movedCallLeg(?:CallBridge)?)>.*?<\/\1>/g, '')
      : answer.body,
  })),
};

export const usersAreTheirAccounts: Defect = {
  id: 'users-are-their-accounts',
  requirement: 'JWT-07',
  title: 'The credential of a signed-in user names the account, and not the participant.',
  how: 'A guest is known as a participant only, a user as a user.',
  apply: onRole('createCredentials', (credentials) => {
    const participants = new Map<string, string>();
    const names = new Map<string, string>();
    return {
      issue(binding) {
        if (binding.account.startsWith('guest')) return credentials.issue(binding);
        const name = `${binding.account} ${participants.size}`;
        participants.set(name, binding.participant);
        names.set(binding.participant, name);
        return credentials.issue({ ...binding, participant: name });
      },
      async verify(token) {
        const binding = await credentials.verify(token);
        return binding && { ...binding, participant: participants.get(binding.participant) ?? binding.participant };
      },
      revoke: (participant) => credentials.revoke(names.get(participant) ?? participant),
    };
  }),
};
