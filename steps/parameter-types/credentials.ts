/** What is asked of credentials, and what an intruder makes of them. */
import { type Forgery, forgeries } from '../../harness/participants/forgery.ts';
import type { Door, Papers } from '../../harness/stage/impostor.ts';
import { callBridgeNames, type WebBridgeName, webBridgeNames } from '../../harness/target/names.ts';
import { defineParameterType, either, word } from './define.ts';

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
