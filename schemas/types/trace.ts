/** Generated from schemas/trace.schema.json by `npm run generate`. */

/**
 * One line of a trace file (NDJSON): a Header, then the records of every scenario, one scenario after the other, then a Footer. A verdict is derived from these lines alone.
 */
export type TraceLine =
  Header | Started | Step | Rest | ExperienceRecord | Frame | Act | Named | Check | Finished | Footer;
export type Experience =
  | {
      event: 'admitted';
      numericId: string;
      credential: CredentialView;
      participant?: string;
    }
  | {
      event: 'refused';
      credential?: CredentialView;
      reason: string;
    }
  | {
      event: 'opened';
      credential: CredentialView;
      participant?: string;
      account?: string;
      callName?: string;
      numericId?: string;
    }
  | {
      event: 'connected';
      roster: RosterEntryView[];
      presenter: string | null;
    }
  | {
      event: 'roster';
      updateType: 'add' | 'update' | 'remove';
      entry?: RosterEntryView;
      participant: string;
    }
  | {
      event: 'chat';
      from: string;
      name?: string;
      text: string;
    }
  | {
      event: 'presentation';
      presenter: string | null;
    }
  | {
      event: 'move';
      numericId: string;
      spaceName?: string;
      credential: CredentialView;
    }
  | {
      event: 'ended';
      reason: string;
    }
  | {
      event: 'answered';
      what: string;
      ok: boolean;
      reason?: string;
    }
  | {
      event: 'closed';
      code: number;
      by: 'us' | 'cluster';
    };

/**
 * First line of a trace file.
 */
export interface Header {
  kind: 'header';
  format: 1;
  /**
   * Version of the specification.
   */
  specification: string;
  /**
   * Name of the target.
   */
  target: string;
  /**
   * The class in which the target is judged: TargetClass of verdict.schema.json.
   */
  class: {
    [k: string]: unknown;
  };
  began: string;
  /**
   * The catalogue of requirements, with their scenarios.
   */
  requirements: {
    [k: string]: unknown;
  }[];
  /**
   * Ids of the scenarios that the run was to play.
   */
  planned: string[];
}
/**
 * A scenario began; its records follow until its Finished.
 */
export interface Started {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'started';
  requirement: string;
  title: string;
  /**
   * Milliseconds that the target waits for the web app of who is moved, and for who has lost the connection: as declared, or 10 seconds.
   */
  patience?: {
    arrival: number;
    reconnect: number;
  };
  /**
   * Cells of the example's row.
   */
  example?: {
    [k: string]: string;
  };
}
/**
 * A step began.
 */
export interface Step {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'step';
  keyword: 'Given' | 'When' | 'Then' | 'Hook';
  text: string;
}
/**
 * One REST exchange with a Call Bridge; with one of the stand-in, where a manager is judged.
 */
export interface Rest {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'rest';
  /**
   * Who asked; absent: the harness.
   */
  actor?: 'manager';
  /**
   * Name of the Call Bridge in the target file.
   */
  node: string;
  method: string;
  /**
   * As sent: path and query.
   */
  path: string;
  form?: {
    [k: string]: string;
  };
  /**
   * What was sent instead of a form as it is usually written: content type and text.
   */
  body?: {
    type: string;
    text: string;
  };
  /**
   * 0 when no answer came; error then says why.
   */
  status: number;
  location?: string;
  contentType?: string;
  /**
   * Parsed XML body: attributes are prefixed with @, every value is a string, a repeated element is an array.
   */
  data?: {
    [k: string]: unknown;
  };
  /**
   * Raw body, kept for answers to anything but GET, for refusals, and where a step asked for it.
   */
  text?: string;
  headers?: {
    [k: string]: unknown;
  };
  error?: string;
  /**
   * Set when the body breaks its schema.
   */
  invalid?: {
    by: 'target';
    errors: string;
  };
  /**
   * Milliseconds.
   */
  took: number;
}
/**
 * What a participant experienced, in words that do not depend on the wire.
 */
export interface ExperienceRecord {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'experience';
  /**
   * Persona, such as Alice.
   */
  actor: string;
  /**
   * Counts the persona's sessions from 1.
   */
  session: number;
  /**
   * Name of the Web Bridge in the target file.
   */
  node: string;
  experience: Experience;
}
/**
 * A credential as it may appear in a trace: never the secret itself.
 */
export interface CredentialView {
  /**
   * sha256: and the first 16 hex digits of the digest.
   */
  digest: string;
  header?: {
    [k: string]: unknown;
  };
  claims?: {
    [k: string]: unknown;
  };
  /**
   * Whether the signature was verified, when the target declares keys.
   */
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
  /**
   * In the lobby.
   */
  waiting?: boolean;
}
/**
 * One raw frame or HTTP exchange of a web app, secrets removed.
 */
export interface Frame {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'frame';
  actor: string;
  session: number;
  node: string;
  direction: 'sent' | 'received';
  /**
   * Parsed JSON where the driver's wire is JSON, else text.
   */
  payload: {
    [k: string]: unknown;
  };
  /**
   * Set when the payload breaks its schema; harness when ours did.
   */
  invalid?: {
    by: 'target' | 'harness';
    errors: string;
  };
}
/**
 * What was asked of the target or of an actor, in the specification's words.
 */
export interface Act {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'act';
  actor: string;
  act: string;
  args: {
    [k: string]: unknown;
  };
}
/**
 * A name of the specification bound to a thing of the target.
 */
export interface Named {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'named';
  what: 'callBridge' | 'webBridge' | 'space' | 'accessMethod' | 'call' | 'participant' | 'user';
  name: string;
  id: string;
  /**
   * The Call Bridge that gave the id, where ids differ by Call Bridge.
   */
  node?: string;
  details?: {
    [k: string]: unknown;
  };
}
/**
 * A check was asked of the trace so far, and what it answered last.
 */
export interface Check {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'check';
  requirement: string;
  check: string;
  args: unknown;
  /**
   * Milliseconds after since within which it had to hold; absent: at once.
   */
  bound?: number;
  /**
   * The seq from which the bound runs.
   */
  since?: number;
  holds: boolean;
  expected?: string;
  seen?: string;
  /**
   * The seqs on which the answer rests.
   */
  evidence?: number[];
  /**
   * true for an invariant that a hook asked.
   */
  invariant?: boolean;
}
/**
 * A scenario ended.
 */
export interface Finished {
  /**
   * Position in the scenario's part of the trace, from 1.
   */
  seq: number;
  /**
   * Milliseconds since the run began.
   */
  time: number;
  /**
   * Id of the scenario, such as STEP-05.2.b.
   */
  scenario: string;
  kind: 'finished';
  /**
   * What stopped it: a code of the catalogue of errors, or CHECK_FAILED where a check did not hold, whose own record says the rest.
   */
  failure?: {
    keyword: 'Given' | 'When' | 'Then' | 'Hook';
    step: string;
    fault: 'target' | 'harness' | 'environment' | 'unprovided';
    code: string;
    message: string;
  };
}
/**
 * Last line of a trace file; a file without it was cut off.
 */
export interface Footer {
  kind: 'footer';
  /**
   * Number of lines before this one.
   */
  lines: number;
  /**
   * SHA-256, in hex, over the bytes of all lines before this one and of this one with an empty digest.
   */
  digest: string;
  ended: string;
  /**
   * Why the run ended before all was played; scenario is the one in which the target died.
   */
  stopped?: {
    fault: 'target' | 'harness' | 'environment' | 'unprovided' | 'interrupted' | 'budget';
    code: string;
    message: string;
    scenario?: string;
  };
}
