/** Every time-out and bound of a node. Times are in milliseconds unless the name says otherwise. */
export interface NodeSettings {
  /** How long a new participant's web app may take to come before its instance is removed. */
  arrivalTime: number;
  /** The same after a web app's socket broke without `end`. */
  reconnectTime: number;
  /** How long a web app's socket may stay without a session (close 4408); BIND-06 allows 5 s. */
  openTime: number;
  /** Life of a credential in hours; CMS allows 1 to 24. */
  credentialHours: number;
  /** How long a SIP far end rings before it answers. */
  ringTime: number;
  /** How long an answer on a link is waited for. */
  requestTime: number;
  /** The same between Call Bridges: an operator who waits for them has an answer within 5 s. */
  peerTime: number;
  /** How long a replace query waits for each of the other Call Bridges. */
  queryTime: number;
  /** How long a change waits for its peers to have heard of it before it is answered anyway. */
  agreementTime: number;
  /** First pause before a broken link is dialled again; it doubles up to `longestRedialTime`. */
  redialTime: number;
  longestRedialTime: number;
  /** A link that is silent for this long is asked for a sign of life, and cut when none comes in as long again. */
  heartbeatTime: number;
  /** How long the other side of a WebSocket may take to close it. */
  closeTime: number;
  /** Largest frame from a web app, in bytes (close 1009). */
  maxFrame: number;
  /** Largest frame on C2W and between peers, in bytes. */
  maxLinkFrame: number;
  /** How much may wait for a web app that does not read, in bytes (close 4429). */
  maxUnread: number;
  /** Most items in one page of the API's lists. */
  pageSize: number;
  /** Media load of one web app or SIP leg, in the unit of `loadLimit`. */
  legLoad: number;
}

export const defaultSettings: NodeSettings = {
  arrivalTime: 30_000,
  reconnectTime: 30_000,
  openTime: 3_000,
  credentialHours: 24,
  ringTime: 20,
  requestTime: 5_000,
  peerTime: 2_000,
  queryTime: 2_000,
  agreementTime: 1_000,
  redialTime: 50,
  longestRedialTime: 2_000,
  heartbeatTime: 10_000,
  closeTime: 2_000,
  maxFrame: 64 * 1024,
  maxLinkFrame: 16 * 1024 * 1024,
  maxUnread: 1024 * 1024,
  pageSize: 20,
  legLoad: 1_000,
};
