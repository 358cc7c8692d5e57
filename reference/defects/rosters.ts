/** Faults in what people in a call are told of each other. */
import type { RosterEntry } from '../../schemas/types/web-app.ts';
import type { Defect } from '../deviation.ts';
import { told } from '../link/c2w-words.ts';
import { onRole } from '../on-role.ts';

/** Whoever comes is told of everybody in another way. */
const onFirstRosters = (change: (roster: readonly RosterEntry[], own: string) => RosterEntry[]): Defect['apply'] =>
  onRole('createConversation', (conversation) => ({
    connect(instance) {
      const answer = conversation.connect(instance);
      return { ...answer, roster: change(answer.roster, instance.id) };
    },
  }));

export const oneselfFirst: Defect = {
  id: 'oneself-first',
  requirement: 'TRUTH-11',
  title: 'Whoever comes is told of themselves twice.',
  how: 'Oneself is put before the others, who are everybody in the call.',
  apply: onFirstRosters((roster, own) => [...roster.filter(({ participant }) => participant === own), ...roster]),
};

export const unmutedUntilNews: Defect = {
  id: 'unmuted-until-news',
  requirement: 'TRUTH-11',
  title: 'Whoever comes sees everybody unmuted who was muted before.',
  how: 'Mutes are sent when they change, and nobody asks for those that are.',
  apply: onFirstRosters((roster) => roster.map((entry) => ({ ...entry, audioMuted: false, videoMuted: false }))),
};

export const newsForTheFirst: Defect = {
  id: 'news-for-the-first',
  requirement: 'TRUTH-11',
  title: 'What changes of somebody is told at one Web Bridge only.',
  how: 'The change is marked as told when it is first sent.',
  apply: onRole('createC2w', (c2w) => {
    let first: string | undefined;
    return {
      tell(webBridge, word, body) {
        const isChange = word.path === told.roster.path && JSON.stringify(body).includes('"updateType":"update"');
        if (isChange) first ??= webBridge;
        if (!isChange || webBridge === first) c2w.tell(webBridge, word, body);
      },
    };
  }),
};

interface Telling {
  participants: string[];
  update: { entry?: RosterEntry };
}

const asUsual = (entry: RosterEntry): RosterEntry => ({ ...entry, layout: 'automatic' });

export const layoutsAreOnesOwn: Defect = {
  id: 'layouts-are-ones-own',
  requirement: 'TRUTH-11',
  title: 'Of the layout that somebody has chosen the others are told that it is automatic.',
  how: "A layout is nobody else's business, and the entry has to have one.",
  apply(parts) {
    const first = onFirstRosters((roster, own) =>
      roster.map((entry) => (entry.participant === own ? entry : asUsual(entry))),
    )(parts);
    return onRole('createC2w', (c2w) => ({
      tell(webBridge, word, body) {
        const { participants, update } = body as unknown as Telling;
        const entry = word.path === told.roster.path ? update.entry : undefined;
        if (!entry) return c2w.tell(webBridge, word, body);
        const own = participants.filter((id) => id === entry.participant);
        const others = participants.filter((id) => id !== entry.participant);
        if (own.length > 0) c2w.tell(webBridge, word, { ...body, participants: own });
        if (others.length > 0)
          c2w.tell(webBridge, word, { ...body, participants: others, update: { ...update, entry: asUsual(entry) } });
      },
    }))(first);
  },
};
