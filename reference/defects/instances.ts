/** Faults in the life of a participant instance: too early, too late, never. */
import type { Participant } from '../../schemas/types/peer.ts';
import type { Defect } from '../deviation.ts';
import { asked } from '../link/c2w-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const connectedBeforeArrival: Defect = {
  id: 'connected-before-arrival',
  requirement: 'STEP-05',
  title: 'The new participant is connected before the web app has come.',
  how: 'The state is copied from the old participant.',
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      return {
        async receive(creation) {
          const created = await reception.receive(creation);
          const instance = creation.movedFrom && deps.instances.get(created.participant);
          if (instance) deps.instances.happened(instance, 'connected');
          return created;
        },
      };
    },
  }),
};

export const endStaysHere: Defect = {
  id: 'end-stays-here',
  requirement: 'STEP-09',
  title: 'The Web Bridge accepts the end, but the home never hears of it.',
  how: 'The session is removed from the table before the home is looked up in it.',
  apply: onRole('createCallBridgeLinks', (links) => ({
    ask(callBridge, word, body) {
      if (word.path === asked.end.path) return Promise.resolve({} as never);
      return links.ask(callBridge, word, body);
    },
  })),
};

export const goneBeforeTheEnd: Defect = {
  id: 'gone-before-the-end',
  requirement: 'STEP-10',
  title: 'The home destroys the old participant when it is asked for the move data.',
  how: 'Moving is implemented as leaving and joining.',
  apply: onRole('createMoveHome', (home, deps) => ({
    release(participant) {
      const data = home.release(participant);
      const instance = deps.instances.get(participant);
      if (instance) deps.instances.remove(instance, 'moved');
      return data;
    },
  })),
};

export const goneAtHomeOnly: Defect = {
  id: 'gone-at-home-only',
  requirement: 'STEP-10',
  title: 'The other Call Bridges are not told that the old participant is gone.',
  how: 'The announcement is left out in the path that a move takes.',
  apply: (parts) => ({
    ...parts,
    createPeers(deps) {
      const peers = parts.createPeers(deps);
      return { ...peers, announce: (news) => (news.participantGone ? undefined : peers.announce(news)) };
    },
  }),
};

export const neverConnectedAgain: Defect = {
  id: 'never-connected-again',
  requirement: 'STEP-11',
  title: 'The moved participant comes back, and stays initial.',
  how: 'The state machine is left where the creation by another Call Bridge has put it.',
  apply: onRole('createInstances', (instances) => ({
    happened: (instance, event) => (instance.movedFrom ? undefined : instances.happened(instance, event)),
  })),
};

export const sipLeftBehind: Defect = {
  id: 'sip-left-behind',
  requirement: 'API-16',
  title: 'The old participant of a SIP address stays when it is moved.',
  how: 'The old leg is left to the far end to hang up.',
  apply: (parts) => ({
    ...parts,
    createMoveHome: (deps) => ({ ...parts.createMoveHome(deps), drop: () => {} }),
  }),
};

export const ghostInTheList: Defect = {
  id: 'ghost-in-the-list',
  requirement: 'TRUTH-01',
  title: 'A call goes on listing those who have left it.',
  how: 'They are removed from the index by id, but not from the one by call.',
  apply: onRole('createRegister', (register) => {
    const ghosts: Participant[] = [];
    register.onChange(({ before, after }) => {
      if (before && !after) ghosts.push(before);
    });
    return {
      inSpace: (coSpace) => [...register.inSpace(coSpace), ...ghosts.filter((ghost) => ghost.coSpace === coSpace)],
    };
  }),
};

export const lateToTheList: Defect = {
  id: 'late-to-the-list',
  requirement: 'TRUTH-02',
  title: 'A participant homed elsewhere is listed, but not known by its id.',
  how: 'Look-ups by id are served from the local legs only.',
  apply: onRestAnswers(({ method, path }, answer) => {
    const isById = method === 'GET' && /\/participants\/[^/]+$/.test(path);
    if (!isById || answer.status !== 200 || answer.body.includes('<numCallLegs>')) return answer;
    const body = '<?xml version="1.0"?><failureDetails><participantDoesNotExist /></failureDetails>';
    return { ...answer, status: 400, body };
  }),
};

export const allCountedLocal: Defect = {
  id: 'all-counted-local',
  requirement: 'TRUTH-03',
  title: 'Participants homed elsewhere are counted as local.',
  how: 'The count is taken from the roster, which does not know of homes.',
  apply: onRestAnswers((_request, answer) => ({
    ...answer,
    body: answer.body.replace(
      /<numParticipantsLocal>(\d+)(<.*<numParticipantsRemote>)(\d+)</,
      (_, local, between, remote) => `<numParticipantsLocal>${Number(local) + Number(remote)}${between}0<`,
    ),
  })),
};

export const remoteIsOurs: Defect = {
  id: 'remote-is-ours',
  requirement: 'API-12',
  title: 'A change of a participant homed elsewhere is answered 200, and nothing happens.',
  how: 'The change is applied to the announced copy.',
  apply: onRestAnswers((_request, answer) =>
    answer.body.includes('<participantCannotBe') ? { ...answer, status: 200, body: '' } : answer,
  ),
};

export const waitingNotRemoved: Defect = {
  id: 'waiting-not-removed',
  requirement: 'JWT-05',
  title: 'Somebody whom the operator removes before the web app has come is not removed.',
  how: 'A removal is carried out by ending the session, and there is none yet.',
  apply: onRole('createInstances', (instances) => ({
    remove: (instance, why) =>
      why === 'removedByOperator' && instance.state === 'initial' ? undefined : instances.remove(instance, why),
  })),
};
