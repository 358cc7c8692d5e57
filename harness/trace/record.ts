/**
 * The records of a trace: everything that happened in a run, in order, one JSON object a line.
 * Checks read these types and nothing else, so a trace can be judged again without the target.
 */

/** Where a record belongs. `scenario` is the id, such as `STEP-05.2.b`; records of the run itself have none. */
export interface Place {
  /** Position in the scenario's part of the trace, from 1. */
  seq: number;
  /** Milliseconds since the run began. */
  time: number;
  scenario?: string;
}

/** One REST exchange with a Call Bridge; with one of the stand-in, where a manager is judged. */
export interface RestRecord extends Place {
  kind: 'rest';
  /** Who asked; absent: the harness. */
  actor?: 'manager';
  /** Name of the Call Bridge in the target file. */
  node: string;
  method: string;
  /** As sent: path and query. */
  path: string;
  form?: Readonly<Record<string, string>>;
  /** What was sent instead of a form as it is usually written. */
  body?: { type: string; text: string };
  /** 0 when no answer came; `error` then says why. */
  status: number;
  location?: string;
  contentType?: string;
  /** Parsed XML body; attributes are prefixed with `@`. */
  data?: unknown;
  /** Raw body, kept for answers with a status of 400 or more and where a step asked for it. */
  text?: string;
  headers?: Readonly<Record<string, string>>;
  error?: string;
  /** Set when the body breaks its schema. */
  invalid?: { by: 'target'; errors: string };
  /** How long the exchange took, in milliseconds. */
  took: number;
}

/** A credential as it may appear in a trace: never the secret itself. */
export interface CredentialView {
  /** `sha256:` and the first 16 hex digits of the digest. */
  digest: string;
  header?: Readonly<Record<string, unknown>>;
  claims?: Readonly<Record<string, unknown>>;
  /** Whether the signature was verified, when the target declares keys. */
  verified?: boolean;
}

export interface RosterEntryView {
  participant: string;
  name: string;
  state?: string;
  audioMuted?: boolean;
  videoMuted?: boolean;
  layout?: string;
  presenting?: boolean;
  /** In the lobby. */
  waiting?: boolean;
}

/** What a participant experienced, in words that do not depend on the wire. */
export type Experience =
  /** A Web Bridge issued a credential for a join. */
  | { event: 'admitted'; numericId: string; credential: CredentialView; participant?: string }
  /** A Web Bridge, or the cluster behind it, said no to a join or a credential. */
  | { event: 'refused'; credential?: CredentialView; reason: string }
  /** A session was opened with a credential. */
  | {
      event: 'opened';
      credential: CredentialView;
      participant?: string;
      account?: string;
      callName?: string;
      numericId?: string;
    }
  | { event: 'connected'; roster: readonly RosterEntryView[]; presenter: string | null }
  | { event: 'roster'; updateType: 'add' | 'update' | 'remove'; entry?: RosterEntryView; participant: string }
  | { event: 'chat'; from: string; name?: string; text: string }
  | { event: 'presentation'; presenter: string | null }
  | { event: 'move'; numericId: string; spaceName?: string; credential: CredentialView }
  /** The cluster said that it ended the session. */
  | { event: 'ended'; reason: string }
  /** The participant asked for this, and was answered. */
  | { event: 'answered'; what: string; ok: boolean; reason?: string }
  | { event: 'closed'; code: number; by: 'us' | 'cluster' };

export interface ExperienceRecord extends Place {
  kind: 'experience';
  /** Persona, such as `Alice`. */
  actor: string;
  /** Counts the persona's sessions from 1. */
  session: number;
  /** Name of the Web Bridge in the target file. */
  node: string;
  experience: Experience;
}

/** One raw frame or HTTP exchange of a web app, secrets removed. */
export interface FrameRecord extends Place {
  kind: 'frame';
  actor: string;
  session: number;
  node: string;
  direction: 'sent' | 'received';
  /** Parsed JSON where the driver's wire is JSON, else text. */
  payload: unknown;
  /** Set when the payload breaks its schema; `harness` when ours did. */
  invalid?: { by: 'target' | 'harness'; errors: string };
}

/** What was asked of the target or of an actor, in the specification's words. */
export interface ActRecord extends Place {
  kind: 'act';
  actor: string;
  act: string;
  args: Readonly<Record<string, unknown>>;
}

/** A name of the specification bound to a thing of the target. */
export interface NamedRecord extends Place {
  kind: 'named';
  what: 'callBridge' | 'webBridge' | 'space' | 'accessMethod' | 'call' | 'participant' | 'user';
  name: string;
  id: string;
  /** The Call Bridge that gave the id, where ids differ by Call Bridge. */
  node?: string;
  details?: Readonly<Record<string, unknown>>;
}

/** A check was asked of the trace so far, and what it answered last. */
export interface CheckRecord extends Place {
  kind: 'check';
  requirement: string;
  check: string;
  args: unknown;
  /** Milliseconds after `since` within which it had to hold; absent: at once. */
  bound?: number;
  /** The seq from which the bound runs. */
  since?: number;
  holds: boolean;
  expected?: string;
  seen?: string;
  /** The seqs on which the answer rests. */
  evidence?: readonly number[];
  /** true for an invariant that a hook asked. */
  invariant?: boolean;
}

export interface StepRecord extends Place {
  kind: 'step';
  keyword: 'Given' | 'When' | 'Then' | 'Hook';
  text: string;
}

/** How long a cluster waits, in milliseconds. */
export interface Patience {
  /** For the web app of who is moved. */
  arrival: number;
  /** For who has lost the connection. */
  reconnect: number;
}

/** A scenario began; its records follow until its `finished`. */
export interface StartedRecord extends Place {
  kind: 'started';
  requirement: string;
  title: string;
  /** What the target file declares, or may be relied on where it does not. */
  patience?: Patience;
  /** Cells of the example's row. */
  example?: Readonly<Record<string, string>>;
}

export type Fault = 'target' | 'harness' | 'environment' | 'unprovided';

/**
 * A scenario ended. `failure` is what stopped it: its code is of the catalogue of errors, or CHECK_FAILED where a check
 * did not hold, whose own record says the rest.
 */
export interface FinishedRecord extends Place {
  kind: 'finished';
  failure?: { keyword: 'Given' | 'When' | 'Then' | 'Hook'; step: string; fault: Fault; code: string; message: string };
}

/** First line of a trace file. */
export interface HeaderRecord {
  kind: 'header';
  format: 1;
  specification: string;
  target: string;
  class: unknown;
  began: string;
  requirements: readonly unknown[];
  planned: readonly unknown[];
}

/** Last line of a trace file; a file without it was cut off. */
export interface FooterRecord {
  kind: 'footer';
  lines: number;
  /** SHA-256 over all lines before this one, and this one with an empty digest. */
  digest: string;
  ended: string;
  /** Why the run ended before all was played; `scenario` is the one in which the target died. */
  stopped?: { fault: Fault | 'interrupted' | 'budget'; code: string; message: string; scenario?: string };
}

export type TraceRecord =
  | RestRecord
  | ExperienceRecord
  | FrameRecord
  | ActRecord
  | NamedRecord
  | CheckRecord
  | StepRecord
  | StartedRecord
  | FinishedRecord;

/** A record before the trace has given it its place. */
export type Unplaced<R extends Place = TraceRecord> = R extends Place ? Omit<R, 'seq' | 'time' | 'scenario'> : never;
