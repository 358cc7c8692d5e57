/** Faults in what happens at the same time, and in what happens while a move is held. */
import type { Defect } from '../deviation.ts';

export const lockTakenLate: Defect = {
  id: 'lock-taken-late',
  requirement: 'RACE-01',
  title: 'Two operators who move somebody at once both succeed: two new participants wait.',
  how: 'The home looks whether a move is under way, and writes down that one is when the new participant has been made.',
  apply: (parts) => ({
    ...parts,
    createMoveHome(deps) {
      const home = parts.createMoveHome(deps);
      return {
        ...home,
        release(participant) {
          const data = home.release(participant);
          const instance = deps.instances.get(participant);
          if (!instance) return data;
          const { movingUntil } = instance;
          deps.instances.change(instance, { movingUntil: 0 });
          setTimeout(() => deps.instances.change(instance, { movingUntil }), 50).unref();
          return data;
        },
      };
    },
  }),
};

export const noLockAtHome: Defect = {
  id: 'no-lock-at-home',
  requirement: 'RACE-02',
  title: 'A second move of somebody whose move is held is accepted, and the first is not called off.',
  how: 'Each request is carried out by itself; nobody keeps that a move is under way.',
  apply: (parts) => ({
    ...parts,
    createMoveHome(deps) {
      const home = parts.createMoveHome(deps);
      return {
        ...home,
        release(participant) {
          home.abandoned(participant);
          return home.release(participant);
        },
      };
    },
  }),
};
