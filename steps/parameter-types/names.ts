/** Names: of people, spaces, nodes, and other words that stand for themselves. */
import type { Trait } from '../../harness/checks/instances.ts';
import { type TruthName, truths } from '../../harness/stage/truth.ts';
import { callBridgeNames, personas, spaces, webBridgeNames } from '../../harness/target/names.ts';
import { defineParameterType, items, list, word } from './define.ts';

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
