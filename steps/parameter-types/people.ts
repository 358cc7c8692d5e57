/** What people do, and how they come in. */
import { type OddName, oddNames } from '../../harness/stage/odd-names.ts';
import { personas, type WebBridgeName, webBridgeNames } from '../../harness/target/names.ts';
import { defineParameterType, either } from './define.ts';

/** How somebody comes in: through which Web Bridge, and in whose company. */
export interface Entrance {
  company?: 'alone' | 'with Bob' | 'after Bob left';
  passcode?: string;
  webBridge: WebBridgeName;
  /** What stands in the display name. */
  odd?: OddName;
}

defineParameterType({
  useForSnippets: false,
  name: 'entrance',
  regexp: new RegExp(
    `(?:(alone|with Bob|after Bob left) )?(?:with the passcode (\\d+) )?through Web Bridge (${either(webBridgeNames)})(?: with (${either(Object.keys(oddNames))}) in the name)?`,
  ),
  transformer: (company: string | undefined, passcode: string | undefined, webBridge: string, odd?: string) =>
    ({ company, webBridge, ...(passcode && { passcode }), ...(odd && { odd }) }) as Entrance,
});

/** Whether somebody is in a meeting, and how. */
export type Attendance = 'waiting' | 'taking part' | 'out';

const attendances: Readonly<Record<string, Attendance>> = {
  'waits in the lobby of': 'waiting',
  'takes part in': 'taking part',
  'stays out of': 'out',
};

defineParameterType({
  useForSnippets: false,
  name: 'attendance',
  regexp: new RegExp(either(Object.keys(attendances))),
  transformer: (text: string): Attendance => attendances[text] ?? 'out',
});

/** One of a persona's participants: the last one, or the one before it. */
export interface Who {
  persona: string;
  which: 'old' | 'new';
}

defineParameterType({
  useForSnippets: false,
  name: 'who',
  regexp: new RegExp(`(the old participant of )?(${either(personas)})`),
  transformer: (old: string | undefined, persona: string): Who => ({ persona, which: old ? 'old' : 'new' }),
});

/** What a web app does that was told to move. */
export type Obedience =
  | 'end'
  | 'end twice'
  | 'return'
  | 'try to return'
  | 'return spoiled'
  | 'follow'
  | 'try to follow';

const obediences: Readonly<Record<string, Obedience>> = {
  'ends the old session': 'end',
  'ends the old session twice': 'end twice',
  'comes back': 'return',
  'tries to come back': 'try to return',
  'tries to come back with a spoiled credential': 'return spoiled',
  'follows what it was told': 'follow',
  'follows as far as it is let': 'try to follow',
};

defineParameterType({
  useForSnippets: false,
  name: 'obedience',
  regexp: new RegExp(either(Object.keys(obediences).toSorted((one, other) => other.length - one.length))),
  transformer: (text: string): Obedience => obediences[text] ?? 'follow',
});

/** What somebody does in the web app. */
export type Habit =
  | { does: 'set'; state: { audioMuted?: boolean; videoMuted?: boolean; layout?: string } }
  | { does: 'chat'; text: string }
  | { does: 'present' | 'leave' | 'drop' | 'reconnect' };

const habits: Readonly<Record<string, Habit>> = {
  'mutes the microphone': { does: 'set', state: { audioMuted: true } },
  'unmutes the microphone': { does: 'set', state: { audioMuted: false } },
  'turns the camera off': { does: 'set', state: { videoMuted: true } },
  presents: { does: 'present' },
  leaves: { does: 'leave' },
  'loses the connection': { does: 'drop' },
  reconnects: { does: 'reconnect' },
  'comes in': { does: 'reconnect' },
};

defineParameterType({
  useForSnippets: false,
  name: 'habit',
  regexp: new RegExp(`(${either(Object.keys(habits))})|chooses the layout (\\w+)|writes "([^"]*)"`),
  transformer: (habit?: string, layout?: string, text?: string): Habit => {
    if (text !== undefined) return { does: 'chat', text };
    return habits[habit ?? ''] ?? { does: 'set', state: { layout } };
  },
});

defineParameterType({
  useForSnippets: false,
  name: 'microphone',
  regexp: /muted|unmuted/,
  transformer: (text: string) => text === 'muted',
});
defineParameterType({
  useForSnippets: false,
  name: 'activity',
  regexp: /presenting|watching/,
  transformer: (text: string) => text === 'presenting',
});
