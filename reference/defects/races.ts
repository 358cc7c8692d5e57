/** Faults in what happens at the same time, and in what happens while a move is held. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RawData, WebSocket } from 'ws';
import type { OneSession } from '../../schemas/types/c2w.ts';
import { Failure } from '../call-bridge/failure.ts';
import type { MoveHome } from '../call-bridge/move/home.ts';
import { isWebApp } from '../call-bridge/participants/instance.ts';
import type { Defect } from '../deviation.ts';
import { asked, told } from '../link/c2w-words.ts';
import { peerWords } from '../link/peer-words.ts';
import { asked as webAppAsked } from '../link/web-app-words.ts';
import type { Word } from '../link/word.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import { onTelling } from '../on-telling.ts';
import type { Parts } from '../parts.ts';
import { secondMoveWins } from '../variants/races.ts';
import type { WebSession } from '../web-bridge/web-sessions.ts';

export const lockTakenLate: Defect = {
  id: 'lock-taken-late',
  requirement: 'RACE-01',
  title: 'Two operators who move somebody at once both succeed: two new participants wait.',
  how: 'The home looks whether a move is under way, and writes down that one is when the new participant has been made.',
  apply: onRole('createMoveHome', (home, deps) => ({
    release(participant) {
      const data = home.release(participant);
      const instance = deps.instances.get(participant);
      if (!instance) return data;
      const { movingUntil } = instance;
      deps.instances.change(instance, { movingUntil: 0 });
      setTimeout(() => deps.instances.change(instance, { movingUntil }), 50).unref();
      return data;
    },
  })),
};

export const noLockAtHome: Defect = {
  id: 'no-lock-at-home',
  requirement: 'RACE-02',
  title: 'A second move of somebody whose move is held is accepted, and the first is not called off.',
  how: 'Each request is carried out by itself; nobody keeps that a move is under way.',
  apply: onRole('createMoveHome', (home) => ({
    release(participant) {
      home.abandoned(participant);
      return home.release(participant);
    },
  })),
};

export const refusedLeavesOne: Defect = {
  id: 'refused-leaves-one',
  requirement: 'RACE-02',
  title: 'A second move is refused, and its new participant is left in the target.',
  how: 'The participant is created while the home is asked, and nobody takes it away when the home refuses.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          try {
            return await operation.move(call, movedParticipant, parameters);
          } catch (error) {
            const old = deps.register.get(movedParticipant);
            if (old && error instanceof Failure && error.code === 'participantCannotBeModified') {
              const account = { kind: 'guest' } as const;
              const { name } = old;
              await deps.homes.create(deps.identity.id, { coSpace: call.coSpace, name, account, configuration: {} });
            }
            throw error;
          }
        },
      };
    },
  }),
};

export const removalKeepsTheLock: Defect = {
  id: 'removal-keeps-the-lock',
  requirement: 'RACE-03',
  title: 'After the operator has undone a move, its participant cannot be moved again.',
  how: 'The lock is released when the move is complete or its request fails, and in no other case.',
  apply: (parts) => ({
    ...parts,
    createMoveHome: (deps) => parts.createMoveHome({ ...deps, register: { ...deps.register, onChange: () => {} } }),
  }),
};

export const pulledInAfterLeaving: Defect = {
  id: 'pulled-in-after-leaving',
  requirement: 'RACE-04',
  title: 'Whoever leaves while being moved is connected in the target.',
  how: 'The end of the old session is taken for the arrival of the new one.',
  apply: (parts) => ({
    ...parts,
    createInstances(deps) {
      const instances = parts.createInstances(deps);
      instances.onRemoved(({ id }) => {
        const waiting = instances.all().find(({ movedFrom }) => movedFrom?.participant === id);
        if (waiting && isWebApp(waiting)) instances.happened(waiting, 'connected');
      });
      return instances;
    },
  }),
};

export const muteHandedOn: Defect = {
  id: 'mute-handed-on',
  requirement: 'RACE-05',
  title: 'A mute that the operator sets while a move is held is set for the new participant too.',
  how: 'Changes are applied to the person, whatever participants it has just then.',
  apply: onRole('createInstances', (instances) => ({
    configure(instance, changes) {
      instances.configure(instance, changes);
      for (const one of instances.all()) {
        if (one.movedFrom?.participant === instance.id) instances.configure(one, changes);
      }
    },
  })),
};

export const presentationCatchesUp: Defect = {
  id: 'presentation-catches-up',
  requirement: 'RACE-06',
  title: 'A presentation that begins while the move is held begins in the target, too, with the return.',
  how: 'What the user asked for during a move is kept, to be done again when the move is over.',
  apply: onRole('createConversation', (conversation) => {
    const kept = new Set<string>();
    return {
      present(instance, isActive) {
        conversation.present(instance, isActive);
        if (isActive && instance.movingUntil > Date.now()) kept.add(instance.id);
      },
      connect(instance) {
        const answer = conversation.connect(instance);
        if (kept.has(instance.movedFrom?.participant ?? '')) conversation.present(instance, true);
        return answer;
      },
    };
  }),
};

export const movedBeforeItCame: Defect = {
  id: 'moved-before-it-came',
  requirement: 'RACE-07',
  title: 'Somebody whose web app has not come yet is moved: a participant waits for whom nobody has told.',
  how: 'The home asks whether the participant exists, and not whether it has a session.',
  apply: (parts) => ({
    ...parts,
    createMoveHome(deps) {
      const home = parts.createMoveHome(deps);
      return {
        ...home,
        release(participant) {
          const instance = deps.instances.get(participant);
          if (!instance || instance.webBridge) return home.release(participant);
          return { name: instance.name, account: instance.account };
        },
      };
    },
    createArrival(deps) {
      const arrival = parts.createArrival(deps);
      return {
        ...arrival,
        complete: async (instance, creation, token) =>
          creation.webBridge === undefined && token ? undefined : arrival.complete(instance, creation, token),
      };
    },
  }),
};

export const twiceInOneCall: Defect = {
  id: 'twice-in-one-call',
  requirement: 'RACE-08',
  title: 'Who is moved into the call in which they are is there twice afterwards.',
  how: 'The end of the old session is ignored as long as somebody who came from it is in the same call, as after a reconnect.',
  apply: onRole('createSessions', (sessions, deps) => ({
    end(participant, webBridge) {
      const instance = sessions.of(participant, webBridge);
      const others = deps.instances.inCall(instance.call);
      if (others.some(({ movedFrom }) => movedFrom?.participant === participant)) return;
      sessions.end(participant, webBridge);
    },
  })),
};

export const backIsNotTold: Defect = {
  id: 'back-is-not-told',
  requirement: 'RACE-09',
  title: 'Who is moved away and back again is missing from the rosters of those who stayed.',
  how: 'Somebody who comes and goes is taken for a bad connection, and kept quiet about, by name.',
  apply: onTelling((tell, deps) => {
    const gone = new Set<string>();
    const quiet = new Set<string>();
    deps.register.onChange(({ before, after }) => {
      if (before && !after) gone.add(`${before.coSpace} ${before.name}`);
      if (after && !before && gone.has(`${after.coSpace} ${after.name}`)) quiet.add(after.id);
    });
    const isQuiet = (body: object): boolean => [...quiet].some((id) => JSON.stringify(body).includes(`"${id}"`));
    return (webBridge, word, body) => {
      if (word.path !== told.roster.path || !('update' in body) || !isQuiet(Object(body.update)))
        tell(webBridge, word, body);
    };
  }),
};

export const guestsByTheClock: Defect = {
  id: 'guests-by-the-clock',
  requirement: 'RACE-10',
  title: 'Guests who arrive within the same quarter of a second share an account.',
  how: 'Accounts are numbered by the time.',
  apply: (parts) => ({
    ...parts,
    createAccounts: (deps) => ({
      ...parts.createAccounts(deps),
      createGuest: () => `guest${Math.floor(Date.now() / 250)}`,
    }),
  }),
};

export const toldOfLocalsOnly: Defect = {
  id: 'told-of-locals-only',
  requirement: 'TRUTH-11',
  title: 'Nobody is told of those who arrive at another Call Bridge.',
  how: "The roster is kept from the Call Bridge's own events.",
  apply: (parts) => ({
    ...parts,
    createConversation: (deps) =>
      parts.createConversation({
        ...deps,
        register: {
          ...deps.register,
          onChange: (listener) =>
            deps.register.onChange((change) => {
              if (!change.after || deps.instances.get(change.after.id)) listener(change);
            }),
        },
      }),
  }),
};

export const ownPresenterFirst: Defect = {
  id: 'own-presenter-first',
  requirement: 'TRUTH-12',
  title: 'Of two who present, each Call Bridge shows its people the one that is homed there.',
  how: 'A presentation at a peer counts only where nobody presents locally.',
  apply: onRole('createHearing', (hearing, deps) => {
    const presents = (coSpace: string, callBridge: string): boolean =>
      deps.register.inSpace(coSpace).some((one) => one.presentingTurn > 0 && one.callBridge !== callBridge);
    return {
      heard(callBridge, news) {
        const { participant } = news;
        const isSecond = participant !== undefined && presents(participant.coSpace, callBridge);
        hearing.heard(callBridge, isSecond ? { ...news, participant: { ...participant, presentingTurn: 0 } } : news);
      },
    };
  }),
};

export const callGoesWithTheLast: Defect = {
  id: 'call-goes-with-the-last',
  requirement: 'RACE-11',
  title: 'The call ends with the last one who is moved out of it, though the API has made it to stay.',
  how: 'The tear-down after a move ends an empty call without asking what it was made for.',
  apply: (parts) => ({
    ...parts,
    createCalls(deps) {
      const calls = parts.createCalls(deps);
      deps.register.onChange(({ before, after }) => {
        const call = before && !after ? calls.inSpace(before.coSpace) : undefined;
        if (call && deps.register.inSpace(call.coSpace).length === 0) calls.close(call);
      });
      return calls;
    },
  }),
};

export const callStaysBehind: Defect = {
  id: 'call-stays-behind',
  requirement: 'RACE-11',
  title: 'A call that was made by joining stays when the last one was moved out of it.',
  how: 'A call is ended when somebody hangs up; who is moved does not.',
  apply: (parts) => ({
    ...parts,
    createCalls: (deps) => parts.createCalls({ ...deps, register: { ...deps.register, onChange: () => {} } }),
  }),
};

export const lastPlaceTwice: Defect = {
  id: 'last-place-twice',
  requirement: 'RACE-13',
  title: 'Two who are moved at once both get the last place in a call.',
  how: 'The participants are counted when the request comes, and the new one is counted when it has been made.',
  apply: onRole('createLimits', (limits) => ({
    async inSpace(coSpace) {
      const room = await limits.inSpace(coSpace);
      const counted = room(undefined);
      await pause(20, undefined, { ref: false });
      return () => counted;
    },
  })),
};

export const supersededCredentialLives: Defect = {
  id: 'superseded-credential-lives',
  requirement: 'RACE-02',
  title: 'A second move takes the place of the first, whose credential goes on to open a session.',
  how: 'The new participant of the first move is taken out of the lists, and its account is left to the arrival time.',
  apply(parts) {
    const superseding = secondMoveWins.apply(parts);
    return {
      ...superseding,
      createInstances(deps) {
        const instances = superseding.createInstances(deps);
        return {
          ...instances,
          remove(instance, why) {
            if (why !== 'moved' || !isWebApp(instance)) return instances.remove(instance, why);
            deps.announce({ participantGone: instance.id });
            deps.register.remove(instance.id);
          },
        };
      },
    };
  },
};

export const removedTwiceCountedTwice: Defect = {
  id: 'removed-twice-counted-twice',
  requirement: 'RACE-03',
  title: 'A second request to remove somebody is refused, and counted as a departure all the same.',
  how: 'The counter of the call is taken down before the participant is looked up.',
  apply(parts) {
    let departures = 0;
    return onRestAnswers(({ method, path }, answer) => {
      if (method === 'DELETE' && path.includes('/participants/') && answer.status >= 400) departures += 1;
      const taken = (_: string, start: string, local: string) => `${start}${Math.max(0, Number(local) - departures)}`;
      return { ...answer, body: answer.body.replace(/(<numParticipantsLocal>)(\d+)/g, taken) };
    })(parts);
  },
};

export const departuresInABurst: Defect = {
  id: 'departures-in-a-burst',
  requirement: 'RACE-12',
  title: 'Of two activators who go at once only one is noticed: those who stay are not sent to the lobby.',
  how: 'The review of the lobby is throttled to once in a while, and nobody looks again at the end of a burst.',
  apply: (parts) => ({
    ...parts,
    createLobby(deps) {
      let reviewed = 0;
      return parts.createLobby({
        ...deps,
        register: {
          ...deps.register,
          onChange: (listener) =>
            deps.register.onChange((change) => {
              const isLate = !change.after && Date.now() - reviewed < 2_000;
              if (!change.after && !isLate) reviewed = Date.now();
              if (!isLate) listener(change);
            }),
        },
      });
    },
  }),
};

/** What a Web Bridge notices of the socket of a web app that has ended its session, and of whom that was. */
const onSocketOfEnded =
  (watch: (socket: WebSocket, tell: (word: Word<OneSession, object>) => void, hasEnded: () => boolean) => void) =>
  (parts: Parts): Parts => ({
    ...parts,
    acceptWebApp(socket, deps) {
      let session: WebSession | undefined;
      let hasEnded = false;
      const add = (opened: WebSession): void => {
        session = opened;
        deps.sessions.add(opened);
      };
      const ask: typeof deps.links.ask = (callBridge, word, body) => {
        hasEnded ||= word.path === asked.end.path;
        return deps.links.ask(callBridge, word, body);
      };
      const tell = (word: Word<OneSession, object>): void => {
        if (session) deps.links.tell(session.callBridge, word, { participant: session.participant });
      };
      parts.acceptWebApp(socket, { ...deps, sessions: { ...deps.sessions, add }, links: { ...deps.links, ask } });
      watch(socket, tell, () => hasEnded);
    },
  });

/** What is said of somebody who is gone is taken to be said of who was moved from there. */
const meantForTheNext =
  (what: 'end' | 'lost') =>
  (parts: Parts): Parts =>
    onRole('createSessions', (sessions, { instances }) => ({
      [what](participant: string, webBridge: string) {
        const next = instances.all().find(({ movedFrom }) => movedFrom?.participant === participant);
        if (instances.get(participant) || !next) return sessions[what](participant, webBridge);
        instances.remove(next, 'left');
      },
    }))(parts);

/** The Web Bridge passes on every end, also one after the first. */
const everyEnd = onSocketOfEnded((socket, tell) => {
  let ends = 0;
  socket.on('message', (data: RawData) => {
    if (!data.toString().includes(`"${webAppAsked.end.path}"`)) return;
    ends += 1;
    if (ends > 1) tell(asked.end);
  });
});

export const secondEndCounts: Defect = {
  id: 'second-end-counts',
  requirement: 'RACE-14',
  title: 'A second end of the old session takes away the new participant.',
  how: 'The Web Bridge passes on whatever is said, and an end for somebody who is gone goes to who has come in their place.',
  apply: (parts) => everyEnd(meantForTheNext('end')(parts)),
};

export const endForAnybody: Defect = {
  id: 'end-for-anybody',
  requirement: 'RACE-14',
  title: 'A second end, or one for a participant that the operator has removed, takes away somebody else.',
  how: 'An end whose participant is not found is taken to be for the first one that came through that Web Bridge.',
  apply: (parts) =>
    everyEnd(
      onRole('createSessions', (sessions, { instances }) => ({
        end(participant, webBridge) {
          const first = instances.all().find((one) => one.webBridge === webBridge);
          if (instances.get(participant) || !first) return sessions.end(participant, webBridge);
          instances.remove(first, 'left');
        },
      }))(parts),
    ),
};

export const lossAfterTheEnd: Defect = {
  id: 'loss-after-the-end',
  requirement: 'RACE-15',
  title: 'When the connection breaks while the old session is being ended, the new participant goes.',
  how: 'A loss is passed on whatever was before it, and goes to who has come in the place of somebody who is gone.',
  apply: (parts) =>
    onSocketOfEnded((socket, tell, hasEnded) => {
      socket.on('close', (code: number) => {
        if (hasEnded() && code === connectionLost) tell(asked.lost);
      });
    })(meantForTheNext('lost')(parts)),
};

/** What a WebSocket says that was closed without a word. */
const connectionLost = 1006;

export const secondEndCrosses: Defect = {
  id: 'second-end-crosses',
  requirement: 'RACE-14',
  title: 'A second end of the old session takes away the new participant, where that has another home.',
  how: 'An end that the home does not know any more is shown to the other Call Bridges, and one has somebody who came from there.',
  apply(parts) {
    const callBridges = new Set<string>();
    const shownToAll = onRole('createCallBridgeLinks', (links) => ({
      tell(callBridge, word, body) {
        const isEnd = word.path === asked.end.path;
        for (const one of isEnd ? callBridges : [callBridge]) links.tell(one, word, body);
      },
    }))({
      ...parts,
      createCallBridgeLinks: (deps) =>
        parts.createCallBridgeLinks({
          ...deps,
          answersTo(callBridge) {
            callBridges.add(callBridge);
            return deps.answersTo(callBridge);
          },
        }),
    });
    return everyEnd(
      onRole('createSessions', (sessions, { instances }) => {
        const known = new Set<string>();
        instances.onCreated(({ id }) => known.add(id));
        return {
          end(participant, webBridge) {
            const next = instances.all().find(({ movedFrom }) => movedFrom?.participant === participant);
            if (known.has(participant) || !next) return sessions.end(participant, webBridge);
            instances.remove(next, 'left');
          },
        };
      })(shownToAll),
    );
  },
};

export const undoneAndUnseen: Defect = {
  id: 'undone-and-unseen',
  requirement: 'RACE-03',
  title: 'When the operator has undone a move, the presentation of the one who stays is over.',
  how: 'What is removed presents no more, and presentations are kept by person.',
  apply: onRole('createInstances', (instances) => ({
    remove(instance, why) {
      const old = instances.get(instance.movedFrom?.participant ?? '');
      instances.remove(instance, why);
      if (old && why === 'removedByOperator') instances.change(old, { presentingTurn: 0 });
    },
  })),
};

export const firstGoesFirst: Defect = {
  id: 'first-goes-first',
  requirement: 'RACE-02',
  title: 'A second move calls off the first, also where it can not be done itself.',
  how: 'The place is cleared for the second before anybody asks whether there is room for it.',
  apply(parts) {
    const waiting = new Map<string, string>();
    const released = onRole('createMoveHome', (home) => ({
      release(participant) {
        home.abandoned(participant);
        return home.release(participant);
      },
    }))(parts);
    return onRole('createMoveOperation', (operation, { home, peers }) => ({
      async move(call, movedParticipant, parameters) {
        const former = waiting.get(movedParticipant);
        if (former !== undefined) {
          home.drop(former);
          await Promise.all(peers.linked().map((peer) => peers.ask(peer, peerWords.drop, { participant: former })));
        }
        const id = await operation.move(call, movedParticipant, parameters);
        waiting.set(movedParticipant, id);
        return id;
      },
    }))(released);
  },
};

export const cameraHandedOn: Defect = {
  id: 'camera-handed-on',
  requirement: 'RACE-05',
  title: 'That the operator turns a camera off while a move is held is set for the new participant too.',
  how: 'Sound was seen to, and video came later.',
  apply: onRole('createInstances', (instances) => ({
    configure(instance, changes) {
      instances.configure(instance, changes);
      if (changes.rxVideoMute === undefined) return;
      for (const one of instances.all()) {
        if (one.movedFrom?.participant === instance.id) instances.configure(one, { rxVideoMute: changes.rxVideoMute });
      }
    },
  })),
};

export const unopenedMovedFromAfar: Defect = {
  id: 'unopened-moved-from-afar',
  requirement: 'RACE-07',
  title: 'Somebody whose web app has not come yet is moved where another Call Bridge than the home is asked.',
  how: 'Whether there is a session is looked up before the home is asked, and among the own participants.',
  apply(parts) {
    const moving = movedBeforeItCame.apply(parts);
    const strict = new Map<MoveHome, MoveHome>();
    return {
      ...moving,
      createMoveHome(deps) {
        const home = moving.createMoveHome(deps);
        strict.set(home, parts.createMoveHome(deps));
        return home;
      },
      createMoveOperation: (deps) => moving.createMoveOperation({ ...deps, home: strict.get(deps.home) ?? deps.home }),
    };
  },
};
