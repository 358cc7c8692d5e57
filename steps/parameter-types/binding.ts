/** What a visitor sends to a Web Bridge, and how that answers. */
import { defineParameterType } from './define.ts';

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
