/** The API trace in the log: a request, the parts of its form, and the answer. */
import type { Log } from '../../log.ts';
import type { RestAnswer } from '../model.ts';
import type { Form } from './forms.ts';

/** How long a line of a form may be; a longer part goes on in the next line. */
const chunkLength = 48;
const secretParameters = /^(passcode|password|secret)=[^&]+/i;

/** Nothing that a client sends can begin a line of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const withoutControls = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');

const withoutSecret = (part: string): string => part.replace(secretParameters, '$1=***');

/** A form in the pieces in which it is logged: each parameter on its own, with its `&`, cut where it is long. */
export const formChunks = (text: string): string[] => {
  const parts = text.split(/(?<=&)/).map((part) => withoutControls(withoutSecret(part)));
  return parts.flatMap((part) => part.match(new RegExp(`.{1,${chunkLength}}`, 'gu')) ?? []);
};

/** One request's lines. */
export interface RequestTrace {
  form(form: Form): void;
  answer(answer: RestAnswer): void;
}

/** Makes the beginning of a request's lines; requests are numbered from 1. */
export const createTrace = (log: Log) => {
  let count = 0;
  return (method: string, url: string, from: string): RequestTrace => {
    count += 1;
    const name = `API trace ${count}`;
    log.info(`${name}: ${method} for "${withoutControls(url)}" (from ${from})`);
    return {
      form: ({ text, contentType }) => {
        if (text === '') return;
        const type = withoutControls(contentType);
        log.info(`${name}: content data size ${Buffer.byteLength(text)}, type "${type}":`);
        for (const chunk of formChunks(text)) log.info(`${name}: ${chunk}`);
      },
      answer: ({ status, headers, body }) => {
        log.info(`${name}: sending ${status} response, size ${Buffer.byteLength(body)}`);
        if (headers.location) log.info(`${name}: Location: ${headers.location}`);
      },
    };
  };
};
