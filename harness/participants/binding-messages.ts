/** The words of this project's binding: which body each request and answer carries, by schemas/web-app.schema.json. */
import { createChecker } from '../../schemas/checker.ts';
import schema from '../../schemas/web-app.schema.json' with { type: 'json' };
import type { FrameRecord } from '../trace/record.ts';
import type { Fault, TunnelRequest, TunnelResponse, TunnelWords } from '../wire/tunnel.ts';

type MessageName = keyof typeof schema.$defs;

/** What breaks a message's definition in the schema. */
export const check = createChecker(schema);

/** Requests of a web app, and what an answer 200 carries where it carries something. */
const asked: Readonly<Record<string, { body: MessageName; answer?: MessageName }>> = {
  'POST /api/call/session': { body: 'OpenSession', answer: 'SessionOpened' },
  'POST /api/call/session/media': { body: 'Media', answer: 'MediaAnswer' },
  'PUT /api/call/session/state': { body: 'LocalState' },
  'PUT /api/call/session/presentation': { body: 'Present' },
  'POST /api/call/session/chat': { body: 'ChatMessage' },
  'POST /api/call/session/end': { body: 'EndSession' },
};

/** Requests of a Web Bridge. */
const told: Readonly<Record<string, { body: MessageName }>> = {
  'POST /api/call/session/roster': { body: 'RosterUpdate' },
  'POST /api/call/session/chat': { body: 'ChatUpdate' },
  'POST /api/call/session/presentation': { body: 'PresentationUpdate' },
  'POST /api/call/session/move': { body: 'Move' },
  'POST /api/call/session/ended': { body: 'SessionEnded' },
};

export const bindingWords: TunnelWords = {
  envelope(payload) {
    const type = typeof payload === 'object' && payload !== null && 'type' in payload ? payload.type : undefined;
    return check(type === 'response' ? 'Response' : 'Request', payload);
  },

  request(direction: FrameRecord['direction'], request: TunnelRequest): Fault | undefined {
    const place = `${request.method} ${request.path}`;
    const known = (direction === 'sent' ? asked : told)[place];
    if (known === undefined) {
      return { status: 404, error: 'unknownPath', errors: `${place} is not in the interface` };
    }
    const errors = check(known.body, request.body ?? {});
    return errors === undefined ? undefined : { status: 400, error: 'malformed', errors };
  },

  response(request: TunnelRequest, { status, body }: TunnelResponse): string | undefined {
    return checkAnswer(asked[`${request.method} ${request.path}`]?.answer, status, body);
  },
};

/** What is wrong with an answer: 200 carries `expected` or nothing, 400 and more an error. */
export function checkAnswer(expected: MessageName | undefined, status: number, body: unknown): string | undefined {
  if (status >= 400) {
    return check('ErrorBody', body ?? null);
  }
  if (status !== 200) {
    return `status ${status} is not in the interface`;
  }
  return check(expected ?? 'EmptyAnswer', body ?? (expected === undefined ? {} : null));
}

/** What is wrong with a Web Bridge's message to whom need not keep the rules; `asked` is the last request of its id, where it was one. */
export function wrongForVisitor(asked: unknown, payload: unknown): string | undefined {
  const envelope = bindingWords.envelope(payload);
  if (envelope !== undefined) return envelope;
  const message = payload as TunnelRequest | TunnelResponse;
  if (message.type === 'request') return bindingWords.request('received', message)?.errors;
  const isRequest = bindingWords.envelope(asked) === undefined;
  return message.status >= 400 || !isRequest
    ? checkAnswer(undefined, message.status, message.body)
    : bindingWords.response(asked as TunnelRequest, message);
}

const secretNames = new Set(['token', 'passcode', 'password']);
/** Begins at the beginning of a word only, so that a long one is looked at once. */
const lookalike = /(?<![\w-])[\w-]{16,}\.[\w-]{16,}\.[\w-]{16,}/g;

/** Every string in a message that must not be recorded, whatever the message looks like. */
export function secretsIn(payload: unknown): string[] {
  if (typeof payload === 'string') {
    return payload.match(lookalike) ?? [];
  }
  if (typeof payload !== 'object' || payload === null) {
    return [];
  }
  return Object.entries(payload).flatMap(([name, value]) =>
    typeof value === 'string' && secretNames.has(name) && value !== '' ? [value] : secretsIn(value),
  );
}
