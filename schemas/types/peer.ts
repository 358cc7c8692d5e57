/** Generated from schemas/peer.schema.json by `npm run generate`. */

/**
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "guid".
 */
export type Guid = string;
/**
 * Milliseconds since the epoch. From then on whoever asks waits no longer, and nothing is to be done: 503.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "until".
 */
export type Until = number;

/**
 * What Call Bridges say to each other: requests and responses in the envelopes of web-app.schema.json. Each Call Bridge opens a WebSocket at /peer of every other one with its cluster's certificate, and asks on its own socket only.
 */
export interface PeerBinding {}
/**
 * Parameters of the API, parsed.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "settings".
 */
export interface Settings {
  [k: string]: boolean | number | string;
}
/**
 * Who a participant is: a guest's account, a signed-in user, or a SIP address.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Account".
 */
export interface Account {
  kind: 'guest' | 'user' | 'sip';
  id: string;
}
/**
 * The participant from which another one was moved, and the Call Bridge that was its home.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Origin".
 */
export interface Origin {
  participant: Guid;
  callBridge: Guid;
}
/**
 * One participant as every Call Bridge knows it. Only its home changes it.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Participant".
 */
export interface Participant {
  id: Guid;
  name: string;
  account: Account;
  coSpace: Guid;
  /**
   * Its home.
   */
  callBridge: string;
  state: 'initial' | 'ringing' | 'connected' | 'onHold';
  /**
   * It activates those who wait, once it is connected.
   */
  isActivator: boolean;
  /**
   * It is in the lobby.
   */
  isWaiting: boolean;
  canMove: boolean;
  movedFrom?: Origin;
  configuration: Settings;
  audioMuted: boolean;
  videoMuted: boolean;
  layout: string;
  /**
   * 0 when it does not present, else one more than the highest turn in the call when it began. The highest turn presents; among equals the smallest id.
   */
  presentingTurn: number;
}
/**
 * A Call Bridge has an instance of the call in this space.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "CallInstance".
 */
export interface CallInstance {
  id: Guid;
  coSpace: Guid;
  callBridge: Guid;
  callCorrelator: Guid;
  /**
   * Whether the call is locked. The highest turn counts, on every Call Bridge; each change takes the next one.
   */
  lock: {
    locked: boolean;
    turn: number;
  };
}
/**
 * A participant homed here said something to everyone in its call.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Said".
 */
export interface Said {
  coSpace: Guid;
  update: ChatUpdate;
}
/**
 * Web Bridge to web app, POST /api/call/session/chat: somebody else in the call said something.
 */
export interface ChatUpdate {
  from: Guid;
  name: string;
  text: string;
}
/**
 * POST /peer/hello: the first request. The name is the one in the certificate; calls and participants are all that have their home here.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Hello".
 */
export interface Hello {
  callBridge: Guid;
  name: string;
  calls: CallInstance[];
  participants: Participant[];
}
/**
 * One thing that happened at its home. Exactly one property.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "News".
 */
export interface News {
  call?: CallInstance;
  callGone?: Guid;
  participant?: Participant;
  participantGone?: Guid;
  said?: Said;
}
/**
 * POST /peer/announcement: news in the order in which it happened.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Announcement".
 */
export interface Announcement {
  news: News[];
}
/**
 * POST /peer/placement, the replace query: how would a participant in this space suit you?
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Query".
 */
export interface Query {
  coSpace: Guid;
  /**
   * The old participant of whoever is moved: it counts against no limit.
   */
  mover?: string;
}
/**
 * loadLevel 0: below the limit for new conferences; 1: below the limit for existing ones; 2: full.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Suitability".
 */
export interface Suitability {
  priority: number;
  loadLevel: 0 | 1 | 2;
  running: boolean;
}
/**
 * POST /peer/move, B to A (STEP-02): I am to move this participant. Answered with MoveData; refused with 404 participantDoesNotExist or 409 participantCannotBeModified. POST /peer/move/abandoned: nothing came of it.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "MoveQuery".
 */
export interface MoveQuery {
  participant: Guid;
  until?: Until;
}
/**
 * A to B (STEP-03): what only the participant's home knows. A web app has a Web Bridge.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "MoveData".
 */
export interface MoveData {
  name: string;
  account: Account;
  webBridge?: Guid;
}
/**
 * POST /peer/participants: make a participant and be its home. A guest's account is made with it. With movedFrom (STEP-05) a web app is told to move through its Web Bridge. Answered with Created.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Creation".
 */
export interface Creation {
  coSpace: Guid;
  name: string;
  account: {
    kind: 'guest' | 'user' | 'sip';
    /**
     * Of a user or a SIP participant.
     */
    id?: string;
  };
  /**
   * By which it joined; absent for the space itself.
   */
  accessMethod?: string;
  callLegProfile?: Guid;
  configuration: Settings;
  movedFrom?: Origin;
  /**
   * Through which a moved web app is reached.
   */
  webBridge?: string;
  until?: Until;
}
/**
 * The new participant, and for a join its credential.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Created".
 */
export interface Created {
  participant: Guid;
  /**
   * Opaque to the web app: any text. (The bundled cluster issues JWTs.)
   */
  token?: string;
}
/**
 * POST /peer/drop, C to A: the SIP participant has arrived here, its old instance can go.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Drop".
 */
export interface Drop {
  participant: Guid;
}
/**
 * Answer 200 that says no more. POST /peer/configuration, which says that the bridges in the database changed, carries nothing either.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Done".
 */
export interface Done {}
/**
 * Body of every answer with a status of 400 or more; a failure code of the API where there is one.
 *
 * This interface was referenced by `PeerBinding`'s JSON-Schema
 * via the `definition` "Refusal".
 */
export interface Refusal {
  error: string;
  message: string;
  parameter?: string;
  fault?: string;
}
