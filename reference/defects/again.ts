/** Faults that the first move of a participant does not show. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { CredentialBinding } from '../call-bridge/credentials.ts';
import { Failure } from '../call-bridge/failure.ts';
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import { onTelling } from '../on-telling.ts';

export const firstLegRemembered: Defect = {
  id: 'first-leg-remembered',
  requirement: 'API-08',
  title: 'However often somebody is moved, the call leg names the first one.',
  how: 'A leg that was moved hands on what it says of its origin.',
  apply(parts) {
    const origins = new Map<string, string>();
    const rootOf = (leg: string): string => {
      const before = origins.get(leg);
      return before === undefined ? leg : rootOf(before);
    };
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ id, movedFrom }) => movedFrom && origins.set(id, movedFrom.participant));
      return {};
    })(parts);
    return onRestAnswers((_request, answer) => ({
      ...answer,
      body: answer.body.replace(/(?<=<movedCallLeg>)[^<]+/g, rootOf),
    }))(noting);
  },
};

export const credentialComesBack: Defect = {
  id: 'credential-comes-back',
  requirement: 'JWT-01',
  title: 'A signed-in user who is moved away and back is given the credential of the first stay again.',
  how: 'Credentials are kept by account and call; guests have another account each time.',
  apply: onRole('createCredentials', (credentials) => {
    const kept = new Map<string, string>();
    const renewed = new Map<string, CredentialBinding>();
    return {
      async issue(binding) {
        const stay = `${binding.account} ${binding.call}`;
        const token = kept.get(stay);
        if (token !== undefined) {
          renewed.set(token, binding);
          return token;
        }
        const issued = await credentials.issue(binding);
        kept.set(stay, issued);
        return issued;
      },
      verify: async (token) => renewed.get(token) ?? credentials.verify(token),
      revoke(participant) {
        for (const [token, binding] of renewed) if (binding.participant === participant) renewed.delete(token);
        credentials.revoke(participant);
      },
    };
  }),
};

export const placeIsKept: Defect = {
  id: 'place-is-kept',
  requirement: 'PLACE-13',
  title: 'Who was moved out of a call goes on to count for its limit.',
  how: 'The counter is taken down when somebody leaves, and who is moved has not left.',
  apply: (parts) => ({
    ...parts,
    createLimits(deps) {
      const movedOut: Participant[] = [];
      deps.register.onChange(({ before, after }) => {
        const isMoved = deps.register.all().some(({ movedFrom }) => movedFrom?.participant === before?.id);
        if (before && !after && isMoved) movedOut.push(before);
      });
      return parts.createLimits({
        ...deps,
        register: {
          ...deps.register,
          inSpace: (coSpace) => [
            ...deps.register.inSpace(coSpace),
            ...movedOut.filter((one) => one.coSpace === coSpace),
          ],
        },
      });
    },
  }),
};

export const presentsAgainAtHome: Defect = {
  id: 'presents-again-at-home',
  requirement: 'STATE-05',
  title: 'Who presented when moved away presents again when moved back.',
  how: 'A stream that broke off is kept with the meeting, for whoever comes back under that name.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    const interrupted = new Set<string>();
    const stream = (coSpace: string, name: string): string => `${coSpace} ${name}`;
    instances.onRemoved(({ call, name, presentingTurn }) => {
      if (presentingTurn > 0) interrupted.add(stream(call.coSpace, name));
    });
    return {
      connect(instance) {
        const answer = conversation.connect(instance);
        const isBack = instance.movedFrom && interrupted.delete(stream(instance.call.coSpace, instance.name));
        if (isBack) conversation.present(instance, true);
        return answer;
      },
    };
  }),
};

export const roomsMoveOnce: Defect = {
  id: 'rooms-move-once',
  requirement: 'API-16',
  title: 'A room that was moved can not be moved again.',
  how: 'The dialog that was taken over has another id than the leg, and is not found by it.',
  apply: onRole('createMoveHome', (home, { instances }) => ({
    release(participant) {
      const instance = instances.get(participant);
      if (instance?.account.kind === 'sip' && instance.movedFrom) throw new Failure('participantCannotBeModified');
      return home.release(participant);
    },
  })),
};

export const presentationOfTheMovedLingers: Defect = {
  id: 'presentation-of-the-moved-lingers',
  requirement: 'STATE-04',
  title: 'When somebody who was moved in is moved on, the viewers are not told that their presentation has ended.',
  how: 'The viewers are told at the home of the first stay, where the presenter is known by the join.',
  apply: onTelling((tell, deps) => {
    let gone: Participant | undefined;
    deps.register.onChange(({ before, after }) => {
      gone = after ? undefined : before;
    });
    return (webBridge, word, body) => {
      const isEnd = word.path === told.presentation.path && JSON.stringify(body).includes('"presenter":null');
      if (!isEnd || !gone?.movedFrom) tell(webBridge, word, body);
    };
  }),
};

export const lostOnceNeverMovable: Defect = {
  id: 'lost-once-never-movable',
  requirement: 'API-09',
  title: 'Who has come back after a lost connection shows canMove false, and can be moved.',
  how: 'The field is set when the session is opened for the first time, and taken back when it is lost.',
  apply(parts) {
    const lost = new Set<string>();
    const noting = onRole('createSessions', (sessions) => ({
      lost(participant, webBridge) {
        lost.add(participant);
        sessions.lost(participant, webBridge);
      },
    }))(parts);
    return onRestAnswers(({ path }, answer) => {
      const isLost = lost.has(/\/participants\/([^/]+)$/.exec(path)?.[1] ?? '');
      return isLost ? { ...answer, body: answer.body.replace('<canMove>true<', '<canMove>false<') } : answer;
    })(noting);
  },
};

export const placedOnce: Defect = {
  id: 'placed-once',
  requirement: 'STEP-04',
  title: 'Who was moved before stays on that Call Bridge, whichever the next request names.',
  how: 'A wish counts where nothing is known of the placement, and there is the one of the move before.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        move(call, participant, parameters) {
          const before = deps.register.get(participant);
          const isPlaced = before?.movedFrom !== undefined && parameters.callBridge !== undefined;
          return operation.move(
            call,
            participant,
            isPlaced ? { ...parameters, callBridge: before.callBridge } : parameters,
          );
        },
      };
    },
  }),
};

export const lostOnceOpensTwice: Defect = {
  id: 'lost-once-opens-twice',
  requirement: 'BIND-03',
  title: 'After a lost connection a credential opens a second session beside the first.',
  how: 'That a web app may come back with its credential is put down when its connection is lost, and never taken back.',
  apply: onRole('createSessions', (sessions, { credentials, instances }) => {
    const mayComeBack = new Set<string>();
    return {
      lost(participant, webBridge) {
        mayComeBack.add(participant);
        sessions.lost(participant, webBridge);
      },
      async open(token, webBridge) {
        const binding = await credentials.verify(token);
        const instance = binding && instances.get(binding.participant);
        if (instance && mayComeBack.has(instance.id)) instances.change(instance, { webBridge: undefined });
        return sessions.open(token, webBridge);
      },
    };
  }),
};

export const roomsStayAtASecondHome: Defect = {
  id: 'rooms-stay-at-a-second-home',
  requirement: 'API-16',
  title: 'A room that was moved to another Call Bridge is still there when it is moved on.',
  how: 'It is dropped where it was called.',
  apply: onRole('createMoveHome', (home, { instances, register }) => ({
    drop(participant) {
      const origin = instances.get(participant)?.movedFrom?.callBridge;
      if (origin === undefined || origin === register.get(participant)?.callBridge) home.drop(participant);
    },
  })),
};

export const roleFollows: Defect = {
  id: 'role-follows',
  requirement: 'API-19',
  title: 'The call leg profile that accompanied one move counts in the next one too.',
  how: 'A role is kept with the person who has it.',
  apply(parts) {
    const roles = new Map<string, string>();
    return onRole('createReception', (reception) => ({
      async receive(creation) {
        const callLegProfile = creation.callLegProfile ?? roles.get(creation.movedFrom?.participant ?? '');
        const created = await reception.receive({ ...creation, ...(callLegProfile && { callLegProfile }) });
        if (callLegProfile) roles.set(created.participant, callLegProfile);
        return created;
      },
    }))(parts);
  },
};
