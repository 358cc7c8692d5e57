/** Faults in whom the REST API lets in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Defect } from '../deviation.ts';
import type { Parts } from '../parts.ts';

/** What a request shows is another, before the API reads it. `known` is what was let in last. */
const showing =
  (shown: (request: IncomingMessage, known: string) => string | undefined) =>
  (parts: Parts): Parts => ({
    ...parts,
    acceptSockets(server, options) {
      let known: string | undefined;
      server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
        if (!request.url?.startsWith('/api/v1')) return;
        if (known !== undefined) request.headers.authorization = shown(request, known);
        const { authorization } = request.headers;
        response.once('finish', () => {
          if (response.statusCode !== 401) known = authorization;
        });
      });
      return parts.acceptSockets(server, options);
    },
  });

const nameIn = (authorization = ''): string | undefined =>
  /^(.*?):/s.exec(Buffer.from(authorization.replace(/^basic */i, ''), 'base64').toString('utf8'))?.[1];

export const nameIsEnough: Defect = {
  id: 'name-is-enough',
  requirement: 'API-01',
  title: 'Who has shown the password once is let in by the name alone.',
  how: 'A login that was checked is kept by its name, so that not every request waits for the directory.',
  apply: showing(({ headers: { authorization } }, known) =>
    nameIn(authorization) === nameIn(known) ? known : authorization,
  ),
};

export const changesUnguarded: Defect = {
  id: 'changes-unguarded',
  requirement: 'API-01',
  title: 'Changes and removals are carried out for who shows no credentials.',
  how: 'What is allowed without a login is listed by method, and the list was made when there were GET and POST.',
  apply: showing(({ method = '', headers: { authorization } }, known) =>
    ['PUT', 'DELETE'].includes(method) ? (authorization ?? known) : authorization,
  ),
};

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

export const everyoneUnguarded: Defect = {
  id: 'everyone-unguarded',
  requirement: 'API-01',
  title: 'Everyone in a call is muted by who shows no credentials.',
  how: 'What is to be guarded is listed by its path, and a path with an asterisk is taken for a pattern.',
  apply: showing((request, known) =>
    pathOf(request).endsWith('/participants/*')
      ? (request.headers.authorization ?? known)
      : request.headers.authorization,
  ),
};

export const guardReadsLetters: Defect = {
  id: 'guard-reads-letters',
  requirement: 'API-01',
  title: 'A path with a doubled slash needs no credentials.',
  how: 'The guard compares paths letter by letter, and what comes after it reads them as clients write them.',
  apply: showing((request, known) =>
    pathOf(request).includes('//') ? (request.headers.authorization ?? known) : request.headers.authorization,
  ),
};
