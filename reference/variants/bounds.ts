/** Permitted differences in how much comes at once. */
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';

export const shortPages: Variant = {
  id: 'short-pages',
  permits: 'API-02: a page may be shorter than limit',
  title: 'A page of a list has at most two items.',
  apply: (parts) => ({
    ...parts,
    adjustSettings: (settings) => ({ ...parts.adjustSettings(settings), pageSize: 2 }),
  }),
};

export const oneRequestEach: Variant = {
  id: 'one-request-each',
  permits: 'RFC 9112, 9.6',
  title: 'Every answer of the API closes the connection.',
  apply: onRestAnswers((_request, answer) => ({ ...answer, headers: { ...answer.headers, connection: 'close' } })),
};
