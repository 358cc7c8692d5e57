import type { IncomingMessage } from 'node:http';
import type { Parts } from './parts.ts';

/** A deviation in which something before the API rewrites the path and query of every request. */
export const onUrls =
  (rewrite: (url: string) => string) =>
  (parts: Parts): Parts => ({
    ...parts,
    acceptSockets(server, options) {
      server.prependListener('request', (request: IncomingMessage) => {
        request.url = rewrite(request.url ?? '');
      });
      return parts.acceptSockets(server, options);
    },
  });
