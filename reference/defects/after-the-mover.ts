/** Faults in a meeting that somebody was moved out of. */
import type { Instance } from '../call-bridge/participants/instance.ts';
import type { Instances } from '../call-bridge/participants/instances.ts';
import type { Defect } from '../deviation.ts';
import { onRole } from '../on-role.ts';

/** Tells of everybody who was moved out of a call, when they are gone from it. */
const onMovedOut = (instances: Instances, then: (instance: Instance) => void): void =>
  instances.onRemoved((instance) => {
    if (instance.movingUntil > 0) then(instance);
  });

export const lateViewersSeeTheMoved: Defect = {
  id: 'late-viewers-see-the-moved',
  requirement: 'STATE-04',
  title: 'Who joins after the presenter was moved is shown the presentation that has ended.',
  how: 'The viewers are told of the end, and the call goes on to hold the stream for those who come.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    const held = new Map<string, string>();
    onMovedOut(instances, ({ id, call, presentingTurn }) => {
      if (presentingTurn > 0) held.set(call.coSpace, id);
    });
    return {
      present(instance, isActive) {
        conversation.present(instance, isActive);
        held.delete(instance.call.coSpace);
      },
      connect(instance) {
        const answer = conversation.connect(instance);
        const presenter = instance.movedFrom ? undefined : held.get(instance.call.coSpace);
        return { ...answer, presenter: answer.presenter ?? presenter ?? null };
      },
    };
  }),
};

export const presentersPlaceIsTaken: Defect = {
  id: 'presenters-place-is-taken',
  requirement: 'STATE-10',
  title:
    'After the presenter was moved nobody else in the old meeting can present: it is answered 200, and nobody sees it.',
  how: 'The place is given back when a presentation is ended by the one who has it.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    const taken = new Set<string>();
    onMovedOut(instances, ({ call, presentingTurn }) => {
      if (presentingTurn > 0) taken.add(call.coSpace);
    });
    return {
      present(instance, isActive) {
        if (!isActive || !taken.has(instance.call.coSpace)) conversation.present(instance, isActive);
      },
    };
  }),
};

export const chatEndsWithTheMover: Defect = {
  id: 'chat-ends-with-the-mover',
  requirement: 'STATE-07',
  title:
    'What is written in a meeting after somebody was moved out of it is read by nobody, until somebody else comes.',
  how: 'The mover is taken off the chat by closing it, and it is opened for whoever comes.',
  apply: onRole('createConversation', (conversation, { instances }) => {
    const closed = new Set<string>();
    onMovedOut(instances, ({ call }) => closed.add(call.coSpace));
    instances.onCreated(({ call }) => closed.delete(call.coSpace));
    return {
      say(instance, text) {
        if (!closed.has(instance.call.coSpace)) conversation.say(instance, text);
      },
    };
  }),
};
