/** Faults that show where two people have the same display name. */
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

export const rosterByName: Defect = {
  id: 'roster-by-name',
  requirement: 'TRUTH-11',
  title: 'With somebody who goes, everybody of the same name is taken off the rosters.',
  how: 'The roster is made of names, as it is shown.',
  apply: (parts) => ({
    ...parts,
    createConversation: (deps) =>
      parts.createConversation({
        ...deps,
        register: {
          ...deps.register,
          onChange: (listener) =>
            deps.register.onChange((change) => {
              listener(change);
              const { before, after } = change;
              if (!before || after) return;
              const namesakes = deps.register.inSpace(before.coSpace).filter(({ name }) => name === before.name);
              for (const one of namesakes) listener({ before: one });
            }),
        },
      }),
  }),
};

export const endByName: Defect = {
  id: 'end-by-name',
  requirement: 'TRUTH-01',
  title: 'When somebody ends a session, the one goes who came first of those with that name.',
  how: 'The participant of a session is looked up by the name in its call.',
  apply: onRole('createSessions', (sessions, { instances }) => ({
    end(participant, webBridge) {
      const own = sessions.of(participant, webBridge);
      const first = instances.inCall(own.call).find(({ name }) => name === own.name);
      instances.remove(first ?? own, 'left');
    },
  })),
};
