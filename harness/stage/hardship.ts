/** What has to be sat out, and who is hit. */
import { harnessError } from '../errors.ts';
import { type CallBridgeName, webBridgeNames } from '../target/names.ts';
import type { TraceRecord } from '../trace/record.ts';
import { throughout } from '../wait.ts';
import type { Stage } from './stage.ts';

/** What the target file calls a node, by its name in the specification, such as `Lima` or `Web Bridge East`. */
export function nodeNamed(stage: Stage, name: string): string {
  const webBridge = webBridgeNames.find((one) => name === `Web Bridge ${one}`);
  if (webBridge !== undefined) return stage.webBridge(webBridge).name;
  const api = stage.apis.get(name as CallBridgeName);
  if (!api) throw harnessError('E_NOT_PROVIDED', { what: `a Call Bridge ${name}` });
  return api.node;
}

/**
 * Wait until the cluster has waited for nobody any longer: for the declared time, since somebody was last made for whom it
 * waits, or has last lost the connection. A home that was stopped may notice that only when it answers again.
 * @param part Of the declared time; after less than the whole it may wait still.
 */
export async function waitFor(stage: Stage, time: 'arrival' | 'reconnect', part = 1): Promise<void> {
  const { trace, worker, signal } = stage;
  const declared = worker.timing[time];
  if (declared === undefined) throw harnessError('E_NOT_PROVIDED', { what: `timing.${time}` });
  const begin = trace.records.findLast(time === 'arrival' ? isMade : isLoss)?.time ?? trace.now();
  const left = begin + part * declared - trace.now();
  await throughout(trace, () => ({ is: 'holds', evidence: [] }), left, signal);
  const act = part < 1 ? 'wait a while' : 'wait';
  trace.append({ kind: 'act', actor: 'harness', act, args: { time } });
}

const isMade = (record: TraceRecord): boolean => record.kind === 'named' && record.what === 'participant';

const isLoss = (record: TraceRecord): boolean =>
  (record.kind === 'experience' && record.experience.event === 'closed') ||
  (record.kind === 'act' && ['drop', 'break', 'mend'].includes(record.act));
