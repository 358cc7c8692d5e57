import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'yaml';
import { bindingWords } from '../../harness/participants/binding-messages.ts';
import { asked as c2wAsked, told as c2wTold } from '../../reference/link/c2w-words.ts';
import { closeCodes } from '../../reference/link/message.ts';
import { peerWords } from '../../reference/link/peer-words.ts';
import { asked, told } from '../../reference/link/web-app-words.ts';
import { createChecker, type MessageSchema } from '../../schemas/checker.ts';

interface Ref {
  $ref: string;
}
interface Message {
  payload: Ref;
  examples: { payload: unknown }[];
  'x-request'?: string;
}
interface Channel {
  messages: Record<string, Message>;
}
interface Operation {
  action: 'send' | 'receive';
  channel: Ref;
  messages: Ref[];
  reply: { messages: Ref[] };
}
interface Document {
  info: { description: string };
  channels: Record<string, Channel>;
  operations: Record<string, Operation>;
}

const folder = new URL('../../schemas/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const document = parse(read('asyncapi.yaml')) as Document;
const prose = document.info.description;
const schemas = Object.fromEntries(
  ['web-app', 'c2w', 'peer'].map((name) => [`${name}.schema.json`, JSON.parse(read(`${name}.schema.json`))]),
) as Record<string, MessageSchema & { $defs: Record<string, unknown> }>;

/** What a JSON pointer points at. */
function at(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}

/** The file and the pointer of a reference inside `file`. */
function target($ref: string, file: string): { file: string; pointer: string } {
  const [path = '', pointer = ''] = $ref.split('#');
  return { file: path === '' ? file : path.replace('./', ''), pointer };
}

const contentOf = (file: string): unknown => (file === 'asyncapi.yaml' ? document : schemas[file]);

/** Every `$ref` in a value. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : refsIn(item),
  );
}

/** Everything that a value refers to, directly or not, as `file#pointer`. */
function reachable(value: unknown, file: string, found = new Set<string>()): Set<string> {
  for (const $ref of refsIn(value)) {
    const to = target($ref, file);
    const name = `${to.file}#${to.pointer}`;
    if (found.has(name)) continue;
    found.add(name);
    reachable(at(contentOf(to.file), to.pointer), to.file, found);
  }
  return found;
}

/** What is wrong with a payload by the definition that a message names. */
function wrong({ payload }: Message, value: unknown): string | undefined {
  const { file, pointer } = target(payload.$ref, 'asyncapi.yaml');
  const { [file]: schema, ...others } = schemas;
  assert.ok(schema);
  return createChecker(schema, ...Object.values(others))(pointer.split('/').at(-1) ?? '', value);
}

function messageOf({ $ref }: Ref): Message {
  return at(document, target($ref, 'asyncapi.yaml').pointer) as Message;
}

const nameOf = ({ payload }: Message): string => payload.$ref.split('/').at(-1) ?? '';

suite('asyncapi.yaml', () => {
  test('refers only to what there is', () => {
    for (const name of reachable(document, 'asyncapi.yaml')) {
      const [file = '', pointer = ''] = name.split('#');
      assert.notEqual(at(contentOf(file), pointer), undefined, name);
    }
  });

  test('uses every message of the schemas', () => {
    const used = reachable(document, 'asyncapi.yaml');
    for (const [file, { $defs }] of Object.entries(schemas)) {
      for (const name of Object.keys($defs)) {
        assert.ok(used.has(`${file}#/$defs/${name}`), `${name} of ${file} is described nowhere`);
      }
    }
  });

  for (const [channel, { messages }] of Object.entries(document.channels)) {
    test(`has valid examples of what is said in ${channel}`, () => {
      for (const [name, message] of Object.entries(messages)) {
        assert.ok(message.examples.length > 0, name);
        for (const { payload } of message.examples) assert.equal(wrong(message, payload), undefined, name);
      }
    });
  }

  test('describes the very words that the bundled cluster speaks', () => {
    const described = Object.values(document.operations).flatMap(({ channel, messages, reply }) => {
      const [message] = messages.map(messageOf);
      const [answer] = reply.messages.map(messageOf);
      assert.ok(message && answer);
      const request = message['x-request'];
      return request === undefined ? [] : [`${channel.$ref} ${request} ${nameOf(message)} ${nameOf(answer)}`];
    });
    const spoken = (channel: string, words: object) =>
      Object.values(words as Record<string, { method: string; path: string; body: string; result: string }>).map(
        ({ method, path, body, result }) => `#/channels/${channel} ${method} ${path} ${body} ${result}`,
      );
    const all = [
      ...spoken('webApp', { ...asked }),
      ...spoken('webApp', { ...told }),
      ...spoken('c2w', { ...c2wAsked }),
      ...spoken('c2w', { ...c2wTold }),
      ...spoken('peer', peerWords),
    ];
    assert.deepEqual(described.sort(), all.sort());
  });

  test('describes the very words that the harness judges', () => {
    for (const { action, channel, messages } of Object.values(document.operations)) {
      const [message] = messages.map(messageOf);
      if (channel.$ref !== '#/channels/webApp' || !message) continue;
      const [method = '', path = ''] = (message['x-request'] ?? '').split(' ');
      const request = { type: 'request', id: 1, method, path, body: message.examples[0]?.payload as object } as const;
      assert.equal(bindingWords.request(action === 'receive' ? 'sent' : 'received', request), undefined, path);
    }
  });

  test('shows valid messages in its prose', () => {
    const blocks = [...prose.matchAll(/```json\n(.*?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'));
    assert.ok(blocks.length > 10);
    for (const line of blocks) {
      const message = JSON.parse(line.replace(/^[<>] /, ''));
      assert.equal(bindingWords.envelope(message), undefined, line);
      if (message.type !== 'request') continue;
      assert.equal(bindingWords.request(line.startsWith('<') ? 'received' : 'sent', message), undefined, line);
    }
  });

  test('has a row for every error and every close code', () => {
    const errors = at(schemas['web-app.schema.json'], '/$defs/ErrorBody/properties/error/enum') as string[];
    for (const error of errors) assert.match(prose, new RegExp(`^\\| \\d{3} \\| ${error} \\|`, 'm'));
    for (const code of Object.values(closeCodes)) assert.match(prose, new RegExp(`^\\| ${code} \\|`, 'm'));
  });
});
