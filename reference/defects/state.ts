/** Faults in what a move carries over, drops and resets. */
import type { Conversation, ConversationDeps } from '../call-bridge/conversation.ts';
import type { Settings } from '../call-bridge/model.ts';
import type { Instance } from '../call-bridge/participants/instance.ts';
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import { onTelling } from '../on-telling.ts';
import type { Parts } from '../parts.ts';

/** Wraps the conversation; `deps` are those that it was made with. */
const onConversation =
  (wrap: (conversation: Conversation, deps: ConversationDeps) => Partial<Conversation>) =>
  (parts: Parts): Parts => ({
    ...parts,
    createConversation(deps) {
      const conversation = parts.createConversation(deps);
      return { ...conversation, ...wrap(conversation, deps) };
    },
  });

/** What the new participant takes from the old one's settings, where both have the same home. */
const onSettings =
  (taken: (old: Settings) => Settings) =>
  (parts: Parts): Parts => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      return {
        receive(creation) {
          const old = deps.instances.get(creation.movedFrom?.participant ?? '');
          const configuration = { ...(old && taken(old.configuration)), ...creation.configuration };
          return reception.receive({ ...creation, configuration });
        },
      };
    },
  });

const pick = (settings: Settings, names: readonly string[]): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => names.includes(name)));

export const localMuteReset: Defect = {
  id: 'local-mute-reset',
  requirement: 'STATE-01',
  title: 'The local mute that the web app applies again after a move is answered 200 and ignored.',
  how: 'State is taken over only for participants that joined, since their record has a place for it.',
  apply: onConversation(({ setLocalState }) => ({
    setLocalState: (instance, state) =>
      setLocalState(instance, instance.movedFrom ? { ...state, audioMuted: false } : state),
  })),
};

export const layoutIgnored: Defect = {
  id: 'layout-ignored',
  requirement: 'STATE-02',
  title: 'The layout that the web app applies again after a move is answered 200 and ignored.',
  how: 'changeLayoutAllowed is false where no profile was read.',
  apply: onConversation(({ setLocalState }) => ({
    setLocalState: (instance, state) =>
      setLocalState(instance, instance.movedFrom ? { ...state, layout: undefined } : state),
  })),
};

export const mutedOnArrival: Defect = {
  id: 'muted-on-arrival',
  requirement: 'STATE-03',
  title: 'Whoever is moved arrives muted.',
  how: 'Moved participants are given the settings of those who wait in the lobby.',
  apply: (parts) => ({
    ...parts,
    createReception(deps) {
      const reception = parts.createReception(deps);
      return {
        receive: (creation) =>
          reception.receive(
            creation.movedFrom
              ? { ...creation, configuration: { ...creation.configuration, rxAudioMute: true } }
              : creation,
          ),
      };
    },
  }),
};

export const importanceCarriedOver: Defect = {
  id: 'importance-carried-over',
  requirement: 'STATE-08',
  title: 'The new participant has the importance of the old one.',
  how: 'The record is copied and only the call in it replaced.',
  apply: onSettings((old) => pick(old, ['importance'])),
};

export const operatorMuteCarriedOver: Defect = {
  id: 'operator-mute-carried-over',
  requirement: 'STATE-09',
  title: "The operator's mute goes with the participant.",
  how: 'The mute is kept with the media, which is handed over as it is.',
  apply: onSettings((old) => pick(old, ['rxAudioMute', 'rxVideoMute'])),
};

export const presentationLingers: Defect = {
  id: 'presentation-lingers',
  requirement: 'STATE-04',
  title: 'The viewers are not told that the presentation has ended with the presenter.',
  how: 'The end of a presentation is told when the presenter ends it, and in no other case.',
  apply: onTelling((tell) => (webBridge, word, body) => {
    const isEnd = word.path === told.presentation.path && JSON.stringify(body).includes('"presenter":null');
    if (!isEnd) tell(webBridge, word, body);
  }),
};

export const presentationFollows: Defect = {
  id: 'presentation-follows',
  requirement: 'STATE-05',
  title: 'Whoever presented in the old call presents in the new one.',
  how: 'The presentation stream is kept alive for a return, and a move looks like one.',
  apply: onConversation(({ connect, present }, { instances }) => {
    const presented = new Set<string>();
    instances.onRemoved(({ id, presentingTurn }) => presentingTurn > 0 && presented.add(id));
    return {
      connect(instance) {
        const answer = connect(instance);
        if (presented.has(instance.movedFrom?.participant ?? '')) present(instance, true);
        return answer;
      },
    };
  }),
};

export const chatFollows: Defect = {
  id: 'chat-follows',
  requirement: 'STATE-06',
  title: 'The chat of the old meeting is delivered to the mover again in the new one.',
  how: 'What was said is kept with the person, and sent to every new session.',
  apply: onConversation(({ connect, say, passOn }, { instances, c2w }) => {
    const said: { coSpace: string; update: { from: string; name: string; text: string } }[] = [];
    const spaces = new Map<string, string>();
    instances.onRemoved(({ id, call }) => spaces.set(id, call.coSpace));
    const keep = (coSpace: string, { id: from, name }: Instance, text: string): void =>
      void said.push({ coSpace, update: { from, name, text } });
    return {
      say(instance, text) {
        say(instance, text);
        keep(instance.call.coSpace, instance, text);
      },
      passOn(heard) {
        said.push(heard);
        passOn(heard);
      },
      connect(instance) {
        const answer = connect(instance);
        const old = spaces.get(instance.movedFrom?.participant ?? '');
        for (const { coSpace, update } of said) {
          if (coSpace === old) c2w.tell(instance.webBridge ?? '', told.chat, { participants: [instance.id], update });
        }
        return answer;
      },
    };
  }),
};

export const chatInBoth: Defect = {
  id: 'chat-in-both',
  requirement: 'STATE-07',
  title: 'What the mover writes in the new meeting is read in the old one too.',
  how: 'The subscription to the old chat is not taken away.',
  apply: onConversation(({ say, passOn }, { instances }) => {
    const spaces = new Map<string, string>();
    instances.onRemoved(({ id, call }) => spaces.set(id, call.coSpace));
    return {
      say(instance, text) {
        say(instance, text);
        const coSpace = spaces.get(instance.movedFrom?.participant ?? '');
        if (coSpace) passOn({ coSpace, update: { from: instance.id, name: instance.name, text } });
      },
    };
  }),
};

export const rosterKeepsTheOld: Defect = {
  id: 'roster-keeps-the-old',
  requirement: 'STATE-10',
  title: 'Those who stay are not told that somebody was moved away.',
  how: 'A departure is told when the web app ends its call, but the end that follows a move takes another path.',
  apply: onTelling((tell) => (webBridge, word, body) => {
    const isDeparture = word.path === told.roster.path && JSON.stringify(body).includes('"updateType":"remove"');
    if (!isDeparture) tell(webBridge, word, body);
  }),
};

export const silentWhileHeld: Defect = {
  id: 'silent-while-held',
  requirement: 'JWT-04',
  title: 'What somebody writes in the old meeting while being moved is answered 200 and lost.',
  how: 'The old participant is closed for changes as soon as a move of it has begun.',
  apply: onConversation(({ say }) => ({
    say: (instance, text) => (instance.movingUntil > Date.now() ? undefined : say(instance, text)),
  })),
};

export const neverPresentsAgain: Defect = {
  id: 'never-presents-again',
  requirement: 'STATE-11',
  title: 'Who was moved may present in the target, but nobody is shown it.',
  how: 'Presenting is blocked to keep the old presentation from going on, and never unblocked.',
  apply: onConversation(({ present }) => ({
    present: (instance, isActive) => (instance.movedFrom ? undefined : present(instance, isActive)),
  })),
};

export const otherMutesCarriedOver: Defect = {
  id: 'other-mutes-carried-over',
  requirement: 'STATE-09',
  title: 'Who was kept by the operator from hearing or seeing the meeting hears or sees nothing in the target either.',
  how: 'Of the four mutes two are known by the web app, and only those were thought of.',
  apply: onSettings((old) => pick(old, ['txAudioMute', 'txVideoMute'])),
};

export const rightsCarriedOver: Defect = {
  id: 'rights-carried-over',
  requirement: 'STATE-08',
  title: 'What the operator has allowed or forbidden somebody in one meeting is so in the next.',
  how: 'Rights are kept with the person, and were not counted among the settings.',
  apply: onSettings((old) =>
    pick(
      old,
      Object.keys(old).filter((name) => name.endsWith('Allowed')),
    ),
  ),
};

export const historyOnArrival: Defect = {
  id: 'history-on-arrival',
  requirement: 'STATE-06',
  title: 'Who is moved in is told what was said in the target before.',
  how: 'A web app that comes back is to miss nothing, and who is moved comes back.',
  apply: onConversation(({ connect, say, passOn }, { c2w }) => {
    const said: { coSpace: string; update: { from: string; name: string; text: string } }[] = [];
    return {
      say(instance, text) {
        say(instance, text);
        said.push({ coSpace: instance.call.coSpace, update: { from: instance.id, name: instance.name, text } });
      },
      passOn(heard) {
        said.push(heard);
        passOn(heard);
      },
      connect(instance) {
        const answer = connect(instance);
        for (const { coSpace, update } of instance.movedFrom ? said : []) {
          if (coSpace !== instance.call.coSpace) continue;
          c2w.tell(instance.webBridge ?? '', told.chat, { participants: [instance.id], update });
        }
        return answer;
      },
    };
  }),
};

export const oneChoiceApplied: Defect = {
  id: 'one-choice-applied',
  requirement: 'STATE-01',
  title: 'A web app that applies both its mutes again is answered 200, and only the microphone is muted.',
  how: 'In a meeting one thing is changed at a time, and the handler looks for which one it is.',
  apply: onConversation(({ setLocalState }) => ({
    setLocalState(instance, { videoMuted, ...state }) {
      const isAlone = state.audioMuted === undefined;
      setLocalState(instance, isAlone && videoMuted !== undefined ? { ...state, videoMuted } : state);
    },
  })),
};

export const presentationEndsWhenAsked: Defect = {
  id: 'presentation-ends-when-asked',
  requirement: 'JWT-04',
  title: 'A presentation ends as soon as a move of the presenter is accepted.',
  how: 'The presentation is not to follow, so that it is stopped first.',
  apply: onRole('createMoveHome', (home, { instances }) => ({
    release(participant) {
      const data = home.release(participant);
      const instance = instances.get(participant);
      if (instance) instances.change(instance, { presentingTurn: 0 });
      return data;
    },
  })),
};

export const everyoneIsMutedForGood: Defect = {
  id: 'everyone-is-muted-for-good',
  requirement: 'STATE-09',
  title: 'Who comes into a call in which the operator has muted everyone is muted.',
  how: 'What is said of everyone is kept with the call.',
  apply(parts) {
    const muted = new Set<string>();
    const noting = onRestAnswers(({ method, path, form }, answer) => {
      const [, call] = /\/calls\/([^/]+)\/participants\/\*$/.exec(path) ?? [];
      if (method === 'PUT' && call !== undefined && form.rxAudioMute === 'true') muted.add(call);
      return answer;
    })(parts);
    return onRole('createInstances', (instances) => {
      instances.onCreated((instance) => {
        if (muted.has(instance.call.id)) instances.configure(instance, { rxAudioMute: true });
      });
      return {};
    })(noting);
  },
};

export const formerPresenterTakesAll: Defect = {
  id: 'former-presenter-takes-all',
  requirement: 'STATE-10',
  title: 'With whoever has presented before and is moved out, the presentation of somebody else ends.',
  how: 'Who presents is put down when a presentation begins, and nothing takes it back when another takes over.',
  apply: onConversation(({ present }, { register, instances }) => {
    const presented = new Set<string>();
    instances.onRemoved(({ id, call }) => {
      if (!presented.delete(id)) return;
      for (const other of register.inSpace(call.coSpace)) {
        const instance = other.presentingTurn > 0 ? instances.get(other.id) : undefined;
        if (instance) instances.change(instance, { presentingTurn: 0 });
      }
    });
    return {
      present(instance, isActive) {
        present(instance, isActive);
        if (isActive) presented.add(instance.id);
      },
    };
  }),
};

export const noNewsWhileHeld: Defect = {
  id: 'no-news-while-held',
  requirement: 'STEP-08',
  title: 'Who is being moved is no more told who comes and goes in the old meeting.',
  how: 'Somebody who is on the way out needs no roster.',
  apply: onTelling((tell, deps) => (webBridge, word, body) => {
    if (word.path !== told.roster.path) return tell(webBridge, word, body);
    const { participants } = body as unknown as { participants: string[] };
    const staying = participants.filter((id) => (deps.instances.get(id)?.movingUntil ?? 0) < Date.now());
    if (staying.length > 0) tell(webBridge, word, { ...body, participants: staying });
  }),
};

export const choicesLostWhileHeld: Defect = {
  id: 'choices-lost-while-held',
  requirement: 'JWT-04',
  title: 'A mute that the participant sets while being moved is answered 200 and lost.',
  how: 'What the web app has is to be applied in the target, and no more in the old meeting.',
  apply: onConversation(({ setLocalState }) => ({
    setLocalState(instance, state) {
      if (instance.movingUntil < Date.now()) setLocalState(instance, state);
    },
  })),
};

export const layoutComesAlone: Defect = {
  id: 'layout-comes-alone',
  requirement: 'STATE-02',
  title: 'A web app that applies a mute and a layout again is answered 200, and the layout is ignored.',
  how: 'Mutes and layout are two forms of one request, and the first that fits is read.',
  apply: onConversation(({ setLocalState }) => ({
    setLocalState(instance, { layout, ...mutes }) {
      const isAlone = Object.values(mutes).every((mute) => mute === undefined);
      setLocalState(instance, isAlone && layout !== undefined ? { ...mutes, layout } : mutes);
    },
  })),
};
