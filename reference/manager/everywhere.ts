/** Asking every Call Bridge the same, of which some may be out of reach. */
import { ClusterError } from '../errors.ts';
import type { CallBridgeApi } from './call-bridge-api.ts';

export interface Everywhere<T> {
  /** Of the Call Bridges that answered, in their order. */
  answers: { at: CallBridgeApi; answer: T }[];
  /** What is the matter with the others. */
  troubles: { at: CallBridgeApi; trouble: ClusterError }[];
}

/** @throws ClusterError, the first one, where not one Call Bridge answers */
export const everywhere = async <T>(
  callBridges: readonly CallBridgeApi[],
  ask: (callBridge: CallBridgeApi) => Promise<T>,
): Promise<Everywhere<T>> => {
  const answers: Everywhere<T>['answers'] = [];
  const troubles: Everywhere<T>['troubles'] = [];
  const settled = await Promise.all(callBridges.map((at) => attempt(at, ask)));
  for (const one of settled) {
    if ('trouble' in one) troubles.push(one);
    else answers.push(one);
  }
  if (answers.length === 0 && troubles[0]) throw troubles[0].trouble;
  return { answers, troubles };
};

type Attempt<T> = Everywhere<T>['answers'][number] | Everywhere<T>['troubles'][number];

const attempt = async <T>(at: CallBridgeApi, ask: (callBridge: CallBridgeApi) => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { at, answer: await ask(at) };
  } catch (error) {
    if (error instanceof ClusterError) return { at, trouble: error };
    throw error;
  }
};
