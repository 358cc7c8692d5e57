/** Faults that show from the second page of a list on, or where there are more people than somebody thought of. */
import { Failure } from '../call-bridge/failure.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';
import { onUrls } from '../on-urls.ts';

const pageLength = 10;

export const offsetCountsPages: Defect = {
  id: 'offset-counts-pages',
  requirement: 'API-02',
  title: 'The offset of a list counts pages.',
  how: 'Pages of one, with which it was tried, are the same as what is in them.',
  apply: onUrls((url) => {
    const limit = Number(/[?&]limit=(\d+)/.exec(url)?.[1] ?? pageLength);
    return url.replace(/([?&]offset=)(\d+)/, (_, name: string, offset: string) => name + Number(offset) * limit);
  }),
};

export const foundOnTheFirstPage: Defect = {
  id: 'found-on-the-first-page',
  requirement: 'RACE-10',
  title: 'Nobody can be moved who is on the second page of the list.',
  how: 'Who is to be moved is looked up as a client would, in a list, and the first page of it was enough for every test.',
  apply: (parts) => ({
    ...parts,
    createMoveOperation(deps) {
      const operation = parts.createMoveOperation(deps);
      return {
        async move(call, movedParticipant, parameters) {
          const listed = deps.register.inSpace(deps.register.get(movedParticipant)?.coSpace ?? '');
          if (listed.findIndex(({ id }) => id === movedParticipant) >= pageLength)
            throw new Failure('parameterError', 'movedParticipant', 'valueDoesNotExist');
          return operation.move(call, movedParticipant, parameters);
        },
      };
    },
  }),
};

export const rosterOfSixteen: Defect = {
  id: 'roster-of-sixteen',
  requirement: 'RACE-10',
  title: 'Who comes into a meeting of more than sixteen is told of the first sixteen.',
  how: 'The answer has a place for as many as the window of the web app shows.',
  apply: onRole('createConversation', (conversation) => ({
    connect(instance) {
      const answer = conversation.connect(instance);
      return { ...answer, roster: answer.roster.slice(0, 16) };
    },
  })),
};
