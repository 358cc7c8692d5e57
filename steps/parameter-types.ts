/** Every parameter type of the specification's sentences. */
import { defineParameterType } from '@cucumber/cucumber';
import type { Trait } from '../harness/checks/instances.ts';
import type { Seen } from '../harness/checks/sessions.ts';
import { type TruthName, truths } from '../harness/stage/truth.ts';
import { type CallBridgeName, callBridgeNames, personas, spaces, webBridgeNames } from '../harness/target/names.ts';

const oneOf = (names: readonly string[]) => new RegExp(names.join('|'));
const list = (names: readonly string[]) => new RegExp(`(?:${names.join('|')})(?:(?:,| and) (?:${names.join('|')}))*`);
const items = (text: string) => text.split(/(?:,| and) /);

defineParameterType({ name: 'participant', regexp: oneOf(personas), transformer: (name: string) => name });
defineParameterType({ name: 'people', regexp: list(personas), transformer: items });
defineParameterType({ name: 'space', regexp: oneOf(spaces), transformer: (name: string) => name });
defineParameterType({ name: 'callBridge', regexp: oneOf(callBridgeNames), transformer: (name: string) => name });
defineParameterType({ name: 'callBridges', regexp: list(callBridgeNames), transformer: items });
defineParameterType({ name: 'webBridge', regexp: oneOf(webBridgeNames), transformer: (name: string) => name });

/** Where the operator asks, and with what: the Call Bridge, the Call Bridge named in the request, one more parameter. */
export interface Venue {
  at: CallBridgeName;
  placedOn?: CallBridgeName;
  parameter?: { name: string; value: string };
}

const bridges = callBridgeNames.join('|');
defineParameterType({
  name: 'venue',
  regexp: new RegExp(`(${bridges})(?:, placed on (${bridges}))?(?: with (\\w+) (\\w+))?`),
  transformer: (at: string, placedOn?: string, name?: string, value?: string): Venue => ({
    at: at as CallBridgeName,
    ...(placedOn && { placedOn: placedOn as CallBridgeName }),
    ...(name && value && { parameter: { name, value } }),
  }),
});

/** Where somebody is: a space, and the home Call Bridge where the sentence says it. */
export interface Place {
  space: string;
  home?: CallBridgeName;
}

defineParameterType({
  name: 'place',
  regexp: new RegExp(`(${spaces.join('|')})(?:, homed on (${bridges}))?`),
  transformer: (space: string, home?: string): Place => ({ space, ...(home && { home: home as CallBridgeName }) }),
});

/** Whom somebody finds, or leaves behind, on joining. */
export type Company = 'alone' | 'with Bob' | 'after Bob left';

defineParameterType({
  name: 'company',
  regexp: /alone|with Bob|after Bob left/,
  transformer: (company) => company as Company,
});

defineParameterType({
  name: 'state',
  regexp: /initial|ringing|connected|onHold/,
  transformer: (state: string) => state,
});
defineParameterType({
  name: 'trait',
  regexp: /participant|call leg|account|display name/,
  transformer: (trait) => trait as Trait,
});

/** What somebody does in the web app. */
export type Habit =
  | { does: 'set'; state: { audioMuted?: boolean; videoMuted?: boolean; layout?: string } }
  | { does: 'present' | 'leave' | 'drop' | 'reconnect' };

const habits: Readonly<Record<string, Habit>> = {
  'mutes the microphone': { does: 'set', state: { audioMuted: true } },
  'unmutes the microphone': { does: 'set', state: { audioMuted: false } },
  'turns the camera off': { does: 'set', state: { videoMuted: true } },
  presents: { does: 'present' },
  leaves: { does: 'leave' },
  'loses the connection': { does: 'drop' },
  reconnects: { does: 'reconnect' },
};

defineParameterType({
  name: 'habit',
  regexp: new RegExp(`${Object.keys(habits).join('|')}|chooses the layout \\w+`),
  transformer: (text: string): Habit => habits[text] ?? { does: 'set', state: { layout: text.replace(/^.* /, '') } },
});

defineParameterType({
  name: 'microphone',
  regexp: /muted|unmuted/,
  transformer: (text: string) => text === 'muted',
});
defineParameterType({
  name: 'activity',
  regexp: /presenting|watching/,
  transformer: (text: string) => text === 'presenting',
});

/** How somebody is seen by another. */
export interface Look {
  what: Seen;
  is: string;
}

const looks: Readonly<Record<string, Look>> = {
  muted: { what: 'audioMuted', is: 'true' },
  unmuted: { what: 'audioMuted', is: 'false' },
  'with the camera off': { what: 'videoMuted', is: 'true' },
  'with the camera on': { what: 'videoMuted', is: 'false' },
};

defineParameterType({
  name: 'look',
  regexp: new RegExp(`${Object.keys(looks).join('|')}|with the layout \\w+`),
  transformer: (text: string): Look => looks[text] ?? { what: 'layout', is: text.replace(/^.* /, '') },
});

/** Who presents, or null. */
defineParameterType({
  name: 'presentation',
  regexp: new RegExp(`no presentation|the presentation of (${personas.join('|')})`),
  transformer: (presenter?: string) => presenter ?? null,
});

/** What somebody reads in the chat. */
defineParameterType({
  name: 'texts',
  regexp: /nothing|"[^"]*"(?:, "[^"]*")*/,
  transformer: (text: string) => [...text.matchAll(/"([^"]*)"/g)].map(([, read]) => read ?? ''),
});

/** Values of which one is expected; `absent` stands for a field that is not there. */
defineParameterType({
  name: 'values',
  regexp: /\w+(?: or \w+)*/,
  transformer: (text: string) => text.split(' or '),
});

defineParameterType({
  name: 'truth',
  regexp: new RegExp(Object.keys(truths).join('|')),
  transformer: (name) => name as TruthName,
});

/** A failure named in `failureDetails`, and, for a parameter error, the parameter. */
defineParameterType({ name: 'failure', regexp: /[a-z]+[A-Z]\w*/, transformer: (code: string) => code });

/** Whose credentials go with a request. */
defineParameterType({
  name: 'credentials',
  regexp: /no credentials|a wrong password/,
  transformer: (text: string) =>
    text === 'no credentials' ? null : `Basic ${Buffer.from('admin:wrong').toString('base64')}`,
});

/** Something that a visitor sends and that is no message, or hardly. */
export type Misfit =
  | 'a binary frame'
  | 'half a message'
  | 'a list'
  | 'bytes that are no text'
  | 'a message in fragments'
  | number;

defineParameterType({
  name: 'misfit',
  regexp:
    /(a binary frame|half a message|a list|bytes that are no text|a message in fragments)|a message of (\d+) bytes/,
  transformer: (misfit?: string, bytes?: string) => (misfit ?? Number(bytes)) as Misfit,
});

/** What is asked of a credential that can be looked into. */
export type Quality = 'signatureIsGood' | 'claimsAreBound' | 'lifeIsBounded';

const qualities: Readonly<Record<string, Quality>> = {
  'signed by a declared key': 'signatureIsGood',
  'bound to the new participant': 'claimsAreBound',
  'bounded in time': 'lifeIsBounded',
};

defineParameterType({
  name: 'quality',
  regexp: oneOf(Object.keys(qualities)),
  transformer: (text: string) => qualities[text],
});

/** Which of two credentials: without a word the last one. */
defineParameterType({
  name: 'age',
  regexp: /(?:old |new )?/,
  transformer: (text: string) => (text === 'old ' ? 'old' : 'new'),
});
