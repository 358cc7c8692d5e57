/**
 * How a headless web app speaks to a Web Bridge. The specification speaks of what a participant experiences;
 * a driver turns that into one wire. The harness has a driver for its own binding; a target file can name another.
 */
import type { Experience, FrameRecord } from '../trace/record.ts';

/** An opaque credential. Only a driver and the check of signatures look inside. */
export type Credential = string;

export type Identity = { name: string } | { username: string; password: string };

/** What a driver reports; the harness turns credentials into digests before anything is recorded. */
export type DriverEvent = OpenCredential<Experience>;
type OpenCredential<E> = E extends { credential: unknown }
  ? Omit<E, 'credential'> & { credential: Credential }
  : E extends { credential?: unknown }
    ? Omit<E, 'credential'> & { credential?: Credential }
    : E;

export type Invalid = NonNullable<FrameRecord['invalid']>;

/** Where a driver's work is written down: what the participant experienced, and the raw traffic behind it. */
export interface DriverSink {
  experience(event: DriverEvent): void;
  /**
   * `secrets` are strings in the payload that must not be recorded; `invalid` says that the payload breaks its schema,
   * and who sent it.
   */
  frame(direction: 'sent' | 'received', payload: unknown, secrets?: readonly string[], invalid?: Invalid): void;
}

/** A Web Bridge as a driver reaches it. */
export interface WebBridgeAccess {
  name: string;
  /** `https://host:port` */
  url: string;
  /** Options for `tls.connect` and `https.Agent`: ca, cert, key, servername, host. */
  tls: Readonly<Record<string, unknown>>;
  /** Agent for HTTPS and for the WebSocket's upgrade. */
  agent: import('node:https').Agent;
}

export interface JoinRequest {
  webBridge: WebBridgeAccess;
  numericId: string;
  passcode?: string;
  as: Identity;
}

export interface LocalState {
  audioMuted?: boolean;
  videoMuted?: boolean;
  layout?: string;
}

export interface WebAppSession {
  /** Tell the cluster what the user chose. Resolves when the cluster accepted it. */
  setLocalState(state: LocalState): Promise<void>;
  present(active: boolean): Promise<void>;
  chat(text: string): Promise<void>;
  /** End the session as a web app does, whether the user leaves or obeys a move. Resolves when the cluster accepted it and the connection is closed. May be called a second time before that, and says it a second time. */
  end(): Promise<void>;
  /** Cut the connection without a word. */
  drop(): Promise<void>;
  readonly isOpen: boolean;
  /** Why the session could not go on: a flood, a frame that is none. Absent where the cluster just closed it, or the driver does not tell. */
  readonly fault?: Error | undefined;
}

export interface Driver {
  readonly name: string;
  /** Ask for a credential. @throws Refusal when the cluster says no. */
  join(request: JoinRequest, sink: DriverSink, signal: AbortSignal): Promise<Credential>;
  /**
   * Open a session and send media; resolves when connected. `signal` bounds the opening; the session outlives it, and
   * bounds its own requests.
   * @throws Refusal when the cluster says no.
   */
  open(
    webBridge: WebBridgeAccess,
    credential: Credential,
    sink: DriverSink,
    signal: AbortSignal,
  ): Promise<WebAppSession>;
}

/** A module named in a target file exports this as `createDriver`. */
export type CreateDriver = (options: Readonly<Record<string, unknown>>) => Driver | Promise<Driver>;

/**
 * Whether a driver reports that the cluster said no. By name: a driver of somebody else may bring a class of its own, an Error
 * with the name `Refusal` and a `reason`.
 */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';

/**
 * The cluster said no. `reason` is `credentialRefused` where a credential is not accepted, and then only; else any word.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reason: string;
  constructor(reason: string) {
    super(`The cluster refused: ${reason}`);
    this.reason = reason;
  }
}
