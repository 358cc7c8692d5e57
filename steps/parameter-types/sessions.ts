/** What people see, read and go through in their sessions. */
import type { Seen } from '../../harness/checks/sessions.ts';
import { personas } from '../../harness/target/names.ts';
import { defineParameterType, either } from './define.ts';

/** How somebody is seen by another; for a name, `before` stands for the one before the move, `given` for the one given. */
export interface Look {
  what: Seen;
  is: string;
}

const looks: Readonly<Record<string, Look>> = {
  muted: { what: 'audioMuted', is: 'true' },
  unmuted: { what: 'audioMuted', is: 'false' },
  'with the camera off': { what: 'videoMuted', is: 'true' },
  'with the camera on': { what: 'videoMuted', is: 'false' },
  'under the same name': { what: 'name', is: 'before' },
  'under the given name': { what: 'name', is: 'given' },
  'in the lobby': { what: 'waiting', is: 'true' },
};

defineParameterType({
  useForSnippets: false,
  name: 'look',
  regexp: new RegExp(`${either(Object.keys(looks))}|with the layout \\w+`),
  transformer: (text: string): Look => looks[text] ?? { what: 'layout', is: text.replace(/^.* /, '') },
});

/** Who presents, or null. */
defineParameterType({
  useForSnippets: false,
  name: 'presentation',
  regexp: new RegExp(`no presentation|the presentation of (${either(personas)})`),
  transformer: (presenter?: string) => presenter ?? null,
});

/** What somebody reads in the chat, and whether nothing else may come for a while. */
export interface Reading {
  texts: string[];
  forAWhile: boolean;
}

defineParameterType({
  useForSnippets: false,
  name: 'reading',
  regexp: /((?:nothing|"[^"]*"(?:, "[^"]*")*)(?: for a while)?)/,
  transformer: (text: string): Reading => ({
    texts: [...text.matchAll(/"([^"]*)"/g)].map(([, read]) => read ?? ''),
    forAWhile: text.endsWith(' for a while'),
  }),
});

/** What becomes of a session, as the check that asks it. */
export type Fate = 'sessionLives' | 'sessionEnded';

defineParameterType({
  useForSnippets: false,
  name: 'fate',
  regexp: /goes on|is ended by the cluster/,
  transformer: (text: string): Fate => (text === 'goes on' ? 'sessionLives' : 'sessionEnded'),
});

defineParameterType({
  useForSnippets: false,
  name: 'callFate',
  regexp: /goes on|is over/,
  transformer: (text: string) => text === 'goes on',
});
