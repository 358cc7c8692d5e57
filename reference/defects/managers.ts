/** Faults of a manager. */
import type { Defect } from '../deviation.ts';
import { AnswerLost } from '../manager/call-bridge-api.ts';
import type { CallInstance } from '../manager/spaces.ts';
import { text } from '../manager/xml.ts';
import { onManager } from '../on-manager.ts';

export const decidesByVersion: Defect = {
  id: 'manager-decides-by-version',
  requirement: 'MGR-01',
  title: 'The manager asks for the move of whoever is on version 3.2, whatever canMove says.',
  how: 'What changed with version 3.2 was taken for a property of the version.',
  apply: onManager(() => ({
    mayMove: async ({ home }) => {
      const status = await home.find('/system/status', 'status');
      return Number.parseFloat(text(status ?? {}, 'softwareVersion') ?? '') >= 3.2;
    },
  })),
};

export const oneCallId: Defect = {
  id: 'manager-has-one-call-id',
  requirement: 'MGR-02',
  title: "The manager asks the participant's home with the call id of another Call Bridge.",
  how: 'Call ids are kept by space, as if the whole cluster had one for each call.',
  apply: onManager(() => ({ chooseCall: (calls, { home }) => ({ at: home, id: calls.at(-1)?.id ?? '' }) })),
};

export const namesByName: Defect = {
  id: 'manager-names-by-name',
  requirement: 'MGR-03',
  title: 'The manager names the participant by the display name.',
  how: 'The list that the operator chooses from is keyed by what it shows.',
  apply: onManager(({ askForMove }) => ({
    askForMove: (call, who, parameters) => askForMove(call, { ...who, id: who.name }, parameters),
  })),
};

export const postsJson: Defect = {
  id: 'manager-posts-json',
  requirement: 'MGR-03',
  title: 'The manager posts JSON instead of a form.',
  how: 'A framework does so by itself.',
  apply: onManager(({ send }) => ({
    send(to, request) {
      if (request.method !== 'POST') return send(to, request);
      const body = JSON.stringify(Object.fromEntries(new URLSearchParams(request.body)));
      return send(to, { ...request, headers: { ...request.headers, 'Content-Type': 'application/json' }, body });
    },
  })),
};

export const repeatsLost: Defect = {
  id: 'manager-repeats-what-was-lost',
  requirement: 'MGR-04',
  title: 'The manager asks again when it gets no answer.',
  how: 'The HTTP client repeats whatever fails, not only what may be repeated.',
  apply: onManager(({ askForMove }) => ({
    async askForMove(...what) {
      try {
        return await askForMove(...what);
      } catch (error) {
        if (!(error instanceof AnswerLost)) throw error;
        return askForMove(...what);
      }
    },
  })),
};

export const asksTheNext: Defect = {
  id: 'manager-asks-the-next',
  requirement: 'MGR-04',
  title: 'The manager asks another Call Bridge for the same move when one gives no answer.',
  how: 'Where the target is in session on several, whichever does not answer is taken to be down.',
  apply: onManager(({ chooseCall, askForMove }) => {
    let others: CallInstance[] = [];
    return {
      chooseCall(calls, who) {
        const chosen = chooseCall(calls, who);
        others = calls.filter((call) => call !== chosen);
        return chosen;
      },
      async askForMove(...[call, who, parameters]) {
        try {
          return await askForMove(call, who, parameters);
        } catch (error) {
          const [next] = others;
          if (!(error instanceof AnswerLost) || !next) throw error;
          return askForMove(next, who, parameters);
        }
      },
    };
  }),
};

export const acceptedIsDone: Defect = {
  id: 'manager-takes-accepted-for-done',
  requirement: 'MGR-05',
  title: 'The manager says that the move is completed when it is accepted.',
  how: '200 is taken for success, as elsewhere in the API.',
  apply: onManager(() => ({ follow: async () => ({ ending: 'moved', last: { old: false } }) })),
};

export const goneIsMoved: Defect = {
  id: 'manager-takes-gone-for-moved',
  requirement: 'MGR-06',
  title: 'The manager says that the move is completed when the old participant is gone.',
  how: 'It follows the meeting that it shows: the one that is left.',
  apply: onManager(({ look }) => ({
    async look(move) {
      const seen = await look(move);
      return seen.old ? seen : { old: false, state: 'connected' };
    },
  })),
};

export const anyMeeting: Defect = {
  id: 'manager-looks-for-no-meeting',
  requirement: 'MGR-06',
  title: 'The manager does not look into which call the new participant is connected.',
  how: 'A participant that is connected was never seen to be anywhere else.',
  apply: onManager(({ look }) => ({
    async look(move) {
      const { space: _, ...seen } = await look(move);
      return seen;
    },
  })),
};

export const endsWell: Defect = {
  id: 'manager-ends-well',
  requirement: 'MGR-06',
  title: 'The manager prints that a move failed, and ends with 0.',
  how: 'The exit code is that of the program, which did what it could.',
  apply: onManager(() => ({ exitCodeOf: () => 0 })),
};

export const unmutesArrivals: Defect = {
  id: 'manager-unmutes-arrivals',
  requirement: 'MGR-04',
  title: 'The manager unmutes whoever it has moved.',
  how: 'A moved participant was found muted once, and it was put right for all of them.',
  apply: onManager(({ look }) => ({
    async look(move) {
      const seen = await look(move);
      if (seen.state === 'connected') await move.call.at.post(`/participants/${move.id}`, { rxAudioMute: 'false' });
      return seen;
    },
  })),
};
