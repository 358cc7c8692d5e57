/** The envelope on every socket of the cluster: web app, C2W and peer (schemas/web-app.schema.json). */
import { createChecker } from '../../schemas/checker.ts';
import type { Request, Response } from '../../schemas/types/web-app.ts';
import schema from '../../schemas/web-app.schema.json' with { type: 'json' };

export type { Request, Response };
export type Message = Request | Response;
export type Method = Request['method'];

/** Close codes of the binding. */
export const closeCodes = {
  done: 1000,
  goingAway: 1001,
  binaryFrame: 1003,
  notAMessage: 1007,
  credentialRefused: 4401,
  notOpened: 4408,
  sessionExists: 4409,
  ended: 4410,
  notReading: 4429,
} as const;

const check = createChecker(schema);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isMessage = (value: unknown): value is Message => {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (type === 'request') return check('Request', value) === undefined;
  return type === 'response' && check('Response', value) === undefined;
};

/** The message in a text frame, or undefined when it is none. */
export const parseMessage = (text: string): Message | undefined => {
  const value = parseJson(text);
  return isMessage(value) ? value : undefined;
};
