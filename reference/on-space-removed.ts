import type { Calls } from './call-bridge/calls.ts';
import type { Instances } from './call-bridge/participants/instances.ts';
import { onRestAnswers } from './on-rest-answers.ts';
import type { Parts } from './parts.ts';

/** What a Call Bridge has of participants and calls. */
interface Held {
  instances: Instances;
  calls: Calls;
}

/** A deviation in what becomes of a space's call when the operator has removed the space: at every Call Bridge of the process. */
export const onSpaceRemoved =
  (happens: (coSpace: string, held: Held) => void) =>
  (parts: Parts): Parts => {
    const everywhere: Held[] = [];
    const withHook = onRestAnswers(({ method, path }, answer) => {
      const [, coSpace = ''] = /^\/api\/v1\/coSpaces\/([^/]+)$/.exec(path) ?? [];
      if (method === 'DELETE' && answer.status === 200 && coSpace)
        for (const held of everywhere) happens(coSpace, held);
      return answer;
    });
    return withHook({
      ...parts,
      createReception(deps) {
        everywhere.push(deps);
        return parts.createReception(deps);
      },
    });
  };
