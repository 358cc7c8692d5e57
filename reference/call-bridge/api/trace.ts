/** The API trace in the log: a request, the parts of its form, and the answer. */
import { inOneLine, type Log } from '../../log.ts';
import type { RestAnswer } from '../model.ts';
import { type Form, UnsupportedBody } from './form.ts';

/** How long a line of a form may be; a longer part goes on in the next line. */
const chunkLength = 48;
const secretParameters = /^(?:passcode|password|secret|token)$/i;

const nameIn = (part: string): string => {
  const [name = ''] = new URLSearchParams(part).keys();
  return name;
};

/** A parameter without what it keeps secret, however its name is encoded. */
const withoutSecret = (part: string): string =>
  secretParameters.test(nameIn(part)) ? part.replace(/=[^&]+/, '=***') : part;

/** A path with the secrets in its query left out. */
export const urlWithoutSecrets = (url: string): string => {
  const [path = '', ...query] = url.split('?');
  return [
    path,
    query
      .join('?')
      .split(/(?<=&)/)
      .map(withoutSecret)
      .join(''),
  ].join(query.length > 0 ? '?' : '');
};

/** A form in the pieces in which it is logged: each parameter on its own, with its `&`, cut where it is long. */
export const formChunks = (text: string): string[] => {
  const parts = text.split(/(?<=&)/).map((part) => inOneLine(withoutSecret(part)));
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
    log.info(`${name}: ${method} for "${inOneLine(urlWithoutSecrets(url))}" (from ${from})`);
    return {
      form: ({ text, contentType, fault }) => {
        if (text === '') return;
        const type = inOneLine(contentType);
        log.info(`${name}: content data size ${Buffer.byteLength(text)}, type "${type}":`);
        // Of what is no form nobody knows where its secrets are.
        if (fault instanceof UnsupportedBody) return;
        for (const chunk of formChunks(text)) log.info(`${name}: ${chunk}`);
      },
      answer: ({ status, headers, body }) => {
        log.info(`${name}: sending ${status} response, size ${Buffer.byteLength(body)}`);
        if (headers.location) log.info(`${name}: Location: ${headers.location}`);
      },
    };
  };
};
