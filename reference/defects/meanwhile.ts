/** Faults in what is kept for somebody who is on the way, or away. */
import type { Conversation, ConversationDeps } from '../call-bridge/conversation.ts';
import type { Instance } from '../call-bridge/participants/instance.ts';
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onRole } from '../on-role.ts';
import { onTelling } from '../on-telling.ts';

/** Where somebody was, or is: guests have a name for it, and users too. */
const stay = ({ call, name }: Pick<Instance, 'call' | 'name'>): string => `${call.coSpace} ${name}`;

type Said = Parameters<Conversation['passOn']>[0];

/** Hears everything that is said in this Call Bridge's calls, and may tell more to whoever is connected. */
const onChat =
  (make: (deps: ConversationDeps) => { hear(said: Said): void; due(instance: Instance): readonly Said[] }) =>
  (parts: Parameters<Defect['apply']>[0]) =>
    onRole('createConversation', (conversation, deps) => {
      const { hear, due } = make(deps);
      return {
        say(instance, text) {
          conversation.say(instance, text);
          hear({ coSpace: instance.call.coSpace, update: { from: instance.id, name: instance.name, text } });
        },
        passOn(said) {
          hear(said);
          conversation.passOn(said);
        },
        connect(instance) {
          const answer = conversation.connect(instance);
          for (const { update } of due(instance))
            deps.c2w.tell(instance.webBridge ?? '', told.chat, { participants: [instance.id], update });
          return answer;
        },
      };
    })(parts);

export const chatWaitsForArrival: Defect = {
  id: 'chat-waits-for-arrival',
  requirement: 'STATE-06',
  title: 'Who arrives in the target is told what was said there since the move was accepted.',
  how: 'The new participant is in the call from the beginning, and what can not be delivered yet is put by.',
  apply: onChat(({ instances }) => {
    const waiting = new Map<string, Said[]>();
    return {
      hear(said) {
        for (const one of instances.all())
          if (one.call.coSpace === said.coSpace && one.movedFrom && one.state === 'initial')
            waiting.set(one.id, [...(waiting.get(one.id) ?? []), said]);
      },
      due: ({ id }) => waiting.get(id) ?? [],
    };
  }),
};

export const missedWhileAway: Defect = {
  id: 'missed-while-away',
  requirement: 'STATE-06',
  title: 'Who is moved away and back is told what was said in between.',
  how: 'A chat is kept with the meeting, for those who were in it when it began and come back.',
  apply: onChat(({ instances }) => {
    const missed = new Map<string, Said[]>();
    instances.onRemoved((one) => {
      if (one.movingUntil > 0) missed.set(stay(one), []);
    });
    return {
      hear(said) {
        for (const [place, texts] of missed) if (place.startsWith(said.coSpace)) texts.push(said);
      },
      due(instance) {
        const texts = missed.get(stay(instance)) ?? [];
        missed.delete(stay(instance));
        return texts;
      },
    };
  }),
};

export const mutedAgainOnReturn: Defect = {
  id: 'muted-again-on-return',
  requirement: 'STATE-09',
  title: 'Whom the operator muted is muted again when moved away and back.',
  how: 'What was set for somebody in a meeting is kept there, in case they lose the connection.',
  apply(parts) {
    const muted = new Set<string>();
    return onRole('createInstances', (instances) => {
      instances.onRemoved((one) => {
        if (one.configuration.rxAudioMute === true) muted.add(stay(one));
      });
      return {
        create(spec) {
          if (!spec.movedFrom || !muted.has(stay(spec))) return instances.create(spec);
          return instances.create({ ...spec, configuration: { ...spec.configuration, rxAudioMute: true } });
        },
      };
    })(parts);
  },
};

export const noPresentationWhileHeld: Defect = {
  id: 'no-presentation-while-held',
  requirement: 'STEP-08',
  title: 'Who is being moved is not shown a presentation that begins in the old meeting meanwhile.',
  how: 'A new stream is set up for those who stay.',
  apply: onTelling((tell, deps) => (webBridge, word, body) => {
    if (word.path !== told.presentation.path) return tell(webBridge, word, body);
    const { participants } = body as unknown as { participants: string[] };
    const staying = participants.filter((id) => (deps.instances.get(id)?.movingUntil ?? 0) < Date.now());
    if (staying.length > 0) tell(webBridge, word, { ...body, participants: staying });
  }),
};
