/** What is said of groups of Call Bridges, of their load and their limits. */
import { type BridgeRule, type Member, type Membership, nowhere } from '../../harness/stage/balance.ts';
import type { Values } from '../../harness/stage/settings.ts';
import { groups } from '../../harness/target/names.ts';
import { bridges, defineParameterType, either, type Phrases, phrase, word } from './define.ts';

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

const basisPoints = (percent: string) => String(Number(percent) * 100);

/** What a Call Bridge can be told about its own limits. */
const bridgeRules: Phrases<BridgeRule> = [
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

phrase('bridgeRule', bridgeRules);
