/** Faults that a move within one Call Bridge does not show, since one part has to hear of the other over a link. */
import { Failure } from '../call-bridge/failure.ts';
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Register } from '../call-bridge/participants/register.ts';
import type { Defect } from '../deviation.ts';
import { asked, told } from '../link/c2w-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';

export const tenantLimitIsLocal: Defect = {
  id: 'tenant-limit-is-local',
  requirement: 'PLACE-14',
  title: "Of the people in a tenant's other spaces those count who are homed at the same Call Bridge.",
  how: 'The spaces of a tenant are looked up in the cluster, and the people in them here.',
  apply: (parts) => ({
    ...parts,
    createLimits(deps) {
      const { register, identity } = deps;
      const isHere = ({ callBridge }: { callBridge: string }): boolean => callBridge === identity.id;
      return {
        ...parts.createLimits(deps),
        inSpace(coSpace) {
          const inSpace = (id: string) =>
            id === coSpace.id ? register.inSpace(id) : register.inSpace(id).filter(isHere);
          return parts.createLimits({ ...deps, register: { ...register, inSpace } }).inSpace(coSpace);
        },
      };
    },
  }),
};

export const strangerCountsTwice: Defect = {
  id: 'stranger-counts-twice',
  requirement: 'PLACE-17',
  title: 'Who is moved from another Call Bridge counts twice while the move is held.',
  how: 'The old participant is left out of the count where it is found among the local ones.',
  apply: onRole('createLimits', (limits, { register, identity }) => ({
    async inSpace(coSpace) {
      const room = await limits.inSpace(coSpace);
      return (mover) => room(register.get(mover ?? '')?.callBridge === identity.id ? mover : undefined);
    },
  })),
};

export const chatIsForwarded: Defect = {
  id: 'chat-is-forwarded',
  requirement: 'STATE-06',
  title: 'Who was moved to another Call Bridge goes on to read what is said in the old meeting.',
  how: 'What a peer passes on is for everybody who was ever in that call, and only the home of a call forgets who has left.',
  apply: onRole('createConversation', (conversation, { instances, register, c2w }) => {
    const formerSpaces = new Map<string, string>();
    instances.onCreated(({ id, movedFrom }) => {
      const old = register.get(movedFrom?.participant ?? '');
      if (old) formerSpaces.set(id, old.coSpace);
    });
    return {
      passOn(said) {
        conversation.passOn(said);
        for (const { id, webBridge } of instances.all()) {
          if (webBridge && formerSpaces.get(id) === said.coSpace)
            c2w.tell(webBridge, told.chat, { participants: [id], update: said.update });
        }
      },
    };
  }),
};

export const muteCrossesOver: Defect = {
  id: 'mute-crosses-over',
  requirement: 'RACE-05',
  title: 'A mute that the operator sets while a move to another Call Bridge is held is set there too.',
  how: 'The new participant follows what its origin announces, until it has come.',
  apply(parts) {
    const instancesOf = new Map<Register, Instances>();
    return {
      ...parts,
      createInstances(deps) {
        const instances = parts.createInstances(deps);
        instancesOf.set(deps.register, instances);
        return instances;
      },
      createHearing(deps) {
        const hearing = parts.createHearing(deps);
        return {
          ...hearing,
          heard(callBridge, news) {
            hearing.heard(callBridge, news);
            const origin = news.participant?.configuration.rxAudioMute === true ? news.participant.id : undefined;
            const instances = instancesOf.get(deps.register);
            const heir = origin && instances?.all().find(({ movedFrom }) => movedFrom?.participant === origin);
            if (heir && heir.state === 'initial') instances?.configure(heir, { rxAudioMute: true });
          },
        };
      },
    };
  },
};

export const sessionGoesAhead: Defect = {
  id: 'session-goes-ahead',
  requirement: 'JWT-04',
  title: 'What somebody writes while being moved to another Call Bridge is lost.',
  how: 'The Web Bridge speaks with the Call Bridge of which it heard last, and only an end it carries to the old one.',
  apply: (parts) => ({
    ...parts,
    createCallBridgeLinks(deps) {
      const last = new Map<string, string>();
      const links = parts.createCallBridgeLinks({
        ...deps,
        answersTo(callBridge) {
          const answers = deps.answersTo(callBridge);
          return {
            ...answers,
            handle(request) {
              if (request.path === told.move.path) last.set(String(request.body?.participant), callBridge);
              return answers.handle(request);
            },
          };
        },
      });
      return {
        ...links,
        ask(callBridge, word, body) {
          const other = word.path === asked.say.path && 'participant' in body && last.get(String(body.participant));
          if (!other || other === callBridge) return links.ask(callBridge, word, body);
          return links.ask(other, word, body).catch(() => ({}) as never);
        },
      };
    },
  }),
};

export const userFromElsewhereIsAGuest: Defect = {
  id: 'user-from-elsewhere-is-a-guest',
  requirement: 'IDENT-04',
  title: 'A signed-in user who is homed elsewhere than where the move is asked for is a guest afterwards.',
  how: 'Who has signed in is known where it was done, and the others are told a name.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation: (deps) =>
      parts.createMoveOperation({
        ...deps,
        homes: {
          ...deps.homes,
          create(callBridge, creation) {
            const isStrange = creation.account.kind === 'user' && creation.movedFrom?.callBridge !== deps.identity.id;
            return deps.homes.create(callBridge, isStrange ? { ...creation, account: { kind: 'guest' } } : creation);
          },
        },
      }),
  }),
};

export const strangersCannotMove: Defect = {
  id: 'strangers-cannot-move',
  requirement: 'API-09',
  title: 'Who was moved from another Call Bridge shows canMove false, and can be moved.',
  how: 'The field is filled in from the record of the join, and the new home has none.',
  apply: onRestAnswers(({ method }, answer) => {
    const [, home] = /<callBridge>(.*?)</.exec(answer.body) ?? [];
    const [, origin] = /<movedParticipantCallBridge>(.*?)</.exec(answer.body) ?? [];
    if (method !== 'GET' || origin === undefined || origin === home) return answer;
    return { ...answer, body: answer.body.replace('<canMove>true<', '<canMove>false<') };
  }),
};

export const strangersOnlyLost: Defect = {
  id: 'strangers-only-lost',
  requirement: 'STEP-09',
  title: 'The end of a session that was opened after a move from another Call Bridge is taken for a lost connection.',
  how: 'The end is carried to where the session began, and the home learns only that the link is gone.',
  apply: onRole('createSessions', (sessions, { instances }) => {
    const strangers = new Set<string>();
    instances.onCreated(({ id, movedFrom }) => {
      if (movedFrom && !instances.get(movedFrom.participant)) strangers.add(id);
    });
    return {
      end(participant, webBridge) {
        if (!strangers.has(participant)) return sessions.end(participant, webBridge);
        sessions.of(participant, webBridge);
        sessions.lost(participant, webBridge);
      },
    };
  }),
};

export const layoutsOfStrangersIgnored: Defect = {
  id: 'layouts-of-strangers-ignored',
  requirement: 'STATE-02',
  title: 'The layout that the web app applies again after a move from another Call Bridge is answered 200 and ignored.',
  how: 'Whether somebody may choose a layout is asked of the profile of the join, and the new home has none.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    const strangers = new Set<string>();
    instances.onCreated(({ id, movedFrom }) => {
      if (movedFrom && !instances.get(movedFrom.participant)) strangers.add(id);
    });
    return {
      setLocalState: (instance, state) =>
        conversation.setLocalState(instance, strangers.has(instance.id) ? { ...state, layout: undefined } : state),
    };
  }),
};

export const movedOnByTheMover: Defect = {
  id: 'moved-on-by-the-mover',
  requirement: 'STEP-01',
  title: 'Who was moved can be moved on by the Call Bridge that was asked then, and by no other.',
  how: 'A move stays with the Call Bridge that carried it out, so that nobody else interferes with it.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      const own = new Set<string>();
      return {
        async move(call, participant, parameters) {
          const wasMoved = deps.register.get(participant)?.movedFrom !== undefined;
          if (wasMoved && !own.has(participant)) throw new Failure('participantCannotBeModified');
          const created = await operation.move(call, participant, parameters);
          own.add(created);
          return created;
        },
      };
    },
  }),
};

export const strangersSeeNoPresentation: Defect = {
  id: 'strangers-see-no-presentation',
  requirement: 'TRUTH-12',
  title: 'Who arrives from another Call Bridge is not shown the presentation that is going on.',
  how: 'A stream is handed on when it begins, and to those who join.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    const strangers = new Set<string>();
    instances.onCreated(({ id, movedFrom }) => {
      if (movedFrom && !instances.get(movedFrom.participant)) strangers.add(id);
    });
    return {
      connect(instance) {
        const answer = conversation.connect(instance);
        return strangers.has(instance.id) ? { ...answer, presenter: null } : answer;
      },
    };
  }),
};

export const strangersAreNotRead: Defect = {
  id: 'strangers-are-not-read',
  requirement: 'STATE-07',
  title: 'What somebody writes who was moved to another Call Bridge than that of the others is not read by them.',
  how: 'What is written is passed on to the Call Bridges that were there when the session was made, and a move makes none.',
  apply: onRole('createConversation', (conversation) => ({
    say(instance, text) {
      const { id, name, call, movedFrom } = instance;
      if (!movedFrom) return conversation.say(instance, text);
      conversation.passOn({ coSpace: call.coSpace, update: { from: id, name, text } });
    },
  })),
};

export const strangersRemovedWithoutAWord: Defect = {
  id: 'strangers-removed-without-a-word',
  requirement: 'BIND-08',
  title:
    'Whoever was moved from another Call Bridge and is removed by the operator is not told, and their connection stays.',
  how: 'The Web Bridge takes such a message from the Call Bridge with which the browser began, and from no other.',
  apply(parts) {
    const strangers = new Set<string>();
    const noting = onRole('createInstances', (instances) => {
      instances.onCreated(({ id, movedFrom }) => {
        if (movedFrom && !instances.get(movedFrom.participant)) strangers.add(id);
      });
      return {};
    })(parts);
    return onRole('createC2w', (c2w) => ({
      tell(webBridge, word, body) {
        const { participant } = body as { participant?: string };
        if (word.path !== told.ended.path || !strangers.has(participant ?? '')) c2w.tell(webBridge, word, body);
      },
    }))(noting);
  },
};
