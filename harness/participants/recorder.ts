import type { Experience } from '../trace/record.ts';
import type { Trace } from '../trace/trace.ts';
import { credentialDigest, credentialView } from './credential-view.ts';
import type { Credential, DriverEvent, DriverSink } from './driver.ts';
import { redact } from './redact.ts';

/** What a sink tells its owner beside recording it. */
export type Listener = (event: DriverEvent) => void;

/**
 * A driver's sink that writes into the trace: experiences with digests instead of credentials, frames without secrets.
 * @param declaresKeys Whether the target declares keys, so that credentials may be looked into.
 * @param keepsFrames Whether every frame is recorded, or only those that break their schema.
 */
export function recorder(
  trace: Trace,
  from: { actor: string; session: number; node: string },
  { declaresKeys = false, keepsFrames = true }: { declaresKeys?: boolean; keepsFrames?: boolean },
  listener: Listener = () => {},
): DriverSink {
  const view = (credential: Credential) => credentialView(credential, declaresKeys);
  return {
    experience(event) {
      trace.append({ kind: 'experience', ...from, experience: withView(event, view) });
      listener(event);
    },
    frame(direction, payload, secrets = [], invalid) {
      if (!keepsFrames && !invalid) return;
      const shown = redact(payload, secrets, (secret) => `<${credentialDigest(secret)}>`);
      trace.append({ kind: 'frame', ...from, direction, payload: shown, ...(invalid && { invalid }) });
    },
  };
}

function withView(event: DriverEvent, view: (credential: Credential) => unknown): Experience {
  if (!('credential' in event) || event.credential === undefined) return event as Experience;
  return { ...event, credential: view(event.credential) } as Experience;
}
