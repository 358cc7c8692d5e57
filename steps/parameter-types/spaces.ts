/** What is said of spaces: their rules, and where somebody is. */
import { randomUUID } from 'node:crypto';
import type { HouseRule } from '../../harness/stage/house-rules.ts';
import type { Tenancy } from '../../harness/stage/spaces.ts';
import { type CallBridgeName, personas, spaces, users } from '../../harness/target/names.ts';
import { bridges, defineParameterType, either, items, list, type Phrases, phrase } from './define.ts';

const deactivationModes: Readonly<Record<string, string>> = {
  'sends people to the lobby': 'deactivate',
  'ends their sessions': 'disconnect',
  'lets people stay': 'remainActivated',
};

/** Of access methods. */
const scopes = 'public|directory|member|private';

/** What a space can be told to do, in the words of its owner. Those that name a Call Bridge are for its call there. */
const houseRules: Phrases<HouseRule> = [
  [/admits (\d+) participants?/, (participantLimit) => ({ callProfile: { participantLimit } })],
  [/has the passcode (\d+)/, (passcode) => ({ coSpace: { passcode } })],
  [
    /lets people wait for an activator/,
    () => ({ callLegProfile: { needsActivation: true }, callProfile: { lockMode: 'needsActivation' } }),
  ],
  [
    /(sends people to the lobby|ends their sessions|lets people stay) when no activator is left/,
    (done) => ({
      callLegProfile: {
        needsActivation: true,
        deactivationMode: deactivationModes[done] ?? '',
        deactivationModeTime: 0,
      },
    }),
  ],
  [/admits members only/, () => ({ coSpace: { nonMemberAccess: false } })],
  [/has no numeric id of its own/, () => ({ coSpace: { callId: '', requireCallId: false } })],
  [new RegExp(`has a (${scopes}) access method`), (scope) => ({ accessMethod: { scope } })],
  [
    new RegExp(`has a (${scopes}) access method with a secret`),
    (scope) => ({ accessMethod: { scope, secret: randomUUID() } }),
  ],
  [new RegExp(`has (${either(users)}) as a member`), (member) => ({ member })],
  [/locks out everybody/, () => ({ callProfile: { lockMode: 'all' } })],
  [new RegExp(`is locked at (${bridges})`), (at) => ({ call: { at: at as CallBridgeName, form: { locked: true } } })],
  [
    new RegExp(`is unlocked at (${bridges})`),
    (at) => ({ call: { at: at as CallBridgeName, form: { locked: false } } }),
  ],
  [/has a numeric id that begins with 0/, () => ({ numericId: 'begins with 0' })],
  [/mutes whoever comes/, () => ({ callLegProfile: { rxAudioMute: true } })],
  [/lets whoever comes speak/, () => ({ callLegProfile: { rxAudioMute: false } })],
];

phrase('houseRule', houseRules);

/** What a tenant admits in all its spaces together, or in each of their calls. */
defineParameterType({
  useForSnippets: false,
  name: 'tenancy',
  regexp: /admits (\d+) participants?( to each call)?/,
  transformer: (participantLimit: string, each?: string): Tenancy =>
    each ? { callProfile: { participantLimit } } : { tenant: { participantLimit } },
});

/** Where somebody is: a space, and where the sentence says it the home Call Bridge, one of several, or somebody's. */
export interface Place {
  space: string;
  home?: string;
  company?: string;
}

defineParameterType({
  useForSnippets: false,
  name: 'place',
  regexp: new RegExp(
    `(${either(spaces)})(?:, homed (?:on ((?:${bridges})(?: or (?:${bridges}))*)|with (${either(personas)})))?`,
  ),
  transformer: (space: string, home?: string, company?: string): Place => ({
    space,
    ...(home && { home }),
    ...(company && { company }),
  }),
});

/** Several spaces of which somebody is in one, or where `orNone` in one at most. */
export interface Choice {
  spaces: string[];
  orNone: boolean;
}

defineParameterType({
  useForSnippets: false,
  name: 'choice',
  regexp: new RegExp(`(exactly|at most) one of (${list(spaces).source})`),
  transformer: (how: string, named: string): Choice => ({ spaces: items(named), orNone: how === 'at most' }),
});
