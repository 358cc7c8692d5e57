/** Every parameter type of the specification's sentences. */
import { defineParameterType as define } from '@cucumber/cucumber';
import type { Fault } from '../harness/checks/faults.ts';
import type { Trait } from '../harness/checks/instances.ts';
import type { Seen } from '../harness/checks/sessions.ts';
import { type Forgery, forgeries } from '../harness/participants/forgery.ts';
import { type BridgeRule, type Member, type Membership, nowhere } from '../harness/stage/balance.ts';
import type { HouseRule } from '../harness/stage/house-rules.ts';
import type { Door, Papers } from '../harness/stage/impostor.ts';
import { type OddName, oddNames } from '../harness/stage/odd-names.ts';
import type { Values } from '../harness/stage/settings.ts';
import type { Tenancy } from '../harness/stage/spaces.ts';
import { type TruthName, truths } from '../harness/stage/truth.ts';
import type { Course } from '../harness/stand-in/cluster.ts';
import {
  type CallBridgeName,
  callBridgeNames,
  type GroupName,
  groups,
  personas,
  spaces,
  users,
  type WebBridgeName,
  webBridgeNames,
} from '../harness/target/names.ts';

interface ParameterType {
  useForSnippets: false;
  name: string;
  regexp: RegExp;
  /** Gets the groups of the expression, or the whole where it has none. */
  // biome-ignore lint/suspicious/noExplicitAny: as many texts as the expression has groups
  transformer(...groups: any[]): unknown;
}

/** Every parameter type by its name, for sentences that are not steps. */
export const parameterTypes = new Map<string, ParameterType>();

function defineParameterType(type: ParameterType): void {
  parameterTypes.set(type.name, type);
  define(type);
}

const either = (names: readonly string[]) => names.join('|');
const list = (names: readonly string[]) => new RegExp(`(?:${either(names)})(?:(?:,| and) (?:${either(names)}))*`);
const items = (text: string) => text.split(/(?:,| and) /);
const bridges = either(callBridgeNames);

/** A word of a closed list that stands for itself. */
function word(name: string, words: readonly string[]): void {
  defineParameterType({
    useForSnippets: false,
    name,
    regexp: new RegExp(either(words)),
    transformer: (text: string) => text,
  });
}

word('participant', personas);
word('space', spaces);
word('callBridge', callBridgeNames);
word('webBridge', webBridgeNames);
word('state', ['initial', 'ringing', 'connected', 'onHold']);
word('trait', ['participant', 'call leg', 'account', 'display name', 'credential'] satisfies (Trait | 'credential')[]);
word('joining', ['has joined', 'joins', 'tries to join']);
word('truth', Object.keys(truths) as TruthName[]);

defineParameterType({ useForSnippets: false, name: 'spaces', regexp: list(spaces), transformer: items });
defineParameterType({ useForSnippets: false, name: 'people', regexp: list(personas), transformer: items });
defineParameterType({ useForSnippets: false, name: 'webBridges', regexp: list(webBridgeNames), transformer: items });
defineParameterType({
  useForSnippets: false,
  name: 'callBridges',
  regexp: new RegExp(`no Call Bridge|${list(callBridgeNames).source}`),
  transformer: (text: string) => (text === 'no Call Bridge' ? [] : items(text)),
});

/** Where the operator asks, and with what: the Call Bridge, the Call Bridge or group named in the request, one more parameter. */
export interface Venue {
  at: CallBridgeName;
  placedOn?: Member;
  placedIn?: GroupName;
  parameter?: { name: string; value: string };
}

defineParameterType({
  useForSnippets: false,
  name: 'venue',
  regexp: new RegExp(
    `(${bridges})(?:, placed (?:on (${bridges}|${nowhere})|in group (${either(groups)})))?(?: with (\\w+) (\\w+|"[^"]*"))?`,
  ),
  transformer: (at: string, placedOn?: string, placedIn?: string, name?: string, value?: string): Venue => ({
    at: at as CallBridgeName,
    ...(placedOn && { placedOn: placedOn as Member }),
    ...(placedIn && { placedIn: placedIn as GroupName }),
    ...(name && value && { parameter: { name, value: value.replaceAll('"', '') } }),
  }),
});

const deactivationModes: Readonly<Record<string, string>> = {
  'sends people to the lobby': 'deactivate',
  'ends their sessions': 'disconnect',
  'lets people stay': 'remainActivated',
};

/** What a space can be told to do, in the words of its owner. Those that name a Call Bridge are for its call there. */
const houseRules: readonly (readonly [RegExp, (word: string) => HouseRule])[] = [
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
  [new RegExp(`has (${either(users)}) as a member`), (member) => ({ member })],
  [/locks out everybody/, () => ({ callProfile: { lockMode: 'all' } })],
  [new RegExp(`is locked at (${bridges})`), (at) => ({ call: { at: at as CallBridgeName, form: { locked: true } } })],
  [
    new RegExp(`is unlocked at (${bridges})`),
    (at) => ({ call: { at: at as CallBridgeName, form: { locked: false } } }),
  ],
  [/mutes whoever comes/, () => ({ callLegProfile: { rxAudioMute: true } })],
  [/lets whoever comes speak/, () => ({ callLegProfile: { rxAudioMute: false } })],
];

defineParameterType({
  useForSnippets: false,
  name: 'houseRule',
  regexp: new RegExp(`(${either(houseRules.map(([words]) => words.source))})`),
  transformer: (text: string): HouseRule => {
    const found = houseRules.find(([words]) => new RegExp(`^${words.source}$`).test(text))!;
    return found[1](found[0].exec(text)?.[1] ?? '');
  },
});

word('group', groups);

const member = `(?:${bridges}|${nowhere})(?: at \\d+ %)?`;

defineParameterType({
  useForSnippets: false,
  name: 'members',
  regexp: new RegExp(`nobody|${member}(?:(?:,| and) ${member})*`),
  transformer: (text: string): Membership[] =>
    text === 'nobody' ? [] : text.split(/(?:,| and) /).map((one) => membership(one)),
});

function membership(text: string): Membership {
  const [callBridge, percent] = text.split(/ at | %/);
  return { callBridge: callBridge as Member, ...(percent && { load: Number(percent) }) };
}

/** Outgoing calls too: documents have that needed where somebody is added by the API. */
const balanced = { loadBalancingEnabled: 'true', loadBalanceOutgoingCalls: 'true' };

/** What a group does about load, as values of its settings. */
const balancing: Readonly<Record<string, Values>> = {
  'balances load, but not that of web apps': { ...balanced, loadBalanceUserCalls: 'false' },
  'balances load': { ...balanced, loadBalanceUserCalls: 'true' },
  'balances no load': { loadBalancingEnabled: 'false' },
};

defineParameterType({
  useForSnippets: false,
  name: 'balancing',
  regexp: new RegExp(either(Object.keys(balancing))),
  transformer: (text: string) => balancing[text],
});

/** What a tenant admits in all its spaces together, or in each of their calls. */
defineParameterType({
  useForSnippets: false,
  name: 'tenancy',
  regexp: /admits (\d+) participants?( to each call)?/,
  transformer: (participantLimit: string, each?: string): Tenancy =>
    each ? { callProfile: { participantLimit } } : { tenant: { participantLimit } },
});

const basisPoints = (percent = '') => String(Number(percent) * 100);

/** What a Call Bridge can be told about its own limits. */
const bridgeRules: readonly (readonly [RegExp, (number?: string) => BridgeRule])[] = [
  [/is in no group, at (\d+) %/, (percent) => ({ alone: Number(percent) })],
  [/admits nobody else/, () => ({ admits: 0 })],
  [/admits (\d+) more participants?/, (number) => ({ admits: Number(number) })],
  [
    /keeps conferences up to (\d+) %/,
    (percent) => ({ settings: { existingConferenceLoadLimitBasisPoints: basisPoints(percent) } }),
  ],
  [
    /begins conferences up to (\d+) %/,
    (percent) => ({ settings: { newConferenceLoadLimitBasisPoints: basisPoints(percent) } }),
  ],
];

defineParameterType({
  useForSnippets: false,
  name: 'bridgeRule',
  regexp: new RegExp(`(${either(bridgeRules.map(([words]) => words.source))})`),
  transformer: (text: string): BridgeRule => {
    const found = bridgeRules.find(([words]) => new RegExp(`^${words.source}$`).test(text))!;
    return found[1](found[0].exec(text)?.[1]);
  },
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
export type Obedience = 'end' | 'return' | 'try to return' | 'return spoiled' | 'follow' | 'try to follow';

const obediences: Readonly<Record<string, Obedience>> = {
  'ends the old session': 'end',
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

/** Values of which one is expected; `absent` stands for a field that is not there. Any other text stands in quotes. */
defineParameterType({
  useForSnippets: false,
  name: 'values',
  regexp: /the old participant|as given|(?:"[^"]*"|\w+)(?: or (?:"[^"]*"|\w+))*/,
  transformer: (text: string) =>
    text === 'the old participant' || text === 'as given'
      ? [text]
      : [...text.matchAll(/(?:^| or )(?:"([^"]*)"|(\w+))/g)].map(([, quoted, word]) => quoted ?? word ?? ''),
});

/** What a Call Bridge says to a request: which of these failures, of which parameter, and what is wrong with it. */
export interface Saying {
  mayBeAccepted: boolean;
  oneOf: string[];
  parameter?: string;
  error?: string;
}

defineParameterType({
  useForSnippets: false,
  name: 'refusal',
  regexp: /(accepted or )?refused(?: with (\w+(?: or \w+)*))?(?: for (\w+) as (\w+))?/,
  transformer: (accepted?: string, failures?: string, parameter?: string, error?: string): Saying => ({
    mayBeAccepted: accepted !== undefined,
    oneOf: failures?.split(' or ') ?? [],
    ...(parameter && { parameter }),
    ...(error && { error }),
  }),
});

/** How what stands behind the `?` of a POST or PUT is sent, where not as an ordinary form. */
export type Manner =
  | 'as it stands'
  | 'as a form in UTF-8'
  | 'as application/json'
  | 'as multipart/form-data'
  | 'in the query';

const manners: readonly Manner[] = [
  'as it stands',
  'as a form in UTF-8',
  'as application/json',
  'as multipart/form-data',
  'in the query',
];

/** Whom a request goes to, with whose credentials, null standing for none, and in which manner. */
export interface Addressee {
  at: CallBridgeName;
  authorization?: string | null;
  /** Somebody's credential is shown instead of the operator's password. */
  credentialOf?: string;
  manner?: Manner;
}

const authorizations: Readonly<Record<string, string | null>> = {
  'no credentials': null,
  'a wrong password': `Basic ${Buffer.from('nobody:nothing').toString('base64')}`,
};

defineParameterType({
  useForSnippets: false,
  name: 'addressee',
  regexp: new RegExp(
    `(${bridges})(?: with (?:(${either(Object.keys(authorizations))})|the credential of (${either(personas)})))?(?: (${either(manners)}))?`,
  ),
  transformer: (at: string, credentials?: string, credentialOf?: string, manner?: string) =>
    ({
      at,
      ...(credentials && { authorization: authorizations[credentials] }),
      ...(credentialOf && { credentialOf }),
      ...(manner && { manner }),
    }) as Addressee,
});

/** How a Call Bridge answers: one of these statuses, and how a header begins. */
export interface Answer {
  statuses: number[];
  header?: { header: string; begins: string };
}

const answerHeaders = {
  ' with a Basic challenge': { header: 'www-authenticate', begins: 'Basic' },
  ' as text/xml': { header: 'content-type', begins: 'text/xml' },
};

defineParameterType({
  useForSnippets: false,
  name: 'answer',
  regexp: /(\d+(?: or \d+)*)( with a Basic challenge| as text\/xml)?/,
  transformer: (statuses: string, header?: string): Answer => ({
    statuses: statuses.split(' or ').map(Number),
    ...(header && { header: answerHeaders[header as keyof typeof answerHeaders] }),
  }),
});

/** How a Web Bridge answers a visitor: one of these statuses, and the error that goes with it. */
export interface Reply {
  oneOf: number[];
  error?: string;
}

defineParameterType({
  useForSnippets: false,
  name: 'reply',
  regexp: /(\d+(?: or \d+)*)(?: (\w+))?/,
  transformer: (statuses: string, error?: string): Reply => ({
    oneOf: statuses.split(' or ').map(Number),
    ...(error && { error }),
  }),
});

/** How a Web Bridge closes a visitor's connection: a close code, and milliseconds within which it does. */
export interface Closing {
  code: number;
  within?: number;
}

defineParameterType({
  useForSnippets: false,
  name: 'closing',
  regexp: /(\d+)(?: within (\d+) seconds)?/,
  transformer: (code: string, seconds?: string): Closing => ({
    code: Number(code),
    ...(seconds && { within: Number(seconds) * 1000 }),
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

/** Something that a visitor sends and that is no message, or hardly one; a number is the length of a message in bytes. */
export type Misfit =
  | 'a binary frame'
  | 'half a message'
  | 'a list'
  | 'bytes that are no text'
  | 'a message in fragments'
  | number;

defineParameterType({
  useForSnippets: false,
  name: 'misfit',
  regexp:
    /(a binary frame|half a message|a list|bytes that are no text|a message in fragments)|a message of (\d+) bytes/,
  transformer: (misfit?: string, bytes?: string) => (misfit ?? Number(bytes)) as Misfit,
});

/** What is asked of a credential. All but the first look into it. */
export type Quality = 'credentialRefused' | 'signatureIsGood' | 'claimsAreBound' | 'lifeIsBounded';

const qualities: Readonly<Record<string, Quality>> = {
  'refused at every Web Bridge': 'credentialRefused',
  'signed by a declared key': 'signatureIsGood',
  'bound to the new participant': 'claimsAreBound',
  'bounded in time': 'lifeIsBounded',
};

defineParameterType({
  useForSnippets: false,
  name: 'quality',
  regexp: new RegExp(either(Object.keys(qualities))),
  transformer: (text: string) => qualities[text],
});

/** Which of two credentials: without a word the last one. */
defineParameterType({
  useForSnippets: false,
  name: 'age',
  regexp: /(?:old |new )?/,
  transformer: (text: string) => (text === 'old ' ? 'old' : 'new'),
});

/** What becomes of a move in the stand-in cluster. */
export type Fortune = Course | 'is not allowed';

word('fortune', [
  'completes unanswered',
  'completes',
  'is refused',
  'is not followed',
  'drops the participant',
  'leads elsewhere',
  'is not allowed',
] satisfies Fortune[]);

/** What a manager has asked for, as the check that asks it. */
export type Asking =
  | { check: 'managerAskedForNoMove' | 'managerChangedNothingElse'; args: Record<string, never> }
  | { check: 'managerAskedOnce'; args: { space: string } }
  | { check: 'managerNamed'; args: { participant: string } };

defineParameterType({
  useForSnippets: false,
  name: 'asking',
  regexp: new RegExp(
    `(for no move)|(for nothing else)|once for a move to (${either(spaces)})|in a form that names (${either(personas)})`,
  ),
  transformer: (none?: string, nothing?: string, space?: string, participant?: string): Asking => {
    if (none) return { check: 'managerAskedForNoMove', args: {} };
    if (nothing) return { check: 'managerChangedNothingElse', args: {} };
    if (space) return { check: 'managerAskedOnce', args: { space } };
    return { check: 'managerNamed', args: { participant: participant ?? '' } };
  },
});

const bridgeOrWebBridge = `${bridges}|Web Bridge (?:${either(webBridgeNames)})`;

/** What is broken on purpose, or mended, by the names of the specification. */
export interface Breakage {
  kind: Fault['kind'];
  nodes: string[];
  isOver: boolean;
}

const happenings: Readonly<Record<string, Pick<Breakage, 'kind' | 'isOver'>>> = {
  'is killed': { kind: 'kill', isOver: false },
  'is started again': { kind: 'kill', isOver: true },
  'stops answering': { kind: 'stop', isOver: false },
  'answers again': { kind: 'stop', isOver: true },
};

defineParameterType({
  useForSnippets: false,
  name: 'fault',
  regexp: new RegExp(
    `(${bridgeOrWebBridge}) (${either(Object.keys(happenings))})|the link between (${bridges}) and (${bridgeOrWebBridge}) is (cut|mended)`,
  ),
  transformer: (node?: string, happening?: string, from?: string, to?: string, what?: string): Breakage =>
    node !== undefined
      ? { nodes: [node], ...happenings[happening ?? '']! }
      : { kind: 'cut', nodes: [from ?? '', to ?? ''], isOver: what === 'mended' },
});

defineParameterType({
  useForSnippets: false,
  name: 'time',
  regexp: /arrival|reconnect/,
  transformer: (text: string) => text as 'arrival' | 'reconnect',
});

defineParameterType({
  useForSnippets: false,
  name: 'report',
  regexp: /success|failure/,
  transformer: (text: string) => text === 'success',
});

/** What an intruder has made of a credential; without a word nothing. */
defineParameterType({
  useForSnippets: false,
  name: 'forgery',
  regexp: new RegExp(`(?:, (${either(forgeries)}),)?`),
  transformer: (forgery?: string) => forgery as Forgery | undefined,
});

/** At which Web Bridge, where it is not the participant's own. */
defineParameterType({
  useForSnippets: false,
  name: 'elsewhere',
  regexp: new RegExp(`(?: at Web Bridge (${either(webBridgeNames)}))?`),
  transformer: (webBridge?: string) => webBridge as WebBridgeName | undefined,
});

word('papers', ['no certificate', 'a certificate of their own'] satisfies Papers[]);
word('door', ['the Web Bridges', ...callBridgeNames] satisfies Door[]);
