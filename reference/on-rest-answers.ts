import type { RestHook } from './call-bridge/model.ts';
import type { Parts } from './parts.ts';

/** A deviation that changes answers of the REST API, after all that changed them before. */
export const onRestAnswers =
  (change: RestHook) =>
  (parts: Parts): Parts => ({
    ...parts,
    restAnswer: async (request, answer) => change(request, (await parts.restAnswer?.(request, answer)) ?? answer),
  });
