/** Generated from schemas/web-app.schema.json by `npm run generate`. */

/**
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "guid".
 */
export type Guid = string;
/**
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "numericId".
 */
export type NumericId = string;
/**
 * Opaque to the web app: any text. (The bundled cluster issues JWTs.)
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "credential".
 */
export type Credential = string;
/**
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "displayName".
 */
export type DisplayName = string;
/**
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "Layout".
 */
export type Layout = 'automatic' | 'allEqual' | 'speakerOnly' | 'telepresence' | 'stacked';

/**
 * What a web app and a Web Bridge say to each other in this project's own binding: the join over HTTPS, then requests and responses tunnelled through one WebSocket. asyncapi.yaml says who sends what when.
 */
export interface WebAppBinding {}
/**
 * Body of POST /api/join. A guest gives a name; a signed-in user gives a username and a password. An empty passcode counts as none.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "JoinRequest".
 */
export interface JoinRequest {
  numericId: NumericId;
  passcode?: string;
  name?: DisplayName;
  username?: string;
  password?: string;
}
/**
 * Answer 200 of POST /api/join.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "JoinAnswer".
 */
export interface JoinAnswer {
  token: Credential;
  participant: Guid;
}
/**
 * Body of every answer with a status of 400 or more, over HTTPS and in the socket.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "ErrorBody".
 */
export interface ErrorBody {
  error:
    | 'malformed'
    | 'notAuthenticated'
    | 'credentialRefused'
    | 'sessionExists'
    | 'signInFailed'
    | 'passcodeIncorrect'
    | 'meetingNotFound'
    | 'unknownPath'
    | 'notAllowed'
    | 'serviceUnavailable';
  message: string;
}
/**
 * Envelope of a request, in either direction. Each request of a side has a higher id than the one before.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "Request".
 */
export interface Request {
  type: 'request';
  id: number;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: {
    [k: string]: unknown;
  };
}
/**
 * Envelope of the answer to the request of the same id.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "Response".
 */
export interface Response {
  type: 'response';
  id: number;
  status: number;
  body?: {
    [k: string]: unknown;
  };
}
/**
 * Answer 200 of every request that has no answer of its own. The body may also be absent.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "EmptyAnswer".
 */
export interface EmptyAnswer {}
/**
 * Web app to Web Bridge, POST /api/call/session: the first request of every socket.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "OpenSession".
 */
export interface OpenSession {
  token: Credential;
}
/**
 * Answer 200 of POST /api/call/session.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "SessionOpened".
 */
export interface SessionOpened {
  participant: Guid;
  /**
   * As `uri` or `userJid` of the participant in the REST API.
   */
  account: string;
  call: {
    /**
     * Empty where the call has none.
     */
    name: string;
    /**
     * By which it joined, or which the move named.
     */
    numericId: NumericId;
  };
}
/**
 * Web app to Web Bridge, POST /api/call/session/media: what the web app sends and receives. Neither mutes anybody. Answered when the participant is connected, with the whole roster.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "Media".
 */
export interface Media {
  audio: boolean;
  video: boolean;
}
/**
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "MediaAnswer".
 */
export interface MediaAnswer {
  state: 'connected';
  roster: RosterEntry[];
  presenter: Guid | null;
}
/**
 * How everyone in the call sees one participant. audioMuted and videoMuted are true when the participant or the operator muted it.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "RosterEntry".
 */
export interface RosterEntry {
  participant: Guid;
  name: DisplayName;
  state: 'initial' | 'ringing' | 'connected' | 'onHold';
  audioMuted: boolean;
  videoMuted: boolean;
  layout: Layout;
  presenting: boolean;
  /**
   * It is in the lobby, neither heard nor seen, until it is let in. Absent: it is not.
   */
  waiting?: boolean;
}
/**
 * Web app to Web Bridge, PUT /api/call/session/state: what the user chose in the web app. A property that is absent stays as it is.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "LocalState".
 */
export interface LocalState {
  audioMuted?: boolean;
  videoMuted?: boolean;
  layout?: Layout;
}
/**
 * Web Bridge to web app, POST /api/call/session/roster: what changed of one participant. An add or update carries the whole entry, a remove the participant's id.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "RosterUpdate".
 */
export interface RosterUpdate {
  updateType: 'add' | 'update' | 'remove';
  entry?: RosterEntry;
  participant?: Guid;
}
/**
 * Web app to Web Bridge, PUT /api/call/session/presentation: begin or end one's own presentation.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "Present".
 */
export interface Present {
  active: boolean;
}
/**
 * Web Bridge to web app, POST /api/call/session/presentation: who presents now, or nobody.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "PresentationUpdate".
 */
export interface PresentationUpdate {
  presenter: Guid | null;
}
/**
 * Web app to Web Bridge, POST /api/call/session/chat: say something to everyone in the call.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "ChatMessage".
 */
export interface ChatMessage {
  text: string;
}
/**
 * Web Bridge to web app, POST /api/call/session/chat: somebody else in the call said something.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "ChatUpdate".
 */
export interface ChatUpdate {
  from: Guid;
  name: DisplayName;
  text: string;
}
/**
 * Web Bridge to web app, POST /api/call/session/move: end this session, then open a new one with this credential at this same Web Bridge.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "Move".
 */
export interface Move {
  accessMethod: {
    numericId: NumericId;
    /**
     * Name of the target call.
     */
    name?: string;
  };
  token: Credential;
}
/**
 * Web app to Web Bridge, POST /api/call/session/end: the user leaves this call, or obeys a move.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "EndSession".
 */
export interface EndSession {}
/**
 * Web Bridge to web app, POST /api/call/session/ended: the cluster ended this session; the close with 4410 follows.
 *
 * This interface was referenced by `WebAppBinding`'s JSON-Schema
 * via the `definition` "SessionEnded".
 */
export interface SessionEnded {
  reason: 'removedByOperator' | 'callEnded' | 'deactivated' | 'callBridgeLost';
}
