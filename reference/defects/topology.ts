/** Faults that show only where old home (A), asked (B) and chosen Call Bridge (C) coincide in one way, or not at all. */
import { randomUUID } from 'node:crypto';
import type { Settings } from '../call-bridge/model.ts';
import type { Defect } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onRole } from '../on-role.ts';
import type { Parts } from '../parts.ts';

/** Ids of the Web Bridges that are not the first of the cluster, as soon as a Call Bridge has dialled them. */
const noteOtherWebBridges = (parts: Parts): { parts: Parts; others: ReadonlySet<string> } => {
  const others = new Set<string>();
  const noting = onRole('createC2w', (c2w, { directory }) => ({
    refresh() {
      c2w.refresh();
      for (const { id } of directory.webBridges().slice(1)) others.add(id);
    },
  }))(parts);
  return { parts: noting, others };
};

export const nobodyToTell: Defect = {
  id: 'nobody-to-tell',
  requirement: 'STEP-06',
  title: 'Where another Call Bridge is asked and the home is chosen, the web app is not told.',
  how: 'A participant that stays at home is taken for one that need not be fetched.',
  apply: onRole('createArrival', (arrival, { identity }) => ({
    async complete(instance, creation, token) {
      const isAskedByPeer = creation.until !== undefined;
      if (token && isAskedByPeer && creation.movedFrom?.callBridge === identity.id) return;
      await arrival.complete(instance, creation, token);
    },
  })),
};

export const firstWebBridgeOnly: Defect = {
  id: 'first-web-bridge-only',
  requirement: 'STEP-06',
  title: 'Who is homed elsewhere and came through the second Web Bridge is not told to move.',
  how: 'A Call Bridge knows the Web Bridges of its own participants; for those of others it takes the first.',
  apply(before) {
    const { parts, others } = noteOtherWebBridges(before);
    return onRole('createArrival', (arrival, { identity }) => ({
      async complete(instance, creation, token) {
        const isFromHere = creation.movedFrom?.callBridge === identity.id;
        if (token && !isFromHere && others.has(creation.webBridge ?? '')) return;
        await arrival.complete(instance, creation, token);
      },
    }))(parts);
  },
};

export const endAtTheOtherDoor: Defect = {
  id: 'end-at-the-other-door',
  requirement: 'STEP-09',
  title: 'The end of who is moved to another Call Bridge is not carried out where it comes from the second Web Bridge.',
  how: 'An end is matched with the link on which the move was announced, and that is looked for among the first ones.',
  apply(before) {
    const { parts, others } = noteOtherWebBridges(before);
    return onRole('createSessions', (sessions, { instances }) => ({
      end(participant, webBridge) {
        const { movingUntil } = sessions.of(participant, webBridge);
        const staysHere = instances.all().some(({ movedFrom }) => movedFrom?.participant === participant);
        if (movingUntil > 0 && !staysHere && others.has(webBridge)) return;
        sessions.end(participant, webBridge);
      },
    }))(parts);
  },
};

export const undoneUnheard: Defect = {
  id: 'undone-unheard',
  requirement: 'RACE-03',
  title: 'A move to another Call Bridge that the operator has undone goes on to be under way at the home.',
  how: 'The home waits for the end of its own participants, and does not look at those of others.',
  apply: (parts) => ({
    ...parts,
    createMoveHome: (deps) =>
      parts.createMoveHome({
        ...deps,
        register: {
          ...deps.register,
          onChange: (listener) =>
            deps.register.onChange((change) => {
              const { before, after } = change;
              const isElsewhere = before?.movedFrom && before.callBridge !== before.movedFrom.callBridge;
              if (after || !isElsewhere) listener(change);
            }),
        },
      }),
  }),
};

export const settingsTravel: Defect = {
  id: 'settings-travel',
  requirement: 'STATE-09',
  title: "What the operator set for somebody homed elsewhere, mutes and all, is the new participant's too.",
  how: 'What a Call Bridge has heard of the old participant is the draft of the new one; at home there is no draft.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        move(call, movedParticipant, parameters) {
          const old = deps.register.get(movedParticipant);
          const draft = old && old.callBridge !== deps.identity.id ? old.configuration : {};
          return operation.move(call, movedParticipant, {
            ...parameters,
            settings: { ...draft, ...parameters.settings },
          });
        },
      };
    },
  }),
};

export const settingsStayHere: Defect = {
  id: 'settings-stay-here',
  requirement: 'API-15',
  title: 'Importance counts only where the Call Bridge that is asked is the new home.',
  how: 'The request to another Call Bridge has a place for activation, and for nothing else.',
  apply: onRole('createHomes', (homes, { identity }) => ({
    create(callBridge, creation) {
      const { needsActivation } = creation.configuration;
      const configuration: Settings = needsActivation === undefined ? {} : { needsActivation };
      return homes.create(callBridge, callBridge === identity.id ? creation : { ...creation, configuration });
    },
  })),
};

export const localMovesAreNoNews: Defect = {
  id: 'local-moves-are-no-news',
  requirement: 'TRUTH-01',
  title: 'Of a move that ends at the Call Bridge where it began the others do not hear.',
  how: 'What concerns nobody else is not announced, and who lists the call is forgotten.',
  apply: onRole('createHearing', (hearing) => ({
    heard(callBridge, news) {
      if (news.participant?.movedFrom?.callBridge !== callBridge) hearing.heard(callBridge, news);
    },
  })),
};

export const legsLeftBehind: Defect = {
  id: 'legs-left-behind',
  requirement: 'STEP-10',
  title: 'The call leg of who was moved to another Call Bridge is still shown at the old home.',
  how: 'The leg is handed to the new one, and there is none at the same Call Bridge.',
  apply(parts) {
    const left = new Set<string>();
    const shown = new Map<string, string>();
    const noting = onRole('createRegister', (register) => {
      register.onChange(({ before, after }) => {
        const origin = before ? undefined : after?.movedFrom;
        if (origin && after && after.callBridge !== origin.callBridge) left.add(origin.participant);
      });
      return {};
    })(parts);
    return onRestAnswers(({ method, path, host }, answer) => {
      const leg = /\/callLegs\/([^/]+)$/.exec(path)?.[1] ?? '';
      const place = `${host} ${leg}`;
      if (method === 'GET' && leg && answer.status === 200) shown.set(place, answer.body);
      const body = left.has(leg) && answer.status >= 400 ? shown.get(place) : undefined;
      return body ? { status: 200, headers: { 'content-type': 'text/xml' }, body } : answer;
    })(noting);
  },
};

export const presenterStaysElsewhere: Defect = {
  id: 'presenter-stays-elsewhere',
  requirement: 'STATE-04',
  title: 'Where the presenter was homed elsewhere, presenterCallLeg goes on to name who was moved away.',
  how: 'It is taken back when the local leg stops presenting, and there is none.',
  apply(parts) {
    const lingering = new Map<string, string>();
    const noting = onRole('createHearing', (hearing, { register, calls }) => ({
      heard(callBridge, news) {
        const gone = register.get(news.participantGone ?? '');
        const call = gone && gone.presentingTurn > 0 ? calls.inSpace(gone.coSpace) : undefined;
        if (call && gone) lingering.set(call.id, gone.id);
        hearing.heard(callBridge, news);
      },
    }))(parts);
    return onRestAnswers(({ path }, answer) => {
      const leg = lingering.get(/\/calls\/([^/]+)$/.exec(path)?.[1] ?? '');
      const isMissing = leg !== undefined && !answer.body.includes('<presenterCallLeg>');
      return isMissing
        ? { ...answer, body: answer.body.replace('<locked>', `<presenterCallLeg>${leg}</presenterCallLeg><locked>`) }
        : answer;
    })(noting);
  },
};

export const roleStaysHere: Defect = {
  id: 'role-stays-here',
  requirement: 'API-35',
  title: 'The call leg profile that accompanies a move counts where it is asked for, and nowhere else.',
  how: 'Of the request another Call Bridge is told the settings, and the profile is no setting.',
  apply: onRole('createPeers', (peers) => ({
    ask: (callBridge, word, body) =>
      peers.ask(callBridge, word, 'callLegProfile' in body ? { ...body, callLegProfile: undefined } : body),
  })),
};

export const correlatorOfTheArrival: Defect = {
  id: 'correlator-of-the-arrival',
  requirement: 'API-10',
  title: 'A call that begins with somebody who is moved has another callCorrelator than elsewhere.',
  how: 'The others are asked for it by POST /calls, and a move makes the call itself.',
  apply: (parts) => ({
    ...parts,
    createReception: (deps) =>
      parts.createReception({
        ...deps,
        calls: {
          ...deps.calls,
          open(coSpace, profile) {
            const known = deps.calls.inSpace(coSpace.id);
            const call = deps.calls.open(coSpace, profile);
            if (!known) call.callCorrelator = randomUUID();
            return call;
          },
        },
      }),
  }),
};
