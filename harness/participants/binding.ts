/**
 * The driver for this project's own binding, as schemas/asyncapi.yaml describes it:
 * a join over HTTPS, then requests and responses tunnelled through one WebSocket.
 */
import type * as Message from '../../schemas/types/web-app.ts';
import { harnessError } from '../errors.ts';
import { postJson } from '../wire/exchange.ts';
import { parseJson } from '../wire/json.ts';
import { experienceOfJoin } from './binding-experience.ts';
import { check, checkAnswer, secretsIn } from './binding-messages.ts';
import { openSession } from './binding-session.ts';
import { type CreateDriver, type Credential, type DriverSink, type JoinRequest, Refusal } from './driver.ts';

const joinPath = '/api/join';

/**
 * @param options `request`: milliseconds within which each request is to be answered, default 5000; the target file's
 * `timing.request`.
 */
export const createDriver: CreateDriver = ({ request }) => {
  const bound = typeof request === 'number' ? request : 5000;
  return {
    name: 'binding',
    join: (asked, sink, signal) => join(asked, sink, { bound, signal }),
    open: (webBridge, credential, sink, signal) => openSession({ webBridge, credential, sink, signal, bound }),
  };
};

async function join(
  { webBridge, numericId, passcode, as }: JoinRequest,
  sink: DriverSink,
  patience: { bound: number; signal: AbortSignal },
): Promise<Credential> {
  const body: Message.JoinRequest = { numericId, ...(passcode !== undefined && { passcode }), ...as };
  const wrong = check('JoinRequest', body);
  const invalid = wrong === undefined ? undefined : ({ by: 'harness', errors: wrong } as const);
  sink.frame('sent', { method: 'POST', path: joinPath, body }, secretsIn(body), invalid);
  const { status, text } = await postJson(webBridge, joinPath, body, patience);
  const answer = receive(status, text, webBridge.name, sink);
  sink.experience(experienceOfJoin({ numericId }, { status, body: answer as object }));
  if (status !== 200) throw new Refusal((answer as Message.ErrorBody).error);
  return (answer as Message.JoinAnswer).token;
}

/** Record an answer to a join and look whether it is one. @throws HarnessError E_NOT_IN_INTERFACE */
function receive(status: number, text: string, node: string, sink: DriverSink): unknown {
  const body = parse(text);
  const errors = checkAnswer('JoinAnswer', status, body);
  sink.frame(
    'received',
    { status, body },
    secretsIn(body),
    errors === undefined ? undefined : { by: 'target', errors },
  );
  if (errors !== undefined) {
    throw harnessError('E_NOT_IN_INTERFACE', { node, what: `POST ${joinPath}`, why: errors });
  }
  return body;
}

/** The JSON in a text, or the text itself. */
const parse = (text: string): unknown => parseJson(text) ?? text.slice(0, 2000);
