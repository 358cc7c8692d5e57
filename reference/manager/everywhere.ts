/** Asking every Call Bridge the same, of which some may be out of reach. */
import { ClusterError } from '../errors.ts';
import type { CallBridgeApi } from './call-bridge-api.ts';

export interface Everywhere<T> {
  /** Of the Call Bridges that answered, in their order. */
  answers: { at: CallBridgeApi; answer: T }[];
  /** Of the others. */
  troubles: ClusterError[];
}

/** @throws ClusterError, the first one, where not one Call Bridge answers */
export const everywhere = async <T>(
  callBridges: readonly CallBridgeApi[],
  ask: (callBridge: CallBridgeApi) => Promise<T>,
): Promise<Everywhere<T>> => {
  const settled = await Promise.allSettled(callBridges.map(async (at) => ({ at, answer: await ask(at) })));
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const reasons: unknown[] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const troubles = reasons.filter((reason) => reason instanceof ClusterError);
  const unexpected = reasons.find((reason) => !(reason instanceof ClusterError));
  if (unexpected !== undefined) throw unexpected;
  if (answers.length === 0 && troubles[0]) throw troubles[0];
  return { answers, troubles };
};
