/** Faults that show only when something is done once more, after it was refused. */
import { canMove } from '../call-bridge/participants/instance.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

export const markedBeforeLookedAt: Defect = {
  id: 'marked-before-looked-at',
  requirement: 'FAIL-05',
  title: 'Somebody whose move was refused because the web app had not come yet cannot be moved when it has come.',
  how: 'The home writes down that a move is under way, and then finds that the participant cannot be moved.',
  apply: onRole('createMoveHome', (home, { instances, settings }) => ({
    release(participant) {
      const instance = instances.get(participant);
      if (instance && !canMove(instance))
        instances.change(instance, { movingUntil: Date.now() + settings.arrivalTime + settings.requestTime });
      return home.release(participant);
    },
  })),
};

export const refusalCountsTwice: Defect = {
  id: 'refusal-counts-twice',
  requirement: 'RACE-02',
  title: 'After a move that was refused, the next one is held, and a second one beside it.',
  how: 'How many moves of a participant are under way is counted, and a refusal is taken off twice.',
  apply: onRole('createMoveHome', (home, { instances }) => {
    const spare = new Set<string>();
    return {
      abandoned(participant) {
        spare.add(participant);
        home.abandoned(participant);
      },
      release(participant) {
        const isLocked = (instances.get(participant)?.movingUntil ?? 0) > Date.now();
        if (isLocked && spare.delete(participant)) home.abandoned(participant);
        return home.release(participant);
      },
    };
  }),
};
